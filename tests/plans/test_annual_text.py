"""The reader of annual plans in text, on the sample and on excerpts in the documents' manner."""

from collections import Counter

import pytest

from indicators.enums import Basis, DeliverableLevel, DocumentVerdict, Qualifier, ResultKind
from indicators.plans.annual_text import read
from indicators.plans.records import NotAPlan
from tests.plans.documents import PROJECT

SAMPLES = {
    language: (PROJECT / "indicators" / "sample" / f"annual.{language}.txt").read_bytes()
    for language in ("en", "zh")
}
BOTH = pytest.mark.parametrize("language", ["en", "zh"])
FRONT = (
    "RCAB/2020/6 (Sect. 6)",
    "A. Proposed programme plan for 2021 and programme performance in 2019",
)
UNIT = (*FRONT, "6.1 Roads matter.", "Subprogramme 1", "Roads", "Objective", "6.2 To join roads.")
RESULT = (*UNIT, "Planned results for 2021", "Result 1: open roads (new result)", "6.3 They open.")
COLUMNS = ("Category and subcategory", "2019", "planned", "2019", "actual", "2021", "planned")
TABLE = (*UNIT, "Deliverables", "6.4 See table 6.1.", "Table 6.1", "Roads: outputs", *COLUMNS)


def printed(*lines: str) -> bytes:
    """Each line a paragraph of its own; one that ends with ``+`` goes on in the next."""
    return "\n\n".join(line[:-1] if line.endswith("+") else f"{line} " for line in lines).encode()


def of_kind(plan, kind):
    return [record for record in plan if record.kind == kind]


def codes(plan):
    return [(doubt.code, doubt.about) for doubt in of_kind(plan, "doubt")]


@BOTH
def test_the_sample_gives_every_kind_of_record(language):
    plan = read(SAMPLES[language])

    assert Counter(record.kind for record in plan) == {
        "document": 1,
        "programme": 1,
        "subprogramme": 3,
        "objective": 3,
        "accomplishment": 12,
        "measure": 9,
        "value": 13,
        "statement": 3,
        "deliverable": 16,
        "mandate": 17,
        "paragraph": 39,
        "alignment": 10,
        "doubt": 17,
        "remainder": 5,
    }


def test_both_languages_of_the_sample_have_the_same_nodes():
    english, chinese = (
        [(record.kind, record.path) for record in read(SAMPLES[language])]
        for language in ("en", "zh")
    )

    assert english == chinese


@BOTH
def test_the_document_says_what_it_is(language):
    document = read(SAMPLES[language]).document

    assert (document.symbol, document.language, document.period, document.format) == (
        "RCAB/2020/6 (Sect. 6)",
        language,
        "2021",
        "annual_text",
    )


@BOTH
def test_verdicts_come_with_target_actual_and_basis(language):
    plan = read(SAMPLES[language])

    assert [
        (each.path, each.verdict, each.target, each.actual, each.basis, each.actual_basis)
        for each in of_kind(plan, "statement")
    ] == [
        (
            f"section 6/subprogramme {number}/planned result 1",
            DocumentVerdict.ACHIEVED,
            target,
            actual,
            basis,
            basis,
        )
        for number, target, actual, basis in (
            (1, "6", "6", Basis.INCREMENT),
            (2, "9", "12", Basis.TOTAL),
            (3, "95", "100", Basis.LEVEL),
        )
    ]


@BOTH
def test_results_are_judged_highlighted_carried_over_or_new(language):
    plan = read(SAMPLES[language])

    assert [
        (each.path.rpartition("/")[2], each.result_kind, each.carried_over)
        for each in of_kind(plan, "accomplishment")
    ] == [
        ("planned result 1", ResultKind.PLANNED_RESULT, False),
        ("highlighted result 1", ResultKind.HIGHLIGHTED_RESULT, False),
        ("result 1", ResultKind.RESULT, True),
        ("result 2", ResultKind.RESULT, False),
    ] * 3


@BOTH
def test_the_year_of_a_carried_over_result_is_a_proxy(language):
    plan = read(SAMPLES[language])

    proxies = [each for each in of_kind(plan, "value") if each.state == "proxy"]
    asked = [about for code, about in codes(plan) if code == "proxy_year"]

    assert [(each.path, each.year, each.value_kind, each.amount) for each in proxies] == [
        (f"section 6/subprogramme {number}/result 1/measure 1", 2020, "planned", None)
        for number in (1, 2, 3)
    ]
    assert asked == [each.path for each in proxies]


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
    assert codes(plan) == [("basis_unknown", statement.path)]


