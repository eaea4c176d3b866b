"""What a plan promises, down to its accomplishments, and what it says became of them.

Every row here belongs to one node of one edition. What lasts from edition to edition is an
identity: roles and series of values hang on it.
"""

import pghistory
import pgtrigger
from django.db import models

from indicators.enums import (
    Basis,
    ChangeSubject,
    Direction,
    DocumentVerdict,
    Level,
    ResultKind,
)
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.plans import Node, PlanDocument


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
