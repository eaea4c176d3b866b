"""Storing attainment: of a whole edition at once, or of the one measure that changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.db import connection, transaction

from indicators.attainment.periods import periods_of
from indicators.attainment.prepared import Prepared
from indicators.attainment.query import COMPUTED, OUTCOMES, OUTCOMES_OF_SOME, PLACE
from indicators.attainment.rules import RULES_IN_FORCE

# Of one edition, one computation at a time: the second waits, and then sees what the first
# transaction approved. Editions are held in one order, so that nobody waits in a circle.
EDITION = 0x4152
# Until the transaction ends there is room to join a large plan in memory.
HOLD = """
SELECT pg_advisory_xact_lock(%s, id::integer), set_config('work_mem', '64MB', true)
FROM ({editions} ORDER BY id) editions
"""
HOLD_THESE = HOLD.format(editions="SELECT unnest(%s::bigint[]) AS id")
EDITIONS_OF_MEASURES = """
    SELECT DISTINCT node.edition_id AS id
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE measure.identity_id = ANY(%s)
"""
HOLD_ALL = HOLD.format(editions="SELECT id FROM indicators_planedition")
HOLD_THOSE_OF_MEASURES = HOLD.format(editions=EDITIONS_OF_MEASURES)
COMPUTED_BEFORE = """
SELECT DISTINCT node.edition_id, stored.period_id
FROM indicators_attainment stored
JOIN indicators_performancemeasure measure ON measure.node_id = stored.measure_id
JOIN indicators_node node ON node.id = measure.node_id
WHERE measure.identity_id = ANY(%s)
"""


def _columns(*names: str, of: str = "") -> str:
    return ", ".join(f"{of}{name}" for name in names)


# Nothing of these places is approved any more; a stale row is never shown as current. None of them
# is a place that is judged, so that one statement can write both.
OUTLIVED = """
outlived AS (
    UPDATE indicators_attainment stored
    SET is_stale = true
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE measure.node_id = stored.measure_id
        AND (%(editions)s::bigint[] IS NULL OR node.edition_id = ANY(%(editions)s::bigint[]))
        AND (
            %(identities)s::bigint[] IS NULL OR measure.identity_id = ANY(%(identities)s::bigint[])
        )
        AND stored.period_id = ANY(%(periods)s::bigint[])
        AND stored.component_id IS NOT NULL AND NOT stored.is_stale
        AND NOT EXISTS (
            SELECT FROM indicators_cell cell
            WHERE cell.measure_id = measure.identity_id AND cell.period_id = stored.period_id
                AND cell.component_id = stored.component_id
                AND cell.kind IN ('target', 'actual') AND cell.approved_id IS NOT NULL
                AND cell.disaggregation = '' AND cell.as_of IS NULL
        )
    RETURNING stored.id
)"""

# Only what differs from the stored row is written: a second run changes nothing.
WRITTEN = f"""
written AS (
    INSERT INTO indicators_attainment AS stored (
        {_columns(*PLACE, *COMPUTED)}, rule_set, computed_at, is_stale
    )
    SELECT {_columns(*PLACE, *COMPUTED, of="outcome.")}, %(rule_set)s, %(now)s, false
    FROM outcome
    LEFT JOIN indicators_attainment known
        ON known.measure_id = outcome.measure_id AND known.period_id = outcome.period_id
        AND coalesce(known.component_id, 0) = coalesce(outcome.component_id, 0)
    WHERE known.id IS NULL OR known.is_stale
        OR ({_columns(*COMPUTED, of="known.")}, known.rule_set)
            IS DISTINCT FROM ({_columns(*COMPUTED, of="outcome.")}, %(rule_set)s)
    ON CONFLICT (measure_id, period_id, component_id) DO UPDATE SET
        {", ".join(f"{name} = excluded.{name}" for name in (*COMPUTED, "rule_set", "computed_at"))},
        is_stale = false
    RETURNING stored.id
)"""
STORED = f""",{OUTLIVED},{WRITTEN}
SELECT (SELECT count(*) FROM outlived) + (SELECT count(*) FROM written)
"""
STORE = OUTCOMES + STORED

# The one plan of ``STORE_FEW`` goes from each measure to its values, which suits a few.
FEW = 20
STORE_FEW = Prepared(
    OUTCOMES_OF_SOME + STORED,
    {
        "editions": "bigint[]",
        "periods": "bigint[]",
        "editions_of_periods": "bigint[]",
        "identities": "bigint[]",
        "today": "date",
        "instant": "timestamptz",
        "now": "timestamptz",
        "rule_set": "text",
    },
)


@transaction.atomic
def recompute(*, edition_id: int, now: datetime, period_id: int | None = None) -> int:
    """Compute and store the attainment of all measures of an edition; returns the rows changed.

    Of one period, in two statements whatever the size of the plan; or of every period with a target
    or an actual, in three.
    """
    hold([edition_id])
    periods = periods_of([edition_id]) if period_id is None else [(edition_id, period_id)]
    return _store(editions=[edition_id], periods=periods, now=now)


@transaction.atomic
def recompute_all(*, now: datetime) -> int:
    """The same of every edition and every period, in the same three statements.

    Until it is done no value is approved in any plan; ``recompute_outdated`` goes edition by
    edition.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD_ALL, [EDITION])
    return _store(editions=None, periods=periods_of(None), now=now)


def hold(edition_ids: Sequence[int]) -> None:
    """Until the transaction ends, nobody else computes these editions."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD_THESE, [EDITION, list(edition_ids)])


@transaction.atomic
def refresh(*, identity_ids: Iterable[int], now: datetime) -> int:
    """Bring what is stored of some measures up to date; returns the rows changed.

    To be called in the transaction that approves values or changes how measures are read. Covers
    every edition and period that was computed before, in three statements; for a few measures in
    four.
    """
    identities = sorted(set(identity_ids))
    with connection.cursor() as cursor:
        cursor.execute(HOLD_THOSE_OF_MEASURES, [EDITION, identities])
        cursor.execute(COMPUTED_BEFORE, [identities])
        periods = cursor.fetchall()
    if not periods:
        return 0
    editions = sorted({edition for edition, _period in periods})
    return _store(editions=editions, periods=periods, identities=identities, now=now)


def _store(
    *,
    editions: Sequence[int] | None,
    periods: Sequence[tuple[int, int]],
    now: datetime,
    identities: Sequence[int] | None = None,
) -> int:
    """``periods`` come with their editions; ``None`` is all of them."""
    asked = {
        "editions": editions,
        "editions_of_periods": [edition for edition, _period in periods],
        "periods": [period for _edition, period in periods],
        "identities": identities,
        "today": now.astimezone(UTC).date(),
        "instant": None,
        "now": now,
        "rule_set": RULES_IN_FORCE,
    }
    with connection.cursor() as cursor:
        if identities is not None and len(identities) <= FEW:
            STORE_FEW.execute(cursor, asked)
        else:
            cursor.execute(STORE, asked)
        [(changed,)] = cursor.fetchall()
        return changed