def test_a_judging_paragraph_without_a_verdict_is_asked_about():
    plan = read(
        printed(
            *UNIT, "Programme performance in 2019 against planned result", "6.3 Roads were open."
        )
    )

    assert of_kind(plan, "statement") == []
    assert codes(plan) == [("verdict_not_read", "section 6/subprogramme 1/planned result 1")]


def test_list_items_belong_to_their_paragraph():
    plan = read(printed(*UNIT, "Strategy", "6.3 It rests on:", "(a) Roads;", "(b) Goal 9."))

    assert of_kind(plan, "paragraph")[-1].text == "It rests on:\n(a) Roads;\n(b) Goal 9."
    assert [each.code for each in of_kind(plan, "alignment")] == ["9"]


def test_only_the_strategy_links_to_goals():
    plan = read(printed(*UNIT, "Strategy", "6.3 Nothing.", "Evaluation activities", "6.4 Goal 9."))

    assert of_kind(plan, "alignment") == []


def test_footnote_marks_are_taken_off_and_their_notes_kept():
    plan = read(
        printed(*RESULT, "6.4 The survey1 ", "found six roads.", "__________________", "1 Of 2019.")
    )

    paragraph = of_kind(plan, "paragraph")[-1]

    assert (paragraph.text, paragraph.footnotes) == ("The survey found six roads.", ("1 Of 2019.",))


def test_a_mark_inside_of_a_line_is_found_too():
    plan = read(
        printed(
            *FRONT, "1.1 一项倡议2 开展工作。", "2021 年计划成果", "成果 1：公路(新成果)",
            "__________________", " 2 由六国发起。",
        )
    )  # fmt: skip

    paragraph = of_kind(plan, "paragraph")[0]

    assert (paragraph.text, paragraph.footnotes) == ("一项倡议 开展工作。", ("2 由六国发起。",))


def test_a_heading_ends_a_line_that_did_not_end():
    plan = read(
        printed(
            *RESULT, "Figure 6.I", "Performance measure: number of roads+",
            "Result 2: wide roads (new result)",
        )
    )  # fmt: skip

    assert [each.text for each in of_kind(plan, "measure")] == ["number of roads"]
    assert of_kind(plan, "accomplishment")[-1].path == "section 6/subprogramme 1/result 2"


def test_the_line_above_a_list_of_mandates_may_lack_its_end():
    plan = read(
        printed(
            *UNIT, "Legislative mandates", "6.3 As listed.", "Basin Assembly resolutions+",
            "11/44 Corridors", "Decision 4/1 Seat",
        )
    )  # fmt: skip

    assert [
        (each.path, each.body, each.mandate_kind, each.symbol, each.text)
        for each in of_kind(plan, "mandate")
    ] == [
        (
            "section 6/subprogramme 1/mandate 1",
            "Basin Assembly",
            "resolution",
            "11/44",
            "Corridors",
        ),
        ("section 6/subprogramme 1/mandate 2", "Basin Assembly", "decision", "4/1", "Seat"),
    ]


def test_deliverables_are_items_with_counts_and_narratives():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "Studies (number of studies) 3 — 2", "1. Of roads 1 — 2",
            "2. Of rivers+", "and ports", "2 — —", "C. Substance", "Advice: to all.",
        )
    )  # fmt: skip

    first, second, third = of_kind(plan, "deliverable")

    assert (first.path, first.text, first.category, first.subcategory, first.unit) == (
        "section 6/subprogramme 1/deliverable 1",
        "Of roads",
        "B",
        "Studies",
        "number of studies",
    )
    assert first.counts == {"2019": {"planned": 1, "actual": "—"}, "2021": {"planned": 2}}
    assert (second.text, second.counts["2019"]) == (
        "Of rivers and ports",
        {"planned": 2, "actual": "—"},
    )
    assert (third.path, third.text, third.category, third.subcategory, third.level) == (
        "section 6/subprogramme 1/deliverable 3",
        "to all.",
        "C",
        "Advice",
        DeliverableLevel.NARRATIVE,
    )
    assert codes(plan) == []


def test_a_subtotal_that_its_items_do_not_reach_is_asked_about():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "Studies (number of studies) 4 1 2",
            "1. Of roads 1 1 1", "2. Of rivers 2 — 1",
        )
    )  # fmt: skip

    doubt = of_kind(plan, "doubt")[0]

    assert (doubt.code, doubt.about, doubt.text) == (
        "parts_do_not_add_up",
        "section 6/subprogramme 1/deliverable 1",
        "Studies (number of studies) 4 1 2",
    )


