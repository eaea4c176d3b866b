"""The audit trail: every recorded move of a value through review."""

import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from indicators.enums import ChangeSubject, ClearingLevel, Step
from indicators.models.changes import fed
from indicators.models.constraints import append_only, dated_now, one_of, refuses_inserts
from indicators.models.round_lock import STEP_IS_TAKEN, lock
from indicators.models.signing_lock import ANY_STEP_IS_TAKEN, COUNTS_ANEW, frozen, frozen_grounds
from indicators.models.triggers import (
    ANOTHER_PERSON_EACH_STEP,
    CHAIN_IS_PASSED,
    JUDGED_WITH_EVIDENCE,
    ONLY_WHAT_MAY_COUNT,
    SECOND_PERSON,
)
from indicators.models.values import Cell, ValueVersion


class ReviewEvent(models.Model):
    """One recorded move of a cell through review. Inserted, never changed; the audit trail.

    ``level`` is the step of the clearing chain at which a value was cleared, returned or approved;
    ``acting_for`` the absent person whose role was used.
    """

    cell = models.ForeignKey(Cell, models.PROTECT, related_name="events", db_index=False)
    version = models.ForeignKey(
        ValueVersion, models.PROTECT, related_name="events", db_constraint=False
    )
    step = models.CharField(max_length=16, choices=Step.choices())
    level = models.CharField(
        max_length=16, choices=ClearingLevel.choices(), blank=True, db_default=""
    )
    comment = models.TextField(blank=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, null=True, related_name="+")
    acting_for = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("step", Step, name="reviewevent_step_known"),
            one_of("level", ClearingLevel, name="reviewevent_level_known", or_empty=True),
            models.CheckConstraint(
                condition=~models.Q(step=Step.CLEAR) | ~models.Q(level=""),
                name="reviewevent_clear_has_level",
            ),
            models.CheckConstraint(
                condition=models.Q(acting_for__isnull=True) | ~models.Q(acting_for=models.F("by")),
                name="reviewevent_acts_for_another",
            ),
            models.CheckConstraint(
                condition=models.Q(step__in=[Step.ADOPT, Step.UNDO]) | models.Q(by__isnull=False),
                name="reviewevent_has_actor",
            ),
            models.CheckConstraint(
                condition=~models.Q(step=Step.RETURN) | ~models.Q(comment=""),
                name="reviewevent_return_has_comment",
            ),
        )
        indexes = (
            models.Index(fields=("cell", "at"), name="reviewevent_cell_at"),
            BrinIndex(fields=("at",), name="reviewevent_at"),
        )
        triggers = (
            append_only(),
            dated_now(),
            lock(operation=pgtrigger.Insert, written=STEP_IS_TAKEN, new="new_events"),
            frozen(operation=pgtrigger.Insert, written=ANY_STEP_IS_TAKEN, new="new_events"),
            frozen_grounds(COUNTS_ANEW, new="new_events"),
            refuses_inserts("second_person", SECOND_PERSON, rows="new_events"),
            refuses_inserts("another_person", ANOTHER_PERSON_EACH_STEP, rows="new_events"),
            refuses_inserts("chain_is_passed", CHAIN_IS_PASSED, rows="new_events"),
            refuses_inserts("only_what_may_count", ONLY_WHAT_MAY_COUNT, rows="new_events"),
            refuses_inserts("judged_with_evidence", JUDGED_WITH_EVIDENCE, rows="new_events"),
            fed(ChangeSubject.VALUE, subject_id="new_rows.cell_id", what="new_rows.step"),
        )

    def __str__(self) -> str:
        return f"{self.cell_id} {self.step}"
