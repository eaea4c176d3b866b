"""What is reported before the target's period is over, beside what was then to be expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from indicators import ledger
from indicators.attainment.figures import Figures, figures_of
from indicators.attainment.known import AsKnown
from indicators.attainment.preview import years_of
from indicators.attainment.reckoning import figures_compared
from indicators.attainment.rules import assess
from indicators.attainment.series import standing_case
from indicators.attainment.trajectory import Trajectory, elapsed_share, trajectory
from indicators.enums import Accumulation, MeasureKind, ValueKind
from indicators.models import (
    Cell,
    Component,
    PerformanceMeasure,
    Period,
    ValueVersion,
)

# Kinds with a way to go, and accumulations whose value of a day is the one that is judged.
KINDS = (
    MeasureKind.INCREASE,
    MeasureKind.DECREASE,
    MeasureKind.AT_LEAST,
    MeasureKind.AT_MOST,
)
SINGLE = ("", Accumulation.PER_PERIOD, Accumulation.RUNNING_TOTAL, Accumulation.LATEST)


@dataclass(frozen=True, slots=True)
class Waypoint:
    """Of a measure, or of one of its components, on a day before the target's last day.

    ``baseline``, ``target`` and ``reported`` are on one basis; ``elapsed`` is the share of the
    time between the end of the baseline's period and that of the target's.
    """

    component: Component | None
    day: date
    target_period: Period
    baseline: Fraction | None
    target: Fraction
    reported: Fraction
    elapsed: Fraction
    trajectory: Trajectory


def waypoints(figures: Figures, period: Period, cells: Iterable[Cell]) -> list[Waypoint]:
    """Of the period's latest interim value, or of its actual where only a later period has a
    target. ``cells`` are the measure's, with their approved versions.
    """
    interim = [cell for cell in cells if _is_interim(cell, period)]
    found = (waypoint(figures, component, period, interim) for component in figures.components)
    return [each for each in found if each is not None]


def waypoints_of(
    measure: PerformanceMeasure, *, period: Period | None = None, known: AsKnown | None = None
) -> list[Waypoint]:
    """The same of one measure, read from the ledger, as it was ``known``; of every period where
    none is given, oldest first. A constant number of queries. It comes with ``current``.
    """
    (figures,) = figures_of([measure], known=known)
    cells = _interim_cells(measure, known)
    periods = {each.pk: each for each in (*figures.periods, *(cell.period for cell in cells))}
    asked = [period] if period else sorted(periods.values(), key=lambda each: each.last_day)
    return [found for each in asked for found in waypoints(figures, each, cells)]


def _interim_cells(measure: PerformanceMeasure, known: AsKnown | None) -> list[Cell]:
    interim = {"kind": ValueKind.ACTUAL, "as_of__isnull": False, "disaggregation": ""}
    if known is None:
        cells = Cell.objects.filter(measure=measure.identity_id, approved__isnull=False, **interim)
        return list(cells.select_related("period", "approved"))
    measures = PerformanceMeasure.objects.filter(pk=measure.pk)
    then = ledger.known_at(known.instant, measures=measures)
    of_cells = {f"cell__{name}": value for name, value in interim.items()}
    versions = list(then.values.filter(**of_cells).select_related("cell__period"))
    then.carried.put_back(versions)
    for version in versions:
        version.cell.approved = version
    return [version.cell for version in versions]


def _is_interim(cell: Cell, period: Period) -> bool:
    return (
        cell.kind == ValueKind.ACTUAL
        and cell.period_id == period.pk
        and cell.as_of is not None
        and cell.approved_id is not None
        and cell.disaggregation == ""
    )


def waypoint(
    figures: Figures, component: Component | None, period: Period, interim: Sequence[Cell] = ()
) -> Waypoint | None:
    """The same of the measure as a whole, or of one component."""
    reading = figures.measure.current
    if reading.kind not in KINDS or reading.accumulation not in SINGLE:
        return None
    ahead = _target_ahead(figures, component, period)
    reported = _reported(figures, component, period, interim)
    if ahead is None or reported is None:
        return None
    (target_period, target), (day, actual) = ahead, reported
    if day >= target_period.last_day:
        return None
    start = figures.baseline(component)
    case = standing_case(
        years_of(figures.measure.current, start and start[1], target, [actual], due=True)
    )
    numbers = figures_compared(case)
    if numbers is None or not isinstance(numbers.target, Fraction):
        return None
    way = {
        "baseline": numbers.baseline,
        "target": numbers.target,
        "elapsed": _elapsed(start and start[0], target_period, day),
    }
    return Waypoint(
        component=component,
        day=day,
        target_period=target_period,
        reported=numbers.actual,
        trajectory=trajectory(**way, progress=assess(case).progress),
        **way,
    )


def _elapsed(start: Period | None, end: Period, day: date) -> Fraction:
    """Nothing, where no baseline says when the way began."""
    if start is None:
        return Fraction(0)
    return elapsed_share(start=start.last_day, end=end.last_day, day=day)


def _target_ahead(
    figures: Figures, component: Component | None, period: Period
) -> tuple[Period, ValueVersion] | None:
    """The period's own target, or the next one after it."""
    for each in figures.periods:
        target = figures.at(component, each, ValueKind.TARGET)
        if each.last_day >= period.last_day and target is not None:
            return each, target
    later = figures.ahead.get(component and component.pk)
    return None if later is None else (later.cell.period, later)


def _reported(
    figures: Figures, component: Component | None, period: Period, interim: Sequence[Cell]
) -> tuple[date, ValueVersion] | None:
    """With the day it speaks of. The actual of the period is there before any interim value."""
    actual = figures.at(component, period, ValueKind.ACTUAL)
    if actual is not None:
        return period.last_day, actual
    own = [cell for cell in interim if cell.component_id == (component and component.pk)]
    latest = max(own, key=lambda cell: cell.as_of, default=None)
    return None if latest is None else (latest.as_of, latest.approved)
