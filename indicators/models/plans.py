"""The published source: plan documents, their editions, and every printed thing in them."""

from itertools import combinations

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower

from indicators.enums import (
    ChangeSubject,
    ClearingLevel,
    EditionStatus,
    NodeKind,
    PeriodKind,
    PlanFormat,
    PlanRhythm,
)
from indicators.models.changes import NOT_WITH_ITS_EDITION, fed
from indicators.models.constraints import one_of
from indicators.models.ranges import DateRange

CHAINS = [
    [level.value for level in levels]
    for length in range(len(ClearingLevel) + 1)
    for levels in combinations(ClearingLevel, length)
]

REWORDED = """
    new_rows JOIN old_rows USING (id)
    WHERE (new_rows.text, new_rows.label, new_rows.path)
        <> (old_rows.text, old_rows.label, old_rows.path)"""


class Period(models.Model):
    """A stretch of time that a value belongs to: a year, a biennium, a fiscal year, a span."""

    kind = models.CharField(max_length=16, choices=PeriodKind.choices())
    first_day = models.DateField()
    last_day = models.DateField()
    label = models.CharField(
        max_length=32, help_text="As plans print it: 2026, 2018-2019, 2021/22."
    )

    class Meta:
        ordering = ("first_day", "last_day")
        constraints = (
            one_of("kind", PeriodKind, name="period_kind_known"),
            models.UniqueConstraint(fields=("kind", "first_day", "last_day"), name="period_once"),
            models.UniqueConstraint(fields=("kind", "label"), name="period_label_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gt=models.F("first_day")), name="period_runs_forward"
            ),
        )

    def __str__(self) -> str:
        return self.label


@pghistory.track()
class PlanDocument(models.Model):
    """A plan through all its editions; ``symbol`` is the document's without its revision.

    ``clearing`` names the steps that a value of the plan passes, the last of which approves it;
    where it names none, any reviewer approves.
    """

    symbol = models.TextField(unique=True)
    title = models.TextField()
    rhythm = models.CharField(max_length=16, choices=PlanRhythm.choices())
    clearing = ArrayField(
        models.TextField(choices=ClearingLevel.choices()), default=list, blank=True
    )

    class Meta:
        ordering = ("symbol",)
        constraints = (
            one_of("rhythm", PlanRhythm, name="plandocument_rhythm_known"),
            models.CheckConstraint(
                condition=models.Q(clearing__in=CHAINS), name="plandocument_clearing_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.symbol


@pghistory.track()
class PlanEdition(models.Model):
    """One published state of a plan, as read from one file.

    At most one edition of a plan is in force on a day; ``in_force_until`` is the first day on
    which it no longer is. What it states counts from ``adopted_at``: not before readers may know
    of it.
    """

    document = models.ForeignKey(PlanDocument, models.PROTECT, related_name="editions")
    symbol = models.TextField()
    slug = models.SlugField(max_length=120, unique=True, help_text="Its part of an address.")
    title = models.TextField()
    period = models.ForeignKey(Period, models.PROTECT, related_name="editions")
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=16, choices=PlanFormat.choices())
    status = models.CharField(
        max_length=16, choices=EditionStatus.choices(), default=EditionStatus.PROPOSED
    )
    source_sha256 = models.CharField(max_length=64, unique=True)
    source_name = models.CharField(max_length=255, blank=True)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_editions"
    )
    deciding_document = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    imported_by = models.ForeignKey("indicators.User", models.PROTECT, null=True, blank=True)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ("-period__first_day", "symbol", "-imported_at")
        constraints = (
            one_of("status", EditionStatus, name="planedition_status_known"),
            one_of("format", PlanFormat, name="planedition_format_known"),
            models.CheckConstraint(
                condition=models.Q(in_force_until__isnull=True)
                | models.Q(
                    in_force_from__isnull=False, in_force_until__gt=models.F("in_force_from")
                ),
                name="planedition_in_force_forward",
            ),
            ExclusionConstraint(
                name="planedition_one_in_force",
                expressions=(
                    (OpClass("document", "gist_int8_ops"), RangeOperators.EQUAL),
                    (DateRange("in_force_from", "in_force_until"), RangeOperators.OVERLAPS),
                ),
                condition=models.Q(in_force_from__isnull=False),
            ),
        )
        triggers = (
            fed(ChangeSubject.EDITION, what="'added'"),
            fed(ChangeSubject.EDITION, what="'changed'", operation=pgtrigger.Update),
        )

    def __str__(self) -> str:
        return f"{self.symbol} ({self.period_id and self.period.label})"


@pghistory.track()
class Node(models.Model):
    """One printed thing of an edition: its address, its words, and where they stand.

    ``position`` is the printed order; ``label`` the printed number or letter without brackets;
    ``source`` the anchor in the file ({"line": 12} or {"table": 3, "row": 2, ...});
    ``source_text`` the words as they stand there.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="nodes")
    kind = models.CharField(max_length=16, choices=NodeKind.choices())
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.TextField()
    position = models.PositiveIntegerField()
    label = models.TextField(blank=True)
    text = models.TextField(blank=True)
    source = models.JSONField()
    source_text = models.TextField(blank=True)
    footnotes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("edition", "position")
        constraints = (
            one_of("kind", NodeKind, name="node_kind_known"),
            models.UniqueConstraint(fields=("edition", "path"), name="node_path_once"),
            models.UniqueConstraint(fields=("edition", "position"), name="node_position_once"),
            models.CheckConstraint(condition=~models.Q(path=""), name="node_has_path"),
        )
        indexes = (
            GinIndex(OpClass(Lower("text"), name="gin_trgm_ops"), name="node_text_trigrams"),
            models.Index(
                "edition", OpClass("path", name="text_pattern_ops"), name="node_path_prefix"
            ),
        )
        triggers = (
            fed(
                ChangeSubject.NODE,
                what="'added'",
                rows=f"new_rows WHERE {NOT_WITH_ITS_EDITION.format(edition='new_rows.edition_id')}",
            ),
            fed(ChangeSubject.NODE, what="'changed'", operation=pgtrigger.Update, rows=REWORDED),
        )

    def __str__(self) -> str:
        return self.path

    @property
    def in_address(self) -> str:
        return self.path.replace(" ", "-")


@pghistory.track()
class Doubt(models.Model):
    """A question the reader could not settle, until a person does."""

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="doubts")
    node = models.ForeignKey(Node, models.PROTECT, null=True, related_name="doubts")
    code = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    source = models.JSONField(default=dict)
    decision = models.TextField(blank=True)
    answer = models.TextField(blank=True, db_default="", help_text="The person's own words.")
    decided_by = models.ForeignKey("indicators.User", models.PROTECT, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("edition", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True, decision="")
                | (
                    models.Q(decided_at__isnull=False, decided_by__isnull=False)
                    & ~models.Q(decision="")
                ),
                name="doubt_decided_whole",
            ),
        )

    def __str__(self) -> str:
        return self.code


class Remainder(models.Model):
    """Words of the file that no node took."""

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="remainders")
    position = models.PositiveIntegerField()
    text = models.TextField()
    source = models.JSONField()

    class Meta:
        ordering = ("edition", "position")
        constraints = (
            models.UniqueConstraint(fields=("edition", "position"), name="remainder_position_once"),
        )

    def __str__(self) -> str:
        return self.text[:60]
