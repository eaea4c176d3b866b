"""The lock of a reporting round, in SQL: what it asks for is written while it is open, or never.

Each trigger looks at all rows of its statement at once. It first finds the rounds that may ask
for these cells and shares a lock on them with every other writer: a change of their dates waits
until the writers are done, and a writer that comes after it reads the new dates.
``indicators_hold_rounds`` stands in a migration and has the right of the tables' owner: a role
that may not change rounds waits for them too.
"""

import pgtrigger

TODAY = "(clock_timestamp() AT TIME ZONE 'UTC')::date"
IS_OPEN = f"round.closed_at IS NULL AND {TODAY} BETWEEN round.opens_on AND round.closes_on"
ASKS_FOR_IT = """
    indicators_roundperiod asked ON asked.period_id = cell.period_id
    JOIN indicators_reportinground round ON round.id = asked.round_id
        AND cell.kind = ANY (round.kinds)
        AND round.as_of IS NOT DISTINCT FROM cell.as_of
"""


def let_in_above(path: str) -> str:
    """Whether the exception ``granted`` is of a programme or a unit above the path."""
    return f"""EXISTS (
                SELECT FROM indicators_programme programme
                JOIN indicators_node above ON above.id = programme.node_id
                WHERE programme.identity_id = granted.programme_id
                  AND above.edition_id = round.edition_id
                  AND starts_with({path}, above.path || '/'))
            OR EXISTS (
                SELECT FROM indicators_subprogramme unit
                JOIN indicators_node above ON above.id = unit.node_id
                WHERE unit.identity_id = granted.subprogramme_id
                  AND above.edition_id = round.edition_id
                  AND starts_with({path}, above.path || '/'))"""


IS_LET_IN = f"""
    EXISTS (
        SELECT FROM indicators_roundexception granted
        WHERE granted.round_id = round.id
          AND granted.revoked_at IS NULL
          AND {TODAY} BETWEEN round.opens_on AND granted.until
          AND (granted.measure_id = cell.measure_id
            OR {let_in_above("node.path")}))
"""


def refuses_outside_the_round(written: str) -> str:
    """The body of a trigger; ``written`` selects the cells into which its statement writes."""
    return f"""
    SELECT array_agg(DISTINCT round.id) INTO asking
    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM ({written}) cell) cell
    JOIN {ASKS_FOR_IT};
    IF asking IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM indicators_hold_rounds(asking);
    IF NOT EXISTS (
        SELECT FROM indicators_reportinground round
        WHERE round.id = ANY (asking) AND NOT ({IS_OPEN})
    ) THEN
        RETURN NULL;
    END IF;
    SELECT max(round.id) INTO closed
    FROM (
        SELECT DISTINCT cell.measure_id, cell.period_id, cell.kind, cell.as_of
        FROM ({written}) cell
    ) cell
    JOIN {ASKS_FOR_IT}
    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
    JOIN indicators_node node ON node.id = measure.node_id AND node.edition_id = round.edition_id
    GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of
    HAVING NOT bool_or(({IS_OPEN}) OR {IS_LET_IN})
    LIMIT 1;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'the reporting round that asks for this value is not open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',
                  DETAIL = closed;
    END IF;
    RETURN NULL;
    """


def lock(*, operation: pgtrigger.Operation, written: str, **rows: str) -> pgtrigger.Trigger:
    """The trigger of one table; ``rows`` names the ``old`` and ``new`` rows of its statement."""
    return pgtrigger.Trigger(
        name=f"round_is_open_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        declare=[("asking", "bigint[]"), ("closed", "bigint")],
        func=refuses_outside_the_round(written),
    )


VERSION_IS_WRITTEN = """
    SELECT cell.* FROM new_versions version
    JOIN indicators_cell cell ON cell.id = version.cell_id
"""
# A second person may go on judging what was handed in.
STEP_IS_TAKEN = """
    SELECT cell.* FROM new_events event
    JOIN indicators_cell cell ON cell.id = event.cell_id
    WHERE event.step NOT IN ('approve', 'clear', 'return')
"""
# The key between them is checked at the end of a transaction: a version may come before its cell.
CELL_HAS_VERSIONS = """
    SELECT cell.* FROM new_cells cell
    WHERE EXISTS (SELECT FROM indicators_valueversion version WHERE version.cell_id = cell.id)
"""
PLACE = "{0}.measure_id, {0}.component_id, {0}.disaggregation, {0}.period_id, {0}.kind, {0}.as_of"
IS_MOVED = f"({PLACE.format('cell')}) IS DISTINCT FROM ({PLACE.format('before')})"
IS_JUDGED = """
    before.status = 'submitted' AND cell.submitted_id IS NULL
    AND cell.revision = before.revision
    AND (cell.status = 'approved'
            AND cell.approved_id = before.submitted_id
            AND cell.draft_id IS NOT DISTINCT FROM before.draft_id
        OR cell.status = 'returned'
            AND cell.draft_id = before.submitted_id
            AND cell.approved_id IS NOT DISTINCT FROM before.approved_id)
"""
IS_CHANGED = """
    (cell.status, cell.revision, cell.draft_id, cell.submitted_id, cell.approved_id)
    IS DISTINCT FROM
    (before.status, before.revision, before.draft_id, before.submitted_id, before.approved_id)
"""
CELL_IS_CHANGED = f"""
    SELECT cell.* FROM new_cells cell
    LEFT JOIN old_cells before ON before.id = cell.id
    WHERE before.id IS NULL OR {IS_MOVED} OR ({IS_CHANGED} AND ({IS_JUDGED}) IS NOT TRUE)
    UNION ALL
    SELECT before.* FROM old_cells before
    JOIN new_cells cell ON cell.id = before.id
    WHERE {IS_MOVED}
"""
