"""The change feed: a row for everything that others may want to follow, and webhooks from it.

The rows are written by triggers, with the change they tell of, so that no path goes around them.
They are in the order of their transactions: ``feed.changes`` tells of a transaction only when
every one before it is over, so that nothing slips into a past that was read already.
"""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models.functions import Now

from indicators.enums import ChangeSubject, DeliveryStatus
from indicators.models.constraints import append_only, one_of
from indicators.models.queued import Queued, claimed_while, open_in_order

INTO_THE_FEED = """
    INSERT INTO indicators_change (xact, subject, subject_id, what, at)
    SELECT pg_current_xact_id()::text::bigint, {subject}, {subject_id}, {what}, now()
    FROM {rows};
    RETURN NULL;
"""


# Of an edition that is loaded by the same transaction the edition itself is told, and no more.
NOT_WITH_ITS_EDITION = """
    NOT EXISTS (
        SELECT FROM indicators_change told
        WHERE told.xact = pg_current_xact_id()::text::bigint AND told.subject = 'edition'
          AND told.what = 'added' AND told.subject_id = {edition})"""


def fed(
    subject: ChangeSubject,
    *,
    what: str,
    subject_id: str = "new_rows.id",
    operation: pgtrigger.Operation = pgtrigger.Insert,
    rows: str = "new_rows",
) -> pgtrigger.Trigger:
    """Each row of the statement becomes a change; ``what`` and ``subject_id`` are SQL of it."""
    named = {}
    if operation != pgtrigger.Delete:
        named["new"] = "new_rows"
    if operation != pgtrigger.Insert:
        named["old"] = "old_rows"
    return pgtrigger.Trigger(
        name=f"fed_by_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**named),
        func=INTO_THE_FEED.format(
            subject=f"'{subject.value}'", subject_id=subject_id, what=what, rows=rows
        ),
    )


class CurrentTransaction(models.Func):
    """The number of the transaction that writes; it never wraps around."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class Change(models.Model):
    """Something happened to what the feed follows, from a value to a schedule.

    ``what`` is the step taken with a value, else ``added`` or ``changed``, of a node ``told`` for a
    narrative, and ``released`` on the day from which readers know of it. Drafts are not told, nor
    are links that are proposed; a link that is confirmed changes the two nodes.
    """

    xact = models.BigIntegerField(db_default=CurrentTransaction())
    subject = models.CharField(max_length=16, choices=ChangeSubject.choices())
    subject_id = models.BigIntegerField()
    what = models.CharField(max_length=16)
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("xact", "pk")
        constraints = (one_of("subject", ChangeSubject, name="change_subject_known"),)
        indexes = (
            models.Index(fields=("xact", "id"), name="change_in_order"),
            models.Index(
                fields=("subject", "subject_id"),
                condition=models.Q(what="released"),
                name="change_of_release",
            ),
        )
        triggers = (append_only(),)

    def __str__(self) -> str:
        return f"{self.subject} {self.subject_id} {self.what}"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["xact", "last_id", "salt"]
)
class Webhook(models.Model):
    """An address that is told of changes, as far as its token sees them.

    ``xact`` and ``last_id`` are the last change that was posted. The secret of its signatures is
    made from ``salt`` and the secret of the service; it is stored nowhere.
    """

    token = models.ForeignKey("indicators.ApiToken", models.PROTECT, related_name="webhooks")
    url = models.URLField(max_length=500)
    subjects = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    salt = models.CharField(max_length=64)
    xact = models.BigIntegerField()
    last_id = models.BigIntegerField()
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(subjects__contained_by=[each.value for each in ChangeSubject]),
                name="webhook_subjects_known",
            ),
        )

    def __str__(self) -> str:
        return self.url


class WebhookDelivery(Queued):
    """Some changes, in order, for one address. The row is the queue."""

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries")
    changes = ArrayField(models.BigIntegerField())
    status = models.CharField(
        max_length=16, choices=DeliveryStatus.choices(), default=DeliveryStatus.WAITING
    )
    posted_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, help_text="Status, or why nothing was answered.")

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("status", DeliveryStatus, name="webhookdelivery_status_known"),
            claimed_while(DeliveryStatus.SENDING, name="webhookdelivery_sending_is_claimed"),
            models.CheckConstraint(
                condition=~models.Q(status=DeliveryStatus.FAILED) | ~models.Q(answer=""),
                name="webhookdelivery_failed_says_why",
            ),
        )
        indexes = (
            open_in_order(
                DeliveryStatus.WAITING, DeliveryStatus.SENDING, name="webhookdelivery_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"
