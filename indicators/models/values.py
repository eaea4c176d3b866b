"""The ledger of values, and what attainment was computed from them."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
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
from indicators.models.framework import Component, MeasureIdentity, PerformanceMeasure
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
# Three ratios of the longest amounts, over one another, stay exact within this many digits.
WHOLE = {"max_digits": 400, "decimal_places": 0}
# The statement that computes attainment has read the rows it names, and nothing deletes them:
# checking each of the seven keys again would take longer than computing. The unique
# constraint is the index of the measure.
COMPUTED_FROM = {"on_delete": models.PROTECT, "db_constraint": False, "db_index": False}
VERSION_READ = {**COMPUTED_FROM, "null": True, "related_name": "+"}


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


class Attainment(models.Model):
    """What rule set AR-1 says of a measure, or of one component of it, in a period.

    ``progress`` and ``ratio`` are reduced pairs: numerator with the sign, denominator above zero;
    both empty when undefined. ``reasons`` are codes of ``ReasonCode``. The three versions are what
    it was computed from; where the years of a series were brought together, ``series`` has the
    ids of all their actuals in order, null for a year without one. The ``original_`` fields are
    filled where target or baseline was revised: what the original ones give; the verdict itself
    is against those in force at the end of the period. A stale row is never shown as current.
    """

    measure = models.ForeignKey(PerformanceMeasure, related_name="attainments", **COMPUTED_FROM)
    component = models.ForeignKey(Component, null=True, **COMPUTED_FROM)
    period = models.ForeignKey(Period, models.PROTECT, db_constraint=False)
    verdict = models.CharField(max_length=16, choices=Verdict.choices())
    progress_numerator = models.DecimalField(**WHOLE, null=True)
    progress_denominator = models.DecimalField(**WHOLE, null=True)
    ratio_numerator = models.DecimalField(**WHOLE, null=True)
    ratio_denominator = models.DecimalField(**WHOLE, null=True)
    gap = models.DecimalField(max_digits=100, decimal_places=12, null=True)
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    rule_set = models.CharField(max_length=16)
    measure_version = models.ForeignKey("indicators.MeasureVersion", **VERSION_READ)
    baseline = models.ForeignKey(ValueVersion, **VERSION_READ)
    target = models.ForeignKey(ValueVersion, **VERSION_READ)
    actual = models.ForeignKey(ValueVersion, **VERSION_READ)
    series = ArrayField(models.BigIntegerField(null=True), default=list)
    original_verdict = models.CharField(
        max_length=16, choices=Verdict.choices(), blank=True, db_default=""
    )
    original_progress_numerator = models.DecimalField(**WHOLE, null=True)
    original_progress_denominator = models.DecimalField(**WHOLE, null=True)
    original_ratio_numerator = models.DecimalField(**WHOLE, null=True)
    original_ratio_denominator = models.DecimalField(**WHOLE, null=True)
    original_gap = models.DecimalField(max_digits=100, decimal_places=12, null=True)
    original_reasons = ArrayField(models.CharField(max_length=40), default=list, db_default=[])
    original_baseline = models.ForeignKey(ValueVersion, **VERSION_READ)
    original_target = models.ForeignKey(ValueVersion, **VERSION_READ)
    computed_at = models.DateTimeField()
    is_stale = models.BooleanField(default=False)

    class Meta:
        constraints = (
            one_of("verdict", Verdict, name="attainment_verdict_known"),
            models.UniqueConstraint(
                fields=("measure", "period", "component"),
                name="attainment_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(
                    progress_numerator__isnull=True, progress_denominator__isnull=True
                )
                | models.Q(progress_numerator__isnull=False, progress_denominator__gt=0),
                name="attainment_progress_is_a_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(ratio_numerator__isnull=True, ratio_denominator__isnull=True)
                | models.Q(ratio_numerator__isnull=False, ratio_denominator__gt=0),
                name="attainment_ratio_is_a_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure_id} {self.period_id} {self.verdict}"

    def against_original(self) -> "Attainment | None":
        """The same place against what had been promised at first; ``None`` if nothing was revised.

        A row of the same shape that is never saved.
        """
        if not self.original_verdict:
            return None
        revised = (
            "verdict",
            "progress_numerator",
            "progress_denominator",
            "ratio_numerator",
            "ratio_denominator",
            "gap",
            "reasons",
            "baseline",
            "target",
        )
        same = ("measure", "component", "period", "rule_set", "measure_version", "actual", "series")
        return Attainment(
            computed_at=self.computed_at,
            original_verdict="",
            **{name: getattr(self, name) for name in same},
            **{name: getattr(self, f"original_{name}") for name in revised},
        )
