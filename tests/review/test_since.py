"""Everything that changed in a unit since a moment, with what stood before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators import review
from indicators.enums import NarrativeKind, ValueKind
from indicators.models import (
    DeliverableCount,
    DeliverableDeparture,
    DeliverableStatement,
    MeasureVersion,
    Narrative,
)
from tests.builders import (
    NOW,
    a_cell,
    a_deliverable,
    a_measure,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_subprogramme()


def changed(unit, since=None):
    since = since or timezone.now() - timedelta(days=1)
    return review.changes_since(unit.node, since=since)


def test_a_value_that_began_to_count_stands_beside_the_one_before(unit):
    measure = a_measure(an_accomplishment(unit))
    an_adopted_value(measure, "5", kind=ValueKind.TARGET)

    [change] = changed(unit)

    assert (change.measure, change.before, change.after.amount) == (measure, None, 5)


def test_a_new_reading_stands_beside_the_one_before(unit):
    measure = a_measure(an_accomplishment(unit))
    MeasureVersion.objects.create(
        measure=measure, number=2, kind="increase", unit="lorries", reason="", confirmed_by=a_user()
    )

    [change] = changed(unit)

    assert (change.before.unit, change.after.unit) == ("crossings", "lorries")


def test_what_is_in_hand_elsewhere_or_older_is_not_there(unit):
    measure = a_measure(an_accomplishment(unit))
    a_version(a_cell(measure), "5")
    an_adopted_value(a_measure(), "6")
    an_adopted_value(measure, "7", period=a_year(2023))

    assert len(changed(unit)) == 1
    assert changed(unit, since=timezone.now() + timedelta(minutes=1)) == []


@pytest.mark.parametrize("values", [1, 3])
def test_any_number_of_changes_takes_the_same_queries(unit, values, django_assert_num_queries):
    result = an_accomplishment(unit)
    for number in range(values):
        an_adopted_value(a_measure(result, number=number), "5")

    with django_assert_num_queries(8):
        assert len(changed(unit)) == values


# Narratives and deliverables


def told(node, number, text, **others):
    return Narrative.objects.create(
        **{
            "node": node,
            "period": a_year(),
            "kind": NarrativeKind.ACCOUNT,
            "number": number,
            "text": text,
            "is_draft": False,
            "by": a_user(name="Ana Duarte"),
            **others,
        }
    )


def test_a_narrative_that_was_published_stands_beside_the_one_before(unit):
    accomplishment = an_accomplishment(unit)
    told(accomplishment.node, 1, "Two gates opened.")
    told(accomplishment.node, 2, "Two gates and a bridge.", is_draft=True)
    told(accomplishment.node, 3, "Three gates opened.")
    told(accomplishment.node, 4, "Three gates opened.")
    told(unit.node, 1, "Rain.", kind=NarrativeKind.LESSONS)
    told(an_accomplishment().node, 1, "Elsewhere.")

    found = [
        (each.node, each.before and each.before.text, each.after.text, each.by.name)
        for each in changed(unit)
    ]

    assert sorted(found, key=lambda each: (each[0].path, each[2])) == [
        (unit.node, None, "Rain.", "Ana Duarte"),
        (accomplishment.node, "Two gates opened.", "Three gates opened.", "Ana Duarte"),
        (accomplishment.node, None, "Two gates opened.", "Ana Duarte"),
    ]


def stated(deliverable, number, planned, actual, **departures):
    statement = DeliverableStatement.objects.create(
        deliverable=deliverable,
        period=a_year(),
        number=number,
        planned=planned,
        actual=actual,
        by=a_user(),
    )
    for departure, amount in departures.items():
        DeliverableDeparture.objects.create(
            statement=statement, departure=departure, amount=amount, reason="No quorum."
        )
    return statement


def test_a_deliverable_stands_beside_what_the_plan_printed_and_what_was_stated_before(unit):
    deliverable = a_deliverable(unit)
    DeliverableCount.objects.create(
        deliverable=deliverable, period=a_year(), planned=True, amount=4
    )
    stated(deliverable, 1, 4, 2)
    stated(deliverable, 2, 4, 2, postponed=2)
    stated(a_deliverable(a_subprogramme()), 1, 9, 9)

    found = [(each.node, each.before, each.after) for each in changed(unit)]

    printed, first = review.Count(4, None), review.Count(4, 2)
    last = review.Count(4, 2, {"postponed": (2, "No quorum.")})
    assert sorted(found, key=lambda each: len(each[2].departures)) == [
        (deliverable.node, printed, first),
        (deliverable.node, first, last),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_any_number_of_tellings_takes_the_same_queries(unit, rows, django_assert_num_queries):
    for number in range(rows):
        stated(a_deliverable(unit, number), 1, 4, 2, postponed=2)
        told(an_accomplishment(unit, "abc"[number]).node, 1, "Told.")

    with django_assert_num_queries(5):
        assert len(changed(unit)) == 2 * rows


def test_the_last_round_that_is_over_says_since_when(unit):
    edition = unit.node.edition
    assert review.last_round_ended(edition, on=in_days(0)) is None

    over = {"opens_on": in_days(-30), "due_on": in_days(-25), "closes_on": in_days(-20)}
    a_round(edition, **over)
    a_round(edition, a_year(2024), closes_on=in_days(20))

    assert review.last_round_ended(edition, on=in_days(0)).date() == in_days(-20)

    a_round(edition, a_year(2024), **over | {"closed_at": NOW})
    assert review.last_round_ended(edition, on=in_days(0)).date() == in_days(-20)
