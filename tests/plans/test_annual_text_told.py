"""A baseline that the prose above a measure states, in the text of annual plans."""

import pytest

from indicators.enums import Qualifier
from indicators.plans.annual_text import read
from tests.plans.annual_excerpts import RESULT, codes, of_kind, printed

ZH_RESULT = (
    "RCAB/2020/6 (Sect. 6)",
    "2021 年拟议方案计划和 2019 年方案执行情况",
    "6.1 道路很重要。",
    "次级方案 1",
    "道路",
    "目标",
    "6.2 连接各条道路。",
    "2021 年计划成果",
    "成果 1：开放道路(新成果)",
)
PATH = "section 6/subprogramme 1/result 1/measure 1"


def baselines(*lines):
    plan = read(printed(*lines))
    return [
        (each.path, each.year, each.amount, each.as_printed, each.qualifier)
        for each in of_kind(plan, "value")
        if each.value_kind == "baseline"
    ]


@pytest.mark.parametrize(
    ("sentence", "year", "amount", "qualifier"),
    [
        ("Crews mended 900 km, from a baseline of 117 km in 2015–2018.", "2015-2018", "117", None),
        ("They mended 900 km, against the 2018 baseline of about 42 km.", 2018, "42", "about"),
        ("Baseline for 2015 to 2018: 1,170 km.", "2015-2018", "1170", None),
        ("The baseline (2018): 12.5 per cent.", 2018, "12.5", None),
        ("Baseline: 12 crossings (2018).", 2018, "12", None),
        ("They started with 17 crossings in 2018 as the baseline.", None, None, None),
        ("In 2018 they had 17 crossings as the baseline.", 2018, "17", None),
    ],
)  # fmt: skip
def test_an_english_sentence_states_a_baseline(sentence, year, amount, qualifier):
    found = baselines(*RESULT, f"6.4 {sentence}", "Figure 6.I", "Performance measure: km mended")

    assert [(each[1], each[2], each[4]) for each in found] == (
        [(year, amount, qualifier)] if year else []
    )


@pytest.mark.parametrize(
    ("sentence", "year", "amount"),
    [
        ("2019 年修了 9 公里，而 2015 年至 2018 年同一段的基线则为 117 公里。", "2015-2018", "117"),
        ("基线(2018 年)为 1 170 公里。", 2018, "1170"),
        ("基线：2015-2018 年为 117 公里。", "2015-2018", "117"),
        ("以 2018 年 42 公里为基线，2019 年修复了 900 公里。", 2018, "42"),
        ("2018 年基线值约为十四个口岸。", 2018, "14"),
        ("在 2010 年设定的基线的基础上减少 35%。", None, None),
        ("2019 年编制了 3 份基线图。", None, None),
        ("基线为 117 公里。", None, None),
    ],
)  # fmt: skip
def test_a_chinese_sentence_states_a_baseline(sentence, year, amount):
    found = baselines(*ZH_RESULT, f"6.3 {sentence}", "图 6.一", "业绩计量：修复的公里数")

    assert [each[1:3] for each in found] == ([(year, amount)] if year else [])


def test_the_baseline_belongs_to_the_measure_below_it_whose_other_values_are_asked_for():
    lines = (
        *RESULT,
        "6.4 They opened 9, against a baseline of about 4 roads in 2018.",
        "Figure 6.I",
        "Performance measure: number of roads open",
        "Result 2: closed roads (new result)",
        "6.5 They close.",
        "Figure 6.II",
        "Performance measure: number of roads closed",
    )

    assert baselines(*lines) == [(PATH, 2018, "4", "4", Qualifier.ABOUT)]
    assert ("values_only_in_figure", PATH) in codes(read(printed(*lines)))
