"""The biennial reader on short excerpts in the documents' manner: units, frames, paragraphs."""

import pytest

from indicators.enums import Direction, Level, MeasureKind, ResultKind
from indicators.plans.records import (
    Accomplishment,
    Alignment,
    Measure,
    Objective,
    Paragraph,
    Programme,
    Source,
    Subprogramme,
)
from tests.plans.biennial_excerpts import FRAME, PROGRAMME, of_kind, paths, read


def test_a_plan_is_read_in_printed_order():
    plan = read(*PROGRAMME, *FRAME)

    *records, undated = plan.records
    assert undated.code == "period_not_printed"
    assert tuple(records) == (
        Programme("programme 3", "河流", Source(line=3), number="3"),
        Paragraph("programme 3/paragraph 3.1", "本方案测量水位。", Source(line=7)),
        Objective("programme 3/objective", "看清河流", Source(line=9)),
        Accomplishment(
            "programme 3/(a)",
            "读数准确",
            Source(line=13),
            result_kind=ResultKind.ACCOMPLISHMENT,
            carried_over=False,
        ),
        Measure(
            "programme 3/(a)/1",
            "错误减少",
            Source(line=15),
            measure_kind=MeasureKind.DECREASE,
            direction=Direction.DECREASE,
        ),
        Paragraph("programme 3/paragraph 3.2", "逐站测量。", Source(line=19)),
    )


def test_sections_stand_above_subprogrammes():
    plan = read(
        *PROGRAMME,
        " A. 总部 ",
        "次级方案 1 ",
        "水位 ",
        *FRAME,
        "B. 分部 ",
        "次级方案 1 ",
        "流量 ",
        *FRAME[:4],
    )

    assert paths(plan, Subprogramme, Objective) == [
        "programme 3/section A",
        "programme 3/section A/subprogramme 1",
        "programme 3/section A/subprogramme 1/objective",
        "programme 3/section B",
        "programme 3/section B/subprogramme 1",
        "programme 3/section B/subprogramme 1/objective",
    ]


def test_sections_stand_below_a_subprogramme_that_opens_the_programme():
    plan = read(
        *PROGRAMME,
        "次级方案 1 ",
        "水位 ",
        "A. 上游 ",
        "3.2  上游由一股负责。 ",
        *FRAME[:4],
        "B. 下游 ",
        *FRAME[:4],
        "次级方案 2 ",
        "流量 ",
        *FRAME[:4],
    )

    assert paths(plan, Objective) == [
        "programme 3/subprogramme 1/section A/objective",
        "programme 3/subprogramme 1/section B/objective",
        "programme 3/subprogramme 2/objective",
    ]


def test_a_mission_stands_directly_above_its_objective():
    plan = read(*PROGRAMME, "B. 站 ", "1. 三角洲站", " ", *FRAME, "2. 上游站 ", *FRAME[:4])

    missions = [unit for unit in of_kind(plan, Subprogramme) if unit.level is Level.MISSION]

    assert [(unit.path, unit.number, unit.text) for unit in missions] == [
        ("programme 3/section B/mission 1", "1", "三角洲站"),
        ("programme 3/section B/mission 2", "2", "上游站"),
    ]
    assert paths(plan, Accomplishment) == [
        "programme 3/section B/mission 1/(a)",
        "programme 3/section B/mission 2/(a)",
    ]


def test_an_objective_without_a_table_stands_above_components():
    plan = read(
        *PROGRAMME,
        "次级方案 5 ",
        "系统 ",
        "本组织目标：系统好用 ",
        "构成部分 1 ",
        "水位系统 ",
        *FRAME,
        "构成部分 2 ",
        "流量系统 ",
        *FRAME[:4],
    )

    assert paths(plan, Objective, Accomplishment) == [
        "programme 3/subprogramme 5/objective",
        "programme 3/subprogramme 5/component 1/objective",
        "programme 3/subprogramme 5/component 1/(a)",
        "programme 3/subprogramme 5/component 2/objective",
        "programme 3/subprogramme 5/component 2/(a)",
    ]


def test_numbered_objectives_are_part_of_the_path_of_all_below_them():
    first, second = (f"{number}. {FRAME[0]}" for number in (1, 2))

    plan = read(*PROGRAMME, "次级方案 4 ", "房舍 ", first, *FRAME[1:4], second, *FRAME[1:])

    assert paths(plan, Objective, Accomplishment, Measure) == [
        "programme 3/subprogramme 4/objective 1",
        "programme 3/subprogramme 4/objective 1/(a)",
        "programme 3/subprogramme 4/objective 1/(a)/1",
        "programme 3/subprogramme 4/objective 2",
        "programme 3/subprogramme 4/objective 2/(a)",
        "programme 3/subprogramme 4/objective 2/(a)/1",
    ]


