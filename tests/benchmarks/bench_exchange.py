"""Exports of many values against the bare rows: SDMX-CSV beside COPY and NDJSON over a cursor.

10^5 values by the clock. How memory stays constant is measured at 10^6: the peak while all rows
are written, over the peak after the first tenth of them.

Run with ``make bench ARGS="-k exchange"``.
"""

import resource
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO

import orjson
import pytest
from django.db import connection
from django.db.models import Q

from indicators import exchange
from indicators.models import PlanEdition
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, clocked, measured, show

pytestmark = pytest.mark.django_db
FEW, MANY = 10_000, 100_000
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROWS = """
    SELECT cell.measure_id, period.label, cell.kind, version.state, version.amount::text
    FROM indicators_node node
    JOIN indicators_performancemeasure measure ON measure.node_id = node.id
    JOIN indicators_cell cell ON cell.measure_id = measure.identity_id
    JOIN indicators_period period ON period.id = cell.period_id
    JOIN indicators_valueversion version ON version.id = cell.approved_id
    WHERE node.edition_id = {edition}
"""
CSV = "application/vnd.sdmx.data+csv;version=2.0.0"
XML = "application/vnd.sdmx.data+xml;version=3.0.0"
JSON = "application/vnd.sdmx.data+json;version=2.0.0"


def written(pieces: Iterable[str | bytes]) -> int:
    """How long an export is, of which nothing is kept."""
    return sum(map(len, pieces))


def in_sdmx(edition: PlanEdition, type_: str) -> Iterable[str]:
    [flow] = exchange.sdmx.flows_of([edition])
    return exchange.sdmx.data(
        [exchange.sdmx.Wanted(edition, flow, exchange.sdmx.Asked())], type_=type_, prepared=NOW
    )


def copied(edition: PlanEdition) -> int:
    text = StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY ({ROWS.format(edition=edition.pk)}) TO STDOUT WITH CSV", text)
    return text.tell()


def as_ndjson(edition: PlanEdition) -> int:
    names = ("measure", "period", "kind", "state", "amount")
    with connection.chunked_cursor() as cursor:
        cursor.execute(ROWS.format(edition=edition.pk))
        return sum(
            len(orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE))
            for row in cursor
        )


def bench_exports_of_a_hundred_thousand_values() -> None:
    edition, _periods = lay_down(FEW)
    values = exchange.sdmx.available(
        edition, exchange.sdmx.flows_of([edition])[0], Q()
    ).observations
    bare = clocked(lambda: copied(edition))
    lines = clocked(lambda: as_ndjson(edition))
    for name, work in {
        "SDMX-CSV 2.0": lambda: in_sdmx(edition, CSV),
        "SDMX-ML 3.0": lambda: in_sdmx(edition, XML),
        "SDMX-JSON 2.0": lambda: in_sdmx(edition, JSON),
        "IATI 2.03": lambda: exchange.iati.activities_file(edition, as_at=NOW),
        "package of tables": lambda: exchange.package.package(edition, as_at=NOW),
    }.items():
        ours = measured(lambda work=work: written(work()))
        begin = time.process_time()
        written(work())
        print(f"row -   {name}: {time.process_time() - begin:.2f} s of our processor")
        show("-", f"{values:,} values as {name}", ours, lines, "NDJSON over a cursor")
    show("-", f"{values:,} values as NDJSON over a cursor", lines, bare, "COPY")


def bench_memory_of_a_million_values() -> None:
    edition, _periods = lay_down(MANY)
    [flow] = exchange.sdmx.flows_of([edition])
    pieces = exchange.sdmx.data(
        [exchange.sdmx.Wanted(edition, flow, exchange.sdmx.Asked())], type_=CSV, prepared=NOW
    )
    length = 0
    early = None
    for piece in pieces:
        length += len(piece)
        if early is None and length > 10_000_000:
            early = _peak()
    show("-", f"SDMX-CSV of {length / 1e6:.0f} MB", Measured(0.0))
    grown = _peak() - (early or 0)
    print(f"row -   memory grown after the first tenth: {grown / 1024:.1f} MB")


def _peak() -> int:
    """In kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
