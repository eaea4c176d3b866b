"""The implementation rates of deliverables by category, each with its two numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import attainment, entry
from indicators.attainment import DeliverableRates
from indicators.web.framework.deliverables import category_name


@dataclass(frozen=True, slots=True)
class Implemented:
    """``categories`` by name in printed order; ``total`` is of all that they hold."""

    categories: list[tuple[str, DeliverableRates]]
    total: DeliverableRates


def by_category(found: Iterable[entry.Delivered]) -> Implemented | None:
    """``None`` where nothing was to come and nothing came."""
    held: dict[str, list[attainment.Disposition]] = {}
    for each in found:
        held.setdefault(each.deliverable.category, []).append(each.disposition)
    total = attainment.rates_of(row for rows in held.values() for row in rows)
    if total.is_empty:
        return None
    rates = [(category_name(name), attainment.rates_of(rows)) for name, rows in held.items()]
    return Implemented([each for each in rates if not each[1].is_empty], total)
