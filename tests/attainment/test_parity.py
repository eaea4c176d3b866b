"""Python and SQL say the same: verdict, both pairs, gap, and the codes in their order."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.attainment.case import Attainment, Case
from indicators.attainment.rounding import rounded
from indicators.attainment.rules import assess
from indicators.attainment.series import MeasureYear, assess_series
from indicators.enums import MeasureKind
from tests.attainment.cases import CASES
from tests.attainment.generated import cases, series
from tests.attainment.in_sql import assess_in_sql, assess_series_in_sql

pytestmark = pytest.mark.django_db

UNSTATED = MeasureYear(Case(MeasureKind.INCREASE))


def assess_in_python(cases: Sequence[Case]) -> list[Attainment]:
    return as_stored([assess(case) for case in cases])


def assess_series_in_python(
    generated: Sequence[Sequence[MeasureYear | None]],
) -> list[Attainment]:
    """A year of which nothing is stated is a year not reported."""
    return as_stored([assess_series([year or UNSTATED for year in years]) for years in generated])


def as_stored(attainments: Sequence[Attainment]) -> list[Attainment]:
    """With the gap as it is stored: a third has no last decimal, the column has twelve."""
    return [
        replace(each, gap=None if each.gap is None else rounded(each.gap, 12))
        for each in attainments
    ]


def test_the_whole_table_of_cases_is_judged_alike():
    table = [case.given for case in CASES]

    assert assess_in_sql(table) == assess_in_python(table)


# The database is only read, so one transaction serves every example. An example is a list: some
# ten thousand cases and series a run.
read_only = settings(
    max_examples=270, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@read_only
@given(st.lists(cases(), min_size=20, max_size=60))
def test_generated_cases_are_judged_alike(generated):
    assert assess_in_sql(generated) == assess_in_python(generated)


@read_only
@given(st.lists(series(), min_size=5, max_size=20))
def test_generated_series_are_judged_alike(generated):
    assert assess_series_in_sql(generated) == assess_series_in_python(generated)
