"""Rows 4, 7, 8 and 9: the API through every middleware, with a token, against the bare thing.

Row 4. One value by POST, with everything that belongs to it. The floor is its three bare writes.
Row 7. 1,000 measures with their five years in one answer. The floor is two statements and orjson.
Row 8. A page of 50 over HTTP, 16 connections, the service as it is deployed with two processes.
The floor is a web server that says hello. The client shares the machine.
Row 9. A million values as a stream. The floor is one COPY of the same columns.

Run with ``make bench ARGS="-k api"``.
"""

import json
import logging
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import orjson
import pytest
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from indicators import access
from indicators.enums import TokenScope
from indicators.management.supervisor.ports import HOST, free_port
from indicators.models import PerformanceMeasure, Period
from tests.api.conftest import an_officer_of
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, measured, show, taken_back
from tests.browser.site import ROOT, running

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_log_of_requests")]
CONNECTIONS, SECONDS, PROCESSES = 16, 5, "2"
MILLION = 90_920  # measures of eleven values each
MEASURES = """
    SELECT node.id, node.path, node.text, version.unit, version.kind, measure.identity_id
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    LEFT JOIN indicators_measureversion version ON version.id = measure.current_id
    WHERE node.edition_id = %s ORDER BY node.id
"""
VALUES = """
    SELECT cell.measure_id, json_agg(json_build_object('kind', cell.kind, 'period', period.label,
        'amount', trim_scale(version.amount)::text))::text
    FROM indicators_cell cell
    JOIN indicators_period period ON period.id = cell.period_id
    JOIN indicators_valueversion version ON version.id = cell.approved_id
    WHERE cell.measure_id = ANY (%s) GROUP BY 1
"""
COLUMNS = "id,identity,kind,status,period,amount"
BARE_CSV = """
    COPY (SELECT cell.id, cell.measure_id, cell.kind, cell.status, period.label, version.amount
    FROM indicators_cell cell
    JOIN indicators_period period ON period.id = cell.period_id
    LEFT JOIN indicators_valueversion version ON version.id = cell.approved_id)
    TO STDOUT WITH (FORMAT csv)
"""
BARE_CELL = """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, as_of, waits_at, status, revision)
    VALUES (%s, %s, 'actual', '', %s, '', 'empty', 0) RETURNING id
"""
BARE_VERSION = """
    INSERT INTO indicators_valueversion
        (cell_id, number, state, amount, as_printed, words, judged, qualifier, basis, evidence,
        comment, reason_code, reason, source_anchor)
    VALUES (%s, 1, 'reported', 12.5, '12.5', '', '', '', 'level', '', '', '', '', '{}') RETURNING id
"""
BARE_DRAFT = """
    UPDATE indicators_cell SET draft_id = %s, revision = 1, status = 'draft' WHERE id = %s
"""


@pytest.fixture
def _no_log_of_requests() -> Iterator[None]:
    """The log goes where the figures go."""
    logging.disable(logging.INFO)
    yield
    logging.disable(logging.NOTSET)


class Api:
    """Requests of a system, answered in this process by every middleware and the view."""

    def __init__(self, edition) -> None:
        now = timezone.now()
        given = access.give_token(
            owner=an_officer_of(edition.document),
            name="Benchmark",
            scopes=list(TokenScope),
            expires_at=now + timedelta(days=1),
            now=now,
        )
        self.headers = {"Authorization": f"Bearer {given.secret}"}
        self.requests = RequestFactory()
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def get(self, address: str) -> HttpResponse:
        request = self.requests.get(f"/api/v1/{address}", headers=self.headers)
        answer = self.handler.get_response(request)
        assert answer.status_code == 200, answer.content
        return answer

    def post(self, address: str, body: dict[str, object]) -> HttpResponse:
        request = self.requests.post(
            f"/api/v1/{address}",
            json.dumps(body),
            content_type="application/json",
            headers=self.headers,
        )
        answer = self.handler.get_response(request)
        assert answer.status_code == 201, answer.content
        return answer


def bench_api_writes_one_value():
    edition, periods = lay_down(1_000, reported=4)
    api = Api(edition)
    measure = PerformanceMeasure.objects.filter(node__edition=edition).first()
    body = {
        "measure": str(measure.pk),
        "period": periods[-1].label,
        "kind": "actual",
        "amount": "12.5",
    }
    api.get("plans/")

    ours = taken_back(lambda: api.post("values/", body))
    bare = taken_back(lambda: bare_value(measure.identity_id, periods[-1]))

    show("4", "one value by POST", ours, bare, "three bare writes")
    by_processor("4", "one value by POST", lambda: taken_back(lambda: api.post("values/", body)), 4)


def by_processor(row: str, what: str, work: Callable[[], object], times: int = 1) -> None:
    """What our process itself takes, which no other program on the machine delays."""
    begin = time.process_time()
    work()
    took = (time.process_time() - begin) / times
    print(f"row {row:<3} {what:<58} {took * 1000:>9.1f} ms of our processor")


