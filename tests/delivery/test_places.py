"""A schedule goes by the clock of its place: when it is due, and on which day it was."""

from datetime import timedelta

import pytest

from indicators import delivery
from indicators.enums import MailKind
from indicators.models import OutgoingMail, ScheduleRun
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


def test_a_day_that_was_run_is_not_run_again_where_it_comes_later():
    # At eight in Tokyo it is an hour before midnight in UTC, at eight in New York noon.
    schedule = a_schedule(zone="Asia/Tokyo")
    delivery.run_due(schedule_id=schedule.pk, now=schedule.next_at)
    schedule.refresh_from_db()

    schedule.zone = "America/New_York"
    delivery.change_schedule(schedule=schedule, now=DUE)
    again = delivery.run_due(schedule_id=schedule.pk, now=DUE + timedelta(hours=12))

    schedule.refresh_from_db()
    assert again == []
    assert ScheduleRun.objects.count() == 1
    assert schedule.next_at == DUE.replace(year=2027) + timedelta(hours=4)


def test_a_day_whose_moment_has_passed_where_it_came_earlier_is_run_at_once():
    schedule = a_schedule(zone="America/New_York")
    morning = DUE - timedelta(hours=3)

    schedule.zone = "Asia/Tokyo"
    delivery.change_schedule(schedule=schedule, now=morning)
    asked = delivery.run_due(schedule_id=schedule.pk, now=morning)
    again = delivery.run_due(schedule_id=schedule.pk, now=DUE + timedelta(hours=12))

    schedule.refresh_from_db()
    assert (len(asked), again) == (1, [])
    assert ScheduleRun.objects.get().due_at == DUE - timedelta(hours=9)
    assert schedule.next_at == DUE.replace(year=2027) - timedelta(hours=9)


def test_other_days_begin_after_now():
    schedule = a_schedule()

    schedule.day = 10
    moved = delivery.change_schedule(schedule=schedule, now=DUE - timedelta(days=1)).next_at

    assert moved == DUE.replace(year=2027, day=10)


def test_what_is_told_of_a_run_names_the_day_of_its_place():
    # At eight in Auckland it is still the day before in UTC.
    schedule = a_schedule(zone="Pacific/Auckland", programmes=[0])
    schedule.refresh_from_db()

    delivery.run_due(schedule_id=schedule.pk, now=schedule.next_at)

    [told] = OutgoingMail.objects.filter(kind=MailKind.NOT_SENT)
    assert schedule.next_at.date().isoformat() == "2026-03-14"
    assert told.facts["due_on"] == "2026-03-15"
