"""Reporting rounds: who is asked for which values by when, and who is let in after the close."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from indicators.enums import ChangeSubject, Finality, ValueKind
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.framework import (
    MeasureIdentity,
    ProgrammeIdentity,
    SubprogrammeIdentity,
)
from indicators.models.plans import Period, PlanEdition
from indicators.models.round_rules import (
    ASKS_WHAT_IT_ASKED,
    PERIODS_STAY,
    SAYS_WHY_EXTENDED,
    WITHIN_EDITION,
    asks_once,
)


def after(name: str, operation: pgtrigger.Operation, func: str, **rows: str) -> pgtrigger.Trigger:
    """Looks once at all rows of its statement, which ``rows`` names ``old`` and ``new``."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        func=func,
    )


@pghistory.track()
class ReportingRound(models.Model):
    """What an edition's people are asked for: periods and kinds, as final or as interim values.

    Open from ``opens_on`` to ``closes_on``, both included, in UTC, unless ``closed_at`` by hand;
    values come late after ``due_on``. Outside these days the database takes no value that the
    round asks for. ``reminders`` are days from the due date, negative before it. Until
    ``released_on`` only those who work on the plan know of the round. ``extended_why`` is of the
    last extension; the history has those before it.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="rounds")
    name = models.CharField(max_length=120)
    finality = models.CharField(max_length=16, choices=Finality.choices(), default=Finality.FINAL)
    as_of = models.DateField(null=True, blank=True)
    periods = models.ManyToManyField(Period, through="RoundPeriod", related_name="rounds")
    kinds = ArrayField(models.CharField(max_length=16, choices=ValueKind.choices()))
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    extended_by = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    extended_why = models.TextField(blank=True)
    reminders = ArrayField(models.SmallIntegerField(), default=list, blank=True)

    class Meta:
        ordering = ("-opens_on", "-pk")
        constraints = (
            one_of("finality", Finality, name="reportinground_finality_known"),
            models.UniqueConstraint(fields=("edition", "name"), name="reportinground_name_once"),
            models.CheckConstraint(
                condition=models.Q(
                    opens_on__lte=models.F("due_on"), due_on__lte=models.F("closes_on")
                ),
                name="reportinground_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kinds__len__gte=1, kinds__contained_by=[kind.value for kind in ValueKind]
                ),
                name="reportinground_kinds_known",
            ),
            models.CheckConstraint(
                condition=models.Q(finality=Finality.FINAL, as_of__isnull=True)
                | models.Q(
                    finality=Finality.INTERIM,
                    as_of__isnull=False,
                    kinds=[ValueKind.ACTUAL.value],
                ),
                name="reportinground_interim_actual_as_of",
            ),
            models.CheckConstraint(
                condition=models.Q(extended_by__isnull=True, extended_why="")
                | models.Q(extended_by__isnull=False) & ~models.Q(extended_why=""),
                name="reportinground_extended_whole",
            ),
        )
        triggers = (
            after(
                "asks_once",
                pgtrigger.Update,
                asks_once("SELECT id FROM new_rounds"),
                old="old_rounds",
                new="new_rounds",
            ),
            after(
                "asks_what_it_asked",
                pgtrigger.Update,
                ASKS_WHAT_IT_ASKED,
                old="old_rounds",
                new="new_rounds",
            ),
            after(
                "says_why_extended",
                pgtrigger.Update,
                SAYS_WHY_EXTENDED,
                old="old_rounds",
                new="new_rounds",
            ),
            fed(ChangeSubject.ROUND, what="'added'"),
            fed(ChangeSubject.ROUND, what="'changed'", operation=pgtrigger.Update),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class RoundPeriod(models.Model):
    """A period for which a round asks values."""

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="asked")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("round", "period"), name="roundperiod_once"),
        )
        triggers = (
            after(
                "asks_once",
                pgtrigger.Insert,
                asks_once("SELECT round_id FROM new_periods"),
                new="new_periods",
            ),
            after("within_edition", pgtrigger.Insert, WITHIN_EDITION, new="new_periods"),
            after("periods_stay", pgtrigger.Delete, PERIODS_STAY, old="old_periods"),
            pgtrigger.Protect(name="is_not_changed", operation=pgtrigger.Update),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.period_id}"


@pghistory.track()
class RoundException(models.Model):
    """A programme, a subprogramme with all below it, or a measure may still write, and until when.

    ``until`` is the last day. Revoked, it ends at once and stays to be read.
    """

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="exceptions")
    programme = models.ForeignKey(ProgrammeIdentity, models.PROTECT, null=True, blank=True)
    subprogramme = models.ForeignKey(SubprogrammeIdentity, models.PROTECT, null=True, blank=True)
    measure = models.ForeignKey(MeasureIdentity, models.PROTECT, null=True, blank=True)
    until = models.DateField()
    reason = models.TextField()
    granted_by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    revoked_by = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    programme__isnull=False, subprogramme__isnull=True, measure__isnull=True
                )
                | models.Q(programme__isnull=True, subprogramme__isnull=False, measure__isnull=True)
                | models.Q(
                    programme__isnull=True, subprogramme__isnull=True, measure__isnull=False
                ),
                name="roundexception_one_scope",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="roundexception_says_why"),
            models.CheckConstraint(
                condition=models.Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | models.Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="roundexception_revoked_whole",
            ),
        )
        triggers = (
            fed(ChangeSubject.ROUND, subject_id="new_rows.round_id", what="'changed'"),
            fed(
                ChangeSubject.ROUND,
                subject_id="new_rows.round_id",
                what="'changed'",
                operation=pgtrigger.Update,
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} until {self.until}"
