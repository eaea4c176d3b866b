"""Keeping a schedule: changed, paused, resumed; ``next_at`` always follows from its words."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from indicators import reports
from indicators.delivery.calendar import Recurrence, day_at, moment_on, next_moment
from indicators.delivery.posting import close
from indicators.delivery.recipients import OWN, RoleAt
from indicators.enums import Every, ReportKind, RunProblem
from indicators.models import ReportSchedule, ScheduleRun


class ScheduleRefused(Exception):
    """The schedule cannot be kept; ``errors`` has the sentences by field."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__(errors)
        self.errors = errors


def recurrence_of(schedule: ReportSchedule) -> Recurrence:
    return Recurrence(
        Every(schedule.every), schedule.month, schedule.day, schedule.at, schedule.zone
    )


@transaction.atomic
def change_schedule(*, schedule: ReportSchedule, now: datetime) -> ReportSchedule:
    """Keep a schedule, new or changed, and set when it is due next; a paused one stays paused.

    One that is due already, and was not run yet, is run as it is now.
    """
    held = None
    if schedule.pk:
        held = ReportSchedule.objects.select_for_update(of=["self"]).get(pk=schedule.pk)
        schedule.paused_at = held.paused_at
    if schedule.paused_at is None:
        schedule.next_at = _next_of(schedule, held, now)
    try:
        schedule.full_clean()
    except ValidationError as refusal:
        raise ScheduleRefused(refusal.message_dict) from refusal
    if errors := _of_what_cannot_be(schedule):
        raise ScheduleRefused(errors)
    schedule.save()
    return schedule


def _next_of(schedule: ReportSchedule, held: ReportSchedule | None, now: datetime) -> datetime:
    """While its days stay, the next one does, whose moment a place or an hour moves: a day is run
    once, and at once where its moment has passed.
    """
    rule = recurrence_of(schedule)
    if held is None or held.next_at is None:
        return next_moment(rule, after=now)
    before = recurrence_of(held)
    if (rule.every, rule.month, rule.day) == (before.every, before.month, before.day):
        return moment_on(day_at(before.zone, held.next_at), rule)
    return held.next_at if held.next_at <= now else next_moment(rule, after=now)


def _of_what_cannot_be(schedule: ReportSchedule) -> dict[str, list[str]]:
    """What would be refused, or reach nobody, each time that it is run."""
    errors: dict[str, list[str]] = {}
    if schedule.drafts and schedule.kind == ReportKind.CHANGES:
        errors["drafts"] = [_("Drafts are counted as they stand, not as of a day.")]
    is_of_own = any(RoleAt.of(text).place == OWN for text in schedule.to_roles)
    if is_of_own and not schedule.one_each and _is_of_several(schedule):
        errors["one_each"] = [
            _(
                "A report of several programmes has no programme of its own: ask for one report "
                "for each, or name the programme of the role."
            )
        ]
    written = reports.languages_of(schedule.document.editions.all())
    if faults := [
        why for each in schedule.languages if (why := reports.not_written(each, written))
    ]:
        errors["languages"] = faults
    return errors


def _is_of_several(schedule: ReportSchedule) -> bool:
    chosen = schedule.programmes
    return len(chosen) > 1 if chosen else schedule.document.programmes.count() > 1


@transaction.atomic
def pause(*, schedule_id: int, now: datetime) -> None:
    """Send nothing until it is resumed; what is under way goes on, and what is due says so."""
    found = ReportSchedule.objects.select_for_update(of=["self"])
    for schedule in found.filter(pk=schedule_id, paused_at__isnull=True):
        if schedule.next_at <= now:
            run = ScheduleRun.objects.create(schedule=schedule, due_at=schedule.next_at)
            close(run, RunProblem.PAUSED, now)
        schedule.paused_at, schedule.next_at = now, None
        schedule.save(update_fields=["paused_at", "next_at"])


@transaction.atomic
def resume(*, schedule_id: int, now: datetime) -> None:
    """Go on with the next moment; those that passed during the pause are left out."""
    paused = ReportSchedule.objects.select_for_update(of=["self"]).filter(
        pk=schedule_id, paused_at__isnull=False
    )
    for schedule in paused:
        schedule.paused_at = None
        schedule.next_at = next_moment(recurrence_of(schedule), after=now)
        schedule.save(update_fields=["paused_at", "next_at"])
