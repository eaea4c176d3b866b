"""The keys of cells, and the cells behind them: made where missing, locked in one order."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

from indicators.enums import ValueKind, ValueStatus
from indicators.models import Cell, ValueVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The key of a cell."""

    measure_id: int
    period_id: int
    kind: ValueKind
    component_id: int | None = None
    disaggregation: str = ""
    as_of: date | None = None

    @classmethod
    def of(cls, cell: Cell) -> Self:
        """Where a cell is."""
        return cls(**{field.name: getattr(cell, field.name) for field in fields(cls)})


PLACE = tuple(field.name for field in fields(Place))
POINTERS = ("approved", "submitted", "draft")


def locked_cells(places: Collection[Place]) -> dict[Place, Cell]:
    """The cells of the places with their versions, locked until the transaction ends.

    Three queries for any number. Two places that are one raise ``ValueError``.
    """
    wanted = set(places)
    if len(wanted) != len(places):
        listed = list(places)
        twice = next(place for place in listed if listed.count(place) > 1)
        raise ValueError(f"two statements for one place: {twice}")
    # In one order for everybody: two who make the same cells never wait for each other.
    Cell.objects.bulk_create(
        (Cell(**asdict(place), status=ValueStatus.EMPTY) for place in sorted(places, key=_order)),
        ignore_conflicts=True,
    )
    found = list(
        Cell.objects.filter(
            measure__in={place.measure_id for place in wanted},
            period__in={place.period_id for place in wanted},
        )
        .select_for_update(of=["self"])
        .order_by("pk")
    )
    _read_versions(found)
    by_place = {Place.of(cell): cell for cell in found}
    return {place: by_place[place] for place in places}


def _order(place: Place) -> tuple:
    """As ``stating`` has it in SQL: who makes one cell and who makes many must not cross."""
    return (
        place.measure_id,
        place.period_id,
        place.kind,
        place.component_id or 0,
        place.disaggregation,
        place.as_of or date.min,
    )


def _read_versions(cells: Collection[Cell]) -> None:
    """After the lock: joined to it, the versions would be those from before the wait for it."""
    pointed = {getattr(cell, f"{name}_id") for cell in cells for name in POINTERS}
    versions = ValueVersion.objects.in_bulk(pointed - {None})
    for cell in cells:
        for name in POINTERS:
            setattr(cell, name, versions.get(getattr(cell, f"{name}_id")))
