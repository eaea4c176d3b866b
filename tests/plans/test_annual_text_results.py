"""Results, their measures, values and verdicts in the text of annual plans."""

from indicators.enums import Basis, DocumentVerdict, Qualifier
from indicators.plans.annual_text import read
from tests.plans.annual_excerpts import FRONT, RESULT, UNIT, codes, of_kind, printed


def test_values_in_a_figure_are_asked_for_and_never_guessed():
    plan = read(
        printed(*RESULT, "Figure 6.I", "Performance measure: number of roads opened", "12", "14")
    )

    assert [each.text for each in of_kind(plan, "measure")] == ["number of roads opened"]
    assert of_kind(plan, "value") == []
    assert [each.text for each in of_kind(plan, "remainder")] == ["12\n14"]
    assert codes(plan)[-1] == (
        "values_only_in_figure",
        "section 6/subprogramme 1/result 1/measure 1",
    )


def test_a_table_of_words_by_year_is_read_cell_by_cell():
    plan = read(
        printed(
            *RESULT, "Table 6.1", "Performance measure", "2019 2020 2021",
            "Roads+", "drawn", "—", "Roads built",
        )
    )  # fmt: skip

    assert [
        (each.year, each.value_kind, each.words, each.amount, each.state)
        for each in of_kind(plan, "value")
    ] == [
        (2019, "actual", "Roads drawn", None, "reported"),
        (2020, "planned", None, None, "none"),
        (2021, "planned", "Roads built", None, "reported"),
    ]


def test_figures_by_year_may_stand_on_one_line():
    plan = read(
        printed(*RESULT, "Table 6.1", "Performance measure: roads", "2019 2020 2021", "1.5 — 3c")
    )

    assert [
        (each.year, each.amount, each.state, each.text, each.as_printed, each.footnotes)
        for each in of_kind(plan, "value")
    ] == [
        (2019, "1.5", "reported", "1.5", "1.5", ()),
        (2020, None, "none", "—", "—", ()),
        (2021, "3", "reported", "3", "3c", ("c",)),
    ]


def test_years_may_say_themselves_what_is_planned():
    plan = read(
        printed(
            *RESULT, "Table 6.1", "Performance measure: roads", "2018 (actual)", "2019 (planned)",
            "about 3", "4",
        )
    )  # fmt: skip

    assert [
        (each.year, each.value_kind, each.amount, each.qualifier) for each in of_kind(plan, "value")
    ] == [(2018, "actual", "3", Qualifier.ABOUT), (2019, "planned", "4", None)]


def test_cells_that_do_not_match_the_years_are_left_to_a_person():
    plan = read(
        printed(*RESULT, "Table 6.1", "Performance measure", "2019 2020 2021", "Drawn", "Built")
    )

    assert of_kind(plan, "value") == []
    assert [each.text for each in of_kind(plan, "remainder")] == ["Drawn\nBuilt"]
    assert codes(plan)[-1] == ("table_unclear", "section 6/subprogramme 1/result 1/measure 1")


def test_results_stand_below_the_section_where_there_is_no_subprogramme():
    plan = read(
        printed(
            *FRONT, "Objective", "6.1 To join roads.", "Planned results for 2021",
            "Result 1: open roads (new result)", "6.2 They open.", "Figure 6.I",
            "Performance measure: number of roads",
        )
    )  # fmt: skip

    assert [each.path for each in plan][:5] == [
        "document",
        "section 6",
        "section 6/objective",
        "section 6/result 1",
        "section 6/paragraph 6.2",
    ]
    assert [each.path for each in of_kind(plan, "measure")] == ["section 6/result 1/measure 1"]


def test_the_verdict_may_be_a_miss_and_the_basis_unknown():
    plan = read(
        printed(
            *UNIT, "Programme performance in 2019 against planned result",
            "6.3 A planned result for 2019, which is open roads, was not achieved, as evidenced by "
            "3 roads, compared with the target of 5.",
        )
    )  # fmt: skip

    statement = of_kind(plan, "statement")[0]

    assert [each.text for each in of_kind(plan, "accomplishment")] == ["open roads"]
    assert (statement.verdict, statement.target, statement.actual, statement.basis) == (
        DocumentVerdict.NOT_MET,
        "5",
        "3",
        Basis.UNKNOWN,
    )
    assert codes(plan) == [
        ("basis_unknown", statement.path),
        ("direction_not_stated", statement.path),
    ]


def test_a_judging_paragraph_without_a_verdict_is_asked_about():
    plan = read(
        printed(
            *UNIT, "Programme performance in 2019 against planned result", "6.3 Roads were open."
        )
    )

    assert of_kind(plan, "statement") == []
    assert codes(plan) == [("verdict_not_read", "section 6/subprogramme 1/planned result 1")]
