"""Changes of what was promised, each with who decided it, in which document and why."""

import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.enums import ReasonForChange
from indicators.models.constraints import append_only, dated_now, one_of
from indicators.models.history_triggers import AMENDED_BY_A_SECOND_PERSON
from indicators.models.measures import MeasureVersion, PerformanceMeasure
from indicators.models.values import ValueVersion


class Amendment(models.Model):
    """A target, a baseline or a definition that is to be read otherwise. Inserted, never changed.

    A revised value is ``version``, reviewed like every value; ``replaces`` counted before it. A
    revised definition is ``reading``, the fields of a ``review.Reading`` as texts, for the
    measure's version number ``based_on``; it becomes a version of the measure when a second person
    approves it. ``valid_from`` is the first day on which the revision holds; only the correction
    of an error has none, for it holds from the beginning.
    """

    measure = models.ForeignKey(PerformanceMeasure, models.PROTECT, related_name="amendments")
    version = models.OneToOneField(
        ValueVersion, models.PROTECT, null=True, related_name="amendment"
    )
    replaces = models.ForeignKey(ValueVersion, models.PROTECT, null=True, related_name="+")
    reading = models.JSONField(null=True)
    based_on = models.PositiveIntegerField(null=True)
    reason_code = models.CharField(max_length=16, choices=ReasonForChange.choices())
    reason = models.TextField()
    valid_from = models.DateField(null=True)
    decided_by = models.TextField(help_text="The body or the office that decided.")
    document = models.TextField(help_text="Symbol and paragraph of the decision.")
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("reason_code", ReasonForChange, name="amendment_reason_known"),
            models.CheckConstraint(
                condition=models.Q(
                    version__isnull=False, reading__isnull=True, based_on__isnull=True
                )
                | models.Q(
                    version__isnull=True,
                    replaces__isnull=True,
                    reading__isnull=False,
                    based_on__isnull=False,
                ),
                name="amendment_of_a_value_or_a_definition",
            ),
            models.CheckConstraint(
                condition=models.Q(reason_code=ReasonForChange.CORRECTION)
                | models.Q(valid_from__isnull=False),
                name="amendment_has_validity",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(decided_by="") & ~models.Q(document=""),
                name="amendment_is_justified",
            ),
        )
        triggers = (append_only(), dated_now())

    def __str__(self) -> str:
        return f"{self.measure_id} {self.document}"


class AmendmentJudgement(models.Model):
    """A second person's word on a proposed definition. Inserted, never changed.

    Approved, it is the measure's ``version``; returned, the ``comment`` says why.
    """

    amendment = models.OneToOneField(Amendment, models.PROTECT, related_name="judgement")
    version = models.OneToOneField(
        MeasureVersion, models.PROTECT, null=True, related_name="judgement"
    )
    comment = models.TextField(blank=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(version__isnull=False) | ~models.Q(comment=""),
                name="amendmentjudgement_return_has_comment",
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
            pgtrigger.Trigger(
                name="second_person",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_judgements"),
                func=AMENDED_BY_A_SECOND_PERSON,
            ),
        )

    def __str__(self) -> str:
        return f"{self.amendment_id} {self.version_id or 'returned'}"
