"""The reader of annual plans in text: the sample, the tree, the paragraphs and what is refused."""

from collections import Counter

import pytest

from indicators.enums import Basis, DocumentVerdict, ResultKind
from indicators.plans.annual_text import read
from indicators.plans.refusals import NotAPlan
from tests.plans.annual_excerpts import FRONT, RESULT, UNIT, codes, of_kind, printed
from tests.plans.documents import PROJECT

SAMPLES = {
    language: (PROJECT / "indicators" / "sample" / f"annual.{language}.txt").read_bytes()
    for language in ("en", "zh")
}
BOTH = pytest.mark.parametrize("language", ["en", "zh"])


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
        "value": 15,
        "statement": 3,
        "deliverable": 16,
        "mandate": 17,
        "paragraph": 39,
        "alignment": 10,
        "doubt": 19,
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


def test_an_objective_may_stand_without_a_number():
    plan = read(printed(*FRONT, "6.1 Roads.", "Subprogramme 1", "Roads", "Objective", "To build."))

    assert [(each.path, each.text) for each in of_kind(plan, "objective")] == [
        ("section 6/subprogramme 1/objective", "To build.")
    ]
