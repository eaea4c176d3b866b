"""Row 11, reviewing: the first byte of the queue with 120 and with 1,000 values waiting.

A page of the queue shows fifty of them with their flags, and the first opened beside; the number of
queries is the same whatever waits. Measured through every middleware, signed in as the reviewer of
the programme. The floor is a view that says hello in the same way, with neither values nor rules.

Run with ``make bench ARGS="-k queue"``.
"""

import pytest
from django.urls import reverse

from indicators.enums import Role
from indicators.models import Cell, Programme
from tests.benchmarks import bench_pages
from tests.benchmarks.bench_pages import Browser
from tests.benchmarks.framework import lay_down, run_all, without_triggers
from tests.benchmarks.measuring import measured, show
from tests.builders import a_role, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_log_of_requests")]

# An actual of the last year for every measure, typed by one person and handed in.
HANDED_IN = (
    """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision, submitted_id)
    SELECT measure.identity_id, %(period)s, 'actual', '', '', 'submitted', 1,
        nextval(pg_get_serial_sequence('indicators_valueversion', 'id'))
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE node.edition_id = %(edition)s
    """,
    """
    INSERT INTO indicators_valueversion
        (id, cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason, by_id)
    SELECT cell.submitted_id, cell.id, 1, 'reported', 40 + cell.id %% 23,
        '', '', '', '', 'level', '{}', '', '', '', '', %(by)s
    FROM indicators_cell cell WHERE cell.period_id = %(period)s AND cell.status = 'submitted'
    """,
    """
    INSERT INTO indicators_reviewevent (cell_id, version_id, step, comment, by_id)
    SELECT id, submitted_id, 'submit', '', %(by)s
    FROM indicators_cell WHERE period_id = %(period)s AND status = 'submitted'
    """,
)


@pytest.mark.parametrize("waiting", [120, 1_000])
def bench_queue(waiting: int):
    edition, periods = lay_down(waiting, reported=4)
    programme = Programme.objects.get(node__edition=edition)
    reviewer, manager = a_user(), a_user()
    a_role(reviewer, Role.REVIEWER, programme)
    a_role(manager, Role.MANAGER, programme)
    asked = {"edition": edition.pk, "period": periods[-1].pk, "by": manager.pk}
    with without_triggers():
        run_all(HANDED_IN, asked)
    run_all(["ANALYZE indicators_cell, indicators_valueversion, indicators_reviewevent"])
    browser = Browser(reviewer)
    queue = reverse("review_queue")

    hello = measured(browser.get("/hello/", urlconf=bench_pages.__name__))
    page = measured(browser.get(queue))

    assert Cell.objects.filter(status="submitted").count() == waiting
    assert browser.get(queue)().content.count(b"?value=") > 50
    show("11", f"first byte of the queue, {waiting:,} waiting", page, hello, "hello world")
