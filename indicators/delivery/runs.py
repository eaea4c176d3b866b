"""A schedule that is due: one run of it, its reports asked for, its recipients written down."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile

from django.db import InterfaceError, OperationalError, transaction

from indicators import reports
from indicators.delivery.calendar import moments, next_moment
from indicators.delivery.posting import close
from indicators.delivery.recipients import Recipient, recipients_of
from indicators.delivery.schedules import recurrence_of
from indicators.delivery.subject import CannotRun, edition_of, parts_of, period_of
from indicators.enums import (
    IfLate,
    ReportFormat,
    ReportKind,
    RunProblem,
    RunStatus,
    SentAs,
)
from indicators.models import (
    Delivery,
    PlanEdition,
    Report,
    ReportSchedule,
    ScheduleRun,
    User,
)

# What is later than this was not on time, however busy the workers were.
LATE_AFTER = timedelta(minutes=15)
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Parcel:
    """A recipient with the reports for them."""

    recipient: Recipient
    reports: list[Report] = field(default_factory=list)


def due(*, now: datetime) -> list[int]:
    """Schedules whose moment has come, the longest waiting first."""
    waiting = ReportSchedule.objects.filter(next_at__lte=now).order_by("next_at", "pk")
    return list(waiting.values_list("pk", flat=True))


def run_due(*, schedule_id: int, now: datetime) -> list[int]:
    """Run a schedule that is due, once, whoever asks how often; the reports to be made.

    Of several moments that were missed the last one is run, and the others say so. An error that
    nobody foresaw ends the run, and not every later one; a lost database is tried again.
    """
    try:
        return _run_due(schedule_id, now)
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("schedule %d was not run", schedule_id)
        _give_up(schedule_id, now)
        return []


@transaction.atomic
def _give_up(schedule_id: int, now: datetime) -> None:
    schedule = ReportSchedule.objects.select_for_update(of=["self"]).get(pk=schedule_id)
    if schedule.next_at is not None and schedule.next_at <= now:
        run = _run(schedule, schedule.next_at)
        schedule.next_at = next_moment(recurrence_of(schedule), after=now)
        schedule.save(update_fields=["next_at"])
        close(run, RunProblem.UNEXPECTED, now)


@transaction.atomic
def _run_due(schedule_id: int, now: datetime) -> list[int]:
    schedule = (
        ReportSchedule.objects.select_for_update(of=["self"])
        .filter(pk=schedule_id, next_at__lte=now)
        .first()
    )
    if schedule is None:
        return []
    rule = recurrence_of(schedule)
    missed = moments(rule, after=schedule.next_at)
    *earlier, last = (schedule.next_at, *takewhile(lambda moment: moment <= now, missed))
    schedule.next_at = next_moment(rule, after=now)
    schedule.save(update_fields=["next_at"])
    for moment in earlier:
        close(_run(schedule, moment), RunProblem.OVERTAKEN, now)
    run = _run(schedule, last)
    if schedule.if_late == IfLate.FLAG and now - last > LATE_AFTER:
        close(run, RunProblem.LATE, now)
        return []
    return _begin(run, now)


@transaction.atomic
def run_now(*, schedule_id: int, by: User, now: datetime) -> tuple[ScheduleRun, list[int]]:
    """Run a schedule by hand, paused or not; its days stay as they are."""
    schedule = ReportSchedule.objects.select_for_update(of=["self"]).get(pk=schedule_id)
    run = _run(schedule, now, by=by)
    return run, _begin(run, now)


def _run(schedule: ReportSchedule, due_at: datetime, by: User | None = None) -> ScheduleRun:
    return ScheduleRun.objects.create(schedule=schedule, due_at=due_at, by=by)


def _begin(run: ScheduleRun, now: datetime) -> list[int]:
    """Ask for the reports, and write down who gets which."""
    schedule = run.schedule
    try:
        edition = edition_of(schedule, now)
        run.period = period_of(run, edition)
        parcels = _parcels(run, edition, parts_of(run, edition), now)
    except CannotRun as refusal:
        close(run, refusal.problem, now)
        return []
    except reports.RequestRefused as refusal:
        log.warning("schedule %d cannot be run: %s", schedule.pk, refusal)
        close(run, RunProblem.REFUSED, now)
        return []
    run.save(update_fields=["period", "missed"])
    made = list({report.pk: report for each in parcels for report in each.reports}.values())
    run.reports.set(made)
    _write_down(run, parcels, now)
    return [report.pk for report in made]


def _parcels(
    run: ScheduleRun, edition: PlanEdition, parts: Iterable[tuple], now: datetime
) -> list[Parcel]:
    """Every recipient with their reports; a report that nobody gets is not made, and is missed."""
    schedule = run.schedule
    written = reports.languages_of([edition])
    parcels: dict[object, Parcel] = {}
    for programme, paths in parts:
        made: dict[str, Report] = {}
        recipients, unheld = recipients_of(schedule, programme=programme, on=now.date())
        run.missed += [each for each in unheld if each not in run.missed]
        for recipient in recipients:
            key = recipient.user.pk if recipient.user else recipient.address
            parcel = parcels.setdefault(key, Parcel(recipient))
            read = schedule.languages or [recipient.language]
            for language in dict.fromkeys(_written(each, written) for each in read):
                if language not in made:
                    made[language] = _report(run, edition, paths, language, now)
                parcel.reports.append(made[language])
    if not parcels:
        raise CannotRun(RunProblem.NO_RECIPIENT)
    return list(parcels.values())


def _written(language: str, written: Collection[str]) -> str:
    return language if language in written else reports.LANGUAGES[0]


def _report(
    run: ScheduleRun, edition: PlanEdition, paths: tuple, language: str, now: datetime
) -> Report:
    schedule = run.schedule
    return reports.request_report(
        edition=edition,
        period=run.period,
        language=language,
        by=run.by or schedule.owner,
        now=now,
        kind=ReportKind(schedule.kind),
        formats=[ReportFormat(each) for each in schedule.formats],
        options=reports.ReportOptions(
            programmes=paths, drafts=schedule.drafts, since=_since(run, edition)
        ),
    )


def _since(run: ScheduleRun, edition: PlanEdition) -> datetime | None:
    """*What changed* is told since the last run that was sent; at first, since the plan is here."""
    if run.schedule.kind != ReportKind.CHANGES:
        return None
    sent = run.schedule.runs.filter(status=RunStatus.POSTED, due_at__lt=run.due_at)
    last = sent.order_by("-due_at").values_list("due_at", flat=True).first()
    return max(last, edition.imported_at) if last else edition.imported_at


def _write_down(run: ScheduleRun, parcels: list[Parcel], now: datetime) -> None:
    """Who has no account cannot sign in: their files are attached."""
    rows = [_delivery(run, each.recipient, now) for each in parcels]
    Delivery.objects.bulk_create(rows)
    through = Delivery.reports.through
    through.objects.bulk_create(
        through(delivery=row, report=report)
        for row, parcel in zip(rows, parcels, strict=True)
        for report in parcel.reports
    )


def _delivery(run: ScheduleRun, recipient: Recipient, now: datetime) -> Delivery:
    by_link = run.schedule.sent_as == SentAs.LINK and recipient.user is not None
    return Delivery(
        run=run,
        recipient=recipient.user,
        address=recipient.address,
        as_role=recipient.as_role,
        sent_as=SentAs.LINK if by_link else SentAs.ATTACHMENT,
        link_ends_at=now + timedelta(days=run.schedule.link_days) if by_link else None,
    )
