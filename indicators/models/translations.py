"""The plan's words in its other languages."""

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower

from indicators.enums import ChangeSubject, TranslatedField, TranslationStatus
from indicators.models.changes import fed
from indicators.models.constraints import one_of

WHOSE_WORDS = ("edition", "node", "statement", "component", "version")


def _of_one_thing() -> models.Q:
    """Exactly one of the foreign keys of ``WHOSE_WORDS`` is set."""
    either = models.Q()
    for whose in WHOSE_WORDS:
        either |= models.Q(**{f"{other}__isnull": other != whose for other in WHOSE_WORDS})
    return either


@pghistory.track()
class Translation(models.Model):
    """Words of one thing that a plan prints, in another language.

    Of an edition they are its title. A cleared one names who cleared it: a person, or the
    document in which it is published.
    """

    edition = models.ForeignKey(
        "indicators.PlanEdition", models.PROTECT, null=True, related_name="translations"
    )
    node = models.ForeignKey(
        "indicators.Node", models.PROTECT, null=True, related_name="translations"
    )
    statement = models.ForeignKey(
        "indicators.DocumentStatement", models.PROTECT, null=True, related_name="translations"
    )
    component = models.ForeignKey(
        "indicators.Component", models.PROTECT, null=True, related_name="translations"
    )
    version = models.ForeignKey(
        "indicators.ValueVersion", models.PROTECT, null=True, related_name="translations"
    )
    field = models.CharField(
        max_length=16, choices=TranslatedField.choices(), default=TranslatedField.TEXT
    )
    language = models.CharField(max_length=10)
    text = models.TextField()
    status = models.CharField(max_length=16, choices=TranslationStatus.choices())
    document_symbol = models.TextField(blank=True)
    cleared_by = models.ForeignKey("indicators.User", models.PROTECT, null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("status", TranslationStatus, name="translation_status_known"),
            one_of("field", TranslatedField, name="translation_field_known"),
            models.CheckConstraint(condition=_of_one_thing(), name="translation_of_one_thing"),
            models.UniqueConstraint(
                fields=(*WHOSE_WORDS, "field", "language"),
                name="translation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(status=TranslationStatus.CLEARED)
                | models.Q(cleared_by__isnull=False, cleared_at__isnull=False)
                | ~models.Q(document_symbol=""),
                name="translation_cleared_by_someone",
            ),
        )
        indexes = (
            GinIndex(OpClass(Lower("text"), name="gin_trgm_ops"), name="translation_text_trigrams"),
        )
        triggers = tuple(
            fed(
                ChangeSubject.NODE,
                subject_id="new_rows.node_id",
                what="'changed'",
                rows="new_rows WHERE new_rows.node_id IS NOT NULL",
                operation=operation,
            )
            for operation in (pgtrigger.Insert, pgtrigger.Update)
        )

    def __str__(self) -> str:
        return f"{self.language}: {self.text[:60]}"
