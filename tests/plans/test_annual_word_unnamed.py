"""Units and results that the document gives no name: their heading stands for it."""

from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.word import WordFile
from tests.plans.word_plans import a_plan, of_kind, read, with_result


def texts(plan, kind):
    data = plan.to_bytes()
    record = read(plan)
    assert account(text_of(data), record) == BALANCED
    return [(each.path, each.text) for each in of_kind(record, kind)]


def a_section():
    plan = a_plan()
    plan.heading("Objective")
    plan.paragraph("The objective is clean rivers.")
    return plan


def test_a_result_without_a_title_is_called_by_its_number():
    plan = a_section()
    plan.heading("Planned results for 2026")
    plan.heading("Result 1")
    plan.heading("Programme performance in 2024 and target for 2026")
    plan.paragraph("3.6 The rivers are cleaner.")

    assert texts(plan, "accomplishment") == [("section 3/result 1", "Result 1")]


def test_a_highlighted_result_without_a_title_is_called_by_the_heading_above_it():
    plan = a_section()
    plan.heading("Programme performance in 2024")
    plan.paragraph("3.5 Twelve rivers were cleaned.")

    assert texts(plan, "accomplishment") == [
        ("section 3/highlighted result 1", "Programme performance in 2024")
    ]


def test_a_subprogramme_directly_above_its_components_is_called_by_its_number():
    plan = a_plan()
    plan.heading("Subprogramme 1")
    plan.heading("Component 1")
    plan.heading("Rivers")
    plan.heading("Objective")
    plan.paragraph("The objective is clean rivers.")

    assert texts(plan, "subprogramme") == [
        ("section 3/subprogramme 1", "Subprogramme 1"),
        ("section 3/subprogramme 1/component 1", "Rivers"),
    ]


def test_mandates_printed_as_lines_have_one_entry_for_each_symbol():
    plan = a_section()
    plan.heading("Legislative mandates")
    plan.heading("General Assembly resolutions")
    plan.paragraph("71/24; 75/23\tRivers of the basin")
    plan.paragraph("80/1\tRoads\t80/2\tPorts")
    plan.paragraph("81/1, 81/2 and 81/3")

    assert [(each.symbol, each.text) for each in of_kind(read(plan), "mandate")] == [
        ("71/24", "Rivers of the basin"),
        ("75/23", "Rivers of the basin"),
        ("80/1", "Roads"),
        ("80/2", "Ports"),
        ("81/1", ""),
        ("81/2", ""),
        ("81/3", ""),
    ]


def test_a_programme_that_no_line_names_is_called_by_the_first_line_of_the_document():
    plan = WordFile()
    plan.heading("Budget of the rivers")
    plan.heading("1. Objective")
    plan.paragraph("3.1\tThe objective is clean rivers.")
    with_result(plan)

    record = read(plan)

    assert [each.text for each in of_kind(record, "programme")] == ["Budget of the rivers"]
    assert [each.text for each in of_kind(record, "objective")] == [
        "The objective is clean rivers."
    ]
