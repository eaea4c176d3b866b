"""The review queue as somebody looks at it: filtered by what the address says, in pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from indicators import review
from indicators.enums import Flag
from indicators.models import Cell, Node, PerformanceMeasure, User
from indicators.web import requests
from indicators.web.review.waiting import Waiting, waiting
from indicators.web.words_of_nodes import in_readers_language

ON_A_PAGE = 50
# So many are looked through for their flags, what is due first.
MOST_LOOKED_THROUGH = 2_000
NO_FLAG = "none"
NAMES = ("unit", "flag", "by", "q")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to filter: what stands in the address, and what it is called."""

    key: str
    name: str
    language: str = ""
    is_chosen: bool = False


class Queue:
    """Submitted values that the person may judge, as far as the filters let them through.

    ``unit`` is a plan's id and a path in it, ``flag`` a flag or "none", ``by`` the id of who
    submitted, ``q`` words of the measure. A filter that says nothing known shows nothing.
    """

    def __init__(self, reviewer: User, asked: Mapping[str, str]) -> None:
        self.chosen = {name: asked.get(name, "").strip() for name in NAMES}
        self.all = review.awaiting_review(reviewer=reviewer, on=requests.today())

    @cached_property
    def ids(self) -> list[int]:
        """Of all that waits, what is due first; read once, for it is asked for in many places."""
        return list(self.all.values_list("pk", flat=True))

    @cached_property
    def cells(self) -> QuerySet[Cell]:
        """All but the filter by flags, which needs the values to be looked at."""
        cells = self.all
        if self.chosen["unit"]:
            cells = cells.filter(measure__in=_measures_of(self.chosen["unit"]))
        if self.chosen["by"]:
            by = requests.key_of(self.chosen["by"])
            cells = cells.none() if by is None else cells.filter(submitted__by=by)
        if words := self.chosen["q"]:
            named = PerformanceMeasure.objects.filter(
                Q(node__text__icontains=words)
                | Q(node__path__icontains=words)
                | Q(node__translations__text__icontains=words)
            )
            cells = cells.filter(measure__in=named.values("identity"))
        return cells

    @cached_property
    def order(self) -> list[int]:
        """The ids of the cells, what is due first."""
        if not self.is_filtered:
            return self.ids
        if not self.chosen["flag"]:
            return list(self.cells.values_list("pk", flat=True))
        looked_at = waiting(self.cells[:MOST_LOOKED_THROUGH])
        return [each.cell.pk for each in looked_at if self._is_flagged_so(each)]

    def _is_flagged_so(self, each: Waiting) -> bool:
        flag = self.chosen["flag"]
        return not each.flags if flag == NO_FLAG else flag in each.flags

    def page(self, *, asked: str, opened: int | None) -> Page:
        """The page that has the opened value, else the one asked for; holds ``Waiting``."""
        pages = Paginator(self.order, ON_A_PAGE)
        number = self.order.index(opened) // ON_A_PAGE + 1 if opened in self.order else asked
        page = pages.get_page(number)
        by_id = {cell.pk: cell for cell in self.all.filter(pk__in=list(page.object_list))}
        page.object_list = waiting([by_id[pk] for pk in page.object_list if pk in by_id])
        return page

    def beside(self, cell_id: int) -> tuple[int | None, int | None]:
        """The values before and after one; ``None`` at the ends."""
        at = self.order.index(cell_id)
        before = self.order[at - 1] if at else None
        return before, self.order[at + 1] if at + 1 < len(self.order) else None

    def after(self, cell_id: int) -> int | None:
        """The value that comes after, or else the first one; ``None`` when there is no other."""
        others = [pk for pk in self.order if pk != cell_id]
        if cell_id not in self.order:
            return others[0] if others else None
        at = self.order.index(cell_id)
        return [*others[at:], *others[:at]][0] if others else None

    @property
    def query(self) -> str:
        """The filters as an address has them."""
        return urlencode({name: value for name, value in self.chosen.items() if value})

    @property
    def query_before_page(self) -> str:
        """The same, ready for one thing more behind it."""
        return f"{self.query}&" if self.query else ""

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    def units(self) -> list[Choice]:
        waiting_here = PerformanceMeasure.objects.filter(
            identity__in=Cell.objects.filter(pk__in=self.ids).values("measure")
        )
        units = Node.objects.filter(pk__in=waiting_here.values("accomplishment__node__parent"))
        nodes = {
            f"{node.edition.document_id}:{node.path}": node
            for node in units.select_related("edition").order_by("edition__imported_at")
        }
        in_readers_language(nodes.values())
        chosen = self.chosen["unit"]
        return [
            Choice(key, node.shown_text, node.shown_language, key == chosen)
            for key, node in sorted(nodes.items())
        ]

    def submitters(self) -> list[Choice]:
        people = User.objects.filter(
            pk__in=Cell.objects.filter(pk__in=self.ids).values("submitted__by")
        ).order_by("name")
        chosen = self.chosen["by"]
        return [Choice(str(each.pk), str(each), "", str(each.pk) == chosen) for each in people]

    def flags(self) -> list[Choice]:
        chosen = self.chosen["flag"]
        return [Choice(flag.value, flag.label, "", flag == chosen) for flag in Flag]


def _measures_of(unit: str) -> QuerySet:
    sent, _colon, path = unit.partition(":")
    document = requests.key_of(sent)
    if document is None:
        return PerformanceMeasure.objects.none().values("identity")
    return PerformanceMeasure.objects.filter(
        node__edition__document=document, node__path__startswith=f"{path}/"
    ).values("identity")
