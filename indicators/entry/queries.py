"""The entry sheet: the measures of a frame as rows, the years around the asked one as columns."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from indicators import access
from indicators.enums import PeriodKind, Step, ValueKind, ValueStatus
from indicators.models import (
    Cell,
    Component,
    Node,
    PerformanceMeasure,
    Period,
    ReviewEvent,
    User,
)

YEARS_BEFORE = 3
# A measure stands in the nearest unit, or in a programme that has none.
FRAME = Coalesce("accomplishment__subprogramme", "accomplishment__programme")
# A draft and a returned value are the author's; both can be handed in.
IN_HAND = (ValueStatus.DRAFT, ValueStatus.RETURNED)


@dataclass(slots=True)
class SheetRow:
    """One line of the sheet: a measure, or one component of it, with its cells.

    ``years`` holds the actuals of the years before, by period; the three kinds of the asked
    period stand in ``baseline``, ``target`` and ``actual``. A missing cell is ``None``. A cell
    that was returned has the reviewer's words in ``returned``: comment, by and at.
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

    @property
    def cells(self) -> list[Cell]:
        """Those of the asked period that are there."""
        return [cell for cell in (self.baseline, self.target, self.actual) if cell is not None]


@dataclass(frozen=True, slots=True)
class Sheet:
    frame: Node
    period: Period
    years: list[Period]
    rows: list[SheetRow]

    @property
    def entered(self) -> int:
        """How many rows have an actual, whatever its state."""
        return sum(row.actual is not None and row.actual.revision > 0 for row in self.rows)

    @property
    def drafts(self) -> list[Cell]:
        """What the person can hand in: drafts and returned values of their own rows."""
        own = [cell for row in self.rows if row.may_enter for cell in row.cells]
        return [cell for cell in own if cell.status in IN_HAND and cell.draft_id]


def sheet(*, frame: Node, period: Period, user: User, on: date) -> Sheet:
    """The sheet of a frame and everything below it, in four queries for any size."""
    entered_by_user = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    measures = list(measures_below(frame).annotate(may_enter=Exists(entered_by_user)))
    years = _years_before(period)
    rows = _rows(measures, period)
    _place(_cells(measures, [*years, period]), rows, period)
    return Sheet(frame=frame, period=period, years=years, rows=list(rows.values()))


def measures_below(frame: Node) -> QuerySet[PerformanceMeasure]:
    """The measures of a frame and of all frames below it, in printed order."""
    return (
        PerformanceMeasure.objects.filter(
            node__edition=frame.edition_id, node__path__startswith=f"{frame.path}/"
        )
        .select_related("current", "accomplishment__node")
        .order_by("node__position")
    )


def _years_before(period: Period) -> list[Period]:
    """The last periods of the same kind, oldest first."""
    before = Period.objects.filter(kind=period.kind, last_day__lt=period.first_day)
    return list(before.order_by("-first_day")[:YEARS_BEFORE])[::-1]


def _rows(
    measures: list[PerformanceMeasure], period: Period
) -> dict[tuple[int, int | None], SheetRow]:
    """By identity and component: a measure with components has a row for each."""
    parts: dict[int, list[Component]] = {}
    identities = [measure.identity_id for measure in measures]
    for component in Component.objects.filter(measure__in=identities):
        parts.setdefault(component.measure_id, []).append(component)
    return {
        (measure.identity_id, component and component.pk): SheetRow(
            measure=measure, component=component, period=period, may_enter=measure.may_enter
        )
        for measure in measures
        for component in parts.get(measure.identity_id, [None])
    }


def _cells(measures: list[PerformanceMeasure], periods: list[Period]) -> QuerySet[Cell]:
    wanted = Cell.objects.filter(
        measure__in=[measure.identity_id for measure in measures],
        disaggregation="",
        as_of__isnull=True,
    ).filter(Q(period__in=periods) | Q(kind=ValueKind.BASELINE))
    returned = (
        ReviewEvent.objects.filter(cell=OuterRef("pk"), step=Step.RETURN)
        .order_by("-pk")
        .values(words=JSONObject(comment="comment", by="by__name", at="at"))
    )
    return (
        wanted.select_related("period", "draft", "submitted", "approved")
        .annotate(
            returned=Case(
                When(status=ValueStatus.RETURNED, then=Subquery(returned[:1])),
                default=Value(None),
            )
        )
        .order_by("period__last_day")
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


def frames_of(measures: QuerySet[PerformanceMeasure]) -> QuerySet[Node]:
    """The units and programmes in which the measures stand, plan by plan in printed order."""
    return (
        Node.objects.filter(pk__in=measures.order_by().values_list(FRAME))
        .select_related("edition__period")
        .order_by("-edition__period__first_day", "edition__symbol", "edition", "position")
    )


def reporting_periods(edition_period: Period, periods: Collection[Period]) -> list[Period]:
    """Of the periods, those for which an edition's values are entered, newest first.

    The edition's own period and the years in it; and the year before, which is reported while
    the plan is already in force.
    """
    wanted = []
    for period in periods:
        inside = (
            period.kind == PeriodKind.YEAR
            and period.first_day.year >= edition_period.first_day.year - 1
            and period.last_day <= edition_period.last_day
        )
        if inside or period == edition_period:
            wanted.append(period)
    return sorted(wanted, key=lambda period: (period.last_day, period.first_day), reverse=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a frame's sheet of a period is: measures with an actual, and where those stand."""

    entered: int = 0
    returned: int = 0
    drafts: int = 0
    submitted: int = 0


def standings(
    measures: QuerySet[PerformanceMeasure], periods: Collection[Period]
) -> dict[tuple[int, int], Standing]:
    """By frame and period, in one query. A frame without any value of a period is not there."""
    rows = measures.filter(
        identity__cells__period__in=periods,
        identity__cells__kind=ValueKind.ACTUAL,
        identity__cells__disaggregation="",
        identity__cells__as_of__isnull=True,
        identity__cells__revision__gt=0,
    ).values_list(FRAME, "identity__cells__period", "pk", "identity__cells__status")
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for frame, period, measure, status in rows:
        found.setdefault((frame, period), []).append((measure, status))
    return {
        place: Standing(
            entered=len({measure for measure, _status in cells}),
            returned=sum(status == ValueStatus.RETURNED for _measure, status in cells),
            drafts=sum(status == ValueStatus.DRAFT for _measure, status in cells),
            submitted=sum(status == ValueStatus.SUBMITTED for _measure, status in cells),
        )
        for place, cells in found.items()
    }


def totals(measures: QuerySet[PerformanceMeasure]) -> dict[int, int]:
    """How many measures each frame has."""
    counted = measures.order_by().values(frame=FRAME).annotate(measures=Count("pk", distinct=True))
    return dict(counted.values_list("frame", "measures"))
