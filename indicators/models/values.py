"""The ledger of values."""

import pghistory
import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from indicators.enums import (
    Basis,
    ClearingLevel,
    Qualifier,
    ReasonForChange,
    ValueKind,
    ValueState,
    ValueStatus,
    Verdict,
)
from indicators.models.constraints import (
    append_only,
    dated_now,
    is_a_number,
    one_of,
    refuses_inserts,
)
from indicators.models.framework import MeasureIdentity
from indicators.models.measures import Component
from indicators.models.plans import Node, Period
from indicators.models.round_lock import (
    CELL_HAS_VERSIONS,
    CELL_IS_CHANGED,
    VERSION_IS_WRITTEN,
    lock,
)
from indicators.models.signing_lock import CELL_IS_TOUCHED, frozen
from indicators.models.triggers import (
    BEGUN_AS_APPROVED,
    CHANGE_HAS_REASON,
    KEEP_PLACE,
    KNOWN_DISAGGREGATION,
    MOVED_AS_APPROVED,
)

AMOUNT = {"max_digits": 38, "decimal_places": 12, "null": True}


def own_version(*, db_index: bool = False) -> models.ForeignKey:
    """A pointer to a version of the same cell; the two-column key stands in a migration.

    Versions are never deleted, and one knows its cell: few ask which cell points at it.
    """
    return models.ForeignKey(
        "ValueVersion",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=db_index,
    )


@pghistory.track(  # where it was before a link carried it on; all else its versions tell
    pghistory.ManualEvent("moved"), fields=["measure", "component"], model_name="CellPlaceEvent"
)
class Cell(models.Model):
    """The place of one value: what is measured, of which part, for which period, of which kind.

    The only row of the ledger that is updated. ``revision`` is the number of its last version;
    ``as_of`` is set on an interim actual only. ``disaggregation`` names a part, such as
    ``age=15-24;sex=women``; it is empty for the whole, which alone counts towards attainment.
    ``waits_at`` is the step of the plan's clearing chain that a submitted value waits for, empty
    where the plan names none.
    """

    measure = models.ForeignKey(  # ``cell_once`` is its index.
        MeasureIdentity, models.PROTECT, related_name="cells", db_index=False
    )
    component = models.ForeignKey(Component, models.PROTECT, null=True, related_name="cells")
    disaggregation = models.CharField(max_length=200, blank=True)
    period = models.ForeignKey(Period, models.PROTECT, related_name="cells")
    kind = models.CharField(max_length=16, choices=ValueKind.choices())
    as_of = models.DateField(null=True)
    status = models.CharField(
        max_length=16, choices=ValueStatus.choices(), default=ValueStatus.EMPTY
    )
    waits_at = models.CharField(max_length=16, choices=ClearingLevel.choices(), blank=True)
    revision = models.PositiveIntegerField(default=0)
    draft = own_version()
    submitted = own_version()
    approved = own_version(db_index=True)

    class Meta:
        constraints = (
            one_of("kind", ValueKind, name="cell_kind_known"),
            one_of("status", ValueStatus, name="cell_status_known"),
            one_of("waits_at", ClearingLevel, name="cell_waits_at_known", or_empty=True),
            models.CheckConstraint(
                condition=models.Q(waits_at="") | models.Q(status=ValueStatus.SUBMITTED),
                name="cell_waits_when_submitted",
            ),
            models.UniqueConstraint(
                fields=("measure", "period", "kind", "component", "disaggregation", "as_of"),
                name="cell_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(as_of__isnull=True) | models.Q(kind=ValueKind.ACTUAL),
                name="cell_only_actuals_are_interim",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=ValueStatus.SUBMITTED)
                | models.Q(submitted__isnull=False),
                name="cell_submitted_has_version",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=ValueStatus.APPROVED) | models.Q(approved__isnull=False),
                name="cell_approved_has_version",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=[ValueStatus.DRAFT, ValueStatus.RETURNED])
                | models.Q(draft__isnull=False),
                name="cell_draft_has_version",
            ),
        )
        indexes = (
            models.Index(
                fields=("period",),
                name="cell_awaiting_review",
                condition=models.Q(status="submitted"),
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="approved_by_event",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_cells", new="new_cells"),
                func=MOVED_AS_APPROVED,
            ),
            pgtrigger.Trigger(
                name="begun_as_approved",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__approved__isnull=False),
                timing=pgtrigger.Deferred,
                func=BEGUN_AS_APPROVED,
            ),
            pgtrigger.Trigger(
                name="known_disaggregation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("disaggregation", "measure_id"),
                condition=~pgtrigger.Q(new__disaggregation=""),
                func=KNOWN_DISAGGREGATION,
            ),
            pgtrigger.Trigger(
                name="keep_place",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("measure_id", "component_id"),
                condition=pgtrigger.Q(old__measure__df=pgtrigger.F("new__measure"))
                | pgtrigger.Q(old__component__df=pgtrigger.F("new__component")),
                func=KEEP_PLACE,
            ),
            lock(operation=pgtrigger.Insert, written=CELL_HAS_VERSIONS, new="new_cells"),
            lock(
                operation=pgtrigger.Update,
                written=CELL_IS_CHANGED,
                old="old_cells",
                new="new_cells",
            ),
            frozen(operation=pgtrigger.Insert, written=CELL_HAS_VERSIONS, new="new_cells"),
            frozen(
                operation=pgtrigger.Update,
                written=CELL_IS_TOUCHED,
                old="old_cells",
                new="new_cells",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure_id} {self.period_id} {self.kind}"


