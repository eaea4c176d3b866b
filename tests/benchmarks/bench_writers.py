"""Fifty people at one sheet of the service as it runs, all at once, against bare writes.

Each has two measures of their own, and all have one in common; each sends four requests, one after
the other, with their own values and the common one. A request is what the page sends when a cell is
left: signed in, checked, locked, versioned, answered with what the row now says. Whoever comes
second with the common value is told the first one's, and puts theirs after it in the next request.
Told are requests a second, the middle and the slowest twentieth. What must hold is checked: every
answer is 200, each own cell has four versions in order, and the common one as many as were saved.

The floor writes the same own values over eight connections, as many as the service has threads: a
cell, a version and the pointer in a transaction, nothing looked up and nothing answered.

Run with ``make bench ARGS="-k writers"``.
"""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from statistics import median, quantiles
from threading import Barrier, local

import pytest
from django.db import connection

from indicators.models import Cell, Period, ValueVersion
from tests.benchmarks.measuring import Measured, show
from tests.builders import a_measure, a_subprogramme, a_user, a_year, an_accomplishment
from tests.web.sheets import typed
from tests.web.test_entry_writers import OWN, WRITERS, Writer, a_writer, port

__all__ = ["port"]

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS, CONNECTIONS = 4, 8
BARE_CELL = """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision)
    VALUES (%(measure)s, %(period)s, 'target', '', '', 'empty', 0)
    ON CONFLICT (measure_id, period_id, kind, component_id, disaggregation, as_of)
        DO UPDATE SET revision = indicators_cell.revision RETURNING id, revision
"""
BARE_VERSION = """
    INSERT INTO indicators_valueversion
        (cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason, by_id)
    VALUES (%(cell)s, %(number)s, 'reported', %(amount)s, '', '', '', '', 'level',
        '{}', '', '', 'correction', 'A slip.', %(by)s) RETURNING id
"""
BARE_POINTER = """
    UPDATE indicators_cell SET draft_id = %(version)s, revision = %(number)s, status = 'draft'
    WHERE id = %(cell)s
"""


def bench_writers_at_one_sheet(port):
    subprogramme = a_subprogramme()
    accomplishment = an_accomplishment(subprogramme)
    common = a_measure(accomplishment, number=1)
    own = [a_measure(accomplishment, number=2 + n) for n in range(WRITERS * OWN)]
    writers = [a_writer(number, port, subprogramme) for number in range(WRITERS)]
    shares = [own[n * OWN : (n + 1) * OWN] for n in range(WRITERS)]
    begin = Barrier(WRITERS)

    began = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(write, writers, range(WRITERS), shares, repeat(common), repeat(begin)))
    took = time.perf_counter() - began
    bare_took = timed(bare_writes([measure.identity_id for measure in own]))

    seconds = [each for took_each, _saved in told for each in took_each]
    saved = sum(saved for _seconds, saved in told)
    assert {status for writer in writers for status in writer.statuses} == {200}
    assert Cell.objects.get(measure=common.identity, kind="actual").revision == saved >= 1
    assert_nothing_is_lost(own)
    requests = len(seconds)
    bare = Measured(bare_took / requests)
    show(
        "-",
        f"{WRITERS} writers, {requests} requests: each",
        Measured(took / requests),
        bare,
        "bare",
    )
    show("-", "the same, one request from its sending, middle", Measured(median(seconds)))
    show("-", "the same, slowest twentieth", Measured(quantiles(seconds, n=20)[-1]))
    print(
        f"        {requests / took:.0f} requests a second; the common value was saved {saved} times"
    )


def write(writer: Writer, who: int, own, common, begin: Barrier) -> tuple[list[float], int]:
    """Seconds of each request, and how often the common value was saved."""
    seconds, saved, seen = [], 0, "0"
    begin.wait()
    for number in range(ROUNDS):
        fields = typed(common, value=f"{who * ROUNDS + number + 1}", based_on=seen)
        for measure in own:
            fields |= typed(measure, value=f"{number + 1}", based_on=number)
        began = time.perf_counter()
        told = writer.send(fields)
        seconds.append(time.perf_counter() - began)
        now = told["cells"][f"actual-{common.pk}"]
        saved += now["is_saved"]
        seen = now["revision"] if now["is_saved"] else theirs(told["rows"][f"{common.pk}"]["says"])
    return seconds, saved


def theirs(says: str) -> str:
    """The revision after which the row offers to put one's own value."""
    return re.search(r'-after" value="(\d+)"', says)[1]


def assert_nothing_is_lost(own) -> None:
    versions = ValueVersion.objects.filter(
        cell__kind="actual", cell__measure__in=[measure.identity_id for measure in own]
    )
    said = list(versions.order_by("cell", "number").values_list("number", "amount"))
    assert said == [(n + 1, n + 1) for _measure in own for n in range(ROUNDS)]


def bare_writes(identities: list[int]) -> Callable[[], None]:
    period, by, here = a_year(), a_user(), local()

    def one(job: tuple[int, int]) -> None:
        if not hasattr(here, "connection"):
            here.connection = connection.copy()
            here.connection.inc_thread_sharing()
            here.connection.connect()
        bare_write(here.connection, *job, period, by.pk)

    def work() -> None:
        jobs = [(measure, number) for number in range(ROUNDS) for measure in identities]
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(one, jobs))

    return work


def bare_write(own_connection, measure: int, number: int, period: Period, by: int) -> None:
    said = {"measure": measure, "period": period.pk, "amount": number + 1, "by": by}
    with own_connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(BARE_CELL, said)
        said["cell"], revision = cursor.fetchone()
        said["number"] = revision + 1
        cursor.execute(BARE_VERSION, said)
        [said["version"]] = cursor.fetchone()
        cursor.execute(BARE_POINTER, said)
        cursor.execute("COMMIT")


def timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
