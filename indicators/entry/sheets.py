"""The entry sheet: the measures of a frame as rows, the years around those asked for as columns."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from indicators import access, review
from indicators.entry.asking import Asked
from indicators.entry.parts import MeasurePart, parts_of_measures
from indicators.enums import Step, ValueKind, ValueStatus
from indicators.ledger import Place
from indicators.models import (
    Cell,
    Component,
    Node,
    PerformanceMeasure,
    Period,
    ReviewEvent,
    User,
    ValueVersion,
)

YEARS_BEFORE = 3
MOST_YEARS = 12
# A draft and a returned value are the author's; both can be handed in.
IN_HAND = (ValueStatus.DRAFT, ValueStatus.RETURNED)
POINTERS = ("draft", "submitted", "approved")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values. A baseline has the period of its cell, or the one before the asked."""

    kind: ValueKind
    period: Period
    is_asked: bool = False


@dataclass(slots=True)
class SheetRow:
    """One line of the sheet: a measure, a component of it, or a part of either, with its cells.

    ``years`` and ``targets`` hold actuals and targets of other periods, by period; the three kinds
    of the period stand in ``baseline``, ``target`` and ``actual``. A missing cell is ``None``. A
    cell that was returned has the reviewer's words in ``returned``: comment, by and at.
    ``is_own`` rows are the person's to fill in; ``may_enter`` says that they can be, now.
    """

    measure: PerformanceMeasure
    component: Component | None
    period: Period
    may_enter: bool
    part: MeasurePart | None = None
    is_own: bool = True
    baseline: Cell | None = None
    target: Cell | None = None
    actual: Cell | None = None
    years: dict[int, Cell] = field(default_factory=dict)
    targets: dict[int, Cell] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the row in forms and anchors: ``12``, ``12-3`` or ``12-3.sex=women``."""
        component = f"-{self.component.pk}" if self.component else ""
        part = f".{self.part.key}" if self.part else ""
        return f"{self.measure.pk}{component}{part}"

    @property
    def disaggregation(self) -> str:
        return self.part.key if self.part else ""

    @property
    def cells(self) -> list[Cell]:
        """Those of the asked period that are there."""
        return [cell for cell in (self.baseline, self.target, self.actual) if cell is not None]

    def at(self, column: Column) -> Cell | None:
        if column.kind == ValueKind.BASELINE:
            return self.baseline
        if column.period == self.period:
            return self.target if column.kind == ValueKind.TARGET else self.actual
        others = self.targets if column.kind == ValueKind.TARGET else self.years
        return others.get(column.period.pk)

    def put(self, column: Column, cell: Cell) -> None:
        if column.kind == ValueKind.BASELINE or column.period == self.period:
            setattr(self, column.kind, cell)
        else:
            others = self.targets if column.kind == ValueKind.TARGET else self.years
            others[column.period.pk] = cell


@dataclass(frozen=True, slots=True)
class Sheet:
    frame: Node
    asked: Asked
    years: list[Period]
    rows: list[SheetRow]

    @property
    def period(self) -> Period:
        return self.asked.period

    @property
    def columns(self) -> list[Column]:
        """Baseline, the years in their order, then target and actual of the period."""
        kinds, period = self.asked.kinds, self.period
        before = self.years[-1] if self.years else period
        columns = [Column(ValueKind.BASELINE, before, ValueKind.BASELINE in kinds)]
        for year in self.years:
            is_asked = year in self.asked.periods
            if is_asked and ValueKind.TARGET in kinds:
                columns.append(Column(ValueKind.TARGET, year, is_asked=True))
            columns.append(Column(ValueKind.ACTUAL, year, is_asked and ValueKind.ACTUAL in kinds))
        for kind in (ValueKind.TARGET, ValueKind.ACTUAL):
            columns.append(Column(kind, period, kind in kinds))
        return columns

    @property
    def is_own(self) -> bool:
        """Whether the person enters all of it, and so speaks for the unit."""
        return all(row.is_own for row in self.rows)

    @property
    def entered(self) -> int:
        """How many whole rows have an actual, whatever its state."""
        return sum(row.actual is not None and row.actual.revision > 0 for row in self.whole)

    @property
    def whole(self) -> list[SheetRow]:
        """The rows that are counted: a part is counted with what it is a part of."""
        return [row for row in self.rows if row.part is None]

    @property
    def drafts(self) -> list[Cell]:
        """What the person can hand in: drafts and returned values of their own rows."""
        asked = [column for column in self.columns if column.is_asked]
        own = [cell for row in self.rows if row.may_enter for cell in map(row.at, asked)]
        return [cell for cell in own if cell and cell.status in IN_HAND and cell.draft_id]


def sheet(
    *,
    frame: Node,
    asked: Asked,
    user: User,
    on: date,
    only: Collection[int] | None = None,
) -> Sheet:
    """The sheet of a frame and everything below it, in five queries for any size.

    ``only`` leaves all measures out but these, by the keys of their nodes.
    """
    entered_by_user = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    wanted = measures_below(frame).annotate(is_own=Exists(entered_by_user))
    measures = list(wanted if only is None else wanted.filter(pk__in=only))
    periods = Period.objects.in_bulk()
    years = _years_before(asked, periods.values())
    closed = set() if asked.is_open else _closed(measures, asked)
    rows = _rows(measures, asked.period, closed)
    standing = _standing(measures, [*years, asked.period], asked)
    _place(standing, rows, asked, periods)
    return Sheet(frame=frame, asked=asked, years=years, rows=list(rows.values()))


def counted(*, frame: Node, asked: Asked) -> tuple[int, int]:
    """How many whole rows of a sheet have an actual, and how many there are, in three queries."""
    identities = measures_below(frame).order_by().values("identity")
    components = Component.objects.filter(measure__in=identities)
    parts = components.aggregate(all=Count("pk"), of=Count("measure", distinct=True))
    entered = Cell.objects.filter(
        Q(component__isnull=False) | ~Exists(components.filter(measure=OuterRef("measure"))),
        measure__in=identities,
        period=asked.period,
        kind=ValueKind.ACTUAL,
        disaggregation="",
        revision__gt=0,
        **({"as_of": asked.as_of} if asked.as_of else {"as_of__isnull": True}),
    )
    return entered.count(), identities.count() - parts["of"] + parts["all"]


def measures_below(frame: Node) -> QuerySet[PerformanceMeasure]:
    """The measures of a frame and of all frames below it, in printed order."""
    return (
        PerformanceMeasure.objects.filter(
            node__edition=frame.edition_id, node__path__startswith=f"{frame.path}/"
        )
        .select_related("current", "accomplishment__node")
        .order_by("node__position")
    )


def _closed(measures: Iterable[PerformanceMeasure], asked: Asked) -> set[int]:
    """The measures that no exception of a closed round lets in."""
    kind = next(iter(asked.kinds))
    places = {
        measure: Place(
            measure_id=measure.identity_id,
            period_id=asked.period.pk,
            kind=kind,
            as_of=asked.as_of if kind == ValueKind.ACTUAL else None,
        )
        for measure in measures
    }
    hindered = review.rounds.hindrances(list(places.items()))
    return {measure.pk for measure, place in places.items() if place in hindered}


def _years_before(asked: Asked, periods: Iterable[Period]) -> list[Period]:
    """The last periods of the same kind, oldest first, and all others that are asked for."""
    last = asked.period
    before = [
        period
        for period in periods
        if period.kind == last.kind and period.last_day < last.first_day
    ]
    before.sort(key=lambda period: period.first_day)
    shown = {period.pk: period for period in before[-YEARS_BEFORE:]}
    shown |= {period.pk: period for period in asked.periods[-MOST_YEARS:] if period != last}
    return sorted(shown.values(), key=lambda period: (period.last_day, period.first_day))


def _rows(
    measures: Sequence[PerformanceMeasure], period: Period, closed: Collection[int]
) -> dict[tuple[int, int | None, str], SheetRow]:
    """By identity, component and part: the whole first, then what it is broken down into."""
    identities = [measure.identity_id for measure in measures]
    components: dict[int, list[Component | None]] = {}
    for component in Component.objects.filter(measure__in=identities):
        components.setdefault(component.measure_id, []).append(component)
    parts = parts_of_measures(identities)
    rows = {}
    for measure in measures:
        may_enter = measure.is_own and measure.pk not in closed
        for component in components.get(measure.identity_id, [None]):
            for part in (None, *parts.get(measure.identity_id, ())):
                key = (measure.identity_id, component and component.pk, part.key if part else "")
                rows[key] = SheetRow(measure, component, period, may_enter, part, measure.is_own)
    return rows


def _standing(
    measures: Iterable[PerformanceMeasure], periods: Iterable[Period], asked: Asked
) -> QuerySet[ValueVersion]:
    """What the cells say to who fills them in: the draft before the submitted and approved."""
    returned = (
        ReviewEvent.objects.filter(cell=OuterRef("cell"), step=Step.RETURN)
        .order_by("-pk")
        .values(words=JSONObject(comment="comment", by="by__name", at="at"))
    )
    finality = Q(cell__as_of__isnull=True)
    if asked.as_of is not None:
        finality |= Q(cell__as_of=asked.as_of, cell__period__in=asked.periods)
    return (
        ValueVersion.objects.filter(
            finality,
            Q(cell__period__in=list(periods)) | Q(cell__kind=ValueKind.BASELINE),
            cell__measure__in=[measure.identity_id for measure in measures],
            pk=Coalesce(*(F(f"cell__{pointer}") for pointer in POINTERS)),
        )
        .select_related("cell")
        .annotate(
            returned=Case(
                When(cell__status=ValueStatus.RETURNED, then=Subquery(returned[:1])),
                default=Value(None),
            )
        )
        .order_by("cell__period__last_day")
    )


def _place(
    standing: Iterable[ValueVersion],
    rows: dict[tuple[int, int | None, str], SheetRow],
    asked: Asked,
    periods: dict[int, Period],
) -> None:
    for version in standing:
        cell = version.cell
        row = rows.get((cell.measure_id, cell.component_id, cell.disaggregation))
        period = periods.get(cell.period_id)
        if row is None or period is None:
            continue
        cell.period, cell.returned = period, version.returned
        pointer = next(name for name in POINTERS if getattr(cell, f"{name}_id"))
        setattr(cell, pointer, version)
        _take(row, cell, asked)


def _take(row: SheetRow, cell: Cell, asked: Asked) -> None:
    is_asked_interim = asked.as_of is not None and cell.period in asked.periods
    if cell.kind == ValueKind.BASELINE:
        if cell.period.last_day <= asked.period.last_day:
            row.baseline = cell
    elif cell.kind == ValueKind.ACTUAL and is_asked_interim and cell.as_of != asked.as_of:
        return
    elif cell.period_id == asked.period.pk:
        setattr(row, cell.kind, cell)
    else:
        others = row.targets if cell.kind == ValueKind.TARGET else row.years
        others[cell.period_id] = cell
