"""What a unit tells of a period beside its values: narratives, and what became of deliverables.

Versions, inserted and never changed; the last of a place stands.
"""

from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.enums import ChangeSubject, Departure, NarrativeKind
from indicators.models.account_lock import (
    DELIVERABLE_IS_STATED,
    DEPARTURE_IS_STATED,
    NARRATIVE_IS_TOLD,
    told_in_time,
)
from indicators.models.changes import fed
from indicators.models.constraints import append_only, dated_now, one_of
from indicators.models.deliverables import Deliverable
from indicators.models.plans import Node, Period


class Narrative(models.Model):
    """One version of what is told of an accomplishment or a unit for a period.

    A draft is read by those who work on the unit; the last version that is none is what readers
    and reports have. Empty words take a narrative back.
    """

    node = models.ForeignKey(Node, models.PROTECT, related_name="narratives", db_index=False)
    period = models.ForeignKey(Period, models.PROTECT)
    kind = models.CharField(max_length=16, choices=NarrativeKind.choices())
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    is_draft = models.BooleanField(default=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("node", "period", "kind", "number")
        constraints = (
            one_of("kind", NarrativeKind, name="narrative_kind_known"),
            models.UniqueConstraint(
                fields=("node", "period", "kind", "number"), name="narrative_number_once"
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
            fed(
                ChangeSubject.NODE,
                subject_id="new_rows.node_id",
                what="'told'",
                rows="new_rows WHERE NOT new_rows.is_draft",
            ),
            told_in_time(NARRATIVE_IS_TOLD),
        )

    def __str__(self) -> str:
        return f"{self.node_id} {self.kind} v{self.number}"


class DeliverableStatement(models.Model):
    """One statement of how many of a deliverable were planned and delivered in a period.

    ``None`` is not stated, zero is none.
    """

    deliverable = models.ForeignKey(
        Deliverable, models.PROTECT, related_name="statements", db_index=False
    )
    period = models.ForeignKey(Period, models.PROTECT)
    number = models.PositiveIntegerField()
    planned = models.PositiveIntegerField(null=True)
    actual = models.PositiveIntegerField(null=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("deliverable", "period", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("deliverable", "period", "number"), name="deliverablestatement_number_once"
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
            fed(ChangeSubject.DELIVERABLE, subject_id="new_rows.deliverable_id", what="'changed'"),
            told_in_time(DELIVERABLE_IS_STATED),
        )

    def __str__(self) -> str:
        return f"{self.deliverable_id} {self.period_id} v{self.number}"


class DeliverableDeparture(models.Model):
    """How many of a deliverable went another way than planned, which way, and why."""

    statement = models.ForeignKey(
        DeliverableStatement, models.PROTECT, related_name="departures", db_index=False
    )
    departure = models.CharField(max_length=24, choices=Departure.choices())
    amount = models.PositiveIntegerField()
    reason = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("departure", Departure, name="deliverabledeparture_known"),
            models.UniqueConstraint(
                fields=("statement", "departure"), name="deliverabledeparture_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0) & ~models.Q(reason=""),
                name="deliverabledeparture_has_amount_and_reason",
            ),
        )
        triggers = (append_only(), told_in_time(DEPARTURE_IS_STATED))

    def __str__(self) -> str:
        return f"{self.statement_id} {self.departure}"
