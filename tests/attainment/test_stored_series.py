"""The years of a measure brought together, from the tables."""

from decimal import Decimal

import pytest

from indicators import attainment
from indicators.enums import Accumulation, Basis, ReasonCode, ValueKind, ValueState, Verdict
from indicators.models import Attainment
from tests import builders as a

pytestmark = pytest.mark.django_db


def a_series(accumulation, actuals, *, target="10", baseline=None, **version):
    """A measure with an actual for each year from 2021 on; ``None`` leaves a year out."""
    measure = a.a_measure(accumulation=accumulation, **version)
    if baseline is not None:
        a.an_adopted_value(measure, baseline, kind=ValueKind.BASELINE, period=a.a_year(2020))
    for year, actual in enumerate(actuals, 2021):
        if actual is not None:
            a.an_adopted_value(measure, actual, period=a.a_year(year))
    a.an_adopted_value(measure, target, kind=ValueKind.TARGET, period=a.a_year(2023))
    return measure


def judged(measure, year=2023):
    attainment.recompute(edition_id=measure.node.edition_id, period_id=a.a_year(year).pk, now=a.NOW)
    row = Attainment.objects.get(measure=measure, period=a.a_year(year))
    return row.verdict, row.gap, row.reasons


@pytest.mark.parametrize(
    ("accumulation", "actuals", "expected"),
    [
        (Accumulation.PER_PERIOD, "3 4 7", (Verdict.PARTIALLY_MET, -3, [])),
        (Accumulation.SUM_TO_DATE, "3 4 3", (Verdict.MET, 0, [])),
        (Accumulation.LATEST, "3 12 11", (Verdict.EXCEEDED, 1, [])),
        (Accumulation.MAXIMUM, "3 12 4", (Verdict.EXCEEDED, 2, [])),
        (Accumulation.MINIMUM, "3 12 4", (Verdict.PARTIALLY_MET, -7, [])),
        (
            Accumulation.RUNNING_TOTAL,
            "3 12 10",
            (Verdict.MET, 0, [ReasonCode.RUNNING_TOTAL_FELL]),
        ),
    ],
)
def test_the_years_since_the_baseline_are_brought_together(accumulation, actuals, expected):
    measure = a_series(accumulation, actuals.split(), baseline="0")

    assert judged(measure) == expected


def test_a_year_without_a_row_leaves_no_smaller_sum():
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", None, "7"], baseline="0")

    assert judged(measure) == (Verdict.NO_DATA, None, [ReasonCode.INCOMPLETE_SERIES])


def test_a_sum_with_a_year_without_a_row_opens_as_incomplete():
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", None, "7"], baseline="0")
    judged(measure)

    known = attainment.standing_rows(
        edition_id=measure.node.edition_id, period_id=a.a_year(2023).pk
    )
    [opened] = attainment.reckonings(known)

    assert [year and year.version.amount for year in opened.years] == [3, None, 7]
    assert (opened.figures, opened.attained.verdict) == (None, Verdict.NO_DATA)


def test_what_came_before_the_baseline_is_in_it_already():
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", "4", "3"])
    a.an_adopted_value(measure, "3", kind=ValueKind.BASELINE, period=a.a_year(2021))

    assert judged(measure) == (Verdict.PARTIALLY_MET, -3, [])


def test_increments_since_the_baseline_reach_a_total():
    measure = a.a_measure(accumulation=Accumulation.SUM_TO_DATE)
    a.an_adopted_value(measure, "7", kind=ValueKind.BASELINE, period=a.a_year(2021))
    for year in (2022, 2023):
        a.an_adopted_value(measure, "4", period=a.a_year(year), basis=Basis.INCREMENT)
    a.an_adopted_value(
        measure, "15", kind=ValueKind.TARGET, period=a.a_year(2023), basis=Basis.TOTAL
    )

    assert judged(measure) == (Verdict.MET, 0, [])


def test_the_versions_that_were_brought_together_are_kept_in_their_order():
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", "4", "3"], baseline="0")

    judged(measure)

    row = Attainment.objects.get()
    actuals = measure.identity.cells.filter(kind=ValueKind.ACTUAL)
    in_order = actuals.order_by("period__first_day").values_list("approved", flat=True)
    assert row.series == list(in_order)
    assert row.actual_id == row.series[-1]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (ValueState.PROXY, ReasonCode.PROXY),
        (ValueState.PROXY_BREAK, ReasonCode.SERIES_BREAK),
    ],
)
def test_a_proxy_among_the_years_makes_the_sum_one(state, reason):
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", None, "3"], baseline="0")
    a.an_adopted_value(measure, "4", period=a.a_year(2022), state=state)

    assert judged(measure) == (Verdict.NOT_COMPARABLE, None, [reason])


def test_ratios_of_several_years_are_pooled():
    measure = a.a_measure(accumulation=Accumulation.POOLED_RATIO, unit="%")
    for year, parts in ((2022, (1, 2)), (2023, (1, 4))):
        a.an_adopted_value(
            measure, None, period=a.a_year(year), numerator=parts[0], denominator=parts[1]
        )
    a.an_adopted_value(measure, "50", kind=ValueKind.TARGET, period=a.a_year(2023))

    assert judged(measure) == (
        Verdict.NOT_MET,
        Decimal("-16.666666666667"),
        [ReasonCode.NO_BASELINE],
    )


def test_a_value_of_an_earlier_year_changes_the_years_after_it():
    measure = a_series(Accumulation.SUM_TO_DATE, ["3", None, "3"], baseline="0")
    before = judged(measure)
    a.an_adopted_value(measure, "4", period=a.a_year(2022))

    attainment.refresh(identity_ids=[measure.identity_id], now=a.NOW)

    row = Attainment.objects.get(period=a.a_year(2023))
    assert before == (Verdict.NO_DATA, None, [ReasonCode.INCOMPLETE_SERIES])
    assert (row.verdict, row.gap) == (Verdict.MET, 0)
