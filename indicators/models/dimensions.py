"""Into which categories the values of a measure are broken down, and what the parts add up to."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from indicators.enums import ChangeSubject, SumRule
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.framework import MeasureIdentity

UNKNOWN = "unknown"
# What stands on either side of ``=`` in the key of a cell.
CODE = r"^[a-z0-9][a-z0-9_-]*$"


def code_is_plain(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(code__regex=CODE), name=name)


@pghistory.track()
class Dimension(models.Model):
    """What values are broken down by: sex, age group, disability, region, entity.

    Every dimension has the category ``unknown`` besides its own.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.TextField()

    class Meta:
        ordering = ("code",)
        constraints = (code_is_plain("dimension_code_is_plain"),)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Category(models.Model):
    """One of the parts of a dimension; in the key of a cell it is ``sex=women``."""

    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="categories")
    code = models.CharField(max_length=40)
    name = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("dimension", "position", "pk")
        verbose_name_plural = "categories"
        constraints = (
            code_is_plain("category_code_is_plain"),
            models.UniqueConstraint(fields=("dimension", "code"), name="category_code_once"),
            models.CheckConstraint(
                condition=~models.Q(code=UNKNOWN), name="category_unknown_is_there_already"
            ),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class MeasureDimension(models.Model):
    """A measure's values are given by a dimension too, besides the whole, through all editions.

    ``only`` has the codes of the categories that apply to the measure; empty: all of them. Of the
    dimensions that are ``crossed`` with one another every combination is given as well: women of
    15 to 24 years.
    """

    measure = models.ForeignKey(MeasureIdentity, models.PROTECT, related_name="dimensions")
    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="measures")
    sum_rule = models.CharField(
        max_length=16, choices=SumRule.choices(), default=SumRule.NEED_NOT_ADD_UP
    )
    only = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    crossed = models.BooleanField(default=False, db_default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("measure", "position", "pk")
        constraints = (
            one_of("sum_rule", SumRule, name="measuredimension_sum_rule_known"),
            models.UniqueConstraint(fields=("measure", "dimension"), name="measuredimension_once"),
        )
        triggers = tuple(
            fed(
                ChangeSubject.MEASURE,
                subject_id="measure.node_id",
                what="'changed'",
                rows="new_rows JOIN indicators_performancemeasure measure "
                "ON measure.identity_id = new_rows.measure_id",
                operation=operation,
            )
            for operation in (pgtrigger.Insert, pgtrigger.Update)
        )

    def __str__(self) -> str:
        return f"{self.measure_id} by {self.dimension_id}"
