"""Pages that show a whole plan: first byte, queries, peak memory, and growth from S to M.

Whole pages through every middleware, signed in. None of them streams, so that the first byte comes
when the whole page is made. The floor of each is one statement that counts the edition's verdicts
by programme. Memory is what Python allocates at most while the page is made, by tracemalloc, in a
run of its own. Growth is the time of a page of 10,000 measures over that of 1,000: ten would be
linear.

Run with ``make bench ARGS="-k dashboards"``.
"""

import tracemalloc
from collections.abc import Callable

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from indicators import attainment
from indicators.models import PlanEdition
from tests.benchmarks.bench_pages import Browser
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, measured, show
from tests.builders import a_user
from tests.whole_plan import a_whole_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_log_of_requests")]

COUNTED = """
    SELECT result.programme_id, attained.verdict, count(*)
    FROM indicators_attainment attained
    JOIN indicators_performancemeasure measure ON measure.node_id = attained.measure_id
    JOIN indicators_expectedaccomplishment result ON result.node_id = measure.accomplishment_id
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE node.edition_id = %s AND attained.period_id = %s AND attained.component_id IS NULL
        AND NOT attained.is_stale
    GROUP BY 1, 2
"""
PAGES = ("dashboard", "heat_map", "compare", "performance")
MEGABYTE = 1024 * 1024


def bench_dashboards_of_a_whole_plan():
    plan = a_whole_plan()
    browser = Browser(a_user(is_superuser=True))
    floor = measured(counted(plan.edition, plan.period.pk))
    for page in PAGES:
        work = browser.get(reverse(page, args=[plan.edition.slug]))
        show("-", f"{page}, 28 programmes, 1,068 measures", measured(work), floor, "counts")
        size = len(work().content)
        print(f"        {size / 1000:,.0f} kB, peak memory {peak(work) / MEGABYTE:.1f} MB")


def bench_dashboards_growing():
    browser = Browser(a_user(is_superuser=True))
    times: dict[str, list[Measured]] = {page: [] for page in PAGES}
    for measures in (1_000, 10_000):
        edition, _periods = lay_down(measures)
        attainment.recompute(edition_id=edition.pk, now=timezone.now())
        for page in PAGES:
            took = measured(browser.get(reverse(page, args=[edition.slug])))
            times[page].append(took)
            show("15", f"{page}, {measures:,} measures x 5", took)
    for page, (small, large) in times.items():
        print(
            f"row 15  {page}, 10 times as many: {large.seconds / small.seconds:.1f} times as long"
        )


def counted(edition: PlanEdition, period: int) -> Callable[[], object]:
    def work() -> object:
        with connection.cursor() as cursor:
            cursor.execute(COUNTED, [edition.pk, period])
            return cursor.fetchall()

    return work


def peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
