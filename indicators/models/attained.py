"""What was computed from the values of the ledger."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from indicators.enums import ChangeSubject, Verdict
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.measures import Component, PerformanceMeasure
from indicators.models.plans import Period
from indicators.models.values import ValueVersion

# Three ratios of the longest amounts, over one another, stay exact within this many digits.
WHOLE = {"max_digits": 400, "decimal_places": 0}
# The statement that computes attainment has read the rows it names, and nothing deletes them:
# checking each of the seven keys again would take longer than computing. The unique
# constraint is the index of the measure.
COMPUTED_FROM = {"on_delete": models.PROTECT, "db_constraint": False, "db_index": False}
VERSION_READ = {**COMPUTED_FROM, "null": True, "related_name": "+"}


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
        triggers = (
            fed(ChangeSubject.ATTAINMENT, what="'added'"),
            fed(ChangeSubject.ATTAINMENT, what="'changed'", operation=pgtrigger.Update),
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
