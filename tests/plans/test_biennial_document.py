"""The biennial reader on short excerpts: the document as a whole, its language, refusals."""

import hashlib

import pytest

from indicators.enums import PlanFormat
from indicators.plans import biennial
from indicators.plans.records import (
    Document,
    Programme,
    Source,
)
from indicators.plans.refusals import NotAPlan
from tests.plans.biennial_excerpts import FRAME, MANDATES, PROGRAMME, paths, read
from tests.plans.pdf_text import pdf_text


def test_the_document_is_told_from_front_matter_and_running_heads():
    lines = (
        " 2018-2019 年期间两年期方案计划 ",
        "1. 上一份计划涵盖 2016-2017 两年期。 ",
        "2018-2019 年期间的优先事项 ",
        "RX/2017/6  ",
        "3/24 17-00412 (C) ",
        *PROGRAMME,
        *FRAME,
    )
    title = "2018-2019 年期间两年期方案计划"

    plan = read(*lines)

    assert plan.document == Document(
        path="document",
        text=title,
        source=Source(line=1),
        symbol="RX/2017/6",
        title=title,
        language="zh",
        format=PlanFormat.BIENNIAL_TEXT,
        period="2018-2019",
        source_sha256=hashlib.sha256(pdf_text(*lines)).hexdigest(),
    )


@pytest.mark.parametrize(
    "prose",
    ["3.3  2016-2017 两年期增设了测站。 ", "3.3  增设测站。 "],
    ids=["a past one named", "none named"],
)
def test_a_programme_alone_has_no_period_whatever_its_prose_and_mandates_name(prose):
    mandates = (" 立法授权 ", "大会决议 ", "1/2 2016-2017 两年期方案预算 ", "1/3 2016-2017 年 ")

    plan = read(*PROGRAMME, *FRAME, prose, *mandates)

    assert plan.document.period == ""
    assert [(each.code, each.about) for each in plan.records if each.kind == "doubt"][-1:] == [
        ("period_not_printed", "document")
    ]


def test_the_title_gives_the_period_even_where_the_foreword_names_another_more_often():
    front = (
        "2018-2019 年期间两年期方案计划 ",
        "1. 2016-2017 两年期已结束。 ",
        "2. 2016-2017 两年期的经验得到采用。 ",
    )

    assert read(*front, *PROGRAMME, *FRAME).document.period == "2018-2019"


def test_a_plan_in_english_is_told_by_its_headings():
    plan = read(
        "Programme 3 ",
        "Rivers ",
        "Overall orientation ",
        "3.1  The programme measures the rivers",
        "of the basin. ",
        "A. Seat ",
        "Subprogramme 1 ",
        "Gauges ",
        "Component 2 ",
        "Lower gauges ",
        "2. Objective of the Organization: To know the level of",
        "the rivers ",
        "Expected accomplishments of the Secretariat Indicators of achievement ",
        "(a) Readings arrive",
        "on time ",
        "(i) Fewer late readings ",
        "(ii) Fewer lost readings ",
        "(b) Readings are right  (i) Fewer errors ",
        "Strategy ",
        "3.2  Gauges are read every day. ",
    )
    frame = "programme 3/section A/subprogramme 1/component 2/objective 2"

    found = [(record.path, record.text) for record in plan.records if record.kind != "doubt"]

    assert plan.document.language == "en"
    assert found == [
        ("programme 3", "Rivers"),
        ("programme 3/paragraph 3.1", "The programme measures the rivers of the basin."),
        ("programme 3/section A", "Seat"),
        ("programme 3/section A/subprogramme 1", "Gauges"),
        ("programme 3/section A/subprogramme 1/component 2", "Lower gauges"),
        (frame, "To know the level of the rivers"),
        (f"{frame}/(a)", "Readings arrive on time"),
        (f"{frame}/(a)/1", "Fewer late readings"),
        (f"{frame}/(a)/2", "Fewer lost readings"),
        (f"{frame}/(b)", "Readings are right"),
        (f"{frame}/(b)/1", "Fewer errors"),
        ("programme 3/paragraph 3.2", "Gauges are read every day."),
    ]


def test_front_matter_is_kept_as_remainder():
    plan = read("前言 ", "1. 计划涵盖两年。 ", *PROGRAMME, *FRAME)

    assert [(record.path, record.text) for record in plan.records[:2]] == [
        ("remainder 1", "前言"),
        ("remainder 2", "1. 计划涵盖两年。"),
    ]


def test_programmes_of_the_same_number_keep_paths_of_their_own():
    plan = read(*PROGRAMME, *FRAME, *MANDATES, *PROGRAMME, *FRAME, *MANDATES)

    assert len({record.path for record in plan.records}) == len(plan.records)
    assert paths(plan, Programme) == ["programme 3", "programme 3 (2)"]


def test_a_programme_reads_the_same_at_other_lines_and_beside_others():
    alone = read(*PROGRAMME, *FRAME, *MANDATES)
    beside = read(
        *(line.replace("3", "1") for line in (*PROGRAMME, *FRAME, *MANDATES)),
        *PROGRAMME,
        *FRAME,
        *MANDATES,
    )

    shift = 2 * (len(PROGRAMME) + len(FRAME) + len(MANDATES))
    later, first = (
        [record for record in plan.records if record.path.startswith("programme 3")]
        for plan in (beside, alone)
    )

    assert [(record.path, record.text) for record in later] == [
        (record.path, record.text) for record in first
    ]
    assert [record.source.line for record in later] == [
        record.source.line + shift for record in first
    ]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("一份报告 ", "没有方案 "), "none of the headings"),
        (FRAME, "no line that opens a programme"),
        (PROGRAMME, "states an objective"),
        (("方案 3", *("河流",) * 300), "have lost the spaces at their ends"),
    ],
)
def test_what_is_no_biennial_plan_is_refused_in_one_sentence(lines, says):
    with pytest.raises(NotAPlan, match=says) as refusal:
        biennial.read(pdf_text(*lines))

    assert "\n" not in str(refusal.value)
