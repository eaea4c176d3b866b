"""What an entry sheet is made of: columns of periods and kinds, rows of measures and parts."""

from dataclasses import dataclass, field

from indicators.entry.asking import Asked
from indicators.entry.parts import MeasurePart
from indicators.enums import ValueKind, ValueStatus
from indicators.models import Cell, Component, Node, PerformanceMeasure, Period

# A draft and a returned value are the author's; both can be handed in.
IN_HAND = (ValueStatus.DRAFT, ValueStatus.RETURNED)


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
    ``is_own`` rows are the person's to fill in; ``may_enter`` says that they can be, now. Who gives
    the part of an entity fills in what the lead ``hands_in`` with the whole.
    """

    measure: PerformanceMeasure
    component: Component | None
    period: Period
    may_enter: bool
    part: MeasurePart | None = None
    is_own: bool = True
    hands_in: bool = True
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
    def may_hand_in(self) -> bool:
        return self.may_enter and self.hands_in

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
        return all(row.hands_in for row in self.rows)

    @property
    def may_hand_in(self) -> bool:
        return any(row.may_hand_in for row in self.rows)

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
        """What the person can hand in: drafts and returned values of the rows that they lead."""
        asked = [column for column in self.columns if column.is_asked]
        own = [cell for row in self.rows if row.may_hand_in for cell in map(row.at, asked)]
        return [cell for cell in own if cell and cell.status in IN_HAND and cell.draft_id]