class ValueVersion(models.Model):
    """One statement of a cell's value. Inserted, never changed.

    Only the version that an approving event names counts towards attainment. A number stands in
    ``amount`` (with ``amount_high``: a target range from one to the other), a ratio in
    ``numerator`` and ``denominator``, a sentence in ``words``; ``judged`` is a person's category
    for a milestone. ``valid_from`` is the first day on which a revision holds; a version without
    it holds from the beginning.
    """

    cell = models.ForeignKey(Cell, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=ValueState.choices())
    amount = models.DecimalField(**AMOUNT)
    amount_high = models.DecimalField(**AMOUNT)
    numerator = models.DecimalField(**AMOUNT)
    denominator = models.DecimalField(**AMOUNT)
    words = models.TextField(blank=True)
    judged = models.CharField(max_length=16, choices=Verdict.choices(), blank=True)
    as_printed = models.TextField(blank=True)
    qualifier = models.CharField(max_length=16, choices=Qualifier.choices(), blank=True)
    basis = models.CharField(max_length=16, choices=Basis.choices(), default=Basis.LEVEL)
    source = models.ForeignKey(Node, models.PROTECT, null=True, related_name="values")
    source_anchor = models.JSONField(default=dict)
    evidence = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    reason_code = models.CharField(max_length=16, choices=ReasonForChange.choices(), blank=True)
    reason = models.TextField(blank=True)
    valid_from = models.DateField(null=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("cell", "number")
        indexes = (
            BrinIndex(fields=("at",), name="valueversion_at"),
            models.Index(
                fields=("valid_from",),
                name="valueversion_revised",
                condition=models.Q(valid_from__isnull=False),
            ),
        )
        constraints = (
            one_of("state", ValueState, name="valueversion_state_known"),
            one_of("basis", Basis, name="valueversion_basis_known"),
            one_of("qualifier", Qualifier, name="valueversion_qualifier_known", or_empty=True),
            one_of("reason_code", ReasonForChange, name="valueversion_reason_known", or_empty=True),
            models.UniqueConstraint(fields=("cell", "number"), name="valueversion_number_once"),
            models.CheckConstraint(
                condition=models.Q(
                    judged__in=[
                        "",
                        Verdict.EXCEEDED,
                        Verdict.MET,
                        Verdict.PARTIALLY_MET,
                        Verdict.NOT_MET,
                    ]
                ),
                name="valueversion_judged_is_a_category",
            ),
            models.CheckConstraint(
                condition=models.Q(numerator__isnull=True, denominator__isnull=True)
                | models.Q(
                    numerator__isnull=False,
                    denominator__isnull=False,
                    amount__isnull=True,
                    amount_high__isnull=True,
                ),
                name="valueversion_ratio_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_high__isnull=True)
                | models.Q(amount__isnull=False, amount_high__gte=models.F("amount")),
                name="valueversion_range_runs_up",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ValueState.NIL) | models.Q(amount=0),
                name="valueversion_nil_is_zero",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    state__in=[
                        ValueState.NOT_REPORTED,
                        ValueState.NOT_DUE,
                        ValueState.NOT_APPLICABLE,
                        ValueState.SUPPRESSED,
                    ]
                )
                | models.Q(amount__isnull=True, numerator__isnull=True, words=""),
                name="valueversion_state_without_value",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[ValueState.REPORTED, ValueState.ESTIMATED])
                | models.Q(amount__isnull=False)
                | models.Q(numerator__isnull=False)
                | ~models.Q(words=""),
                name="valueversion_reported_has_value",
            ),
            models.CheckConstraint(
                condition=models.Q(reason_code="") | ~models.Q(reason=""),
                name="valueversion_reason_has_words",
            ),
            *(
                is_a_number(field, name=f"valueversion_{field}_is_a_number")
                for field in ("amount", "amount_high", "numerator", "denominator")
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
            lock(operation=pgtrigger.Insert, written=VERSION_IS_WRITTEN, new="new_versions"),
            frozen(operation=pgtrigger.Insert, written=VERSION_IS_WRITTEN, new="new_versions"),
            refuses_inserts("change_has_reason", CHANGE_HAS_REASON, rows="new_versions"),
        )

    def __str__(self) -> str:
        return f"{self.cell_id} v{self.number}"
