"""Which earlier actuals belong to the sum of a year."""

import pytest

from indicators import attainment
from indicators.enums import ValueKind
from indicators.models import Cell
from tests.builders import a_measure, a_year, an_adopted_value

pytestmark = pytest.mark.django_db


def a_run(*, stated, since=None):
    """The amounts brought together with 2025; ``stated`` has actuals by year, None a target."""
    measure = a_measure()
    for year, actual in stated.items():
        kind = ValueKind.TARGET if actual is None else ValueKind.ACTUAL
        an_adopted_value(measure, actual or "9", kind=kind, period=a_year(year))
    cells = Cell.objects.filter(measure=measure.identity).select_related("period", "approved")
    run = attainment.earlier_actuals(cells, up_to=a_year(2025), since=since and a_year(since))
    return [version and int(version.amount) for version in run]


def test_the_years_before_stand_in_their_order():
    assert a_run(stated={2024: "4", 2023: "3", 2025: "5", 2026: "6"}) == [3, 4]


def test_a_year_that_is_left_out_and_one_with_a_target_alone_are_missing():
    assert a_run(stated={2021: "1", 2023: None, 2024: "4"}) == [1, None, None, 4]


def test_a_gap_just_before_the_year_is_one():
    assert a_run(stated={2023: "3"}) == [3, None]


def test_the_year_of_the_baseline_is_in_it_already():
    assert a_run(stated={2022: "2", 2023: "3", 2024: "4"}, since=2022) == [3, 4]


def test_the_first_year_has_none_before_it():
    assert a_run(stated={}) == []
