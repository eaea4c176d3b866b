"""When the reports of a run are over: a letter to each recipient, or why there is none."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from indicators import access, mail
from indicators.delivery.calendar import day_at
from indicators.delivery.links import link_of
from indicators.enums import (
    JobStatus,
    MailKind,
    MailStatus,
    Role,
    RunProblem,
    RunStatus,
    SentAs,
)
from indicators.models import Delivery, OutgoingMail, Report, ReportFile, ScheduleRun

OPEN = (JobStatus.QUEUED, JobStatus.RUNNING)


def close(run: ScheduleRun, problem: RunProblem, now: datetime) -> None:
    """Nothing goes out of this run; those who plan are told, once."""
    run.status, run.problem, run.ended_at = RunStatus.NOT_SENT, problem, now
    run.save(update_fields=["status", "problem", "ended_at", "missed"])
    _tell_officers(run)


def post_made(*, report_id: int, now: datetime) -> list[int]:
    """After a report is over: post every run that waited for it; the mails to send."""
    return _post(ScheduleRun.objects.filter(reports=report_id), now)


def sweep_made(*, now: datetime) -> list[int]:
    """Post the runs whose reports are over and whose worker could not do it; tell what failed."""
    tell_what_was_not_accepted()
    return _post(ScheduleRun.objects.all(), now)


def _post(runs, now: datetime) -> list[int]:
    still_open = Report.objects.filter(runs=OuterRef("pk"), status__in=OPEN)
    made = runs.filter(~Exists(still_open), status=RunStatus.MAKING)
    mails: list[int] = []
    for run_id in list(made.values_list("pk", flat=True)):
        mails += _post_run(run_id, now)
    return mails


@transaction.atomic
def _post_run(run_id: int, now: datetime) -> list[int]:
    run = (
        ScheduleRun.objects.select_for_update(of=["self"], skip_locked=True)
        .filter(pk=run_id, status=RunStatus.MAKING)
        .select_related("schedule", "period")
        .first()
    )
    if run is None:
        return []
    not_made = run.reports.exclude(status=JobStatus.DONE)
    whole = list(run.deliveries.exclude(reports__in=not_made).prefetch_related("reports"))
    if not whole:
        close(run, RunProblem.NOT_MADE, now)
        return []
    mails = _post_letters(run, _seeing(run, whole, now))
    run.status, run.ended_at = RunStatus.POSTED, now
    if not_made.exists():
        run.problem = RunProblem.NOT_MADE
    elif run.missed or run.deliveries.filter(mail__isnull=True).exists():
        run.problem = RunProblem.NOT_TO_ALL
    if run.problem:
        _tell_officers(run)
    run.save(update_fields=["status", "problem", "ended_at"])
    return mails


def _seeing(run: ScheduleRun, deliveries: list[Delivery], now: datetime) -> list[Delivery]:
    """Without the links to drafts that would lead their recipient to a page that is not there."""
    if not run.schedule.drafts:
        return deliveries
    return [
        each
        for each in deliveries
        if each.sent_as != SentAs.LINK
        or access.reports_seen_by(each.recipient, on=now.date()).filter(deliveries=each).exists()
    ]


@transaction.atomic
def tell_what_was_not_accepted() -> None:
    """A mail that no server takes is told to those who plan, once for each run."""
    failed = Delivery.objects.filter(run=OuterRef("pk"), mail__status=MailStatus.FAILED)
    posted = ScheduleRun.objects.filter(Exists(failed), status=RunStatus.POSTED, problem="")
    for run in posted.select_for_update(of=["self"], skip_locked=True).select_related("schedule"):
        run.problem = RunProblem.NOT_TO_ALL
        run.save(update_fields=["problem"])
        _tell_officers(run)


def _post_letters(run: ScheduleRun, deliveries: list[Delivery]) -> list[int]:
    """The letters and, in each delivery, its row of the outbox; a constant number of queries."""
    files: dict[int, list[int]] = {}
    for report_id, file_id in ReportFile.objects.filter(report__runs=run).values_list(
        "report", "pk"
    ):
        files.setdefault(report_id, []).append(file_id)
    mail.post_all([_letter(run, each, files) for each in deliveries])
    posted = OutgoingMail.objects.filter(kind=MailKind.REPORT, about=_about(run))
    own = posted.filter(occasion=Concat(Value("delivery "), Cast(OuterRef("pk"), CharField())))
    ids = [each.pk for each in deliveries]
    Delivery.objects.filter(pk__in=ids).update(mail=Subquery(own.values("pk")[:1]))
    return list(posted.values_list("pk", flat=True))


def _letter(run: ScheduleRun, delivery: Delivery, files: dict[int, list[int]]) -> mail.Letter:
    made = list(delivery.reports.all())
    by_link = delivery.sent_as == SentAs.LINK
    languages = {report.language for report in made}
    schedule = run.schedule
    return mail.Letter(
        kind=MailKind.REPORT,
        recipient_id=delivery.recipient_id,
        to=delivery.address,
        language=languages.pop() if len(languages) == 1 else "" if by_link else made[0].language,
        about=_about(run),
        occasion=f"delivery {delivery.pk}",
        address=link_of(delivery) if by_link else "",
        facts={
            "schedule": schedule.name,
            "period": str(run.period),
            "until": delivery.link_ends_at.date().isoformat() if by_link else "",
            "drafts": "yes" if schedule.drafts else "",
        },
        total=len(made),
        files=[] if by_link else [each for report in made for each in files.get(report.pk, ())],
    )


def _about(run: ScheduleRun) -> str:
    return f"schedule run {run.pk}"


def _tell_officers(run: ScheduleRun) -> None:
    schedule = run.schedule
    officers = access.holders_in(schedule.document, Role.OFFICER, on=run.due_at.date())
    people = {schedule.owner_id, *officers.values_list("pk", flat=True)}
    mail.post_all(
        [
            mail.Letter(
                kind=MailKind.NOT_SENT,
                recipient_id=person,
                about=_about(run),
                occasion=run.problem,
                address=reverse("schedule", args=[schedule.pk]),
                facts={
                    "schedule": schedule.name,
                    "due_on": day_at(schedule.zone, run.due_at).isoformat(),
                    "problem": run.problem,
                },
            )
            for person in people
        ]
    )
