"""The row is the queue: who may send a mail when, and what becomes of one that is not taken."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from indicators import mail, tasks
from indicators.enums import MailDelivery, MailStatus
from indicators.mail import queue
from indicators.models import OutgoingMail
from tests.builders import a_user
from tests.mail.letters import posted

pytestmark = pytest.mark.django_db
MINUTES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def let_the_lease_end(row: OutgoingMail) -> None:
    OutgoingMail.objects.filter(pk=row.pk).update(not_before=Now() - timedelta(seconds=1))


def test_a_mail_is_claimed_once():
    row = posted(a_user())

    claimed, again = queue.claim(row.pk), queue.claim(row.pk)

    assert (claimed.status, claimed.attempts) == (MailStatus.SENDING, 1)
    assert again is None
    assert mail.due() == []


def test_a_worker_is_ended_long_before_its_lease():
    assert tasks.send_mail.time_limit * 2 < mail.LEASE.total_seconds()


def test_after_its_lease_a_mail_goes_to_whoever_asks_and_the_earlier_mark_is_refused():
    first = queue.claim(posted(a_user()).pk)
    let_the_lease_end(first)
    due = mail.due()
    second = queue.claim(first.pk)

    queue.mark_failed(first, "too late")
    queue.mark_sent(second)

    second.refresh_from_db()
    assert due == [first.pk]
    assert (second.status, second.error, second.attempts) == (MailStatus.SENT, "", 2)


def test_the_pauses_double_up_to_six_hours():
    row = posted(a_user())
    pauses = []

    for _minutes in MINUTES:
        claimed = queue.claim(row.pk)
        queue.put_off(claimed, "451 busy")
        pauses.append(
            OutgoingMail.objects.filter(pk=row.pk).values_list(F("not_before") - Now(), flat=True)[
                0
            ]
        )
        let_the_lease_end(row)

    assert [round(pause.total_seconds() / 60) for pause in pauses] == MINUTES


def test_after_the_last_attempt_it_has_failed_with_the_last_words():
    row = posted(a_user())
    OutgoingMail.objects.filter(pk=row.pk).update(attempts=queue.MOST_ATTEMPTS - 1)

    queue.put_off(queue.claim(row.pk), "451 busy")

    row.refresh_from_db()
    assert (row.status, row.error) == (MailStatus.FAILED, "451 busy")
    assert mail.due() == []


def test_a_mail_that_ends_every_worker_is_closed_and_another_is_not_held_up():
    deadly, other = posted(a_user()), posted(a_user())
    OutgoingMail.objects.filter(pk=deadly.pk).update(attempts=queue.MOST_ATTEMPTS)

    assert mail.due() == [other.pk]

    deadly.refresh_from_db()
    assert deadly.status == MailStatus.FAILED
    assert deadly.error == "The worker stopped 20 times while it sent this mail."


def test_what_was_not_accepted_can_be_sent_again():
    row = posted(a_user())
    queue.mark_failed(queue.claim(row.pk), "550 no such person")

    assert mail.send_again([row.pk]) == 1

    row.refresh_from_db()
    assert (row.status, row.attempts, row.error) == (MailStatus.WAITING, 0, "")
    assert mail.due() == [row.pk]


def test_who_wants_one_mail_a_day_is_not_written_to_at_once_and_may_change_that():
    person = a_user(mail_delivery=MailDelivery.DAILY)
    row = posted(person)
    before = (mail.due(), queue.claim(row.pk))

    mail.choose(user=person, language="en", delivery=MailDelivery.AT_ONCE)

    assert before == ([], None)
    assert mail.due() == [row.pk]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_ask_at_once_one_gets_the_mail():
    row = posted(a_user())
    together, claims = threading.Barrier(4), []

    def ask() -> None:
        together.wait()
        claims.append(queue.claim(row.pk))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len([claim for claim in claims if claim is not None]) == 1
    assert OutgoingMail.objects.get(pk=row.pk).attempts == 1
