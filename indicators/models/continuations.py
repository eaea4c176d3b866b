"""What became of a node in the next edition of its plan."""

import pghistory
import pgtrigger
from django.db import models

from indicators.enums import ChangeSubject, ContinuesKind
from indicators.models.changes import fed
from indicators.models.constraints import one_of
from indicators.models.plans import Node

# The two nodes of a link, once it is confirmed: proposals are not told.
LINKED = """
    {rows} link CROSS JOIN LATERAL (VALUES (link.before_id), (link.after_id)) AS linked (id)
    WHERE link.confirmed_at IS NOT NULL AND linked.id IS NOT NULL"""
CONFIRMED_NOW, CONFIRMED_BEFORE = LINKED.format(rows="new_rows"), LINKED.format(rows="old_rows")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Continuation(models.Model):
    """A link from a node of one edition to what became of it in another.

    The importer proposes; it holds once a person confirms. A dropped node has no ``after``.
    """

    before = models.ForeignKey(Node, models.PROTECT, related_name="continues_in")
    after = models.ForeignKey(Node, models.PROTECT, null=True, related_name="continues_from")
    kind = models.CharField(max_length=16, choices=ContinuesKind.choices())
    confirmed_by = models.ForeignKey("indicators.User", models.PROTECT, null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            one_of("kind", ContinuesKind, name="continuation_kind_known"),
            models.UniqueConstraint(
                fields=("before", "after"), name="continuation_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ContinuesKind.DROPPED, after__isnull=True)
                | (~models.Q(kind=ContinuesKind.DROPPED) & models.Q(after__isnull=False)),
                name="continuation_dropped_has_no_after",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="continuation_confirmed_whole",
            ),
        )
        triggers = (
            fed(
                ChangeSubject.NODE,
                subject_id="linked.id",
                what="'changed'",
                operation=pgtrigger.Update,
                rows=CONFIRMED_NOW,
            ),
            fed(
                ChangeSubject.NODE,
                subject_id="linked.id",
                what="'changed'",
                operation=pgtrigger.Delete,
                rows=CONFIRMED_BEFORE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} {self.after_id}"
