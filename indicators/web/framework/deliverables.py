"""The deliverables of a page as one table: a column for each printed year and kind."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.enums import DeliverableLevel
from indicators.models import Deliverable, DeliverableCount, Node, Period

# The annual format's five categories, for plans that print the letter alone.
CATEGORIES = {
    "A": lambda: _("Facilitation of the intergovernmental process and expert bodies"),
    "B": lambda: _("Generation and transfer of knowledge"),
    "C": lambda: _("Substantive deliverables"),
    "D": lambda: _("Communication deliverables"),
    "E": lambda: _("Enabling deliverables"),
}


def category_name(category: str) -> str:
    """The annual format prints a letter, the biennial one the words."""
    words = CATEGORIES[category]() if category in CATEGORIES else ""
    return f"{category} {words}".strip()


@dataclass(frozen=True, slots=True)
class Column:
    period: Period
    planned: bool


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` has one for each column; ``None`` where the plan has no such column.

    A narrative has no counts at all.
    """

    node: Node
    cells: list[DeliverableCount | None]
    is_narrative: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A subcategory of a category, in printed order."""

    category: str
    name: str
    subcategory: str
    unit: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Table:
    columns: list[Column]
    groups: list[Group]

    @property
    def width(self) -> int:
        return len(self.columns) + 1


def table(deliverables: list[Deliverable]) -> Table:
    """Deliverables come with their counts and periods, their nodes with the words to show."""
    counts = [count for row in deliverables for count in row.counts.all()]
    found = {(count.period, count.planned) for count in counts}
    keys = sorted(found, key=lambda key: (key[0].first_day, not key[1]))
    groups: list[Group] = []
    for each in deliverables:
        group = _group(each)
        if not groups or _key(groups[-1]) != _key(group):
            groups.append(group)
        groups[-1].rows.append(_row(each, keys))
    return Table(columns=[Column(*key) for key in keys], groups=groups)


def _key(group: Group) -> tuple[str, str, str]:
    return (group.category, group.subcategory, group.unit)


def _group(deliverable: Deliverable) -> Group:
    node = deliverable.node
    return Group(
        category=deliverable.category,
        name=CATEGORIES[deliverable.category]() if deliverable.category in CATEGORIES else "",
        subcategory=node.shown_subcategory or deliverable.subcategory,
        unit=node.shown_unit or deliverable.unit,
        rows=[],
    )


def _row(deliverable: Deliverable, keys: list[tuple[Period, bool]]) -> Row:
    by_key = {(count.period, count.planned): count for count in deliverable.counts.all()}
    return Row(
        node=deliverable.node,
        cells=[by_key.get(key) for key in keys],
        is_narrative=deliverable.level == DeliverableLevel.NARRATIVE,
    )
