"""Mails through a real worker and a real SMTP server: the worker is killed at every point.

The end of a lease is not waited for: the row is set to it, as if five minutes had passed.
"""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from django.db.models.functions import Now

from indicators import tasks
from indicators.enums import MailStatus
from indicators.management.supervisor.ports import HOST, free_port
from indicators.models import OutgoingMail
from tests.builders import a_user
from tests.mail.letters import posted
from tests.mail.server import Inbox, an_inbox
from tests.workers import a_worker, kill

pytestmark = pytest.mark.django_db(transaction=True)
FIRST_PORT = 8350
# The least that beat can be told, as it is written in the environment.
OFTEN = "2"
TABLE = OutgoingMail._meta.db_table


@pytest.fixture
def row() -> OutgoingMail:
    row = posted(a_user())
    tasks.send_mail.delay(mail_id=row.pk)
    return row


@contextmanager
def a_sender(log: Path, port: int, clock: datetime | None = None) -> Iterator:
    url = f"smtp://{HOST}:{port}?tls=off"
    with a_worker(log, clock=clock, EMAIL_URL=url, SWEEP_SECONDS=OFTEN) as worker:
        yield worker


def wait_until(holds: Callable[[], bool], log: Path, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.05)
    pytest.fail(f"it never came to that\n{log.read_text()[-4000:]}")


def has(row: OutgoingMail, status: MailStatus) -> Callable[[], bool]:
    return OutgoingMail.objects.filter(pk=row.pk, status=status).exists


def let_the_lease_end(row: OutgoingMail) -> None:
    OutgoingMail.objects.filter(pk=row.pk).update(not_before=Now() - timedelta(seconds=1))


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND datname = current_database())"
        )
        return cursor.fetchone()[0]


def end_whoever_waits_for_a_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )


@contextmanager
def locked(statement: str) -> Iterator[None]:
    """What the statement locks is kept from everybody, over a connection of its own."""
    settings = connection.get_connection_params()
    other = psycopg2.connect(**{k: v for k, v in settings.items() if k != "cursor_factory"})
    try:
        with other.cursor() as cursor:
            cursor.execute(statement)
        yield
    finally:
        other.close()


def finish(row: OutgoingMail, log: Path, port: int) -> None:
    """Another worker, after the lease of the first."""
    let_the_lease_end(row)
    with a_sender(log, port):
        wait_until(has(row, MailStatus.SENT), log)


def assert_sent(inbox: Inbox, row: OutgoingMail, *, times: int, may_be_twice: bool) -> None:
    """It may be twice once a sender fell silent: nobody else knows whether the server took it."""
    row.refresh_from_db()
    assert inbox.message_ids == [row.message_id] * times
    assert (row.status, row.error) == (MailStatus.SENT, "")
    assert row.may_be_twice is may_be_twice


def test_a_worker_sends_what_was_posted_once_even_when_it_is_told_three_times(row, log):
    tasks.send_mail.delay(mail_id=row.pk)
    tasks.send_mail.delay(mail_id=row.pk)
    with an_inbox() as (inbox, port), a_sender(log, port):
        wait_until(has(row, MailStatus.SENT), log)
        later = posted(a_user())
        tasks.send_mail.delay(mail_id=later.pk)
        wait_until(has(later, MailStatus.SENT), log)

    assert inbox.message_ids == [row.message_id, later.message_id]


def test_beat_sends_what_nobody_was_told_of(log):
    row = posted(a_user())

    with an_inbox() as (inbox, port), a_sender(log, port):
        wait_until(has(row, MailStatus.SENT), log)

    assert_sent(inbox, row, times=1, may_be_twice=False)


def test_killed_before_the_claim_it_is_sent_once(row, log):
    with an_inbox() as (inbox, port):
        with locked(f"LOCK TABLE {TABLE} IN EXCLUSIVE MODE"), a_sender(log, port) as worker:
            wait_until(somebody_waits_for_a_lock, log)
            kill(worker)
        assert has(row, MailStatus.WAITING)()

        finish(row, log, port)

    assert_sent(inbox, row, times=1, may_be_twice=False)
    assert row.attempts == 1


def test_killed_after_the_claim_it_is_sent_once(row, log):
    port = free_port(FIRST_PORT)
    with socket.create_server((HOST, port)) as silent, a_sender(log, port) as worker:
        # It takes the call, holds the line and never says a word.
        call, _caller = silent.accept()
        with call:
            assert has(row, MailStatus.SENDING)()
            kill(worker)

    with an_inbox(port) as (inbox, _port):
        finish(row, log, port)

    assert_sent(inbox, row, times=1, may_be_twice=True)
    assert row.attempts == 2


def test_killed_before_the_server_says_250_it_is_sent_once(row, log):
    with an_inbox() as (dying, port), a_sender(log, port) as worker:
        dying.may_answer.clear()
        wait_until(dying.has_come.is_set, log)
        kill(worker)
        taken_then = list(dying.taken)
        dying.data = dict.fromkeys([row.recipient.email], "451 Nobody waits for the answer")

    with an_inbox() as (inbox, port):
        finish(row, log, port)

    assert taken_then == dying.taken == []
    assert_sent(inbox, row, times=1, may_be_twice=True)


def test_killed_between_250_and_the_mark_it_is_sent_twice_with_one_message_id(row, log):
    with an_inbox() as (inbox, port):
        with a_sender(log, port) as worker:
            inbox.may_answer.clear()
            wait_until(inbox.has_come.is_set, log)
            with locked(f"SELECT FROM {TABLE} WHERE id = {row.pk} FOR UPDATE"):
                inbox.may_answer.set()
                wait_until(somebody_waits_for_a_lock, log)
                kill(worker)
                # The server would still do what the dead one had asked for.
                end_whoever_waits_for_a_lock()
        assert has(row, MailStatus.SENDING)()
        assert len(inbox.taken) == 1

        finish(row, log, port)

    assert_sent(inbox, row, times=2, may_be_twice=True)


def test_killed_after_the_mark_it_is_sent_once(row, log):
    with an_inbox() as (inbox, port):
        with a_sender(log, port) as worker:
            wait_until(has(row, MailStatus.SENT), log)
            kill(worker)
        let_the_lease_end(row)
        tasks.send_mail.delay(mail_id=row.pk)
        later = posted(a_user())
        with a_sender(log, port):
            wait_until(has(later, MailStatus.SENT), log)

    row.refresh_from_db()
    assert inbox.message_ids == [row.message_id, later.message_id]
    assert (row.status, row.attempts, row.may_be_twice) == (MailStatus.SENT, 1, False)


def test_a_lost_database_between_250_and_the_mark_delays_the_mark_and_sends_nothing_twice(row, log):
    with an_inbox() as (inbox, port), a_sender(log, port):
        inbox.may_answer.clear()
        wait_until(inbox.has_come.is_set, log)
        with locked(f"SELECT FROM {TABLE} WHERE id = {row.pk} FOR UPDATE"):
            inbox.may_answer.set()
            wait_until(somebody_waits_for_a_lock, log)
            end_whoever_waits_for_a_lock()
        wait_until(has(row, MailStatus.SENT), log)

    assert_sent(inbox, row, times=1, may_be_twice=False)
    assert row.attempts == 1
