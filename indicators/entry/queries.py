"""The entry sheet: the measures of a frame as rows, the years around the asked one as columns."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from indicators import access
from indicators.enums import PeriodKind, ValueKind, ValueStatus
from indicators.models import (
    Cell,
    Component,
    Node,
    PerformanceMeasure,
    Period,
    User,
)

YEARS_BEFORE = 4


@dataclass(slots=True)
class SheetRow:
    """One line of the sheet: a measure, or one component of it, with its cells.

    ``years`` holds the actuals of the years before, by period; the three kinds of the asked
    period stand in ``baseline``, ``target`` and ``actual``. A missing cell is ``None``.
    """

    measure: PerformanceMeasure
    component: Component | None
    period: Period
    may_enter: bool
    baseline: Cell | None = None
    target: Cell | None = None
    actual: Cell | None = None
    years: dict[int, Cell] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the row in forms and anchors: ``12`` or ``12-3``."""
        part = f"-{self.component.pk}" if self.component else ""
        return f"{self.measure.pk}{part}"


@dataclass(frozen=True, slots=True)
class Sheet:
    frame: Node
    period: Period
    years: list[Period]
    rows: list[SheetRow]

    @property
    def entered(self) -> int:
        return sum(row.actual is not None and row.actual.revision > 0 for row in self.rows)

    @property
    def drafts(self) -> list[Cell]:
        """What can be submitted: drafts and returned values of the asked period."""
        cells = [cell for row in self.rows for cell in (row.baseline, row.target, row.actual)]
        waiting = (ValueStatus.DRAFT, ValueStatus.RETURNED)
        return [cell for cell in cells if cell is not None and cell.status in waiting]


def sheet(*, frame: Node, period: Period, user: User, on: date) -> Sheet:
    """The sheet of a frame and everything below it, in the same number of queries for any size."""
    measures = list(measures_below(frame))
    entered_by_user = set(
        access.measures_entered_by(user, on=on)
        .filter(pk__in=[measure.pk for measure in measures])
        .values_list("pk", flat=True)
    )
    years = _years_before(period)
    rows = _rows(measures, period, entered_by_user)
    _place(_cells(measures, [*years, period]), rows, period)
    return Sheet(frame=frame, period=period, years=years, rows=list(rows.values()))


def measures_below(frame: Node) -> QuerySet[PerformanceMeasure]:
    """The measures of a frame and of all frames below it, in printed order."""
    return (
        PerformanceMeasure.objects.filter(
            node__edition=frame.edition_id, node__path__startswith=f"{frame.path}/"
        )
        .select_related("current", "identity", "accomplishment__node")
        .order_by("node__position")
    )


def _years_before(period: Period) -> list[Period]:
    """The last periods of the same kind, oldest first."""
    before = Period.objects.filter(kind=period.kind, last_day__lt=period.first_day)
    return list(before.order_by("-first_day")[:YEARS_BEFORE])[::-1]


def _rows(
    measures: list[PerformanceMeasure], period: Period, entered_by_user: set[int]
) -> dict[tuple[int, int | None], SheetRow]:
    """By identity and component: a measure with components has a row for each."""
    parts: dict[int, list[Component]] = {}
    identities = [measure.identity_id for measure in measures]
    for component in Component.objects.filter(measure__in=identities):
        parts.setdefault(component.measure_id, []).append(component)
    return {
        (measure.identity_id, component and component.pk): SheetRow(
            measure=measure,
            component=component,
            period=period,
            may_enter=measure.pk in entered_by_user,
        )
        for measure in measures
        for component in parts.get(measure.identity_id, [None])
    }


def _cells(measures: list[PerformanceMeasure], periods: list[Period]) -> QuerySet[Cell]:
    wanted = Cell.objects.filter(
        measure__in=[measure.identity_id for measure in measures],
        disaggregation="",
        as_of__isnull=True,
    )
    asked = wanted.filter(period__in=periods) | wanted.filter(kind=ValueKind.BASELINE)
    return asked.select_related("period", "draft", "submitted", "approved").order_by(
        "period__last_day"
    )


def _place(
    cells: QuerySet[Cell], rows: dict[tuple[int, int | None], SheetRow], period: Period
) -> None:
    for cell in cells:
        row = rows.get((cell.measure_id, cell.component_id))
        if row is None:
            continue
        if cell.kind == ValueKind.BASELINE:
            if cell.period.last_day <= period.last_day:
                row.baseline = cell
        elif cell.period_id == period.pk:
            setattr(row, cell.kind, cell)
        elif cell.kind == ValueKind.ACTUAL:
            row.years[cell.period_id] = cell


def reporting_periods(edition_period: Period) -> QuerySet[Period]:
    """The years for which values can be entered: those the edition's period holds or touches."""
    return Period.objects.filter(kind=PeriodKind.YEAR, last_day__lte=edition_period.last_day)
