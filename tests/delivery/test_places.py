"""A schedule goes by the clock of its place: when it is due, and on which day it was."""

from datetime import timedelta

import pytest

from indicators import delivery
from indicators.enums import MailKind
from indicators.models import OutgoingMail
from tests.delivery.schedules import DUE, a_schedule

pytestmark = pytest.mark.django_db


def test_a_schedule_that_moves_to_another_zone_is_due_by_the_clock_there():
    # New York is four hours behind on that day, Nairobi three ahead.
    schedule = a_schedule()
    before = schedule.next_at

    schedule.zone = "America/New_York"
    there = delivery.change_schedule(schedule=schedule, now=DUE - timedelta(days=1)).next_at
    schedule.zone = "Africa/Nairobi"
    back = delivery.change_schedule(schedule=schedule, now=DUE - timedelta(days=1)).next_at

    assert (before, there, back) == (DUE, DUE + timedelta(hours=4), DUE - timedelta(hours=3))
    assert delivery.due(now=back - timedelta(seconds=1)) == []
    assert delivery.due(now=back) == [schedule.pk]


def test_what_is_told_of_a_run_names_the_day_of_its_place():
    # At eight in Auckland it is still the day before in UTC.
    schedule = a_schedule(zone="Pacific/Auckland", programmes=[0])
    schedule.refresh_from_db()

    delivery.run_due(schedule_id=schedule.pk, now=schedule.next_at)

    [told] = OutgoingMail.objects.filter(kind=MailKind.NOT_SENT)
    assert schedule.next_at.date().isoformat() == "2026-03-14"
    assert told.facts["due_on"] == "2026-03-15"
