"""Storing attainment: of a whole edition at once, or of the one measure that changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from indicators.attainment.query import OUTCOMES
from indicators.attainment.rules import RULE_SET, RULE_SET_VERSION

# Of one edition, one computation at a time: the second waits, and then sees what the first
# transaction approved. Editions are held in one order, so that nobody waits in a circle.
EDITION = 0x4152
# Until the transaction ends there is room to join a large plan in memory, and nothing is compiled:
# compiling the rules takes several times as long as judging a plan by them.
HOLD = """
SELECT pg_advisory_xact_lock(%s, id::integer),
    set_config('jit', 'off', true), set_config('work_mem', '64MB', true)
FROM (SELECT unnest(%s::bigint[]) AS id ORDER BY id) editions
"""
EDITIONS = """
SELECT DISTINCT node.edition_id
FROM indicators_performancemeasure measure
JOIN indicators_node node ON node.id = measure.node_id
WHERE measure.identity_id = ANY(%s)
"""
COMPUTED = """
SELECT node.edition_id, array_agg(DISTINCT stored.period_id)
FROM indicators_attainment stored
JOIN indicators_performancemeasure measure ON measure.node_id = stored.measure_id
JOIN indicators_node node ON node.id = measure.node_id
WHERE measure.identity_id = ANY(%s)
GROUP BY node.edition_id
"""

# Only what differs from the stored row is written: a second run changes nothing.
STORE = (
    OUTCOMES
    + """
INSERT INTO indicators_attainment AS stored (
    measure_id, component_id, period_id, verdict,
    progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
    reasons, measure_version_id, baseline_id, target_id, actual_id, series,
    rule_set, computed_at, is_stale
)
SELECT outcome.*, %(rule_set)s, %(now)s, false
FROM outcome
LEFT JOIN indicators_attainment known
    ON known.measure_id = outcome.measure_id AND known.period_id = outcome.period_id
    AND coalesce(known.component_id, 0) = coalesce(outcome.component_id, 0)
WHERE known.id IS NULL OR known.is_stale
    OR (
        known.verdict, known.progress_numerator, known.progress_denominator,
        known.ratio_numerator, known.ratio_denominator, known.gap, known.reasons::text[],
        known.measure_version_id, known.baseline_id, known.target_id, known.actual_id,
        known.series, known.rule_set
    ) IS DISTINCT FROM (
        outcome.verdict, outcome.progress_numerator, outcome.progress_denominator,
        outcome.ratio_numerator, outcome.ratio_denominator, outcome.gap, outcome.reasons,
        outcome.measure_version_id, outcome.baseline_id, outcome.target_id, outcome.actual_id,
        outcome.series, %(rule_set)s
    )
ON CONFLICT (measure_id, period_id, component_id) DO UPDATE SET
    verdict = excluded.verdict,
    progress_numerator = excluded.progress_numerator,
    progress_denominator = excluded.progress_denominator,
    ratio_numerator = excluded.ratio_numerator,
    ratio_denominator = excluded.ratio_denominator,
    gap = excluded.gap,
    reasons = excluded.reasons,
    measure_version_id = excluded.measure_version_id,
    baseline_id = excluded.baseline_id,
    target_id = excluded.target_id,
    actual_id = excluded.actual_id,
    series = excluded.series,
    rule_set = excluded.rule_set,
    computed_at = excluded.computed_at,
    is_stale = false
"""
)

# Nothing of these places is approved any more; a stale row is never shown as current.
OUTLIVED = """
UPDATE indicators_attainment stored
SET is_stale = true
FROM indicators_performancemeasure measure
JOIN indicators_node node ON node.id = measure.node_id
WHERE measure.node_id = stored.measure_id
    AND node.edition_id = %(edition)s
    AND (
        %(identities)s::bigint[] IS NULL OR measure.identity_id = ANY(%(identities)s::bigint[])
    )
    AND (%(periods)s::bigint[] IS NULL OR stored.period_id = ANY(%(periods)s::bigint[]))
    AND stored.component_id IS NOT NULL AND NOT stored.is_stale
    AND NOT EXISTS (
        SELECT FROM indicators_cell cell
        WHERE cell.measure_id = measure.identity_id AND cell.period_id = stored.period_id
            AND cell.component_id = stored.component_id
            AND cell.kind IN ('target', 'actual') AND cell.approved_id IS NOT NULL
            AND cell.disaggregation = '' AND cell.as_of IS NULL
    )
"""


@transaction.atomic
def recompute(*, edition_id: int, now: datetime, period_id: int | None = None) -> int:
    """Compute and store the attainment of all measures of an edition; returns the rows changed.

    Of one period, or of every period with a target or an actual. Three statements whatever the
    size of the plan.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [EDITION, [edition_id]])
        periods = None if period_id is None else [period_id]
        return _store(cursor, edition_id=edition_id, periods=periods, identities=None, now=now)


@transaction.atomic
def refresh(*, identity_ids: Iterable[int], now: datetime) -> int:
    """Bring what is stored of some measures up to date; returns the rows changed.

    To be called in the transaction that approves values or changes how measures are read. Covers
    every edition and period that was computed before: five statements, and two more for each
    further edition.
    """
    identities = sorted(set(identity_ids))
    with connection.cursor() as cursor:
        cursor.execute(EDITIONS, [identities])
        cursor.execute(HOLD, [EDITION, [edition for (edition,) in cursor.fetchall()]])
        cursor.execute(COMPUTED, [identities])
        return sum(
            _store(cursor, edition_id=edition, periods=periods, identities=identities, now=now)
            for edition, periods in cursor.fetchall()
        )


def _store(
    cursor: CursorWrapper,
    *,
    edition_id: int,
    periods: Sequence[int] | None,
    identities: Sequence[int] | None,
    now: datetime,
) -> int:
    asked = {
        "edition": edition_id,
        "periods": periods,
        "identities": identities,
        "today": now.astimezone(UTC).date(),
        "now": now,
        "rule_set": f"{RULE_SET} {RULE_SET_VERSION}",
    }
    cursor.execute(OUTLIVED, asked)
    outlived = cursor.rowcount
    cursor.execute(STORE, asked)
    return outlived + cursor.rowcount
