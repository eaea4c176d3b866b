"""Reports over their limit, by a real worker: each ends and says so, and the worker goes on.

Without beat, whose own recomputing would wait for the same lock.
"""

import pytest
from django.utils import timezone

from indicators import reports, tasks
from indicators.enums import JobStatus, ReportFailure, ReportFormat
from indicators.models import Report, ReportFile
from tests.test_tasks import asked_for, the_job_stuck, wait_until
from tests.whole_plan import a_whole_plan
from tests.workers import a_worker
from tracker.celery import app

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_is_left_in_the_queue() -> None:
    """What other tests asked for would be done first, and wait for the lock of the one stuck."""
    app.control.purge()


def of_a_whole_plan() -> Report:
    whole = a_whole_plan()
    return reports.request_report(
        edition=whole.edition,
        period=whole.period,
        language="en",
        by=None,
        now=timezone.now(),
        formats=[ReportFormat.JSON],
    )


def test_one_that_waits_for_ever_is_ended_at_its_limit_and_the_worker_makes_the_next(log):
    stuck = asked_for()
    with the_job_stuck(stuck), a_worker(log, beat=False, REPORT_LONGEST_SECONDS="20"):
        tasks.build_report.delay(report_id=stuck.pk)
        wait_until(stuck, JobStatus.FAILED, log)
        following = asked_for()
        tasks.build_report.delay(report_id=following.pk)
        wait_until(following, JobStatus.DONE, log)

    assert (stuck.error, stuck.attempts) == (ReportFailure.TOO_SLOW, 1)
    assert [each.report for each in ReportFile.objects.all()] == [following]


def test_one_that_takes_too_much_memory_while_it_is_gathered_is_ended_with_what_to_do(log):
    large = of_a_whole_plan()
    tasks.build_report.delay(report_id=large.pk)

    with a_worker(log, beat=False, REPORT_LARGEST_MEGABYTES="1"):
        wait_until(large, JobStatus.FAILED, log)

    assert (large.error, large.attempts) == (ReportFailure.TOO_LARGE, 1)
    assert "Ask for fewer programmes" in ReportFailure(large.error).label
    assert not ReportFile.objects.exists()
