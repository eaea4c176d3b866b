"""Reports through a real worker over a real Redis: made once, whatever dies on the way."""

import hashlib
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.utils import timezone

from indicators import reports, tasks
from indicators.enums import JobStatus, ReportFormat
from indicators.models import DaySeal, Report, ReportFile
from indicators.reports.gather import gather
from tests.builders import a_measure, a_subprogramme, a_year, an_accomplishment, an_adopted_value
from tests.whole_plan import a_whole_plan
from tests.workers import a_worker, kill

pytestmark = pytest.mark.django_db(transaction=True)
# Recomputing an edition waits for whoever holds this lock: a job can be caught in the middle.
EDITION_LOCK = 0x4152


@pytest.fixture
def report() -> Report:
    return asked_for()


def asked_for() -> Report:
    """A report that was asked for and is not being made yet."""
    subprogramme = a_subprogramme()
    an_adopted_value(a_measure(an_accomplishment(subprogramme)), "5")
    return reports.request_report(
        edition=subprogramme.node.edition,
        period=a_year(),
        language="en",
        by=None,
        now=timezone.now(),
    )


def wait_until(report: Report, status: JobStatus, log: Path, seconds: float = 180) -> float:
    """How many seconds it took; fails with what the worker said."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        report.refresh_from_db()
        if report.status == status:
            return time.monotonic() - began
        time.sleep(0.1)
    return pytest.fail(f"still {report.status}, {report.error}\n{log.read_text()[-4000:]}")


@contextmanager
def the_job_stuck(report: Report) -> Iterator[Callable[[], None]]:
    """Nobody can recompute the report's edition until the lock is let go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [EDITION_LOCK, report.edition_id])

        def let_go() -> None:
            cursor.execute("SELECT pg_advisory_unlock_all()")

        try:
            yield let_go
        finally:
            let_go()


def test_a_worker_makes_the_report_that_was_asked_for(report, log):
    tasks.build_report.delay(report_id=report.pk)

    with a_worker(log):
        wait_until(report, JobStatus.DONE, log)

    file = ReportFile.objects.get(report=report)
    with file.file.open("rb") as stored:
        pdf = stored.read()
    assert pdf[:5] == b"%PDF-"
    assert (file.size, file.sha256) == (len(pdf), hashlib.sha256(pdf).hexdigest())
    assert report.attempts == 1
    assert report.document["programmes"][0]["path"] == "programme 6"


def test_a_job_whose_worker_was_killed_is_taken_up_within_a_minute_and_gives_one_report(
    report, log
):
    tasks.build_report.delay(report_id=report.pk)
    with the_job_stuck(report) as let_go:
        with a_worker(log) as worker:
            wait_until(report, JobStatus.RUNNING, log)
            kill(worker)
        let_go()

    with a_worker(log):
        seconds = wait_until(report, JobStatus.DONE, log)

    assert seconds < 60
    assert report.attempts == 2
    assert ReportFile.objects.filter(report=report).count() == 1


def test_an_emptied_redis_forgets_no_report(report, log):
    tasks.build_report.delay(report_id=report.pk)
    redis.from_url(settings.REDIS_URL).flushdb()

    with a_worker(log):
        seconds = wait_until(report, JobStatus.DONE, log)

    assert seconds < 60
    assert ReportFile.objects.filter(report=report).count() == 1


def test_a_job_that_is_delivered_twice_gives_one_report(report, log):
    for _ in range(3):
        tasks.build_report.delay(report_id=report.pk)

    with a_worker(log):
        wait_until(report, JobStatus.DONE, log)
        later = reports.request_report(
            edition=report.edition,
            period=report.period,
            language="en",
            by=None,
            now=timezone.now(),
        )
        # Jobs come in their order: when this one is done, the doubles have been worked off.
        tasks.build_report.delay(report_id=later.pk)
        wait_until(later, JobStatus.DONE, log)

    report.refresh_from_db()
    assert report.attempts == 1
    assert ReportFile.objects.filter(report=report).count() == 1


def test_sealing_the_days_of_an_empty_history_seals_nothing_however_often():
    tasks.seal_days()
    tasks.seal_days()

    assert not DaySeal.objects.exists()


def test_others_help_with_a_whole_plan_and_one_that_is_killed_at_it_is_not_missed(log):
    whole = a_whole_plan()
    report = reports.request_report(
        edition=whole.edition,
        period=whole.period,
        language="en",
        by=None,
        now=timezone.now(),
        formats=[ReportFormat.JSON],
    )

    first = asked_for()
    tasks.build_report.delay(report_id=first.pk)
    with a_worker(log, beat=False) as worker:
        wait_until(first, JobStatus.DONE, log)
        killer = threading.Thread(target=killed_at_work, args=(worker,))
        killer.start()
        reports.build(report_id=report.pk, now=timezone.now(), share=tasks.call_for_help)
        killer.join()

    report.refresh_from_db()
    again = reports.request_report(
        edition=whole.edition,
        period=whole.period,
        language="en",
        by=None,
        now=timezone.now(),
        options=reports.ReportOptions(as_at=report.as_at),
    )
    alone = gather(again).as_json()
    assert (report.status, report.attempts) == (JobStatus.DONE, 1)
    assert report.document["programmes"] == alone["programmes"]
    assert report.document["left_out"] == alone["left_out"]


def killed_at_work(worker: subprocess.Popen) -> None:
    """As soon as it has taken a part; the last is the first that helpers take."""
    client, began = redis.from_url(settings.REDIS_URL), time.monotonic()
    while not any(client.scan_iter("*report-call:*:27:taken", count=1000)):
        assert time.monotonic() - began < 60
        time.sleep(0.002)
    kill(worker)
