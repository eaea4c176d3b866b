"""Deliverables of a period by category: how many came as planned, how many did not.

Here each deliverable is one, whatever its amount; ``implemented.py`` has the rates of the amounts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import entry
from indicators.models import Node
from indicators.web.framework.deliverables import category_name
from indicators.web.state import State


@dataclass(slots=True)
class CategoryCounts:
    """Of one category; what was planned and is not reported is neither of the others."""

    category: str
    as_planned: int = 0
    fewer: int = 0
    unplanned: int = 0
    not_reported: int = 0

    @property
    def name(self) -> str:
        return category_name(self.category)

    @property
    def planned(self) -> int:
        return self.as_planned + self.fewer + self.not_reported

    def count(self, planned: int | None, actual: int | None) -> None:
        if planned is None:
            self.unplanned += bool(actual)
        elif actual is None:
            self.not_reported += 1
        elif actual < planned:
            self.fewer += 1
        else:
            self.as_planned += 1


def found_below(state: State, node: Node | None) -> list[entry.Delivered]:
    """In printed order, in four queries; nothing before a period is known."""
    if state.period is None:
        return []
    return entry.delivered_below(
        state.edition, node.path if node else "", state.period, at=state.instant
    )


def by_category(found: Iterable[entry.Delivered]) -> list[CategoryCounts]:
    counts: dict[str, CategoryCounts] = {}
    for each in found:
        category = each.deliverable.category
        counted = counts.setdefault(category, CategoryCounts(category))
        counted.count(each.planned, each.actual)
    return [each for each in counts.values() if each.planned or each.unplanned]
