from datetime import UTC, datetime

import pytest

from indicators import attainment
from indicators.enums import MeasureKind, ValueKind, Verdict
from indicators.models import Attainment
from tests.builders import NOW, a_measure, a_year, an_adopted_value

pytestmark = pytest.mark.django_db


def a_measure_with_a_target():
    measure = a_measure()
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    return measure


def test_an_edition_with_values_is_computed_once_without_being_asked():
    a_measure_with_a_target()

    first, second = (attainment.recompute_outdated(now=NOW) for _ in range(2))

    assert (first, second) == (1, 0)
    assert Attainment.objects.count() == 1


OUTDATED = pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])


@OUTDATED
def test_what_is_outdated_is_computed_again(outdated):
    a_measure_with_a_target()
    attainment.recompute_outdated(now=NOW)
    Attainment.objects.update(**outdated)

    assert [attainment.recompute_outdated(now=NOW) for _ in range(2)] == [1, 0]
    row = Attainment.objects.get()
    assert (row.is_stale, row.rule_set) == (False, attainment.RULES_IN_FORCE)


def test_a_plan_without_values_is_left_alone():
    a_measure()

    assert attainment.recompute_outdated(now=NOW) == 0


def test_what_has_come_due_since_is_computed_again_and_then_rests():
    a_measure_with_a_target()
    within, after = (datetime(year, 7, 1, tzinfo=UTC) for year in (2025, 2026))
    attainment.recompute_outdated(now=within)
    before = Attainment.objects.get().verdict

    runs = [attainment.recompute_outdated(now=now) for now in (within, after, after)]

    assert (before, Attainment.objects.get().verdict) == (Verdict.NOT_DUE, Verdict.NO_DATA)
    assert runs == [0, 1, 0]


def brought_up_to_date(measure, now=NOW):
    return attainment.bring_up_to_date(
        edition_id=measure.node.edition_id, period_id=a_year().pk, now=now
    )


def test_a_period_that_is_asked_for_is_computed_once_and_then_found_with_one_query(
    django_assert_num_queries,
):
    measure = a_measure_with_a_target()

    assert brought_up_to_date(measure) == 1
    with django_assert_num_queries(4):  # the year, a savepoint, the question, its release
        assert brought_up_to_date(measure) == 0


@OUTDATED
def test_a_period_is_computed_again_where_a_row_of_it_is_outdated(outdated):
    measure = a_measure_with_a_target()
    brought_up_to_date(measure)
    Attainment.objects.update(**outdated)

    assert [brought_up_to_date(measure), brought_up_to_date(measure)] == [1, 0]


def test_a_period_with_another_measure_is_computed_again():
    measure = a_measure_with_a_target()
    brought_up_to_date(measure)
    a_measure(measure.accomplishment, number=2)

    assert [brought_up_to_date(measure), brought_up_to_date(measure)] == [1, 0]


@pytest.mark.parametrize("kind", [MeasureKind.INCREASE, MeasureKind.ZERO])
def test_a_period_that_has_come_due_is_computed_again_also_without_a_printed_target(kind):
    measure = a_measure(kind=kind)
    if kind == MeasureKind.INCREASE:
        an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    within, after = (datetime(year, 7, 1, tzinfo=UTC) for year in (2025, 2026))
    brought_up_to_date(measure, within)
    before = Attainment.objects.get().verdict

    changed = [brought_up_to_date(measure, now) for now in (within, after, after)]

    assert (before, Attainment.objects.get().verdict) == (Verdict.NOT_DUE, Verdict.NO_DATA)
    assert changed == [0, 1, 0]
