"""The row is the queue: claiming a mail, putting it off, marking what became of it.

A claim is a lease. The worker of a mail is ended long before its lease (``tasks.send_mail``), so
two living workers never send one mail.
"""

import uuid
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from indicators.enums import MailDelivery, MailKind, MailStatus
from indicators.models import OutgoingMail

LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
# With the pauses above, some three days.
MOST_ATTEMPTS = 20
# Handed out again with the next sweep, if need be: a claim makes that harmless.
MOST_AT_ONCE = 200
NEVER_COLLECTED = (MailKind.DIGEST, MailKind.REPORT)
OPEN = (MailStatus.WAITING, MailStatus.SENDING)


def due() -> list[int]:
    """Mails to send now, the oldest first; what ended too many workers is closed."""
    _open().filter(attempts__gte=MOST_ATTEMPTS).update(
        status=MailStatus.FAILED,
        error=f"The worker stopped {MOST_ATTEMPTS} times while it sent this mail.",
    )
    return list(_to_send().order_by("not_before", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


@transaction.atomic
def claim(mail_id: int) -> OutgoingMail | None:
    """Take the mail for the time of a lease, unless it is over or somebody else has it."""
    found = _to_send().filter(pk=mail_id, attempts__lt=MOST_ATTEMPTS)
    mail = found.select_for_update(skip_locked=True, of=["self"]).first()
    if mail is None:
        return None
    # Whoever had it fell silent: perhaps after the server had taken it.
    mail.may_be_twice = mail.may_be_twice or mail.status == MailStatus.SENDING
    mail.claim, mail.status = uuid.uuid4(), MailStatus.SENDING
    mail.attempts += 1
    mail.not_before = Now() + LEASE
    mail.save(update_fields=["claim", "status", "attempts", "not_before", "may_be_twice"])
    return mail


def mark_sent(mail: OutgoingMail) -> None:
    _ours(mail).update(status=MailStatus.SENT, sent_at=Now(), error="")


def mark_failed(mail: OutgoingMail, why: str) -> None:
    _ours(mail).update(status=MailStatus.FAILED, error=why)


def put_off(mail: OutgoingMail, why: str) -> None:
    """Try again after a pause that doubles each time, until the attempts are used up."""
    if mail.attempts >= MOST_ATTEMPTS:
        mark_failed(mail, why)
        return
    pause = min(FIRST_PAUSE * 2 ** (mail.attempts - 1), LONGEST_PAUSE)
    _ours(mail).update(status=MailStatus.WAITING, not_before=Now() + pause, error=why)


def send_again(mail_ids: Collection[int]) -> int:
    """Give mails that were not accepted another try; how many."""
    failed = OutgoingMail.objects.filter(pk__in=mail_ids, status=MailStatus.FAILED)
    return failed.update(status=MailStatus.WAITING, attempts=0, not_before=Now(), error="")


def waiting_for_a_digest() -> Q:
    """Mails of people who want one a day; the day's mail does not wait, nor do reports."""
    is_daily = Q(recipient__mail_delivery=MailDelivery.DAILY)
    return Q(status=MailStatus.WAITING) & is_daily & ~Q(kind__in=NEVER_COLLECTED)


def _open() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(status__in=OPEN, not_before__lte=Now())


def _to_send() -> QuerySet[OutgoingMail]:
    return _open().exclude(waiting_for_a_digest()).select_related("recipient")


def _ours(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    """Nothing, once the lease is over and somebody else has the mail."""
    return OutgoingMail.objects.filter(pk=mail.pk, claim=mail.claim, status=MailStatus.SENDING)
