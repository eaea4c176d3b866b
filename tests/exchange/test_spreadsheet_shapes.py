"""Tables in the shapes that offices give them: what is read of each, and what is asked."""

import pytest

from indicators.exchange.spreadsheet import guess, records

CROSSINGS = [("target", "2023", "4"), ("actual", "2023", "3")]


def table(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip("\n").splitlines()]


def read(text: str) -> list[tuple]:
    """Of every record its group, its name, and its values."""
    rows = table(text)
    return [
        (each.group, each.name, [(one.kind, one.period, one.text) for one in each.said])
        for each in records(rows, guess(rows))
    ]


def doubts(text: str) -> tuple[str, ...]:
    return guess(table(text)).doubts


TOTALS = """
Indicator|Target 2023|Actual 2023
Crossings|4|3
Total number of wells|1|1
{}|5|4
"""


@pytest.mark.parametrize(
    "name", ["Total", "Grand total:", "Sub-total roads", "SUM", "合计", "Итого"]
)
def test_rows_that_are_named_like_a_sum_are_no_measures_until_a_person_says_so(name: str):
    text = TOTALS.format(name)
    mapping = guess(table(text))

    assert mapping.doubts == (f"sums:{name}",)
    assert [name for _group, name, _said in read(text)] == ["Crossings", "Total number of wells"]
    asked_for = type(mapping).from_json(mapping.as_json() | {"with_sums": True})
    assert [each.name for each in records(table(text), asked_for)][-1] == name


def test_a_head_of_three_rows_below_a_title():
    text = """
Report on crossings||||
Indicator|2023||2024|
|Q1||Q1|
|Target|Actual|Target|Actual
Crossings|1|2|3|4
"""

    values = [("target", "2023 Q1", "1"), ("actual", "2023 Q1", "2")]
    later = [("target", "2024 Q1", "3"), ("actual", "2024 Q1", "4")]
    assert read(text) == [("", "Crossings", values + later)]
    assert doubts(text) == ()


def test_years_below_a_head_whose_other_cells_reach_down():
    text = """
Results framework 2022-2025||||||
||||||
Objective|Indicator|Unit|Baseline|Targets||Achieved
|||2021|2022|2023|2022
Better roads|Crossings|number|2|3|4|3
"""

    values = [("target", "2022", "3"), ("target", "2023", "4"), ("actual", "2022", "3")]
    assert read(text) == [("Better roads", "Crossings", [("baseline", "2021", "2"), *values])]


def test_a_row_of_figures_is_no_part_of_the_head():
    text = """
Quarterly report 2024|||
KPI|Unit|Q1 Target|Q1 Actual
Crossings|n|1|2
"""

    assert read(text) == [
        ("", "Crossings", [("target", "2024 Q1", "1"), ("actual", "2024 Q1", "2")])
    ]


def test_a_row_for_each_kind_of_value_below_a_name_that_is_said_once():
    text = """
Indicator|Type|2022|2023
Crossings|Target|3|4
|Actual|2|3
Hours|Target|9|8
|Actual|8|7
"""

    crossings = [("target", "2022", "3"), ("target", "2023", "4")]
    reached = [("actual", "2022", "2"), ("actual", "2023", "3")]
    hours = [("target", "2022", "9"), ("target", "2023", "8")]
    passed = [("actual", "2022", "8"), ("actual", "2023", "7")]
    assert read(text) == [
        ("", "Crossings", crossings),
        ("", "Crossings", reached),
        ("", "Hours", hours),
        ("", "Hours", passed),
    ]
    assert doubts(text) == ()


def test_a_row_for_each_value():
    text = """
indicator_code|indicator_name|year|type|value
A1|Crossings|2023|target|4
A1|Crossings|2023|actual|3
A1|Crossings|2023 Q2|actual|2
A1|Crossings|March 2023|actual|1
A1|Crossings|2023|forecast|9
"""
    known = text.replace("A1|Crossings|2023|forecast|9\n", "")

    assert [said for _group, _name, said in read(known)] == [
        CROSSINGS[:1],
        CROSSINGS[1:],
        [("actual", "2023 Q2", "2")],
        [],
    ]
    [*_certain, march] = records(table(known), guess(table(known)))
    assert march.doubts == ("no_period:value",)
    assert doubts(text) == ("kind:value", "no_values")


def test_headings_between_the_rows_name_what_the_measures_below_belong_to():
    text = """
No.|Indicator|Target 2023|Actual 2023
Outcome 1: Roads||||
1.1|Crossings|4|3
Outcome 2: Trade||||
2.1|Hours|9|8
Source: the register||||
"""

    assert read(text) == [
        ("Outcome 1: Roads", "Crossings", CROSSINGS),
        ("Outcome 2: Trade", "Hours", [("target", "2023", "9"), ("actual", "2023", "8")]),
    ]


def test_what_stands_alone_among_the_names_is_a_measure_unless_its_words_say_more():
    text = """
Indicator|Target 2023|Actual 2023
Pillar II: Roads||
Crossings|4|3
Programme reviews completed||
"""

    assert read(text) == [
        ("Pillar II: Roads", "Crossings", CROSSINGS),
        ("Pillar II: Roads", "Programme reviews completed", []),
    ]


def test_a_cell_that_names_its_year():
    text = """
Indicator|Baseline|Target|Result
Crossings|4 (2020)|10 (2025)|6 (2023)
"""
    [record] = records(table(text), guess(table(text)))

    assert [(one.kind, one.period, one.value) for one in record.said] == [
        ("baseline", "2020", "4"),
        ("target", "2025", "10"),
        ("actual", "2023", "6"),
    ]


def test_a_year_of_which_nobody_says_what_it_holds_is_asked_about():
    text = """
Indicator|Target 2023|Estimate 2023|Actual 2023
Crossings|4|9|3
"""

    assert read(text) == [("", "Crossings", CROSSINGS)]
    assert doubts(text) == ("kind:Estimate 2023",)


@pytest.mark.parametrize(
    "head",
    [
        "Expected accomplishment|Indicator of achievement|Baseline 2020|Target 2023|Actual 2023",
        "Objectif|Indicateur|Référence 2020|Cible 2023|Valeur réalisée 2023",
        "Programme|Indicador|Línea de base 2020|Meta 2023|Valor alcanzado 2023",
        "次级方案|绩效指标|2020年基线|2023年目标|2023年实际",
        "النتيجة|مؤشر الأداء|خط الأساس 2020|المستهدف 2023|الفعلي 2023",
        "Цель|Показатель|Базовый 2020|План 2023|Факт 2023",
    ],
)
def test_heads_in_the_six_languages(head: str):
    said = guess(table(f"{head}\nRoads|Crossings open|1|4|3")).columns

    assert [(each.role, each.period) for each in said[1:]] == [
        ("name", ""),
        ("baseline", "2020"),
        ("target", "2023"),
        ("actual", "2023"),
    ]
