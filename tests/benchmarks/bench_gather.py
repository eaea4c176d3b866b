"""Gathering alone against its SQL: 1,000 measures with five years become a frozen document.

Ours is ``gather``: every statement of the one repeatable-read transaction, and the plain data made
of what they bring. The floor is the same statements, as they were sent, one after another over a
bare cursor with all their rows fetched and nothing made of them.

Run with ``make bench ARGS="-k gather"``.
"""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import attainment, reports
from indicators.models import Report
from indicators.reports.gather import gather
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import measured, show

MEASURES = 1_000


@pytest.mark.django_db(transaction=True)
def bench_gather_of_1000_measures():
    report = a_report_of(MEASURES)
    statements = statements_of(report)

    ours = measured(lambda: gather(report))
    floor = measured(lambda: sent_again(statements))

    assert sum(1 for _measure in gather(report).measures) == MEASURES
    show("-", f"gather {MEASURES} x 5 into a document", ours, floor, "its statements alone")
    frozen = measured(lambda: gather(report).as_json())
    show("-", "the same, as JSON", frozen, floor, "its statements alone")


def a_report_of(measures: int) -> Report:
    with transaction.atomic():
        edition, periods = lay_down(measures)
        now = timezone.now()
        attainment.recompute(edition_id=edition.pk, period_id=periods[-1].pk, now=now)
    return reports.request_report(
        edition=edition,
        period=periods[-1],
        language="en",
        by=None,
        now=datetime.now(UTC),
    )


def statements_of(report: Report) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        gather(report)
    return [each["sql"] for each in captured if each["sql"].lstrip("(").startswith("SELECT")]


def sent_again(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()
