"""What a plan rests on and is linked to: legislative mandates, and nodes of other frameworks."""

import pghistory
import pgtrigger
from django.db import models

from indicators.enums import ChangeSubject
from indicators.models.changes import NOT_WITH_ITS_EDITION, fed
from indicators.models.framework import FrameRow
from indicators.models.plans import Node


@pghistory.track()
class Mandate(models.Model):
    """A legislative mandate, once: decision 4/1 is not resolution 4/1."""

    body = models.TextField(blank=True)
    mandate_kind = models.TextField(blank=True)
    symbol = models.TextField(blank=True)
    section = models.TextField(blank=True)
    title = models.TextField(blank=True, help_text="Of the first entry read.")

    class Meta:
        ordering = ("body", "symbol", "section")
        constraints = (
            models.UniqueConstraint(
                "body",
                "mandate_kind",
                "symbol",
                "section",
                models.Case(
                    models.When(symbol="", then="title"),
                    default=models.Value(""),
                    output_field=models.TextField(),
                ),
                name="mandate_once",
            ),
        )
        triggers = (
            fed(
                ChangeSubject.MANDATE,
                subject_id="entry.node_id",
                what="'changed'",
                operation=pgtrigger.Update,
                rows="new_rows JOIN indicators_mandateentry entry "
                "ON entry.mandate_id = new_rows.id",
            ),
        )

    def __str__(self) -> str:
        return self.symbol or self.title[:60]


@pghistory.track()
class MandateEntry(FrameRow):
    """A mandate as one list of an edition prints it; its node has the title printed there."""

    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="entries")

    class Meta:
        triggers = (
            fed(
                ChangeSubject.MANDATE,
                subject_id="new_rows.node_id",
                what="'added'",
                rows="new_rows JOIN indicators_node node ON node.id = new_rows.node_id "
                f"WHERE {NOT_WITH_ITS_EDITION.format(edition='node.edition_id')}",
            ),
            fed(
                ChangeSubject.MANDATE,
                subject_id="new_rows.node_id",
                what="'changed'",
                operation=pgtrigger.Update,
            ),
        )


@pghistory.track()
class Alignment(models.Model):
    """A link from a node to a node of another framework, with the words that make it."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="alignments")
    framework = models.TextField()
    code = models.TextField()
    text = models.TextField(blank=True)
    source = models.JSONField(default=dict)

    class Meta:
        ordering = ("framework", "code")
        constraints = (
            models.UniqueConstraint(fields=("node", "framework", "code"), name="alignment_once"),
        )
        triggers = (fed(ChangeSubject.NODE, subject_id="new_rows.node_id", what="'changed'"),)

    def __str__(self) -> str:
        return f"{self.framework} {self.code}"
