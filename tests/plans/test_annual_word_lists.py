"""The Word reader on small plans: mandates and deliverables."""

import pytest

from indicators.enums import (
    DeliverableLevel,
)
from tests.plans.word import Cell, bold, raised
from tests.plans.word_plans import (
    DELIVERABLES,
    a_plan,
    of_kind,
    read,
    with_result,
)


def test_mandates_have_body_kind_symbol_and_section():
    plan = a_plan()
    plan.heading("Legislative mandates")
    plan.paragraph("3.1\tThe list below gives all mandates.")
    plan.heading("Regional Council resolutions and decisions")
    plan.table(
        [
            ["4/7; 5/2", "Water"],
            ["Decision 4/1", "Budget"],
            ["25/1, sect. II", "Land"],
            ["6/3 A", "Part one of the title"],
            ["", "and part two"],
        ],
        header_rows=0,
    )
    plan.heading("Conventions and protocols")
    plan.paragraph("\t•\tConvention on Rivers")
    plan.heading("Subprogramme 1")
    plan.heading("Clean water")
    plan.heading("Regional Council resolution")
    plan.table([["7/1", "Wells"]], header_rows=0)
    with_result(plan)

    found = of_kind(read(plan), "mandate")

    assert [(e.path, e.body, e.mandate_kind, e.symbol, e.section, e.text) for e in found] == [
        ("section 3/mandate 1", "Regional Council", "resolution", "4/7", None, "Water"),
        ("section 3/mandate 2", "Regional Council", "resolution", "5/2", None, "Water"),
        ("section 3/mandate 3", "Regional Council", "decision", "4/1", None, "Budget"),
        ("section 3/mandate 4", "Regional Council", "resolution", "25/1", "II", "Land"),
        (
            "section 3/mandate 5",
            "Regional Council",
            "resolution",
            "6/3 A",
            None,
            "Part one of the title\nand part two",
        ),
        ("section 3/mandate 6", None, "convention", None, None, "Convention on Rivers"),
        (
            "section 3/subprogramme 1/mandate 1",
            "Regional Council",
            "resolution",
            "7/1",
            None,
            "Wells",
        ),
    ]


def test_deliverables_are_items_and_narratives_with_counts_by_year():
    plan = a_plan()
    plan.heading("Deliverables")
    plan.paragraph(
        "Cross-cutting deliverables for the period 2024–2026, by category and subcategory"
    )
    plan.table(DELIVERABLES)
    plan.note("a", "One was late.")

    found = of_kind(read(plan), "deliverable")

    assert [(e.path, e.text, e.category, e.subcategory, e.unit, e.level) for e in found] == [
        ("section 3/deliverable 1", "The Council", "A", "Documents", "number of documents", "item"),
        (
            "section 3/deliverable 2",
            "The Committee",
            "A",
            "Documents",
            "number of documents",
            "item",
        ),
        ("section 3/deliverable 3", "to 12 members.", "C", "Advice", None, "narrative"),
        (
            "section 3/deliverable 4",
            "Reviews of accounts.",
            "C",
            "Administration",
            None,
            DeliverableLevel.NARRATIVE,
        ),
    ]
    assert found[0].counts == {
        "2024": {"planned": 5, "actual": 6},
        "2025": {"planned": "—"},
        "2026": {"planned": 1},
    }
    assert found[0].footnotes == ("a", "a One was late.")
    assert found[1].counts["2024"] == {"planned": "—", "actual": 1}


def test_a_title_below_a_symbol_without_one_is_not_lost():
    plan = a_plan()
    plan.heading("Legislative mandates")
    plan.heading("Regional Council resolution")
    plan.table([["7/1", ""], ["", "Wells"]], header_rows=0)
    with_result(plan)

    mandates = of_kind(read(plan), "mandate")

    assert [(each.symbol, each.text) for each in mandates] == [("7/1", ""), (None, "Wells")]


@pytest.mark.parametrize("head", [DELIVERABLES[:2], []], ids=["head again", "no head"])
def test_a_table_of_deliverables_goes_on_in_the_next(head):
    whole, cut = a_plan(), a_plan()
    for plan in (whole, cut):
        plan.heading("Deliverables")
    whole.table(DELIVERABLES)
    cut.table(DELIVERABLES[:6])
    cut.paragraph("")
    cut.table([*head, *DELIVERABLES[6:]])

    found = read(cut)

    def told(each):
        return each.path, each.text, each.category, each.subcategory, each.unit, each.counts

    assert [told(each) for each in of_kind(found, "deliverable")] == [
        told(each) for each in of_kind(read(whole), "deliverable")
    ]
    assert of_kind(found, "doubt") == []


def test_a_subtotal_that_does_not_add_up_is_a_doubt():
    plan = a_plan()
    plan.heading("Deliverables")
    rows = [list(row) for row in DELIVERABLES]
    rows[3][1] = "**6**"
    plan.table(rows)

    (doubt,) = of_kind(read(plan), "doubt")

    assert (doubt.code, doubt.about) == ("parts_do_not_add_up", "section 3/deliverable 1")
    assert "2024: 5 ≠ 6" in doubt.text


def deliverables_of(*rows):
    """The record of a plan whose table of deliverables has these rows."""
    plan = a_plan()
    plan.heading("Deliverables")
    plan.table([DELIVERABLES[0], [Cell("**A.\tMeetings**", span=5)], *rows])
    return read(plan)


def test_labels_and_sums_inside_the_table_are_no_deliverables():
    record = deliverables_of(
        [Cell("Quantified deliverables", span=5)],
        ["**Documents (number of documents)**", "2", "2", "2", "2"],
        ["1. Reports", "2", "2", "2", "2"],
        ["Total", "2", "2", "2", "2"],
        [Cell("Non-quantified deliverables", span=5)],
        [Cell([bold("Advice"), ": to all."], span=5)],
    )

    assert [each.text for each in of_kind(record, "deliverable")] == ["Reports", "to all."]
    assert of_kind(record, "doubt") == []


def test_a_subtotal_with_nothing_below_it_is_the_deliverable():
    record = deliverables_of(["**Documents (number of documents)**", "2", "3", "4", "5"])

    (found,) = of_kind(record, "deliverable")

    assert (found.text, found.unit) == ("Documents (number of documents)", "number of documents")
    assert found.counts == {
        "2024": {"planned": 2, "actual": 3},
        "2025": {"planned": 4},
        "2026": {"planned": 5},
    }


def test_a_count_that_is_no_whole_number_is_left_over():
    record = deliverables_of(["1. Reports", "1.5", "2–3", "n/a", "7*"])

    (found,) = of_kind(record, "deliverable")

    assert found.counts == {"2025": {"planned": "—"}, "2026": {"planned": 7}}
    assert [each.text for each in of_kind(record, "remainder")] == ["1.5", "2–3"]


@pytest.mark.parametrize("between", [" – ", ". ", ": "])
def test_a_bold_label_names_the_subcategory(between):
    record = deliverables_of([Cell([bold("Library services"), f"{between}on demand."], span=5)])

    (found,) = of_kind(record, "deliverable")

    assert (found.subcategory, found.text) == ("Library services", "on demand.")


def test_a_note_in_the_last_row_is_the_note_of_the_count_above_it():
    record = deliverables_of(
        ["1. Reports", "1", ["2", raised("a")], "3", "4"],
        [Cell([raised("a"), " One was late."], span=5)],
    )

    (found,) = of_kind(record, "deliverable")

    assert found.footnotes == ("a", "a One was late.")
