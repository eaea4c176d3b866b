"""The deliverables of a page as one table: a column for each printed year and kind."""

from dataclasses import dataclass

from indicators.models import Deliverable, DeliverableCount, Node, Period


@dataclass(frozen=True, slots=True)
class Column:
    period: Period
    planned: bool


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` has one for each column; ``None`` where the plan has no such column."""

    node: Node
    category: str
    unit: str
    cells: list[DeliverableCount | None]


@dataclass(frozen=True, slots=True)
class Table:
    columns: list[Column]
    rows: list[Row]

    @property
    def width(self) -> int:
        return len(self.columns) + 1


def table(deliverables: list[Deliverable]) -> Table:
    """Deliverables come with their counts and periods."""
    counts = [count for row in deliverables for count in row.counts.all()]
    found = {(count.period, count.planned) for count in counts}
    keys = sorted(found, key=lambda key: (key[0].first_day, not key[1]))
    rows = [_row(deliverable, keys) for deliverable in deliverables]
    return Table(columns=[Column(*key) for key in keys], rows=rows)


def _row(deliverable: Deliverable, keys: list[tuple[Period, bool]]) -> Row:
    by_key = {(count.period, count.planned): count for count in deliverable.counts.all()}
    return Row(
        node=deliverable.node,
        category=deliverable.category,
        unit=deliverable.unit,
        cells=[by_key.get(key) for key in keys],
    )
