"""How a measure is printed, how it is to be read, and of how many numbers it is."""

import pghistory
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.enums import (
    Accumulation,
    ChangeSubject,
    Direction,
    MeasureKind,
    ReasonForChange,
)
from indicators.models.changes import fed
from indicators.models.constraints import append_only, dated_now, is_a_number, one_of
from indicators.models.framework import (
    ExpectedAccomplishment,
    MeasureIdentity,
    NodeRow,
    goes_on_otherwise,
)
from indicators.models.signing_lock import IS_READ_ANEW, frozen_grounds


@pghistory.track()
class PerformanceMeasure(NodeRow):
    """What is measured, as one edition prints it; how to read it is in its versions."""

    identity = models.ForeignKey(MeasureIdentity, models.PROTECT, related_name="editions")
    accomplishment = models.ForeignKey(
        ExpectedAccomplishment, models.PROTECT, related_name="measures"
    )
    current = models.OneToOneField(
        "indicators.MeasureVersion",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
    )

    class Meta:
        triggers = (goes_on_otherwise(ChangeSubject.MEASURE),)


class MeasureVersion(models.Model):
    """How a measure is to be read, from a moment on. Inserted, never changed.

    ``tolerance`` has the measure's unit; ``decimals`` is the stated precision for print.
    ``evidence_demanded``: a reached target is submitted with a file or a link. The importer's
    proposals have no ``confirmed_by``: staff confirm with a version of their own.
    ``valid_from`` is the first day on which a revised reading holds.
    """

    measure = models.ForeignKey(
        PerformanceMeasure, models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=MeasureKind.choices(), blank=True)
    direction = models.CharField(max_length=16, choices=Direction.choices(), blank=True)
    unit = models.TextField(blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    accumulation = models.CharField(max_length=16, choices=Accumulation.choices(), blank=True)
    tolerance = models.DecimalField(max_digits=38, decimal_places=12, default=0)
    definition = models.TextField(blank=True)
    method = models.TextField(blank=True)
    data_source = models.TextField(blank=True)
    evidence_demanded = models.BooleanField(default=False, db_default=False)
    reason_code = models.CharField(max_length=16, choices=ReasonForChange.choices(), blank=True)
    reason = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    confirmed_by = models.ForeignKey("indicators.User", models.PROTECT, null=True)
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("measure", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "number"), name="measureversion_number_once"
            ),
            one_of("kind", MeasureKind, name="measureversion_kind_known", or_empty=True),
            one_of("direction", Direction, name="measureversion_direction_known", or_empty=True),
            one_of(
                "accumulation",
                Accumulation,
                name="measureversion_accumulation_known",
                or_empty=True,
            ),
            one_of(
                "reason_code", ReasonForChange, name="measureversion_reason_known", or_empty=True
            ),
            models.CheckConstraint(
                condition=models.Q(reason_code="") | ~models.Q(reason=""),
                name="measureversion_reason_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(tolerance__gte=0), name="measureversion_tolerance_not_negative"
            ),
            is_a_number("tolerance", name="measureversion_tolerance_is_a_number"),
            models.CheckConstraint(
                condition=models.Q(decimals__lte=12), name="measureversion_decimals_at_most_12"
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
            frozen_grounds(IS_READ_ANEW, new="new_readings"),
            fed(ChangeSubject.MEASURE, subject_id="new_rows.measure_id", what="'changed'"),
        )

    def __str__(self) -> str:
        return f"{self.measure_id} v{self.number}"


@pghistory.track()
class Component(models.Model):
    """One of several numbers in a measure, through all editions."""

    measure = models.ForeignKey(MeasureIdentity, models.PROTECT, related_name="components")
    name = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("measure", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("measure", "name"), name="component_name_once"),
        )
        triggers = (
            fed(
                ChangeSubject.MEASURE,
                subject_id="measure.node_id",
                what="'changed'",
                rows="new_rows JOIN indicators_performancemeasure measure "
                "ON measure.identity_id = new_rows.measure_id",
            ),
        )

    def __str__(self) -> str:
        return self.name
