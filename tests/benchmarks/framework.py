"""A synthetic plan of any size, laid down by a few statements, with locks, ledger and history on.

S is 1,000 measures and 5 years, M 10,000, L 10^6 values. Each measure has a baseline in the first
year, a target and an actual in each of the five; kinds, misses and missing values take turns.
"""

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
        10000000 + n, n::text, 'Borders and transit ' || n, '{"paragraph": 1}', '', '[]'
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
        20000000 + row_number() OVER (), n::text, 'Agencies work to one set of procedures ' || n,
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
        30000000 + row_number() OVER (), n::text, 'Median hours for a loaded lorry to clear ' || n,
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
    SELECT node.id, identity.id, node.parent_id, NULL
    FROM (SELECT id, parent_id, row_number() OVER (ORDER BY id) AS n FROM indicators_node
          WHERE edition_id = %(edition)s AND kind = 'measure') node
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM made) identity USING (n)
    """,
    """
    INSERT INTO indicators_measureversion
        (measure_id, number, kind, direction, unit, decimals, accumulation, tolerance,
         definition, method, data_source, reason_code, reason)
    SELECT node_id, 1,
        (ARRAY['increase', 'decrease', 'at_least', 'at_most', 'maintain'])[node_id %% 5 + 1],
        '', 'hours', 1, 'per_period', 0, 'From gate to gate.', '', '', '', ''
    FROM indicators_performancemeasure measure JOIN indicators_node node ON node.id = node_id
    WHERE node.edition_id = %(edition)s
    """,
    """
    UPDATE indicators_performancemeasure measure SET current_id = version.id
    FROM indicators_measureversion version
    WHERE version.measure_id = measure.node_id AND measure.current_id IS NULL
    """,
    """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, status, revision)
    SELECT measure.identity_id, year.period, asked.kind, '', 'empty', 0
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    CROSS JOIN unnest(%(periods)s::bigint[]) WITH ORDINALITY AS year (period, n)
    CROSS JOIN unnest(ARRAY['target', 'actual', 'baseline']) AS asked (kind)
    WHERE node.edition_id = %(edition)s AND (asked.kind <> 'baseline' OR year.n = 1)
    """,
    """
    INSERT INTO indicators_valueversion
        (cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason)
    SELECT cell.id, 1, 'reported',
        round((40 + cell.id %% 17 + (cell.measure_id %% 7) * 1.3)::numeric, 1),
        '', '', '', '', 'level', '{}', '', '', '', ''
    FROM indicators_cell cell
    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE node.edition_id = %(edition)s AND NOT (cell.kind = 'actual' AND cell.id %% 11 = 0)
    """,
    """
    INSERT INTO indicators_reviewevent (cell_id, version_id, step, comment)
    SELECT version.cell_id, version.id, 'adopt', ''
    FROM indicators_valueversion version
    WHERE NOT EXISTS (SELECT FROM indicators_reviewevent event WHERE event.version_id = version.id)
    """,
    """
    UPDATE indicators_cell cell
    SET approved_id = version.id, revision = 1, status = 'approved'
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND cell.status = 'empty'
    """,
)


def lay_down(measures: int) -> tuple[PlanEdition, list[Period]]:
    """An edition with that many measures (a multiple of 40) and its five years."""
    edition = an_edition()
    programme = a_programme(edition)
    periods = [a_year(year) for year in YEARS]
    per_unit = MEASURES_PER_RESULT * RESULTS_PER_UNIT
    sizes = {
        "edition": edition.pk,
        "programme": programme.pk,
        "identity": programme.identity_id,
        "units": measures // per_unit,
        "results": RESULTS_PER_UNIT,
        "per_result": MEASURES_PER_RESULT,
        "measures": measures,
        "periods": [period.pk for period in periods],
    }
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, sizes)
        # Deferred keys are checked now, so that ANALYZE may follow in the same transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ANALYZE")
    return edition, periods
