"""What a plan promises: programmes, objectives, accomplishments, measures, deliverables.

Every row here belongs to one node of one edition. What lasts from edition to edition is an
identity: roles and series of values hang on it.
"""

import pghistory
import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.enums import (
    Accumulation,
    Basis,
    ChangeSubject,
    ContinuesKind,
    DeliverableLevel,
    Direction,
    DocumentVerdict,
    Level,
    MeasureKind,
    ReasonForChange,
    ResultKind,
)
from indicators.models.changes import fed
from indicators.models.constraints import append_only, dated_now, is_a_number, one_of
from indicators.models.plans import Node, Period, PlanDocument
from indicators.models.signing_lock import IS_READ_ANEW, frozen_grounds


def goes_on_otherwise(subject: ChangeSubject) -> pgtrigger.Trigger:
    """A row is told of when it carries another identity, with its values and roles."""
    return fed(
        subject,
        subject_id="new_rows.node_id",
        what="'changed'",
        operation=pgtrigger.Update,
        rows="new_rows JOIN old_rows USING (node_id) "
        "WHERE new_rows.identity_id <> old_rows.identity_id",
    )


class ProgrammeIdentity(models.Model):
    """A programme through all editions of its plan."""

    document = models.ForeignKey(PlanDocument, models.PROTECT, related_name="programmes")

    def __str__(self) -> str:
        return f"programme {self.pk}"


class SubprogrammeIdentity(models.Model):
    """A section, subprogramme, component or mission through all editions."""

    programme = models.ForeignKey(ProgrammeIdentity, models.PROTECT, related_name="subprogrammes")

    def __str__(self) -> str:
        return f"subprogramme {self.pk}"


class MeasureIdentity(models.Model):
    """A performance measure through all editions; its series of values hangs here."""

    programme = models.ForeignKey(ProgrammeIdentity, models.PROTECT, related_name="measures")

    def __str__(self) -> str:
        return f"measure {self.pk}"


class NodeRowManager(models.Manager):
    """A row is never shown without its node's words."""

    def get_queryset(self):
        return super().get_queryset().select_related("node")


class NodeRow(models.Model):
    """A row that is a node of a plan edition, with what its kind adds."""

    node = models.OneToOneField(Node, models.PROTECT, primary_key=True)

    objects = NodeRowManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.node.path

    @property
    def path(self) -> str:
        return self.node.path

    @property
    def text(self) -> str:
        return self.node.text


@pghistory.track()
class Programme(NodeRow):
    identity = models.ForeignKey(ProgrammeIdentity, models.PROTECT, related_name="editions")

    class Meta:
        triggers = (goes_on_otherwise(ChangeSubject.NODE),)


@pghistory.track()
class Subprogramme(NodeRow):
    """A unit of the tree below a programme; ``level`` says what the plan calls it."""

    identity = models.ForeignKey(SubprogrammeIdentity, models.PROTECT, related_name="editions")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="subprogrammes")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    level = models.CharField(max_length=16, choices=Level.choices())

    class Meta:
        constraints = (one_of("level", Level, name="subprogramme_level_known"),)
        triggers = (goes_on_otherwise(ChangeSubject.NODE),)


class FrameRow(NodeRow):
    """A row below a frame: a subprogramme, or a programme that has none."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    subprogramme = models.ForeignKey(Subprogramme, models.PROTECT, null=True)

    class Meta:
        abstract = True


@pghistory.track()
class Objective(FrameRow):
    """What the Organization wants to reach in a frame, with a results table or without."""


@pghistory.track()
class ExpectedAccomplishment(FrameRow):
    """The change promised: an accomplishment of a biennial plan, a result of an annual one."""

    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, related_name="accomplishments"
    )
    result_kind = models.CharField(max_length=20, choices=ResultKind.choices())
    carried_over = models.BooleanField(default=False)

    class Meta:
        constraints = (one_of("result_kind", ResultKind, name="accomplishment_result_kind_known"),)


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


# The two nodes of a link, once it is confirmed: proposals are not told.
LINKED = """
    {rows} link CROSS JOIN LATERAL (VALUES (link.before_id), (link.after_id)) AS linked (id)
    WHERE link.confirmed_at IS NOT NULL AND linked.id IS NOT NULL"""
CONFIRMED_NOW, CONFIRMED_BEFORE = LINKED.format(rows="new_rows"), LINKED.format(rows="old_rows")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Continuation(models.Model):
    """A link from a node of one edition to what became of it in another.

    The importer proposes; it holds once a person confirms. A dropped node has no ``after``.
    """

    before = models.ForeignKey(Node, models.PROTECT, related_name="continues_in")
    after = models.ForeignKey(Node, models.PROTECT, null=True, related_name="continues_from")
    kind = models.CharField(max_length=16, choices=ContinuesKind.choices())
    confirmed_by = models.ForeignKey("indicators.User", models.PROTECT, null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("kind", ContinuesKind, name="continuation_kind_known"),
            models.UniqueConstraint(
                fields=("before", "after"), name="continuation_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ContinuesKind.DROPPED, after__isnull=True)
                | (~models.Q(kind=ContinuesKind.DROPPED) & models.Q(after__isnull=False)),
                name="continuation_dropped_has_no_after",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="continuation_confirmed_whole",
            ),
        )
        triggers = (
            fed(
                ChangeSubject.NODE,
                subject_id="linked.id",
                what="'changed'",
                operation=pgtrigger.Update,
                rows=CONFIRMED_NOW,
            ),
            fed(
                ChangeSubject.NODE,
                subject_id="linked.id",
                what="'changed'",
                operation=pgtrigger.Delete,
                rows=CONFIRMED_BEFORE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} {self.after_id}"


@pghistory.track()
class Deliverable(FrameRow):
    """An output by category; ``category`` and ``subcategory`` as the plan names them."""

    category = models.TextField()
    subcategory = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    level = models.CharField(max_length=16, choices=DeliverableLevel.choices())

    class Meta:
        constraints = (one_of("level", DeliverableLevel, name="deliverable_level_known"),)


@pghistory.track()
class DeliverableCount(models.Model):
    """A printed count. An empty ``amount`` is a printed dash: none planned, or none reported."""

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="counts")
    period = models.ForeignKey(Period, models.PROTECT)
    planned = models.BooleanField(help_text="Planned, or else actual.")
    amount = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("deliverable", "period", "planned"), name="deliverablecount_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.deliverable_id} {self.period_id}"


@pghistory.track()
class DocumentStatement(models.Model):
    """The plan's own verdict on a result: its words. A person says the ``direction``."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="statements")
    text = models.TextField()
    verdict = models.CharField(max_length=16, choices=DocumentVerdict.choices())
    target = models.TextField(blank=True)
    actual = models.TextField(blank=True)
    basis = models.CharField(max_length=16, choices=Basis.choices(), blank=True)
    actual_basis = models.CharField(max_length=16, choices=Basis.choices(), blank=True)
    direction = models.CharField(max_length=16, choices=Direction.choices(), blank=True)
    reason = models.TextField(blank=True)
    source = models.JSONField()

    class Meta:
        constraints = (
            one_of("verdict", DocumentVerdict, name="documentstatement_verdict_known"),
            one_of("basis", Basis, name="documentstatement_basis_known", or_empty=True),
            one_of("direction", Direction, name="documentstatement_direction_known", or_empty=True),
            one_of(
                "actual_basis", Basis, name="documentstatement_actual_basis_known", or_empty=True
            ),
        )

    def __str__(self) -> str:
        return f"{self.node_id} {self.verdict}"