def bare_value(identity: int, period: Period) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE_CELL, [identity, period.pk, period.first_day])
        [cell] = cursor.fetchone()
        cursor.execute(BARE_VERSION, [cell])
        cursor.execute(BARE_DRAFT, [*cursor.fetchone(), cell])


def bench_api_reads_1_000_measures_with_five_years():
    edition, _periods = lay_down(1_000)
    api = Api(edition)
    address = f"measures/?edition={edition.slug}&expand=values&limit=1000"

    ours = measured(lambda: api.get(address))
    bare = measured(lambda: bare_measures(edition.pk))

    found = orjson.loads(api.get(address).content)["results"]
    assert (len(found), sum(len(each["values"]) for each in found)) == (1_000, 11_000)
    show("7", "1,000 measures with five years", ours, bare, "two statements and orjson")
    by_processor("7", "1,000 measures with five years", lambda: api.get(address))
    page = f"editions/{edition.slug}/nodes/?limit=50"
    by_processor(
        "8", "a page of 50 in this process", lambda: [api.get(page) for _ in range(50)], 50
    )


def bare_measures(edition: int) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(MEASURES, [edition])
        rows = cursor.fetchall()
        cursor.execute(VALUES, [[row[-1] for row in rows]])
        values = dict(cursor.fetchall())
    names = ("id", "path", "text", "unit", "kind", "identity")
    return orjson.dumps(
        [
            dict(zip(names, row, strict=True)) | {"values": orjson.Fragment(values[row[-1]])}
            for row in rows
        ]
    )


def bench_api_streams_a_million_values():
    edition, _periods = lay_down(MILLION)
    api = Api(edition)
    bare = measured(bare_copy)
    for what, query in (
        ("csv, the columns of the floor", f"format=csv&fields={COLUMNS}"),
        ("csv, all 22 columns", "format=csv"),
        ("ndjson, all 22 fields", "format=ndjson"),
    ):
        show("9", f"a million values as {what}", streamed(api, query), bare, "COPY as CSV")


def streamed(api: Api, query: str) -> Measured:
    """Says besides when the first byte came, and how much memory the process took more."""
    begin = time.perf_counter()
    next(iter(api.get(f"values/?{query}").streaming_content))
    first = time.perf_counter() - begin
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = measured(lambda: drained(api.get(f"values/?{query}")))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"        first byte {first * 1000:.0f} ms, memory grew by {grown:.0f} MB")
    return took


def bare_copy() -> int:
    with connection.cursor() as cursor, open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        cursor.copy_expert(BARE_CSV, nowhere)
    return 0


def drained(answer: HttpResponse) -> int:
    return sum(len(part) for part in answer.streaming_content)


def bench_api_pages_over_http():
    settings = {"GRANIAN_WORKERS": PROCESSES, "API_REQUESTS_PER_MINUTE": "1000000"}
    with running(**settings) as site, a_hello_server() as hello:
        token = site.examples["token"]
        api = f"GET /api/v1/editions/{site.examples['slug']}/nodes/?limit=50 HTTP/1.1\r\n"
        port = int(site.root.rpartition(":")[2])
        ours = asked_in_parallel(
            port, f"{api}Host: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
        )
        bare = asked_in_parallel(hello, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")

    for name, times in (("page of 50 over HTTP", ours), ("hello over HTTP", bare)):
        times.sort()
        rate, p99 = len(times) / SECONDS, times[int(len(times) * 0.99)]
        print(f"row 8   {name:<58} {rate:>9.0f} req/s, p99 {p99 * 1000:.1f} ms")
    show(
        "8", "a page, on the average", Measured(SECONDS / len(ours)), Measured(SECONDS / len(bare))
    )


@contextmanager
def a_hello_server() -> Iterator[int]:
    port = free_port(8900)
    command = [sys.executable, "-m", "granian", "tests.benchmarks.hello:application"]
    process = subprocess.Popen(
        [
            *command,
            "--interface",
            "wsgi",
            "--host",
            HOST,
            "--port",
            str(port),
            "--workers",
            PROCESSES,
        ],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(3)
    yield port
    process.terminate()
    process.wait(timeout=20)


def asked_in_parallel(port: int, request: str) -> list[float]:
    """The seconds that each request took, of as many as fit into the time."""
    found: list[float] = []
    ends = time.perf_counter() + SECONDS
    threads = [
        threading.Thread(target=_ask, args=(port, request.encode(), ends, found.append))
        for _number in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _ask(port: int, request: bytes, ends: float, keep: Callable[[float], None]) -> None:
    with socket.create_connection((HOST, port)) as calling:
        while (begin := time.perf_counter()) < ends:
            calling.sendall(request)
            _read_answer(calling)
            keep(time.perf_counter() - begin)


def _read_answer(calling: socket.socket) -> None:
    text = b""
    while b"\r\n\r\n" not in text:
        text += calling.recv(65_536)
    head, _, body = text.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += calling.recv(65_536)
