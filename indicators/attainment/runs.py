"""The years that are brought together with one: what was stated since its baseline."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from indicators.enums import ValueKind
from indicators.models import Cell, Period, ValueVersion

DAY = timedelta(days=1)


def earlier_actuals(
    stated: Iterable[Cell], *, up_to: Period, since: Period | None
) -> list[ValueVersion | None]:
    """The approved actuals of the run before a period, in order; ``None`` is a year without one.

    ``stated`` has approved targets and actuals of one measure, or of one component of it, with
    their periods; ``since`` is the period of the baseline, whose own year is in it already.
    """
    found: dict[Period, ValueVersion | None] = {}
    for cell in stated:
        if _is_between(cell.period, since, up_to):
            actual = cell.approved if cell.kind == ValueKind.ACTUAL else None
            found[cell.period] = actual or found.get(cell.period)
    run: list[ValueVersion | None] = []
    periods = sorted(found, key=lambda period: period.first_day)
    for period, following in pairwise([*periods, up_to]):
        run.append(found[period])
        if following.first_day != period.last_day + DAY:
            run.append(None)
    return run


def _is_between(period: Period, since: Period | None, up_to: Period) -> bool:
    is_after_baseline = since is None or period.last_day > since.last_day
    return period.kind == up_to.kind and period.first_day < up_to.first_day and is_after_baseline
