"""Reports that are sent again and again: when, of what, to whom, and what became of each time."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now

from indicators.enums import (
    About,
    ChangeSubject,
    Every,
    IfLate,
    ReportFormat,
    ReportKind,
    RunProblem,
    RunStatus,
    SentAs,
)
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.plans import Period, PlanDocument
from indicators.models.reports import Report, only_pdf


def between(field: str, least: int, most: int, *, name: str) -> models.CheckConstraint:
    within = models.Q(**{f"{field}__gte": least, f"{field}__lte": most})
    return models.CheckConstraint(condition=within, name=name)


@pghistory.track()
class ReportSchedule(models.Model):
    """When a report of a plan is made, which one, and to whom it goes.

    ``day`` is a day of the month, the last one where the month is shorter, or of the week, Monday
    being 1. ``languages`` is empty where each recipient reads their own. ``programmes`` are lasting
    identities, all where it is empty; ``one_each`` makes a report of each. ``to_roles`` are such as
    "reviewer:programme-12", or "reviewer:own" for those of the programme that a report is of.
    ``next_at`` is the moment of the next run; a paused schedule has none.
    """

    document = models.ForeignKey(PlanDocument, models.PROTECT, related_name="schedules")
    name = models.CharField(max_length=120)
    every = models.CharField(max_length=8, choices=Every.choices(), default=Every.YEAR)
    month = models.PositiveSmallIntegerField(default=1)
    day = models.PositiveSmallIntegerField(default=1)
    at = models.TimeField()
    zone = models.CharField(max_length=64, default="UTC")
    if_late = models.CharField(max_length=8, choices=IfLate.choices(), default=IfLate.SEND)
    kind = models.CharField(
        max_length=16, choices=ReportKind.choices(), default=ReportKind.PERFORMANCE
    )
    formats = ArrayField(
        models.CharField(max_length=8, choices=ReportFormat.choices()), default=only_pdf
    )
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    about = models.CharField(max_length=16, choices=About.choices(), default=About.YEAR_BEFORE)
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="+")
    programmes = ArrayField(models.BigIntegerField(), default=list, blank=True)
    one_each = models.BooleanField(default=False)
    drafts = models.BooleanField(default=False)
    to_roles = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    addresses = ArrayField(models.EmailField(), default=list, blank=True)
    sent_as = models.CharField(max_length=16, choices=SentAs.choices(), default=SentAs.LINK)
    link_days = models.PositiveSmallIntegerField(
        default=30, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    owner = models.ForeignKey("indicators.User", models.PROTECT, related_name="schedules")
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    paused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("document", "name"), name="reportschedule_name_once"),
            one_of("every", Every, name="reportschedule_every_known"),
            one_of("if_late", IfLate, name="reportschedule_if_late_known"),
            one_of("kind", ReportKind, name="reportschedule_kind_known"),
            one_of("about", About, name="reportschedule_about_known"),
            one_of("sent_as", SentAs, name="reportschedule_sent_as_known"),
            between("month", 1, 12, name="reportschedule_month"),
            between("day", 1, 31, name="reportschedule_day"),
            between("link_days", 1, 366, name="reportschedule_link_days"),
            models.CheckConstraint(
                condition=~models.Q(every=Every.WEEK) | models.Q(day__lte=7),
                name="reportschedule_day_of_week",
            ),
            models.CheckConstraint(
                condition=models.Q(about=About.PERIOD, period__isnull=False)
                | ~models.Q(about=About.PERIOD) & models.Q(period__isnull=True),
                name="reportschedule_period_if_fixed",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_at__isnull=True, next_at__isnull=False)
                | models.Q(paused_at__isnull=False, next_at__isnull=True),
                name="reportschedule_paused_or_next",
            ),
            models.CheckConstraint(
                condition=models.Q(to_roles__len__gte=1) | models.Q(addresses__len__gte=1),
                name="reportschedule_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    formats__len__gte=1, formats__contained_by=[each.value for each in ReportFormat]
                ),
                name="reportschedule_formats_known",
            ),
        )
        triggers = (
            fed(ChangeSubject.SCHEDULE, what="'added'"),
            fed(ChangeSubject.SCHEDULE, what="'changed'", operation=pgtrigger.Update),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class ScheduleRun(models.Model):
    """One time that a schedule was due, or was run by hand; each time once.

    ``missed`` are roles that nobody holds, such as "reviewer:programme-12", and programmes that the
    edition does not have, such as "programme-12".
    """

    schedule = models.ForeignKey(ReportSchedule, models.PROTECT, related_name="runs")
    due_at = models.DateTimeField()
    by = models.ForeignKey("indicators.User", models.PROTECT, null=True, related_name="+")
    began_at = models.DateTimeField(db_default=Now())
    period = models.ForeignKey(Period, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=16, choices=RunStatus.choices(), default=RunStatus.MAKING)
    problem = models.CharField(max_length=16, choices=RunProblem.choices(), blank=True)
    ended_at = models.DateTimeField(null=True)
    missed = ArrayField(models.CharField(max_length=60), default=list, db_default=[], blank=True)
    reports = models.ManyToManyField(Report, related_name="runs")

    class Meta:
        ordering = ("-due_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("schedule", "due_at"), name="schedulerun_once"),
            one_of("status", RunStatus, name="schedulerun_status_known"),
            one_of("problem", RunProblem, name="schedulerun_problem_known", or_empty=True),
            models.CheckConstraint(
                condition=~models.Q(status=RunStatus.NOT_SENT) | ~models.Q(problem=""),
                name="schedulerun_not_sent_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(status=RunStatus.MAKING, ended_at__isnull=True)
                | ~models.Q(status=RunStatus.MAKING) & models.Q(ended_at__isnull=False),
                name="schedulerun_ends",
            ),
        )
        indexes = (
            models.Index(
                fields=("began_at",),
                name="schedulerun_open",
                condition=models.Q(status=RunStatus.MAKING),
            ),
        )

    def __str__(self) -> str:
        return f"{self.schedule_id} {self.due_at:%Y-%m-%d %H:%M}"


class Delivery(models.Model):
    """What one recipient of a run gets: an account, or a bare address.

    ``as_role`` is why: such as "reviewer:programme-12", or empty for who is named by address.
    A link ends at ``link_ends_at``; ``opened_at`` is when it was first followed. How the mail
    fares stands in its row of the outbox.
    """

    run = models.ForeignKey(ScheduleRun, models.PROTECT, related_name="deliveries")
    recipient = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, related_name="deliveries"
    )
    address = models.EmailField(blank=True)
    as_role = models.CharField(max_length=60, blank=True)
    sent_as = models.CharField(max_length=16, choices=SentAs.choices())
    reports = models.ManyToManyField(Report, related_name="deliveries")
    mail = models.OneToOneField(
        "indicators.OutgoingMail", models.PROTECT, null=True, related_name="delivery"
    )
    link_ends_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "deliveries"
        constraints = (
            one_of("sent_as", SentAs, name="delivery_sent_as_known"),
            models.UniqueConstraint(
                fields=("run", "recipient", "address"),
                name="delivery_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(recipient__isnull=False, address="")
                | models.Q(recipient__isnull=True) & ~models.Q(address=""),
                name="delivery_to_an_account_or_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_as=SentAs.ATTACHMENT, link_ends_at__isnull=True)
                | models.Q(
                    sent_as=SentAs.LINK, link_ends_at__isnull=False, recipient__isnull=False
                ),
                name="delivery_link_ends_and_has_account",
            ),
        )

    def __str__(self) -> str:
        return f"{self.run_id} {self.recipient_id or self.address}"
