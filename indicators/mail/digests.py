"""The mail of the day, for those who do not want each message at once."""

from datetime import datetime, time

from django.db import transaction

from indicators.enums import MailKind, MailStatus
from indicators.mail.letters import new_message_id
from indicators.mail.queue import waiting_for_a_digest
from indicators.models import OutgoingMail

ABOUT = "messages"
# In UTC.
NOT_BEFORE = time(6)


@transaction.atomic
def post_digests(*, now: datetime) -> None:
    """Put what waits for each such person into one mail; four statements for any number.

    Once a day: what comes after the day's mail waits for the next one.
    """
    if now.time() < NOT_BEFORE:
        return
    waiting = OutgoingMail.objects.filter(waiting_for_a_digest()).select_for_update(
        skip_locked=True, of=["self"]
    )
    by_person: dict[int, list[int]] = {}
    for mail_id, person in waiting.values_list("pk", "recipient"):
        by_person.setdefault(person, []).append(mail_id)
    today = {"kind": MailKind.DIGEST, "about": ABOUT, "occasion": now.date().isoformat()}
    OutgoingMail.objects.bulk_create(
        (
            OutgoingMail(recipient_id=person, message_id=new_message_id(), **today)
            for person in by_person
        ),
        ignore_conflicts=True,
    )
    not_sent = OutgoingMail.objects.filter(
        **today, recipient__in=by_person, status=MailStatus.WAITING
    ).select_for_update(of=["self"])
    collected = [
        OutgoingMail(pk=mail_id, digest=digest, status=MailStatus.COLLECTED)
        for digest in not_sent
        for mail_id in by_person[digest.recipient_id]
    ]
    OutgoingMail.objects.bulk_update(collected, ["digest", "status"], batch_size=1000)