def test_spaced_thousands_that_can_be_read_two_ways_are_asked_about():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets 1 200 300 400"))

    assert of_kind(plan, "deliverable")[0].counts == {
        "2019": {"planned": 1200, "actual": 300},
        "2021": {"planned": 400},
    }
    assert codes(plan) == [("table_unclear", "section 6/subprogramme 1/deliverable 1")]


def test_a_number_that_ends_a_name_is_no_count():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets on Agenda 21 3 4 5"))

    assert of_kind(plan, "deliverable")[0].text == "Leaflets on Agenda 21"
    assert codes(plan) == []


def test_an_item_whose_counts_are_missing_is_asked_about():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets", "2. Maps 1 1 1"))

    assert [each.counts == {} for each in of_kind(plan, "deliverable")] == [True, False]
    assert codes(plan) == [("table_unclear", "section 6/subprogramme 1/deliverable 1")]


def test_the_head_of_a_table_may_be_printed_again():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "1. Leaflets 1 1 1", *COLUMNS, "2. Maps 1 1 1",
        )
    )  # fmt: skip

    assert [each.path for each in of_kind(plan, "deliverable")] == [
        "section 6/subprogramme 1/deliverable 1",
        "section 6/subprogramme 1/deliverable 2",
    ]


def test_money_and_posts_are_left_as_they_stand():
    plan = read(
        printed(
            *RESULT,
            "B. Proposed post and non-post resource requirements for 2021",
            "6.9 Resources amount to 12.", "Subprogramme 1", "Roads",
        )
    )  # fmt: skip

    assert [each.text for each in of_kind(plan, "subprogramme")] == ["Roads"]
    assert [each.text for each in of_kind(plan, "remainder")] == [
        "B. Proposed post and non-post resource requirements for 2021",
        "6.9 Resources amount to 12.\nSubprogramme 1\nRoads",
    ]


def test_a_subprogramme_printed_twice_is_left_whole_the_second_time():
    plan = read(printed(*RESULT, "Subprogramme 1", "Roads again", "6.8 More.", "Subprogramme 2"))

    assert [each.number for each in of_kind(plan, "subprogramme")] == ["1", "2"]
    assert [each.text for each in of_kind(plan, "remainder")] == [
        "Subprogramme 1\nRoads again\n6.8 More."
    ]


def test_a_symbol_that_is_not_printed_is_asked_for():
    plan = read(printed(*RESULT[1:]))

    assert plan.document.symbol == "Sect. 6"
    assert codes(plan) == [("symbol_not_printed", "section 6")]


def test_the_running_head_names_the_programme_once():
    plan = read(printed(*RESULT, "Section 6 Transport", "6.4 On.", "Section 6 Transport"))

    assert plan.records[0].text == "Transport"
    assert [each.text for each in plan.dropped if each.because == "running head"] == [
        "Section 6 Transport"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"Just words.",
        printed("6.1 A paragraph.", "6.2 Another."),
        printed("Planned results for 2021", "Result 1: roads"),
        "目标 \n\n战略 ".encode(),
    ],
)
def test_a_text_without_the_marks_of_an_annual_plan_is_refused(data):
    with pytest.raises(NotAPlan, match="The text is no annual plan"):
        read(data)


def test_a_plan_for_no_year_is_refused():
    with pytest.raises(NotAPlan, match="does not say for which year"):
        read(printed("6.1 A paragraph.", "Result 1: open roads (new result)"))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "方案".encode("gb18030"), b"Plan\x00"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(NotAPlan, match=r"\.$"):
        read(data)


def test_symbols_and_titles_printed_one_column_after_the_other_are_paired():
    plan = read(
        printed(
            *UNIT, "Legislative mandates", "6.3 As listed.", "Basin Assembly resolutions",
            "11/44", "11/45", "Corridors", "Axle loads", "11/46 Ferries", "11/47",
        )
    )  # fmt: skip

    assert [(each.symbol, each.text) for each in of_kind(plan, "mandate")] == [
        ("11/44", "Corridors"),
        ("11/45", "Axle loads"),
        ("11/46", "Ferries"),
        ("11/47", ""),
    ]


def test_words_above_the_first_list_of_mandates_are_no_mandate():
    plan = read(printed(*UNIT, "Legislative mandates", "Not applicable"))

    assert of_kind(plan, "mandate") == []
    assert [each.text for each in of_kind(plan, "remainder")] == ["Not applicable"]


def test_an_objective_may_stand_without_a_number():
    plan = read(printed(*FRONT, "6.1 Roads.", "Subprogramme 1", "Roads", "Objective", "To build."))

    assert [(each.path, each.text) for each in of_kind(plan, "objective")] == [
        ("section 6/subprogramme 1/objective", "To build.")
    ]
