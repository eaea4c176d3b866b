"""Python and SQL say the same: verdict, both pairs, gap, and the codes in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.attainment.case import Attainment, Case
from indicators.attainment.rounding import rounded
from indicators.attainment.rules import assess
from indicators.attainment.series import assess_series, of_components
from indicators.enums import (
    Accumulation,
    Basis,
    MeasureKind,
    ReasonCode,
    ValueState,
    Verdict,
)
from tests.attainment.cases import CASES
from tests.attainment.cases_of_series import COMPONENTS, SERIES
from tests.attainment.generated import Placed, cases, measures
from tests.attainment.in_sql import (
    Both,
    assess_components_in_sql,
    assess_in_sql,
    assess_measures_in_sql,
    assess_series_in_sql,
)

# Ten thousand cases take their time where others share the processors.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(1800)]

T = TypeVar("T")

# The least that a run compares; the years of a series are cases too.
AT_LEAST = 10_000
# What only several years or components give.
OF_ONE_YEAR = set(ReasonCode) - {
    ReasonCode.INCOMPLETE_SERIES,
    ReasonCode.NOT_AGGREGABLE,
    ReasonCode.RUNNING_TOTAL_FELL,
    ReasonCode.INCOMPLETE_COMPONENTS,
}
# The database is only read, so one transaction serves every example.
read_only = settings(
    max_examples=560, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def many(draw: st.DrawFn, each: st.SearchStrategy[T], most: int) -> list[T]:
    """More of them than ``st.lists`` draws of itself; of a failure one is left."""
    return [draw(each) for _ in range(draw(st.integers(1, most)))]


def assess_in_python(cases: Sequence[Case]) -> list[Attainment]:
    return [as_stored(assess(case)) for case in cases]


def as_stored(attainment: Attainment) -> Attainment:
    """With the gap as it is stored: a third has no last decimal, the column has twelve."""
    gap = attainment.gap
    return replace(attainment, gap=None if gap is None else rounded(gap, 12))


def measure_in_python(parts: Mapping[int, Placed]) -> dict[int, Both]:
    found = {part: place_in_python(placed) for part, placed in parts.items()}
    if 0 not in parts:
        originally = [original or judged for judged, original in found.values()]
        is_revised = any(placed.is_revised for placed in parts.values())
        found[0] = (
            of_components([judged for judged, _original in found.values()]),
            of_components(originally) if is_revised else None,
        )
    return found


def place_in_python(placed: Placed) -> Both:
    judged = as_stored(assess_series(placed.series()))
    if not placed.is_revised:
        return judged, None
    return judged, as_stored(assess_series(placed.series(originally=True)))


def test_the_whole_table_of_cases_is_judged_alike():
    table = [case.given for case in CASES]

    assert assess_in_sql(table) == assess_in_python(table)


def test_the_whole_table_of_series_is_judged_alike():
    in_python = [as_stored(assess_series(named.years)) for named in SERIES]

    assert assess_series_in_sql([named.years for named in SERIES]) == in_python


def test_the_whole_table_of_components_is_judged_alike():
    in_python = [of_components([assess(part) for part in named.parts]) for named in COMPONENTS]

    assert assess_components_in_sql([named.parts for named in COMPONENTS]) == in_python


def test_generated_cases_are_judged_alike():
    """Among them every kind, state, basis, verdict and code, and what tolerance decides."""
    compared, met_with = 0, set()

    @read_only
    @given(many(cases(), 60))
    def judged_alike(generated):
        nonlocal compared
        in_both = zip(assess_in_sql(generated), assess_in_python(generated), strict=True)
        for case, (in_sql, in_python) in zip(generated, in_both, strict=True):
            assert in_sql == in_python, case
            met_with.update((case.kind, case.state, case.basis, in_sql.verdict, *in_sql.reasons))
            met_with.add((in_sql.verdict, (in_sql.gap or 0) > 0, (in_sql.gap or 0) < 0))
        compared += len(generated)

    judged_alike()

    assert compared >= AT_LEAST
    assert met_with >= {*MeasureKind, None, *ValueState, *Basis, *Verdict, *OF_ONE_YEAR}
    assert met_with >= {(Verdict.MET, True, False), (Verdict.MET, False, True)}


def test_generated_measures_are_judged_alike():
    """Years brought together, components, shares as targets, and what was promised at first."""
    compared, met_with = 0, set()

    @read_only
    @given(many(measures(), 12))
    def judged_alike(generated):
        nonlocal compared
        for parts, in_sql in zip(generated, assess_measures_in_sql(generated), strict=True):
            assert in_sql == measure_in_python(parts), parts
            for judged in (one for both in in_sql.values() for one in both if one):
                met_with.update((judged.verdict, *judged.reasons))
            met_with.update(placed.years[-1].accumulation for placed in parts.values())
            compared += sum(len(placed.years) for placed in parts.values())

    judged_alike()

    assert compared >= AT_LEAST
    assert met_with >= {*Verdict, *ReasonCode, *Accumulation}
