"""One mail a day for those who want it so: everything posted since, once."""

from datetime import UTC, datetime, timedelta

import pytest

from indicators import mail
from indicators.enums import MailDelivery, MailKind, MailStatus
from indicators.mail import compose
from indicators.models import OutgoingMail, User
from tests.builders import a_user
from tests.mail.letters import posted

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture
def person() -> User:
    return a_user(mail_delivery=MailDelivery.DAILY)


def digests() -> list[tuple[str, int]]:
    """The day of each, and how many messages are in it."""
    return [
        (row.occasion, row.collected.count())
        for row in OutgoingMail.objects.filter(kind=MailKind.DIGEST).order_by("pk")
    ]


def test_what_waits_is_put_into_one_mail_which_is_sent(person):
    posted(person, MailKind.RETURNED)
    posted(person, MailKind.APPROVED)
    posted(a_user(), MailKind.APPROVED)

    mail.post_digests(now=MORNING)

    digest = OutgoingMail.objects.get(kind=MailKind.DIGEST)
    composed = compose.mail_of(digest)
    assert digests() == [("2026-11-21", 2)]
    assert digest.recipient == person
    assert digest.pk in mail.due()
    assert composed.subject == "2 messages since the last mail"
    assert "* Lena Okafor returned a value" in composed.body
    assert "> Name them." in composed.body
    assert "* Lena Okafor approved a value" in composed.body


def test_what_comes_after_the_mail_of_the_day_was_sent_waits_for_the_next(person):
    posted(person)
    mail.post_digests(now=MORNING)
    OutgoingMail.objects.filter(kind=MailKind.DIGEST).update(
        status=MailStatus.SENT, sent_at=MORNING
    )
    late = posted(person, occasion="event 2")

    mail.post_digests(now=MORNING)
    late.refresh_from_db()
    same_day = late.status
    mail.post_digests(now=MORNING + A_DAY)

    assert same_day == MailStatus.WAITING
    assert digests() == [("2026-11-21", 1), ("2026-11-22", 1)]


def test_nothing_to_say_is_no_mail_and_before_six_nothing_is_sent(person):
    mail.post_digests(now=MORNING)
    posted(person)
    mail.post_digests(now=MORNING.replace(hour=5, minute=59))

    assert digests() == []


@pytest.mark.parametrize("people", [1, 4])
def test_any_number_of_people_costs_the_same(people, django_assert_num_queries):
    for _ in range(people):
        reader = a_user(mail_delivery=MailDelivery.DAILY)
        posted(reader)
        posted(reader, occasion="event 2")

    with django_assert_num_queries(6):
        mail.post_digests(now=MORNING)

    assert digests() == [("2026-11-21", 2)] * people
