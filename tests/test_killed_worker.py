"""The worker is killed at every stage of a scheduled report: one report, one mail, no half file.

A stage is held by a lock on a table that it alone needs. The silence of a dead worker is not
waited for: the row is set to it, as if half a minute had passed.
"""

import hashlib
import os
import subprocess
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from indicators import delivery, reports, tasks
from indicators.enums import JobStatus, MailStatus, RunStatus
from indicators.management.supervisor.ports import HOST
from indicators.models import (
    Attainment,
    Delivery,
    Objective,
    OutgoingMail,
    Report,
    ReportFile,
    ScheduleRun,
)
from indicators.reports import queue
from tests.builders import a_user
from tests.delivery.schedules import a_schedule
from tests.mail.server import an_inbox
from tests.test_mail_worker import (
    end_whoever_waits_for_a_lock,
    locked,
    somebody_waits_for_a_lock,
    wait_until,
)
from tests.test_tasks import asked_for
from tests.workers import a_worker, kill

pytestmark = pytest.mark.django_db(transaction=True)
HELD = {
    "computing": Attainment,
    "gathering": Objective,
    "storing": ReportFile,
    "posting": Delivery,
}


@pytest.fixture
def report() -> Report:
    """Of a schedule that was just run."""
    schedule = a_schedule(addresses=["desk@un.example"], now=timezone.now())
    delivery.run_now(schedule_id=schedule.pk, by=a_user(), now=timezone.now())
    return Report.objects.get()


def stored_files() -> set[Path]:
    return {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def typesets(worker: subprocess.Popen) -> Callable[[], bool]:
    """Whether a process of the worker's group runs the compiler."""

    def is_there() -> bool:
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if b"typeset.py" in (folder / "cmdline").read_bytes():
                    return os.getpgid(int(folder.name)) == worker.pid
        return False

    return is_there


@pytest.mark.parametrize("stage", ["computing", "gathering", "typesetting", "storing", "posting"])
def test_a_worker_that_is_killed_leaves_one_report_one_mail_and_no_half_file(report, log, stage):
    before = stored_files()
    tasks.wake_reports([report.pk])
    held = HELD.get(stage)
    lock = locked(f"LOCK TABLE {held._meta.db_table}") if held else nullcontext()
    with lock, a_worker(log, beat=False) as worker:
        wait_until(typesets(worker) if held is None else somebody_waits_for_a_lock, log)
        kill(worker)
        # The server would still do what the dead one had asked for.
        end_whoever_waits_for_a_lock()
    Report.objects.filter(pk=report.pk, status=JobStatus.RUNNING).update(
        heartbeat_at=Now() - queue.STALE_AFTER - timedelta(seconds=1)
    )

    with an_inbox() as (inbox, port):
        tasks.sweep_reports()
        tasks.sweep_schedules()
        with a_worker(log, beat=False, EMAIL_URL=f"smtp://{HOST}:{port}?tls=off"):
            wait_until(OutgoingMail.objects.filter(status=MailStatus.SENT).exists, log)

    report.refresh_from_db()
    file = ReportFile.objects.get()
    assert (report.status, report.attempts) == (JobStatus.DONE, 1 + (stage != "posting"))
    assert ScheduleRun.objects.get().status == RunStatus.POSTED
    assert OutgoingMail.objects.count() == len(inbox.taken) == 1
    assert hashlib.sha256(file.file.read()).hexdigest() == file.sha256
    for stored in stored_files() - before:
        assert stored.name.startswith(hashlib.sha256(stored.read_bytes()).hexdigest())


def test_a_report_that_is_cancelled_at_any_stage_is_let_go_and_its_worker_makes_the_next(log):
    with a_worker(log, beat=False) as worker:
        for stage in ("computing", "gathering", "typesetting"):
            report = Report.objects.get(pk=asked_for().pk)
            held = HELD.get(stage)
            is_at_it = typesets(worker) if held is None else somebody_waits_for_a_lock
            with locked(f"LOCK TABLE {held._meta.db_table}") if held else nullcontext():
                tasks.wake_reports([report.pk])
                wait_until(is_at_it, log)
                reports.cancel(report_id=report.pk, by=a_user())
                wait_until(lambda: not is_at_it(), log)  # noqa: B023
            report.refresh_from_db()
            assert (report.status, report.error) == (JobStatus.CANCELLED, "")
        following = asked_for()
        tasks.wake_reports([following.pk])
        wait_until(Report.objects.filter(pk=following.pk, status=JobStatus.DONE).exists, log)

    assert ReportFile.objects.get().report == following
