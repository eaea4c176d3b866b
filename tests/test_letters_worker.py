"""Letters of rounds through a real worker and a real SMTP server."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from indicators import tasks
from indicators.enums import MailDelivery, MailKind, MailStatus, Role
from indicators.models import OutgoingMail
from tests.builders import (
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    an_accomplishment,
    in_days,
)
from tests.mail.letters import posted
from tests.mail.server import an_inbox
from tests.test_mail_worker import a_sender, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime.combine(in_days(0), time(7), tzinfo=UTC)


def sent(number: int) -> Callable[[], bool]:
    return lambda: OutgoingMail.objects.filter(status=MailStatus.SENT).count() == number


def post() -> None:
    tasks.post_letters_of_rounds.delay()
    tasks.post_digests.delay()


def test_that_a_round_is_open_comes_once_at_once_or_in_the_mail_of_the_day(log):
    unit = a_subprogramme()
    a_measure(an_accomplishment(unit))
    ana = a_user("ana@rcab.example")
    bela = a_user("bela@rcab.example", mail_delivery=MailDelivery.DAILY)
    for person in (ana, bela):
        a_role(person, Role.MANAGER, unit)
    asked = a_round(unit.node.edition, name="Values of 2025")
    due = date_format(asked.due_on, "j F Y")
    post()

    with an_inbox() as (inbox, port), a_sender(log, port, clock=MORNING):
        wait_until(sent(2), log)
        post()
        # What comes after the jobs in the queue is sent when they are done.
        later = posted(a_user("later@rcab.example"))
        tasks.send_mail.delay(mail_id=later.pk)
        wait_until(sent(3), log)

    assert [(mail["To"], mail["Subject"]) for mail in inbox.taken[:2]] == [
        (ana.email, f"Values are asked for by {due}: Values of 2025"),
        (bela.email, "1 message since the last mail"),
    ]
    assert inbox.message_ids[2:] == [later.message_id]
    for mail in inbox.taken[:2]:
        text = mail.get_body(("plain",)).get_content()
        assert text.count("The reporting round “Values of 2025” of the plan") == 1
        assert f"Open my entries: {settings.PUBLIC_URL}{reverse('my_entries')}" in text
    rows = OutgoingMail.objects.exclude(pk=later.pk).order_by("recipient", "pk")
    assert list(rows.values_list("recipient", "kind", "status")) == [
        (ana.pk, MailKind.OPENING, MailStatus.SENT),
        (bela.pk, MailKind.OPENING, MailStatus.COLLECTED),
        (bela.pk, MailKind.DIGEST, MailStatus.SENT),
    ]
