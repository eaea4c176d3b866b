"""What was revised: judged as in force at the end of the period, and as it was at first."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators import attainment
from indicators.enums import Accumulation, MeasureKind, ReasonCode, ValueKind, Verdict
from indicators.models import Attainment
from tests import builders as a
from tests.attainment.revising import read_anew, stated_anew

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def a_measure_of_two_years():
    """Baseline 0 of 2024; for 2025 and 2026 the target 20 and the actual 15."""
    measure = a.a_measure()
    values = {
        2024: a.an_adopted_value(measure, "0", kind=ValueKind.BASELINE, period=a.a_year(2024))
    }
    for year in (2025, 2026):
        values[year] = a.an_adopted_value(
            measure, "20", kind=ValueKind.TARGET, period=a.a_year(year)
        )
        a.an_adopted_value(measure, "15", period=a.a_year(year))
    return measure, values


def by_year(measure, *names):
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    rows = Attainment.objects.order_by("period__first_day").select_related("period")
    return {
        row.period.first_day.year: tuple(getattr(row, name) for name in names)
        for row in rows.filter(measure=measure)
    }


def test_without_a_revision_there_is_no_second_verdict():
    measure, _values = a_measure_of_two_years()

    outcome = by_year(measure, "verdict", "original_verdict", "original_target_id")

    assert outcome == {
        2025: (Verdict.PARTIALLY_MET, "", None),
        2026: (Verdict.PARTIALLY_MET, "", None),
    }


def test_a_target_revised_within_the_year_is_judged_and_the_original_beside_it():
    measure, values = a_measure_of_two_years()
    revised = stated_anew(values[2026], "15", valid_from=date(2026, 7, 1))

    outcome = by_year(
        measure,
        "verdict",
        "target",
        "original_verdict",
        "original_target",
        "original_baseline",
        "original_progress_numerator",
        "original_progress_denominator",
        "original_gap",
        "original_reasons",
    )

    assert outcome[2025][:3] == (Verdict.PARTIALLY_MET, values[2025], "")
    assert outcome[2026] == (
        Verdict.MET,
        revised,
        Verdict.PARTIALLY_MET,
        values[2026],
        values[2024],
        3,
        4,
        Decimal(-5),
        [],
    )


def test_a_target_revised_after_the_year_counts_for_none_of_it():
    measure, values = a_measure_of_two_years()
    stated_anew(values[2025], "15", valid_from=date(2026, 7, 1))

    outcome = by_year(measure, "verdict", "target", "original_verdict")

    assert outcome[2025] == (Verdict.PARTIALLY_MET, values[2025], "")


def test_a_corrected_target_is_the_original():
    measure, values = a_measure_of_two_years()
    corrected = stated_anew(values[2025], "15")

    outcome = by_year(measure, "verdict", "target", "original_verdict")

    assert outcome[2025] == (Verdict.MET, corrected, "")


def test_a_revised_baseline_holds_for_the_years_that_end_after_it():
    measure, values = a_measure_of_two_years()
    revised = stated_anew(values[2024], "10", valid_from=date(2026, 1, 1))

    outcome = by_year(
        measure, "baseline", "progress_numerator", "progress_denominator", "original_baseline"
    )

    assert outcome == {
        2025: (values[2024], 3, 4, None),
        2026: (revised, 1, 2, values[2024]),
    }


def test_a_measure_is_read_as_is_in_force_at_the_end_of_the_year():
    measure, _values = a_measure_of_two_years()
    before = measure.current
    read_anew(measure, number=2, kind=MeasureKind.AT_MOST, valid_from=date(2026, 1, 1))

    outcome = by_year(measure, "verdict", "measure_version")

    assert outcome == {
        2025: (Verdict.PARTIALLY_MET, before),
        2026: (Verdict.EXCEEDED, measure.current),
    }


def test_a_correction_of_how_a_measure_is_read_holds_from_the_beginning():
    measure, _values = a_measure_of_two_years()
    read_anew(measure, number=2, kind=MeasureKind.AT_MOST, valid_from=date(2026, 1, 1))
    read_anew(measure, number=3, kind=MeasureKind.DECREASE)

    outcome = by_year(measure, "measure_version")

    assert outcome == {2025: (measure.current,), 2026: (measure.current,)}


def test_a_way_of_adding_up_begun_later_adds_up_all_years_since_the_baseline():
    measure, _values = a_measure_of_two_years()
    read_anew(
        measure,
        number=2,
        kind=MeasureKind.INCREASE,
        accumulation=Accumulation.SUM_TO_DATE,
        valid_from=date(2026, 1, 1),
    )

    outcome = by_year(measure, "verdict", "gap", "reasons")

    assert outcome == {
        2025: (Verdict.PARTIALLY_MET, Decimal(-5), []),
        2026: (Verdict.EXCEEDED, Decimal(10), []),
    }


def test_components_keep_both_verdicts_and_so_does_the_measure():
    measure = a.a_measure()
    for name in ("women", "men"):
        component = a.a_component(measure, name)
        target = a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(measure, "15", component=component)
    stated_anew(target, "30", valid_from=date(2025, 7, 1))
    a.an_adopted_value(measure, "0", component=a.a_component(measure, "others"))

    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    rows = Attainment.objects.order_by("component__name").values_list(
        "component__name", "verdict", "original_verdict", "reasons"
    )
    assert list(rows) == [
        ("men", Verdict.NOT_MET, Verdict.NOT_MET, [ReasonCode.NO_BASELINE]),
        ("others", Verdict.NOT_COMPARABLE, "", [ReasonCode.NO_TARGET]),
        ("women", Verdict.NOT_MET, "", [ReasonCode.NO_BASELINE]),
        (
            None,
            Verdict.NOT_COMPARABLE,
            Verdict.NOT_COMPARABLE,
            [ReasonCode.INCOMPLETE_COMPONENTS],
        ),
    ]
