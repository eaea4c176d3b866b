"""A synthetic plan of any size, laid down by a few statements.

S is 1,000 measures and 5 years, M 10,000, L 10^6 values. Each measure has a baseline in the first
year, a target and an actual in each of the five; kinds, misses and missing values take turns.

While the rows are laid down, triggers and keys are not asked: the rows are right by construction,
and a million of them would queue several million checks. What is measured afterwards runs with
every lock, check, key and trigger on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from indicators.models import Period, PlanEdition
from tests.builders import a_programme, a_year, an_edition

YEARS = (2021, 2022, 2023, 2024, 2025)
MEASURES_PER_RESULT = 5
RESULTS_PER_UNIT = 8

STATEMENTS = (
    # Subprogrammes, their accomplishments and measures, as nodes.
    """
    INSERT INTO indicators_node
        (edition_id, kind, parent_id, path, position, label, text, source, source_text, footnotes)
    SELECT %(edition)s, 'subprogramme', %(programme)s, 'programme 6/subprogramme ' || n,
        n * 100000, n::text, 'Borders and transit ' || n, '{"paragraph": 1}', '', '[]'
    FROM generate_series(1, %(units)s) n
    """,
    """
    INSERT INTO indicators_subprogrammeidentity (programme_id)
    SELECT %(identity)s FROM generate_series(1, %(units)s)
    """,
    """
    INSERT INTO indicators_subprogramme (node_id, identity_id, programme_id, parent_id, level)
    SELECT node.id, identity.id, %(programme)s, NULL, 'subprogramme'
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM indicators_node
          WHERE edition_id = %(edition)s AND kind = 'subprogramme') node
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM indicators_subprogrammeidentity
          WHERE programme_id = %(identity)s) identity USING (n)
    """,
    """
    INSERT INTO indicators_node
        (edition_id, kind, parent_id, path, position, label, text, source, source_text, footnotes)
    SELECT %(edition)s, 'accomplishment', unit.id, unit.path || '/(' || n || ')',
        unit.position + n * 1000, n::text, 'Agencies work to one set of procedures ' || n,
        '{"paragraph": 1}', '', '[]'
    FROM indicators_node unit, generate_series(1, %(results)s) n
    WHERE unit.edition_id = %(edition)s AND unit.kind = 'subprogramme'
    """,
    """
    INSERT INTO indicators_expectedaccomplishment
        (node_id, programme_id, subprogramme_id, objective_id, result_kind, carried_over)
    SELECT id, %(programme)s, parent_id, NULL, 'accomplishment', false FROM indicators_node
    WHERE edition_id = %(edition)s AND kind = 'accomplishment'
    """,
    """
    INSERT INTO indicators_node
        (edition_id, kind, parent_id, path, position, label, text, source, source_text, footnotes)
    SELECT %(edition)s, 'measure', result.id, result.path || '/' || n,
        result.position + n, n::text, 'Median hours for a loaded lorry to clear ' || n,
        '{"paragraph": 1}', '', '[]'
    FROM indicators_node result, generate_series(1, %(per_result)s) n
    WHERE result.edition_id = %(edition)s AND result.kind = 'accomplishment'
    """,
    """
    WITH made AS (
        INSERT INTO indicators_measureidentity (programme_id)
        SELECT %(identity)s FROM generate_series(1, %(measures)s) RETURNING id
    )
    INSERT INTO indicators_performancemeasure
        (node_id, identity_id, accomplishment_id, current_id)
    SELECT node.id, identity.id, node.parent_id,
        nextval(pg_get_serial_sequence('indicators_measureversion', 'id'))
    FROM (SELECT id, parent_id, row_number() OVER (ORDER BY id) AS n FROM indicators_node
          WHERE edition_id = %(edition)s AND kind = 'measure') node
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made) identity USING (n)
    """,
    """
    INSERT INTO indicators_measureversion
        (id, measure_id, number, kind, direction, unit, decimals, accumulation, tolerance,
         definition, method, data_source, reason_code, reason)
    SELECT current_id, node_id, 1,
        (ARRAY['increase', 'decrease', 'at_least', 'at_most', 'maintain'])[node_id %% 5 + 1],
        '', 'hours', 1, 'per_period', 0, 'From gate to gate.', '', '', '', ''
    FROM indicators_performancemeasure measure JOIN indicators_node node ON node.id = node_id
    WHERE node.edition_id = %(edition)s
    """,
    "ANALYZE indicators_node, indicators_performancemeasure",
    # Every eleventh actual is missing.
    """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision, approved_id)
    SELECT measure.identity_id, year.period, asked.kind, '', '',
        CASE WHEN said THEN 'approved' ELSE 'empty' END, said::integer,
        CASE WHEN said THEN nextval(pg_get_serial_sequence('indicators_valueversion', 'id')) END
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    CROSS JOIN unnest(%(periods)s::bigint[]) WITH ORDINALITY AS year (period, n)
    CROSS JOIN unnest(ARRAY['target', 'actual', 'baseline']) AS asked (kind)
    CROSS JOIN LATERAL (
        SELECT asked.kind <> 'actual' OR (measure.node_id * 5 + year.n) %% 11 <> 0
    ) AS it (said)
    WHERE node.edition_id = %(edition)s
        AND (asked.kind <> 'baseline' OR year.n = 1)
        AND (asked.kind <> 'actual' OR year.n <= %(reported)s)
    """,
    "ANALYZE indicators_cell",
    """
    INSERT INTO indicators_valueversion
        (id, cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason)
    SELECT cell.approved_id, cell.id, 1, 'reported',
        round((40 + cell.id %% 17 + (cell.measure_id %% 7) * 1.3)::numeric, 1),
        '', '', '', '', 'level', '{}', '', '', '', ''
    FROM indicators_cell cell
    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE node.edition_id = %(edition)s AND cell.approved_id IS NOT NULL
    """,
    """
    INSERT INTO indicators_reviewevent (cell_id, version_id, step, comment)
    SELECT cell.id, cell.approved_id, 'adopt', ''
    FROM indicators_cell cell
    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE node.edition_id = %(edition)s AND cell.approved_id IS NOT NULL
    """,
)


def lay_down(
    measures: int, *, results: int = RESULTS_PER_UNIT, reported: int = len(YEARS)
) -> tuple[PlanEdition, list[Period]]:
    """An edition with that many measures and its five years.

    A unit has ``results`` accomplishments of five measures each, so ``measures`` is a multiple of
    that. Actuals are there for the first ``reported`` years.
    """
    edition = an_edition()
    programme = a_programme(edition)
    periods = [a_year(year) for year in YEARS]
    sizes = {
        "edition": edition.pk,
        "programme": programme.pk,
        "identity": programme.identity_id,
        "units": measures // (MEASURES_PER_RESULT * results),
        "results": results,
        "per_result": MEASURES_PER_RESULT,
        "measures": measures,
        "periods": [period.pk for period in periods],
        "reported": reported,
    }
    with without_triggers():
        run_all(STATEMENTS, sizes)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return edition, periods


@contextmanager
def without_triggers() -> Iterator[None]:
    """No trigger and no key is asked: see ``tests.servers``, which allows it."""
    run_all(("SET CONSTRAINTS ALL IMMEDIATE", "SET LOCAL session_replication_role = replica"))
    yield
    run_all(("SET LOCAL session_replication_role = origin", "SET CONSTRAINTS ALL DEFERRED"))


def run_all(statements: Sequence[str], parameters: object = None) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, parameters)
