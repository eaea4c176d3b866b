"""The periods that are computed of an edition when none is named."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from indicators.attainment.gathered import CARRIED, CARRIED_MEASURE, IDENTITY_THEN

OF_EDITIONS = "(%(editions)s::bigint[] IS NULL OR node.edition_id = ANY(%(editions)s::bigint[]))"
WITH_VALUES = f"""
    SELECT DISTINCT node.edition_id, cell.period_id
    FROM {{cells}}
    JOIN indicators_node node ON node.id = measure.node_id
    WHERE cell.kind IN ('target', 'actual') AND cell.disaggregation = '' AND cell.as_of IS NULL
        AND {OF_EDITIONS} AND {{counts}}
"""
COMPUTED_BEFORE = f"""
    SELECT DISTINCT node.edition_id, stored.period_id
    FROM indicators_attainment stored
    JOIN indicators_node node ON node.id = stored.measure_id
    WHERE {OF_EDITIONS}
"""
CELLS_NOW = """indicators_cell cell
    JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id"""
VALUES_NOW = WITH_VALUES.format(cells=CELLS_NOW, counts="cell.approved_id IS NOT NULL")
NOW = f"{VALUES_NOW} UNION {COMPUTED_BEFORE}"
CELLS_THEN = f"""cells_then cell
    JOIN (
        SELECT measure.node_id, {IDENTITY_THEN} AS identity_id
        FROM indicators_performancemeasure measure{CARRIED_MEASURE}
    ) measure ON measure.identity_id = cell.measure_id"""
COUNTED_BY = """EXISTS (
            SELECT FROM indicators_reviewevent event
            WHERE event.cell_id = cell.id AND event.step IN ('approve', 'adopt')
                AND event.at <= %(instant)s
        )"""
THEN = f"WITH {CARRIED} {WITH_VALUES.format(cells=CELLS_THEN, counts=COUNTED_BY)}"


def periods_of(
    editions: Sequence[int] | None, *, at: datetime | None = None
) -> list[tuple[int, int]]:
    """Edition and period, by id: those with a target or an actual of any of its measures, and
    those that were computed before; or those that had one ``at`` an instant.

    In each of them every measure has its place, so that all are counted. ``None`` for all editions.
    """
    asked = {"editions": None if editions is None else list(editions), "instant": at}
    with connection.cursor() as cursor:
        cursor.execute(NOW if at is None else THEN, asked)
        return cursor.fetchall()
