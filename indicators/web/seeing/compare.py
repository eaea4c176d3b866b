"""Two editions, two years or two days of a plan side by side, measure by measure."""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import access, ledger
from indicators.attainment import MeasureVerdict
from indicators.enums import ContinuesKind, ValueKind, Verdict
from indicators.models import Node, PlanEdition
from indicators.plans import NEW
from indicators.web import requests
from indicators.web.framework.change_lines import Line
from indicators.web.framework.differences import differences
from indicators.web.seeing.between import silence
from indicators.web.seeing.compared import Compared, Side, compared
from indicators.web.seeing.figures_by_year import Figures, figures_of
from indicators.web.seeing.sides import NOT_FOUND, Pair
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

KINDS = (*ContinuesKind, NEW, NOT_FOUND)
KINDS_SHOWN = (ValueKind.TARGET, ValueKind.ACTUAL)
ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A measure on one side, called as it was on its day."""

    node: Node
    measure: MeasureVerdict
    side: Side
    figures: Figures

    @property
    def verdict(self) -> Verdict | None:
        return self.measure.verdict

    @property
    def target(self) -> SafeString:
        return self._plainly(ValueKind.TARGET)

    @property
    def actual(self) -> SafeString:
        return self._plainly(ValueKind.ACTUAL)

    @property
    def shown_target(self) -> SafeString:
        """With the marks of states."""
        return self._told(ValueKind.TARGET)

    @property
    def shown_actual(self) -> SafeString:
        return self._told(ValueKind.ACTUAL)

    @property
    def states(self) -> set[str]:
        """Those that are marked."""
        return {state for kind in KINDS_SHOWN for state in self._noted(kind).values()}

    def _plainly(self, kind: ValueKind) -> SafeString:
        return SafeString("; ".join(self.figures.values.get(self._place(kind), ())))

    def _told(self, kind: ValueKind) -> SafeString:
        place = self._place(kind)
        return SafeString(self.figures.told(*place, between="; ") if place[1] else "")

    def _noted(self, kind: ValueKind) -> dict[int, str]:
        return self.figures.noted.get(self._place(kind), {})

    def _place(self, kind: ValueKind) -> tuple[int, int, ValueKind]:
        return self.measure.identity, self.side.period.pk if self.side.period else 0, kind


@dataclass(frozen=True, slots=True)
class Row:
    """``kind`` in the reader's language; empty where the measure stands beside itself. Of two
    days ``lines`` are what was written in between, or ``silence`` says why there is nothing.
    """

    kind: str
    is_proposed: bool
    left: Cell | None
    right: Cell | None
    lines: list[Line] = field(default_factory=list)
    silence: str = ""

    @property
    def states(self) -> set[str]:
        return {state for side in (self.left, self.right) if side for state in side.states}

    @property
    def words(self):
        """Both wordings with what only one of them has, where they differ in one language."""
        sides = (self.left, self.right)
        if None in sides or sides[0].node.shown_language != sides[1].node.shown_language:
            return None
        old, new = (side.node.shown_text for side in sides)
        return None if old == new else differences(old, new)


@require_safe
@login_required
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """What ``compared`` and ``Compared.asked`` say of its address."""
    found = compared(request, slug)
    left, right = found.left, found.right
    shown = found.asked(request.GET)
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    verdicts = [each.verdicts for each in found.pairs]
    kinds = Counter(each.kind for each in found.pairs)
    titles_in_readers_language([left.edition, right.edition])
    rows = rows_of(list(page.object_list), found)
    context = {
        "edition": right.edition,
        "left": left,
        "right": right,
        "editions": _beside(request, right.edition),
        "is_one_edition": found.is_one_edition,
        "between": found.between,
        "kinds": [(kind, name_of(kind), kinds[kind]) for kind in KINDS if kinds[kind]],
        "changes": [
            (*pair, n) for pair, n in Counter(verdicts).most_common() if len(set(pair)) > 1
        ],
        "rows": rows,
        "states": {state for row in rows for state in row.states},
        "found": len(shown),
        "page": page,
        "query": _kept(request, "page"),
        "total": len(found.pairs),
        "asked": request.GET,
        "given": _kept(request, "page", "was", "is", "kind", "all"),
    }
    return render(request, "indicators/seeing/compare.html", context)


def _beside(request: HttpRequest, edition: PlanEdition) -> list[PlanEdition]:
    """What the edition can be compared with: any other that the person sees. The annual plans of
    two years are two plans.
    """
    editions = access.editions_seen_by(request.user, on=requests.today())
    found = list(editions.exclude(pk=edition.pk))
    titles_in_readers_language(found)
    return found


def _kept(request: HttpRequest, *left_out: str) -> str:
    """The address' query without some of its parts."""
    query = request.GET.copy()
    for name in left_out:
        query.pop(name, None)
    return query.urlencode()


def rows_of(shown: list[Pair], found: Compared) -> list[Row]:
    """In a constant number of queries."""
    left, right = found.left, found.right
    before, after = _named(shown, left, right)
    is_alike = (left.edition, left.day) == (right.edition, right.day)
    old = figures_of(left.edition, at=left.instant)
    new = old if is_alike else figures_of(right.edition, at=right.instant)
    lines = {}
    if found.between is not None:
        lines = found.between.lines([each.right.measure for each in shown])
    return [
        Row(
            "" if found.is_one_edition else name_of(each.kind),
            each.is_proposed,
            _cell(each.left, left, before, old),
            _cell(each.right, right, after, new),
            lines.get(each.right.measure, []) if found.between else [],
            silence(each) if found.between else "",
        )
        for each in shown
    ]


def _named(shown: list[Pair], left: Side, right: Side) -> tuple[dict[int, Node], dict[int, Node]]:
    """The measures of each side, called as they were on its day."""
    was = [each.left.measure for each in shown if each.left]
    now = [each.right.measure for each in shown if each.right]
    if left.instant == right.instant:
        both = _called([*was, *now], left, right)
        return both, both
    return _called(was, left), _called(now, right)


def _called(measures: list[int], *sides: Side) -> dict[int, Node]:
    """On one day."""
    named = {node.pk: node for node in Node.objects.filter(pk__in=measures)}
    editions = {side.edition.pk: side.edition for side in sides}
    for node in named.values():
        node.edition = editions[node.edition_id]
    in_readers_language(named.values(), at=sides[0].instant)
    readings = ledger.readings_of(named, at=sides[0].instant)
    for node in named.values():
        node.reading = readings.get(node.pk)
    return named


def _cell(
    measure: MeasureVerdict | None, side: Side, named: dict[int, Node], figures: Figures
) -> Cell | None:
    return None if measure is None else Cell(named[measure.measure], measure, side, figures)


def name_of(kind: str) -> str:
    """What became of a measure, in the reader's language."""
    if kind == NEW:
        return _("new")
    return _("nothing takes it up") if kind == NOT_FOUND else _(ContinuesKind(kind).label)
