"""Writing any number of values at once: a temporary table of statements in, versions out.

Whoever fills the table ``stated`` judges first what can be judged without the cells; here is what
needs them locked. ``fault`` is empty or a code, and a row with a code is not written; ``late`` is a
code that holds only where the row says something new. A constant number of statements.
"""

from dataclasses import dataclass

from django.db import connection

from indicators.ledger.refusals import refusals_in_words
from indicators.ledger.writing import AMENDED, POINT_AT_DRAFTS, SAID, VALUE
from indicators.models import User
from indicators.models.triggers import PART_AS_WRITTEN

__all__ = [
    "NEW_KEYS",
    "PART_AS_WRITTEN",
    "SAME_PLACE",
    "Counts",
    "lay_out_stated",
    "write_stated",
]

STALE, WITH_REVIEWER, REASON_MISSING = "stale", "with_reviewer", "reason_missing"
TO_BE_AMENDED = "to_be_amended"
SAYS = (*SAID, "as_printed")
# What a version is not asked about when it is compared: how it was printed, and why it was changed.
COMPARED = (*VALUE, "evidence", "comment")
# The keys are taken before the rows are written: a cell is made with its first version in it.
STATED = """
    SELECT set_config('work_mem', '64MB', true);
    DROP TABLE IF EXISTS stated;
    CREATE TEMPORARY TABLE stated (
        line integer, fault text NOT NULL, late text NOT NULL, detail bigint,
        measure_id bigint, component_id bigint, disaggregation text, period_id bigint,
        kind text, as_of date, edition_id bigint, programme_id bigint,
        state text, amount numeric, amount_high numeric, numerator numeric, denominator numeric,
        words text, judged text, as_printed text, qualifier text, basis text, evidence text,
        comment text, reason_code text, reason text,
        based_on integer, cell_id bigint, new_cell_id bigint, version_id bigint,
        number integer NOT NULL DEFAULT 1, standing_id bigint,
        is_unchanged boolean NOT NULL DEFAULT false
    ) ON COMMIT DROP
"""
# The names of the sequences are looked up once, not for every row.
NEW_KEYS = """
    nextval((SELECT pg_get_serial_sequence('indicators_cell', 'id')::regclass)) AS new_cell_id,
    nextval((SELECT pg_get_serial_sequence('indicators_valueversion', 'id')::regclass))
        AS version_id
"""
SAME_PLACE = """
    cell.measure_id = stated.measure_id AND cell.period_id = stated.period_id
    AND cell.kind = stated.kind AND cell.disaggregation = stated.disaggregation
    AND cell.component_id IS NOT DISTINCT FROM stated.component_id
    AND cell.as_of IS NOT DISTINCT FROM stated.as_of
"""
IS_NEW = "stated.fault = '' AND stated.late = '' AND stated.cell_id IS NULL AND based_on = 0"
FIND_CELLS = f"""
    UPDATE stated SET cell_id = cell.id FROM indicators_cell cell
    WHERE stated.fault = '' AND {SAME_PLACE}
"""
COUNT_NEW = f"SELECT count(*) FROM stated WHERE {IS_NEW}"
# In one order for everybody, as in ``places``.
MAKE_CELLS = f"""
    INSERT INTO indicators_cell (id, measure_id, component_id, disaggregation, period_id, kind,
        as_of, status, waits_at, revision, draft_id)
    SELECT new_cell_id, measure_id, component_id, disaggregation, period_id, kind,
        as_of, 'draft', '', 1, version_id
    FROM stated WHERE {IS_NEW}
    ORDER BY measure_id, period_id, kind, component_id NULLS FIRST, disaggregation COLLATE "C",
        as_of NULLS FIRST
    ON CONFLICT DO NOTHING
"""
FIND_CELLS_OF_OTHERS = f"""
    UPDATE stated SET cell_id = cell.id FROM indicators_cell cell
    WHERE {IS_NEW} AND {SAME_PLACE} AND cell.id <> stated.new_cell_id
"""
LOCK_CELLS = """
    SELECT count(*) FROM (
        SELECT FROM indicators_cell cell
        WHERE cell.id IN (SELECT cell_id FROM stated WHERE fault = '')
        ORDER BY cell.id FOR UPDATE
    ) locked
"""
IS_SAME = (
    f"({', '.join(f'standing.{name}' for name in COMPARED)}) "
    f"IS NOT DISTINCT FROM ({', '.join(f'stated.{name}' for name in COMPARED)})"
)
# What stands is read after the lock. The order is that of ``entry.record_values``.
JUDGE = f"""
    UPDATE stated
    SET number = cell.revision + 1, standing_id = standing.id,
        is_unchanged = standing.id IS NOT NULL AND {IS_SAME},
        fault = CASE
            WHEN standing.id IS NOT NULL AND {IS_SAME} THEN ''
            WHEN starts_with(stated.late, 'period:') THEN stated.late
            WHEN stated.based_on <> cell.revision THEN 'based_on:{STALE}'
            WHEN cell.status = 'submitted' THEN 'amount:{WITH_REVIEWER}'
            WHEN cell.approved_id IS NOT NULL
                AND cell.kind IN ({", ".join(f"'{kind}'" for kind in AMENDED)})
                THEN 'amount:{TO_BE_AMENDED}'
            WHEN cell.approved_id IS NOT NULL AND stated.reason_code = ''
                THEN 'reason_code:{REASON_MISSING}'
            ELSE stated.late
        END
    FROM indicators_cell cell
    LEFT JOIN indicators_valueversion standing
        ON standing.id = coalesce(cell.draft_id, cell.submitted_id, cell.approved_id)
    WHERE stated.fault = '' AND cell.id = stated.cell_id
"""
# No cell stands where one was seen, or none may be made.
JUDGE_NEW = f"""
    UPDATE stated
    SET fault = CASE WHEN starts_with(late, 'period:') THEN late
        WHEN based_on <> 0 THEN 'based_on:{STALE}' ELSE late END
    WHERE fault = '' AND cell_id IS NULL AND (late <> '' OR based_on <> 0)
"""
IS_TAKEN = "fault = '' AND NOT is_unchanged"
INSERT_VERSIONS = f"""
    INSERT INTO indicators_valueversion (id, cell_id, number, {", ".join(SAYS)},
        source_anchor, by_id)
    SELECT version_id, coalesce(cell_id, new_cell_id), number, {", ".join(SAYS)}, '{{}}', %s
    FROM stated WHERE {IS_TAKEN}
"""
POINT = POINT_AT_DRAFTS.format(
    versions=f"SELECT version_id FROM stated WHERE {IS_TAKEN} AND cell_id IS NOT NULL"
)
COUNT = f"""
    SELECT count(*) FILTER (WHERE {IS_TAKEN}), count(*) FILTER (WHERE is_unchanged),
        count(*) FILTER (WHERE fault <> '')
    FROM stated
"""


@dataclass(frozen=True, slots=True)
class Counts:
    taken: int
    unchanged: int
    refused: int


def lay_out_stated() -> None:
    """Make the table, empty, for the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(STATED)


def write_stated(*, by: User) -> Counts:
    """Write each row without a fault as its cell's draft, and say of the others what hinders them.

    Afterwards ``fault`` has the code of what is refused, ``is_unchanged`` says that the cell says
    it already, ``number`` is the revision and ``standing_id`` the version that stood there. What
    the database refuses besides raises ``ValueRefused``, and nothing is written.
    """
    with refusals_in_words(), connection.cursor() as cursor:
        cursor.execute(FIND_CELLS)
        cursor.execute(COUNT_NEW)
        [(new,)] = cursor.fetchall()
        cursor.execute(MAKE_CELLS)
        if cursor.rowcount < new:
            cursor.execute(FIND_CELLS_OF_OTHERS)
        for statement in (LOCK_CELLS, JUDGE, JUDGE_NEW):
            cursor.execute(statement)
        cursor.execute(INSERT_VERSIONS, [by.pk])
        cursor.execute(POINT)
        cursor.execute(COUNT)
        return Counts(*cursor.fetchone())
