"""The keys of cells, and the cells behind them: made where missing, locked in one order."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date

from indicators.enums import ValueKind, ValueStatus
from indicators.models import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The key of a cell."""

    measure_id: int
    period_id: int
    kind: ValueKind
    component_id: int | None = None
    disaggregation: str = ""
    as_of: date | None = None


PLACE = tuple(field.name for field in fields(Place))


def locked_cells(places: Collection[Place]) -> dict[Place, Cell]:
    """The cells of the places with their versions, locked until the transaction ends.

    Two queries for any number. Two places that are one raise ``ValueError``.
    """
    wanted = set(places)
    if len(wanted) != len(places):
        listed = list(places)
        twice = next(place for place in listed if listed.count(place) > 1)
        raise ValueError(f"two statements for one place: {twice}")
    Cell.objects.bulk_create(
        (Cell(**asdict(place), status=ValueStatus.EMPTY) for place in places),
        ignore_conflicts=True,
    )
    found = (
        Cell.objects.filter(
            measure__in={place.measure_id for place in wanted},
            period__in={place.period_id for place in wanted},
        )
        .select_related("approved", "submitted", "draft")
        .select_for_update(of=["self"])
        .order_by("pk")
    )
    by_place = {Place(**{name: getattr(cell, name) for name in PLACE}): cell for cell in found}
    return {place: by_place[place] for place in places}
