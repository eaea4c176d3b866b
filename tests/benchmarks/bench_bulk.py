"""Rows 5 and 6: values many at once, every rule, lock, key and trigger on.

Row 5. 5,000 values in one call, as the API makes it: for cells that are not there yet, for drafts
that are changed, and such as stand already. The floor is the bare thing: the rows copied into a
table without keys, and written from there into cells and versions by three statements, triggers
and keys on as well, nothing looked up and nothing refused.

Row 6. A CSV of 10^5 and of 10^6 values, deferred keys checked. The floor copies the same file into
a bare table, joins it to measures, periods and components, and upserts into a bare table with one
key: no ledger, no version, no trigger. The growth of memory is that of the whole process.

Run with ``make bench ARGS="-k bulk"``.
"""

import io
import resource
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from indicators import entry
from indicators.enums import Role
from indicators.models import PerformanceMeasure
from tests.benchmarks.framework import lay_down, run_all
from tests.benchmarks.measuring import Measured, show, taken_back
from tests.builders import NOW, a_role, a_user

pytestmark = pytest.mark.django_db
MEASURES, PERIODS = 1_000, 5
COMPONENTS = """
    INSERT INTO indicators_component (measure_id, name, position)
    SELECT measure.identity_id, 'gate ' || n, n
    FROM generate_series(1, %s) n, indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id WHERE node.edition_id = %s
"""
CSV = """
    COPY (
        SELECT measure.node_id AS measure, period.label AS period, component.name AS component,
            'actual' AS kind, (component.id %% 97) + 0.25 AS amount
        FROM indicators_performancemeasure measure
        JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = %s
        JOIN indicators_component component ON component.measure_id = measure.identity_id
        CROSS JOIN indicators_period period
    ) TO STDOUT WITH (FORMAT csv, HEADER)
"""
BARE_TABLES = """
    CREATE TEMPORARY TABLE bare_given
        (measure bigint, period text, component text, kind text, amount text);
    CREATE TEMPORARY TABLE bare_value
        (measure bigint, period bigint, component bigint, kind text, amount numeric,
         UNIQUE (measure, period, component, kind))
"""
BARE_UPSERT = """
    INSERT INTO bare_value
    SELECT measure.identity_id, period.id, component.id, given.kind, given.amount::numeric
    FROM bare_given given
    JOIN indicators_performancemeasure measure ON measure.node_id = given.measure
    JOIN indicators_period period ON period.label = given.period
    JOIN indicators_component component
        ON component.measure_id = measure.identity_id AND component.name = given.component
    WHERE given.amount ~ '^[0-9]+([.][0-9]+)?$'
    ON CONFLICT (measure, period, component, kind) DO UPDATE SET amount = excluded.amount
"""
BARE = """
    DROP TABLE IF EXISTS bare;
    CREATE TEMPORARY TABLE bare (measure bigint, period bigint, amount numeric)
"""
BARE_CELLS = """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision)
    SELECT measure, period, 'target', '', '', 'empty', 0 FROM bare ON CONFLICT DO NOTHING
"""
BARE_VERSIONS = """
    INSERT INTO indicators_valueversion
        (cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason, by_id)
    SELECT cell.id, cell.revision + 1, 'reported', amount, '', '', '', '', 'level',
        '{}', '', '', 'correction', 'A slip.', %s
    FROM bare JOIN indicators_cell cell ON cell.measure_id = bare.measure
        AND cell.period_id = bare.period AND cell.kind = 'target'
"""
BARE_POINTERS = """
    UPDATE indicators_cell cell
    SET draft_id = version.id, revision = version.number, status = 'draft'
    FROM bare, indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.by_id = %s
        AND cell.measure_id = bare.measure AND cell.period_id = bare.period
        AND cell.kind = 'target'
"""


def bench_bulk_of_5_000_values():
    edition, periods = lay_down(MEASURES, reported=0)
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    measures = list(PerformanceMeasure.objects.filter(node__edition=edition))
    new = [row(measure.pk, period.pk, "actual") for measure in measures for period in periods]
    changed = [replace(each, based_on=1, comment="A slip.") for each in new]

    bare = taken_back(lambda: written_bare(measures, periods, officer.pk))
    ours = taken_back(lambda: recorded(new, officer))
    show("5", f"{len(new):,} new values in one call", ours, bare, "COPY and 3 statements")
    recorded(new, officer)
    ours = taken_back(lambda: recorded(changed, officer))
    show("5", f"{len(changed):,} changed values in one call", ours, bare, "COPY and 3 statements")
    nothing = taken_back(lambda: recorded(new, officer, taken=0))
    show("5", f"{len(new):,} values that stand already", nothing)


def row(measure: int, period: int, kind: str, **others) -> entry.BulkRow:
    amount = Decimal(measure % 97) + Decimal("0.55")
    return entry.BulkRow(measure=measure, period=period, kind=kind, amount=amount, **others)


def recorded(rows: list[entry.BulkRow], by, *, taken: int | None = None) -> None:
    outcome = entry.record_in_bulk(rows, by=by, now=NOW)
    assert outcome.taken == (len(rows) if taken is None else taken), outcome.answers[:3]


def written_bare(measures, periods, by: int) -> None:
    lines = "".join(
        f"{measure.identity_id}\t{period.pk}\t{measure.pk % 97}.55\n"
        for measure in measures
        for period in periods
    )
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        cursor.copy_expert("COPY bare FROM STDIN", io.StringIO(lines))
        cursor.execute(BARE_CELLS)
        cursor.execute(BARE_VERSIONS, [by])
        cursor.execute(BARE_POINTERS, [by])


@pytest.mark.parametrize("values", [100_000, 1_000_000])
def bench_bulk_csv(values: int, tmp_path: Path):
    edition, _periods = lay_down(MEASURES, reported=0)
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    path = tmp_path / "values.csv"
    laid_out(path, edition.pk, values // (MEASURES * PERIODS))
    before = memory()

    began = time.perf_counter()
    with path.open("rb") as file:
        outcome = entry.import_values(file, by=officer, now=NOW)
    run_all(("SET CONSTRAINTS ALL IMMEDIATE",))
    ours = Measured(time.perf_counter() - began)

    grown = memory() - before
    assert (outcome.is_kept, outcome.taken) == (True, values)
    show("6", f"CSV of {values:,} values, kept", ours, upserted(path), "COPY, joins, upsert")
    print(f"row 6   memory grew by {grown // 1024} MB")


def laid_out(path: Path, edition: int, components: int) -> None:
    """Every measure with that many components, and a value of each for each year."""
    with connection.cursor() as cursor:
        cursor.execute(COMPONENTS, [components, edition])
        cursor.execute("ANALYZE indicators_component")
        with path.open("w") as file:
            cursor.copy_expert(cursor.mogrify(CSV, [edition]).decode(), file)


def upserted(path: Path) -> Measured:
    run_all((BARE_TABLES,))
    began = time.perf_counter()
    with path.open("rb") as file, connection.cursor() as cursor:
        cursor.copy_expert("COPY bare_given FROM STDIN WITH (FORMAT csv, HEADER)", file)
        cursor.execute(BARE_UPSERT)
    return Measured(time.perf_counter() - began)


def memory() -> int:
    """The most that the process has had so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
