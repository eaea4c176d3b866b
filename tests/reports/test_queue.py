"""The row is the queue: who holds a report, for how long, and who may take it up."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models.functions import Now

from indicators.enums import JobStatus, ReportFailure
from indicators.models import Report
from indicators.reports import pdf, queue
from tests.builders import NOW, a_user, a_year, an_edition

pytestmark = pytest.mark.django_db
JUST_STALE = queue.STALE_AFTER + timedelta(seconds=1)


def a_report(**others) -> Report:
    return Report.objects.create(
        **{
            "edition": an_edition(),
            "period": a_year(),
            "language": "en",
            "as_at": NOW,
            "steps_total": 4,
            **others,
        }
    )


def fall_silent(report: Report, since: timedelta = JUST_STALE) -> None:
    Report.objects.filter(pk=report.pk).update(heartbeat_at=Now() - since)


def test_a_waiting_report_is_claimed_once():
    report = a_report()

    claimed, again = queue.claim(report.pk), queue.claim(report.pk)

    assert (claimed.status, claimed.attempts) == (JobStatus.RUNNING, 1)
    assert claimed.claim is not None
    assert again is None


@pytest.mark.parametrize(
    "over",
    [
        {"status": JobStatus.DONE, "document": {}, "finished_at": NOW},
        {"status": JobStatus.FAILED, "error": "It could not be set.", "finished_at": NOW},
    ],
)
def test_a_report_that_is_over_is_never_claimed(over):
    report = a_report(**over)

    assert queue.claim(report.pk) is None


def test_a_report_that_is_kept_alive_is_left_with_its_worker():
    report = queue.claim(a_report().pk)
    fall_silent(report, queue.STALE_AFTER - timedelta(seconds=10))

    assert queue.claim(report.pk) is None


def test_a_report_whose_worker_fell_silent_goes_to_whoever_asks_next():
    first = queue.claim(a_report().pk)
    fall_silent(first)

    second = queue.claim(first.pk)

    assert second.claim != first.claim
    assert (second.attempts, second.steps_done) == (2, 0)


def test_what_the_earlier_holder_still_writes_is_refused():
    first = queue.claim(a_report().pk)
    fall_silent(first)
    second = queue.claim(first.pk)

    with pytest.raises(queue.ClaimLost, match="was taken over"):
        queue.update(first, steps_done=3)
    queue.update(second, steps_done=1)

    second.refresh_from_db()
    assert second.steps_done == 1


def test_nothing_is_written_to_a_report_that_was_closed_meanwhile():
    report = queue.claim(a_report().pk)
    Report.objects.filter(pk=report.pk).update(
        status=JobStatus.FAILED, error=ReportFailure.UNEXPECTED, finished_at=Now()
    )

    with pytest.raises(queue.ClaimLost):
        queue.update(report, steps_done=3)


def test_what_waits_and_what_fell_silent_is_left_behind_and_nothing_else():
    waiting = a_report()
    silent = queue.claim(a_report().pk)
    fall_silent(silent)
    queue.claim(a_report().pk)
    a_report(status=JobStatus.DONE, document={}, finished_at=NOW)

    assert queue.left_behind() == [waiting.pk, silent.pk]


def test_a_report_whose_workers_keep_dying_is_closed_with_the_reason():
    report = a_report()
    for _ in range(queue.MOST_ATTEMPTS):
        queue.claim(report.pk)
        fall_silent(report)

    left = queue.left_behind()

    report.refresh_from_db()
    assert left == []
    assert report.status == JobStatus.FAILED
    assert report.error == ReportFailure.WORKER_STOPPED
    assert report.finished_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_claim_is_kept_alive_while_the_work_goes_on(monkeypatch):
    monkeypatch.setattr(queue, "HEARTBEAT", timedelta(seconds=0.05))
    report = queue.claim(a_report().pk)
    fall_silent(report)

    with queue.kept_alive(report):
        beaten = wait_for(lambda: Report.objects.filter(pk=report.pk, heartbeat_at__gt=old()))

    assert beaten


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_ask_at_once_one_gets_the_report():
    report = a_report()
    together, claims = threading.Barrier(4), []

    def ask() -> None:
        together.wait()
        claims.append(queue.claim(report.pk))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len([claim for claim in claims if claim is not None]) == 1
    assert Report.objects.get(pk=report.pk).attempts == 1


def old():
    return Now() - queue.STALE_AFTER


def wait_for(rows, seconds: float = 20) -> bool:
    stop = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if rows().exists():
            return True
        stop.wait(0.05)
    return False


def test_a_cancelled_report_is_let_go_by_its_worker_and_claimed_by_nobody():
    person = a_user()
    report = queue.claim(a_report().pk)

    first = queue.cancel(report_id=report.pk, by=person)
    second = queue.cancel(report_id=report.pk, by=a_user())

    assert (first, second) == (True, False)
    with pytest.raises(queue.ClaimLost):
        queue.update(report, steps_done=3)
    report.refresh_from_db()
    assert (report.status, report.cancelled_by) == (JobStatus.CANCELLED, person)
    assert queue.claim(report.pk) is None
    assert queue.left_behind() == []


@pytest.mark.django_db(transaction=True)
def test_what_a_cancelled_report_has_started_is_ended_within_a_heartbeat(monkeypatch):
    monkeypatch.setattr(queue, "HEARTBEAT", timedelta(seconds=0.05))
    report = queue.claim(a_report().pk)
    endless = Path(__file__).with_name("endless.typ")

    with queue.kept_alive(report):
        queue.cancel(report_id=report.pk, by=a_user())
        began = time.monotonic()
        with pytest.raises(pdf.PdfRefused):
            pdf.typeset("{}", as_at=0, limits=pdf.Limits(seconds=60), template=endless)

    assert time.monotonic() - began < 30
