"""Storing attainment: computed for many measures at once, and marked when a value changes."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import connection, transaction

from indicators.attainment.query import ASSESSED
from indicators.attainment.rules import RULE_SET, RULE_SET_VERSION

# Recomputing an edition and changing its values exclude one another; two changes do not.
LOCK = 0x4152
HOLD = "SELECT pg_advisory_xact_lock(%s, %s::integer)"
HOLD_SHARED = """
SELECT pg_advisory_xact_lock_shared(%s, edition_id::integer)
FROM (
    SELECT DISTINCT node.edition_id
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE measure.identity_id = ANY(%s)
    ORDER BY node.edition_id
) editions
"""
MARK = """
UPDATE indicators_attainment stored
SET is_stale = true
FROM indicators_performancemeasure measure
WHERE measure.node_id = stored.measure_id AND measure.identity_id = ANY(%s)
    AND NOT stored.is_stale
"""

# Only what differs from the stored row is written: a second run changes nothing.
STORE = (
    ASSESSED
    + """
INSERT INTO indicators_attainment AS stored (
    measure_id, component_id, period_id, verdict,
    progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
    reasons, measure_version_id, baseline_id, target_id, actual_id,
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
        known.rule_set
    ) IS DISTINCT FROM (
        outcome.verdict, outcome.progress_numerator, outcome.progress_denominator,
        outcome.ratio_numerator, outcome.ratio_denominator, outcome.gap, outcome.reasons,
        outcome.measure_version_id, outcome.baseline_id, outcome.target_id, outcome.actual_id,
        %(rule_set)s
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
    AND (%(measure)s::bigint IS NULL OR measure.node_id = %(measure)s::bigint)
    AND (%(period)s::bigint IS NULL OR stored.period_id = %(period)s::bigint)
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
def recompute(
    *, edition_id: int, now: datetime, period_id: int | None = None, measure_id: int | None = None
) -> int:
    """Compute and store the attainment of an edition's measures; returns how many rows changed.

    Of one period or of every period with a target or an actual, of one measure or of all. Takes
    three statements whatever the size of the plan. A value approved meanwhile waits for the end
    and is marked stale after it, so that no older verdict passes for current.
    """
    asked = {
        "edition": edition_id,
        "period": period_id,
        "measure": measure_id,
        "today": now.astimezone(UTC).date(),
        "now": now,
        "rule_set": f"{RULE_SET} {RULE_SET_VERSION}",
    }
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [LOCK, edition_id])
        cursor.execute(OUTLIVED, asked)
        outlived = cursor.rowcount
        cursor.execute(STORE, asked)
        return outlived + cursor.rowcount


@transaction.atomic
def mark_stale(*, measure_ids: Iterable[int]) -> int:
    """Say that values of these measures (their identities) changed; returns how many rows.

    To be called in the transaction that changes them. Waits while their edition is recomputed.
    """
    identities = list(measure_ids)
    with connection.cursor() as cursor:
        cursor.execute(HOLD_SHARED, [LOCK, identities])
        cursor.execute(MARK, [identities])
        return cursor.rowcount
