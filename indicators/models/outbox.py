"""The outbox: a mail is a row first, and is sent from it."""

import pghistory
from django.db import models
from django.db.models.functions import Now

from indicators.enums import MailKind, MailStatus
from indicators.models.constraints import one_of
from indicators.models.queued import Queued, claimed_while, open_in_order


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=["facts", "claim", "attempts", "not_before"],
)
class OutgoingMail(Queued):
    """One mail to one person, or to an ``address`` without account, then in ``language``.

    Posting the same thing twice posts it once.

    ``about`` and ``occasion`` say what it is about and which time of that: "round 3",
    "due -7 of 2026-03-01".
    ``facts`` is what its sentences are made from, when it is sent and in the language the
    recipient then reads. ``message_id`` is the mail's for ever, however often it is tried.
    A collected mail went out in ``digest``. ``may_be_twice`` when a sender fell silent before the
    mark, so that the mail may have gone out before.
    """

    kind = models.CharField(max_length=16, choices=MailKind.choices())
    recipient = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="mails"
    )
    address = models.EmailField(blank=True, db_default="", default="")
    language = models.CharField(max_length=10, blank=True, db_default="", default="")
    about = models.CharField(max_length=100)
    occasion = models.CharField(max_length=100)
    facts = models.JSONField(default=dict)
    message_id = models.CharField(max_length=255, unique=True)
    status = models.CharField(
        max_length=16, choices=MailStatus.choices(), default=MailStatus.WAITING
    )
    posted_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    may_be_twice = models.BooleanField(default=False, db_default=False)
    digest = models.ForeignKey("self", models.PROTECT, null=True, related_name="collected")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("kind", MailKind, name="outgoingmail_kind_known"),
            one_of("status", MailStatus, name="outgoingmail_status_known"),
            models.UniqueConstraint(
                fields=("recipient", "kind", "about", "occasion"), name="outgoingmail_once"
            ),
            models.UniqueConstraint(
                fields=("address", "kind", "about", "occasion"),
                name="outgoingmail_once_for_address",
                condition=models.Q(recipient__isnull=True),
            ),
            models.CheckConstraint(
                condition=models.Q(recipient__isnull=False, address="")
                | models.Q(recipient__isnull=True) & ~models.Q(address="") & ~models.Q(language=""),
                name="outgoingmail_to_one",
            ),
            claimed_while(MailStatus.SENDING, name="outgoingmail_sending_is_claimed"),
            models.CheckConstraint(
                condition=~models.Q(status=MailStatus.SENT) | models.Q(sent_at__isnull=False),
                name="outgoingmail_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=MailStatus.FAILED) | ~models.Q(error=""),
                name="outgoingmail_failed_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(status=MailStatus.COLLECTED, digest__isnull=False)
                | ~models.Q(status=MailStatus.COLLECTED) & models.Q(digest__isnull=True),
                name="outgoingmail_collected_in_digest",
            ),
        )
        indexes = (open_in_order(MailStatus.WAITING, MailStatus.SENDING, name="outgoingmail_open"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.status}"
