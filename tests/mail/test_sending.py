"""Sending to a real SMTP server that takes, refuses, is busy, is away, or says good-bye badly."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from indicators import ledger, mail
from indicators.enums import MailDelivery, MailKind, MailStatus, Role
from indicators.models import DaySeal, OutgoingMail
from tests.builders import a_role, a_user, an_edition
from tests.mail.letters import posted
from tests.mail.server import Inbox, a_server_without_manners, an_inbox, mail_goes_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with an_inbox() as (inbox, port), mail_goes_to(port):
        yield inbox


def sent(row: OutgoingMail) -> tuple[str, str]:
    """What became of the mail after one attempt."""
    mail.send(mail_id=row.pk)
    row.refresh_from_db()
    return row.status, row.error


def test_a_mail_arrives_as_it_was_posted_and_is_sent_once(inbox):
    person = a_user(name="Ana Duarte", language="zh-hans")
    row = posted(person, MailKind.RETURNED)

    outcomes = [sent(row), sent(row)]

    [arrived] = inbox.taken
    plain, html = (part.get_content() for part in arrived.iter_parts())
    assert outcomes == [(MailStatus.SENT, "")] * 2
    assert row.sent_at is not None
    assert (arrived["To"], arrived["Message-ID"]) == (person.email, row.message_id)
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert plain.count("> Name them.") == 1
    assert '<html lang="zh-hans" dir="ltr">' in html


def test_a_refused_recipient_has_failed_with_the_servers_words(inbox):
    person = a_user("nobody@example.org")
    inbox.to = {person.email: "550 5.1.1 No such person here"}

    assert sent(posted(person)) == (MailStatus.FAILED, "550 5.1.1 No such person here")
    assert inbox.taken == []


def test_a_refused_content_has_failed_with_the_servers_words(inbox):
    person = a_user("strict@example.org")
    inbox.data = {person.email: "554 5.7.1 This looks like advertising"}

    assert sent(posted(person)) == (MailStatus.FAILED, "554 5.7.1 This looks like advertising")


@pytest.mark.parametrize("where", ["to", "data"])
def test_a_busy_server_is_asked_again_and_then_takes_the_same_mail(inbox, where):
    person = a_user("busy@example.org")
    row = posted(person)
    setattr(inbox, where, {person.email: "451 4.3.2 Come back later"})
    first = sent(row)
    at_once = sent(row)
    setattr(inbox, where, {})
    OutgoingMail.objects.filter(pk=row.pk).update(not_before=row.posted_at)

    later = sent(row)

    assert first == at_once == (MailStatus.WAITING, "451 4.3.2 Come back later")
    assert later == (MailStatus.SENT, "")
    assert inbox.message_ids == [row.message_id]
    assert row.attempts == 2


def test_a_server_that_is_away_loses_nothing():
    row = posted(a_user())

    with mail_goes_to(1):
        status, why = sent(row)

    assert (status, "refused" in why) == (MailStatus.WAITING, True)


def test_a_mail_that_nobody_takes_does_not_hold_up_the_others(inbox):
    rows = [posted(a_user(f"person{n}@example.net")) for n in range(3)]
    inbox.to = {"person1@example.net": "550 No"}

    for mail_id in mail.due():
        mail.send(mail_id=mail_id)

    assert [mail["To"] for mail in inbox.taken] == ["person0@example.net", "person2@example.net"]
    assert [OutgoingMail.objects.get(pk=row.pk).status for row in rows] == [
        MailStatus.SENT,
        MailStatus.FAILED,
        MailStatus.SENT,
    ]


def test_a_row_that_cannot_be_said_raises_and_stays_for_its_lease(inbox):
    row = posted(a_user())
    OutgoingMail.objects.filter(pk=row.pk).update(facts={})

    with pytest.raises(KeyError):
        mail.send(mail_id=row.pk)

    row.refresh_from_db()
    assert (row.status, mail.due(), inbox.taken) == (MailStatus.SENDING, [], [])


def test_an_account_closed_meanwhile_is_not_written_to(inbox):
    person = a_user()
    row = posted(person)
    person.is_active = False
    person.save()

    assert sent(row) == (MailStatus.FAILED, "The recipient’s account is closed.")
    assert inbox.taken == []


def test_a_server_that_drops_the_line_after_250_has_the_mail_and_gets_it_once():
    row = posted(a_user())

    with a_server_without_manners() as (port, contents), mail_goes_to(port):
        outcomes = [sent(row), sent(row)]

    assert outcomes == [(MailStatus.SENT, "")] * 2
    assert len(contents) == 1


def test_planning_officers_get_the_head_of_the_chain_at_once_or_in_the_mail_of_the_day(inbox):
    plan = an_edition().document
    at_once = a_user("officer@example.net")
    daily = a_user("daily@example.net", mail_delivery=MailDelivery.DAILY)
    for officer in (at_once, daily):
        a_role(officer, Role.OFFICER, plan)
    posted(daily, MailKind.OVERDUE)
    yesterday = timezone.now().date() - timedelta(days=1)
    seal = DaySeal.objects.create(day=yesterday, events=0, before="", head="cd" * 32)

    ledger.mail_head(now=timezone.now())
    mail.post_digests(now=timezone.now().replace(hour=6))
    for mail_id in mail.due():
        mail.send(mail_id=mail_id)

    arrived = {each["To"]: each for each in inbox.taken}
    texts = {to: each.get_body(["plain"]).get_content() for to, each in arrived.items()}
    assert len(inbox.taken) == 2
    assert all(text.split().count(seal.head) == 1 for text in texts.values())
    assert arrived[at_once.email]["Subject"].startswith("Seal of ")
    assert arrived[daily.email]["Subject"] == "2 messages since the last mail"
    assert "* Overdue: Values of 2026" in texts[daily.email]


def test_who_wants_one_mail_a_day_gets_all_of_it_in_one_in_their_language(inbox):
    person = a_user("daily@example.net", language="zh-hans", mail_delivery=MailDelivery.DAILY)
    for kind in (MailKind.RETURNED, MailKind.APPROVED):
        posted(person, kind)
    before = [mail.send(mail_id=mail_id) for mail_id in mail.due()]

    mail.post_digests(now=timezone.now().replace(hour=6))
    for mail_id in mail.due():
        mail.send(mail_id=mail_id)

    [arrived] = inbox.taken
    assert before == []
    assert arrived["Content-Language"] == "zh-hans"
    assert arrived.get_body(["plain"]).get_content().count("> Name them.") == 1
    assert set(
        OutgoingMail.objects.exclude(kind=MailKind.DIGEST).values_list("status", flat=True)
    ) == {MailStatus.COLLECTED}
