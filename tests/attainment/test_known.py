"""Attainment asked as of an instant: what was stored then, whatever has been written since."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from indicators import attainment, review
from indicators.attainment.query import COMPUTED, PLACE
from indicators.enums import (
    Accumulation,
    MeasureKind,
    Step,
    ValueKind,
    Verdict,
)
from indicators.models import Attainment
from tests import builders as a
from tests.attainment.revising import read_anew, stated_anew


def computed(rows):
    return sorted(
        (tuple(getattr(row, name) for name in (*PLACE, *COMPUTED)) for row in rows),
        key=lambda row: (row[0], row[1] or 0, row[2]),
    )


def a_plan_with_every_shape():
    """A measure with one number, one that adds up its years, one with components."""
    accomplishment = a.an_accomplishment()
    plain = a.a_measure(accomplishment, number=1)
    values = {
        "baseline": a.an_adopted_value(plain, "10", kind=ValueKind.BASELINE, period=a.a_year(2024)),
        "target": a.an_adopted_value(plain, "20", kind=ValueKind.TARGET),
        "actual": a.an_adopted_value(plain, "13"),
    }
    summed = a.a_measure(accomplishment, number=2, accumulation=Accumulation.SUM_TO_DATE)
    for year in (2024, 2025):
        a.an_adopted_value(summed, "4", period=a.a_year(year))
    a.an_adopted_value(summed, "8", kind=ValueKind.TARGET)
    parted = a.a_measure(accomplishment, number=3)
    for name, actual in (("women", "25"), ("men", "15")):
        component = a.a_component(parted, name)
        a.an_adopted_value(parted, "20", kind=ValueKind.TARGET, component=component)
        values[name] = a.an_adopted_value(parted, actual, component=component)
    return plain, values


def everything_changes(plain, values):
    stated_anew(values["actual"], "21")
    stated_anew(values["baseline"], "0")
    stated_anew(values["target"], "30", valid_from=date(2025, 6, 1))
    stated_anew(values["women"], "5")
    read_anew(plain, number=2, kind=MeasureKind.DECREASE, tolerance=Decimal(2))
    a.an_adopted_value(plain, "40", kind=ValueKind.TARGET, period=a.a_year(2024))
    plain.node.text = "Number of crossings, reworded"
    plain.node.save()
    later = a.a_measure(plain.accomplishment, number=9)
    a.an_adopted_value(later, "1")


@pytest.mark.django_db(transaction=True)
def test_what_was_stored_then_is_computed_again_whatever_has_changed_since():
    plain, values = a_plan_with_every_shape()
    edition_id, then = plain.node.edition_id, timezone.now()
    attainment.recompute(edition_id=edition_id, now=then)
    before = computed(Attainment.objects.all())
    everything_changes(plain, values)
    attainment.recompute(edition_id=edition_id, now=timezone.now())

    known = attainment.known_at(edition_id=edition_id, at=then)
    now = attainment.known_at(edition_id=edition_id, at=timezone.now())

    assert computed(known.rows) == before
    assert computed(now.rows) == computed(Attainment.objects.filter(is_stale=False)) != before
    assert known.names[plain.pk] == "Number of crossings open to freight"
    assert now.names[plain.pk] == "Number of crossings, reworded"
    assert (known.instant, known.is_provisional) == (then, False)
    assert {row.pk for row in known.rows} == {None}


@pytest.mark.django_db(transaction=True)
def test_an_approval_undone_before_the_instant_did_not_count():
    measure, author, reviewer = a.a_measure(), a.a_user(), a.a_user()
    a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    cell = a.a_cell(measure)
    a.ready(a.a_version(cell, "20", by=author))
    for step, by in ((Step.SUBMIT, author), (Step.APPROVE, reviewer)):
        review.take_step(cell_id=cell.pk, step=step, by=by, now=timezone.now())
    while_it_counted = timezone.now()
    review.undo_approval(cell_id=cell.pk, by=reviewer, now=timezone.now())

    counted, undone = (
        attainment.known_at(edition_id=measure.node.edition_id, at=at)
        for at in (while_it_counted, timezone.now())
    )

    assert [row.verdict for row in counted.rows] == [Verdict.MET]
    assert [row.verdict for row in undone.rows] == [Verdict.NO_DATA]


@pytest.mark.django_db
def test_before_the_plan_was_imported_nothing_was_known():
    measure = a.a_measure()
    a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)

    known = attainment.known_at(edition_id=measure.node.edition_id, at=date(2020, 1, 1))

    assert (known.rows, known.names, known.is_provisional) == ([], {}, False)
    assert known.instant == datetime(2020, 1, 1, 23, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.django_db
def test_what_will_be_known_is_provisional_and_due_by_then():
    measure = a.a_measure()
    a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    tomorrow = timezone.now() + timedelta(days=1)

    known = attainment.known_at(edition_id=measure.node.edition_id, at=tomorrow)

    assert known.is_provisional
    assert [(row.verdict, row.target.amount) for row in known.rows] == [(Verdict.NO_DATA, 20)]


@pytest.mark.django_db
@pytest.mark.parametrize("measures", [1, 3])
def test_it_takes_the_same_queries_whatever_the_size_of_the_plan(
    measures, django_assert_num_queries
):
    accomplishment = a.an_accomplishment()
    for number in range(measures):
        measure = a.a_measure(accomplishment, number=number)
        a.an_adopted_value(measure, "10", kind=ValueKind.BASELINE, period=a.a_year(2024))
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)
        a.an_adopted_value(measure, "13")
    edition_id = measure.node.edition_id

    # Whether it may change and which periods; a savepoint, its settings, the statement, its end;
    # what the rows name.
    with django_assert_num_queries(2 + 4 + 8 + 1):
        known = attainment.known_at(edition_id=edition_id, at=timezone.now())
        assert [row.actual.amount for row in known.rows] == [13] * measures
