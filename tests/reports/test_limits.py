"""A report is limited in memory and in time, whatever it is at: it ends and says so."""

import resource
import threading
from datetime import timedelta

import psycopg2
import pytest
from django.db import OperationalError, connection

from indicators.enums import JobStatus, ReportFailure, ReportFormat
from indicators.models import Report
from indicators.reports import limits, queue, services, stopping
from indicators.reports.limits import Limits
from indicators.reports.requesting import request_report
from tests.builders import NOW, a_measure, a_subprogramme, a_user, a_year, an_accomplishment

pytestmark = pytest.mark.django_db(transaction=True)
MEGABYTE = 1024 * 1024
# A process that did much before has much at hand that it need not ask for.
MORE_THAN_IS_FREE = 4096 * MEGABYTE


def a_report() -> Report:
    unit = a_subprogramme()
    a_measure(an_accomplishment(unit))
    return request_report(
        edition=unit.node.edition,
        period=a_year(),
        language="en",
        by=a_user(),
        now=NOW,
        formats=[ReportFormat.JSON],
    )


def ended(report: Report) -> tuple[str, str, bool]:
    report.refresh_from_db()
    return report.status, report.error, report.finished_at is not None


def test_who_takes_more_memory_than_the_limit_gets_an_error_and_the_process_goes_on():
    before = resource.getrlimit(resource.RLIMIT_AS)

    with pytest.raises(MemoryError), limits.within(Limits(memory=50 * MEGABYTE)):
        bytearray(MORE_THAN_IS_FREE)

    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert len(bytearray(60 * MEGABYTE)) == 60 * MEGABYTE


@pytest.mark.parametrize(
    "error", [MemoryError(), OperationalError("out of memory for query result\n")]
)
def test_a_report_that_finds_no_memory_is_closed_with_the_reason(error):
    report = queue.claim(a_report().pk)

    with services.Answered(report):
        raise error

    assert ended(report) == (JobStatus.FAILED, ReportFailure.TOO_LARGE, True)


def test_rows_that_find_no_room_are_told_as_the_service_expects():
    with (
        pytest.raises(psycopg2.Error, match=services.NO_MEMORY),
        limits.within(Limits(memory=8 * MEGABYTE)),
        connection.cursor() as cursor,
    ):
        cursor.cursor.execute("SELECT repeat('x', 1000) FROM generate_series(1, 4000000)")


def test_a_report_that_takes_too_long_is_closed_and_the_statement_it_waits_for_is_ended():
    report = a_report()
    claimed = queue.claim(report.pk)

    with (
        services.Answered(claimed),
        queue.kept_alive(claimed, Limits(seconds=1)),
        connection.cursor() as cursor,
        pytest.raises(OperationalError, match="canceling statement"),
    ):
        cursor.execute("SELECT pg_sleep(300)")

    assert ended(report) == (JobStatus.FAILED, ReportFailure.TOO_SLOW, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_one_that_is_cancelled_while_it_waits_for_a_statement_lets_go(monkeypatch):
    monkeypatch.setattr(queue, "HEARTBEAT", timedelta(seconds=0.05))
    report, person = a_report(), a_user()
    claimed = queue.claim(report.pk)

    def cancel() -> None:
        queue.cancel(report_id=report.pk, by=person)
        connection.close()

    someone = threading.Thread(target=cancel)
    with (
        services.Answered(claimed),
        queue.kept_alive(claimed),
        connection.cursor() as cursor,
    ):
        someone.start()
        with pytest.raises(OperationalError, match="canceling statement"):
            cursor.execute("SELECT pg_sleep(300)")
    someone.join()

    assert ended(report) == (JobStatus.CANCELLED, "", True)


def test_one_that_computes_without_end_finds_out_at_its_next_row():
    claimed = queue.claim(a_report().pk)

    with services.Answered(claimed), queue.kept_alive(claimed, Limits(seconds=1)):
        while True:
            stopping.check()

    assert ended(claimed) == (JobStatus.FAILED, ReportFailure.TOO_SLOW, True)
