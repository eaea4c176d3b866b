"""A mapping that people have confirmed is found again, and the year is that of the table."""

from dataclasses import replace

import pytest

from indicators.exchange.spreadsheet import keep_mapping, mapping_of
from tests.builders import a_user

pytestmark = pytest.mark.django_db


def table(year: str) -> list[list[str]]:
    return [
        [f"Performance report FY {year}", "", ""],
        ["Indicator", "Target_Q1", "Actual_Q1"],
        ["Crossings open", "4", "3"],
    ]


def periods(mapping) -> list[str]:
    return [each.period for each in mapping.columns]


def test_the_next_year_is_not_filed_under_the_last():
    first, _known = mapping_of(table("2021-22"))
    keep_mapping(table("2021-22"), first, by=a_user())

    again, known = mapping_of(table("2022-23"))

    assert known
    assert periods(first) == ["", "2021/22 Q1", "2021/22 Q1"]
    assert periods(again) == ["", "2022/23 Q1", "2022/23 Q1"]


def test_a_period_that_somebody_typed_is_kept():
    first, _known = mapping_of(table("2021-22"))
    columns = (*first.columns[:2], replace(first.columns[2], period="2020"))
    keep_mapping(table("2021-22"), replace(first, columns=columns), by=a_user())

    again, _known = mapping_of(table("2022-23"))

    assert periods(again) == ["", "2022/23 Q1", "2020"]