@pytest.mark.parametrize("label", ["本组织目标：", "本组织的目标：", "组织目标："])
@pytest.mark.parametrize(
    "head",
    ["秘书处预期成绩 绩效指标 ", "秘书处预期成绩   绩效指标 ", "秘书处的预期成绩  绩效指标 "],
)
def test_labels_are_known_in_every_printed_form(label, head):
    plan = read(*PROGRAMME, f"{label}看清河流 ", head, *FRAME[2:])

    assert [record.text for record in of_kind(plan, Objective)] == ["看清河流"]
    assert paths(plan, Measure) == ["programme 3/(a)/1"]


def test_the_head_of_a_table_may_come_as_two_cells():
    plan = read(*PROGRAMME, FRAME[0], "秘书处预期成绩 ", "绩效指标 ", *FRAME[2:])

    assert paths(plan, Accomplishment, Measure) == ["programme 3/(a)", "programme 3/(a)/1"]


def test_a_label_of_a_whole_frame_is_dropped():
    plan = read(*PROGRAMME, "两年期目标、预期成绩、绩效指标和业绩计量 ", *FRAME)

    assert [record.text for record in of_kind(plan, Objective)] == ["看清河流"]


def test_enumerations_of_strategy_are_no_rows_of_a_table():
    plan = read(
        *PROGRAMME,
        *FRAME[:5],
        "3.2  战略将包括： ",
        " (a) 测量： ",
        "㈠ 水位； ",
        "㈡ 流量； ",
        " (b) 公布。 ",
    )

    assert paths(plan, Accomplishment, Measure) == ["programme 3/(a)", "programme 3/(a)/1"]
    assert plan.records[-2] == Paragraph(
        "programme 3/paragraph 3.2",
        "战略将包括：\n(a) 测量：\n㈠ 水位；\n㈡ 流量；\n(b) 公布。",
        Source(line=19),
    )


def test_a_subprogramme_named_inside_a_paragraph_is_no_heading():
    plan = read(*PROGRAMME, "  次级方案 1：水位； ", "方案 3 和 4) ", *FRAME)

    assert paths(plan, Subprogramme, Programme) == ["programme 3"]
    assert plan.records[1].text == "本方案测量水位。\n次级方案 1：水位；\n方案 3 和 4)"


@pytest.mark.parametrize("number", ["4.2", "3.1", "3.0"])
def test_only_the_programmes_own_next_numbers_open_a_paragraph(number):
    plan = read(*PROGRAMME, f"{number} 米为警戒水位。 ", *FRAME)

    assert paths(plan, Paragraph) == ["programme 3/paragraph 3.1", "programme 3/paragraph 3.2"]


def test_names_may_take_several_lines():
    plan = read(
        *PROGRAMME, "次级方案 1 ", "水位和", "流量 ", "次级方案 2 ", "水质 ", " 和生态 ", *FRAME
    )

    assert [unit.text for unit in of_kind(plan, Subprogramme)] == ["水位和流量", "水质和生态"]


def test_the_mark_of_a_page_footnote_is_no_part_of_a_name():
    plan = read(
        *PROGRAMME,
        "A. 总部4 ",
        "次级方案 1 ",
        "水位 ",
        *FRAME,
        "__________________ ",
        " 4 仅在总部执行。 ",
        "^ B. 分部 4 ",
        "次级方案 1 ",
        "水位 ",
        *FRAME[:4],
    )

    sections = [unit for unit in of_kind(plan, Subprogramme) if unit.level is Level.SECTION]

    assert [(unit.text, unit.footnotes) for unit in sections] == [
        ("总部", ("4 仅在总部执行。",)),
        ("分部", ("4",)),
    ]


def test_a_number_that_no_footnote_explains_stays_in_a_name():
    plan = read(*PROGRAMME, "A. 水闸 4 ", *FRAME)

    assert [unit.text for unit in of_kind(plan, Subprogramme)] == ["水闸 4"]


def test_goals_named_by_a_strategy_are_alignments():
    plan = read(*PROGRAMME, *FRAME[:5], "3.2  本方案促进可持续发展目标 6。 ")

    assert of_kind(plan, Alignment) == [
        Alignment(
            "programme 3/paragraph 3.2/alignment 1",
            "本方案促进可持续发展目标 6。",
            Source(line=19),
            framework="SDG",
            code="6",
            about="programme 3/paragraph 3.2",
        )
    ]
