"""What a sign-off freezes of what its figures were computed from, asked before it is written."""

from datetime import date

from django.db import connection

from indicators.enums import ValueKind
from indicators.models import Cell, PerformanceMeasure
from indicators.models.signing_lock import is_signed

ANEW = """
    SELECT %(identity)s::bigint AS identity_id, %(node)s::bigint AS node_id,
        %(period)s::bigint AS period_id, %(holds_from)s::date AS holds_from
"""
IS_SIGNED = f"SELECT {is_signed(ANEW)}"


def freezes_value(cell: Cell, *, holds_from: date | None) -> bool:
    """Whether a revised target or baseline would change a verdict that is signed off."""
    return _is_signed(
        identity=cell.measure_id,
        period=cell.period_id if cell.kind == ValueKind.TARGET else None,
        holds_from=max(cell.period.last_day, holds_from or date.min),
    )


def freezes_reading(measure: PerformanceMeasure, *, holds_from: date | None) -> bool:
    """Whether another reading of a measure would."""
    return _is_signed(identity=measure.identity_id, node=measure.pk, holds_from=holds_from)


def _is_signed(
    *, identity: int, node: int | None = None, period: int | None = None, holds_from: date | None
) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            IS_SIGNED,
            {"identity": identity, "node": node, "period": period, "holds_from": holds_from},
        )
        return cursor.fetchone()[0]
