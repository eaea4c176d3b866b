"""The labels of charts and tables in a Word plan: year, kind and component."""

import pytest

from indicators.plans.annual_word.chinese import CHINESE
from indicators.plans.annual_word.english import ENGLISH
from indicators.plans.annual_word.labels import Label, read_label

NOTHING = Label()


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2024 (actual)", Label(2024, "actual")),
        ("2024 \n(actual) ", Label(2024, "actual")),
        ("2024\u00a0(actual)", Label(2024, "actual")),
        ("2024 (actual)s", Label(2024, "actual")),
        ("2024 (actual)a ", Label(2024, "actual", mark="a")),
        ("2024a", Label(2024, mark="a")),
        ("2026 (planned)", Label(2026, "planned")),
        ("2026 (target)", Label(2026, "planned")),
        ("2024 planned", Label(2024, "planned")),
        ("Baseline (2019)", Label(2019, "baseline")),
        ("2020 (proxy)", Label(2020, "actual", is_proxy=True)),
        ("2024 (actual performance)", Label(2024, "actual")),
        ("2024 (preliminary actual)", Label(2024, "actual")),
        ("2024 (achieved)", Label(2024, "actual")),
        ("2024 (actual)1", Label(2024, "actual", mark="1")),
        ("2026 (revised target)", Label(2026, "planned")),
        ("2026 (forecast)", Label(2026, "planned")),
        ("2025 (estimate)", Label(2025)),
        ("2025 (estimated)", Label(2025)),
        ("FY 2024", Label(2024)),
        ("FY 2023/24 (actual)", Label("2023/24", "actual")),
        ("As at 31 December 2024", Label(2024)),
        ("2024 (actual), women", Label(2024, "actual", component="women")),
        ("2021/22", Label("2021/22")),
        ("2021/2022 (actual)", Label("2021/22", "actual")),
        ("2021–22", Label("2021/22")),
        ("2015–2018", Label("2015-2018")),
        ("Planned", Label(kind="planned")),
        ("planned ", Label(kind="planned")),
        ("actuals", Label(kind="actual")),
        ("X", NOTHING),
        ("Column1", NOTHING),
        ("Column 2", NOTHING),
        ("", NOTHING),
        ("Countries (planned)", Label(kind="planned", component="Countries")),
        (" Women  (actual) ", Label(kind="actual", component="Women")),
        ("Women planned", Label(kind="planned", component="Women")),
        ("Actual – women", Label(kind="actual", component="women")),
        ("Countries with a planned reform", Label(component="Countries with a planned reform")),
        ("Planned parenthood clinics", Label(component="Planned parenthood clinics")),
        ("Members meeting the target", Label(component="Members meeting the target")),
        ("Revenue (millions of dollars)", Label(component="Revenue (millions of dollars)")),
        ("Totals", Label(component="Totals")),
    ],
)
def test_a_label_gives_year_kind_and_component(printed, label):
    assert read_label(printed, ENGLISH) == label


def test_numbers_that_make_no_period_are_no_year():
    assert read_label("2024/17", ENGLISH).year is None


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2024 年（实际）", Label(2024, "actual")),
        ("2026年(计划)", Label(2026, "planned")),
        ("2024年计划数", Label(2024, "planned")),
        ("2024 年(实际执行情况)", Label(2024, "actual")),
        ("2026 年(预计数)", Label(2026, "planned")),
        ("2025 年(估计数)", Label(2025)),
        ("2024 财年", Label(2024)),
        ("2020 年(代用业绩计量)", Label(2020, "actual", is_proxy=True)),
        ("计划", Label(kind="planned")),
        ("国家行动计划", Label(component="国家行动计划")),
        ("妇女（实际）", Label(kind="actual", component="妇女")),
    ],
)
def test_a_chinese_label_gives_the_same(printed, label):
    assert read_label(printed, CHINESE) == label
