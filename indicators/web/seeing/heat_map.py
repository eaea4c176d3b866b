"""The heat map: every measure of a plan by its verdict, on one screen; and the table of the same.

A square is no link, being too small to hit: what it stands for is fetched into a line above the
map when it is pointed at or reached by an arrow key. The table does all of it without a script.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import attainment, charts, ledger
from indicators.attainment import MeasureVerdict, VerdictCounts
from indicators.charts import ASSESSED, BESIDE, Square
from indicators.enums import Flag, MeasureKind, NodeKind, Verdict
from indicators.models import Node, PerformanceMeasure
from indicators.templatetags.addresses import address_below, reckoning_below, speaks
from indicators.templatetags.definitions import definition
from indicators.templatetags.indicators import verdict_chip
from indicators.web import requests
from indicators.web.framework import measures
from indicators.web.seeing.asked import GOALS, Asked
from indicators.web.state import State, state_of
from indicators.web.words_of_nodes import in_readers_language

SHAPES = SafeString(charts.square_shapes())


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict as a switch of the map: how many it would show, and the query that turns it."""

    verdict: Verdict
    count: int
    is_on: bool
    query: str


@dataclass(frozen=True, slots=True)
class Line:
    """A programme: its squares, and for whom listens its counts. ``keys`` are nodes in order."""

    node: Node
    counts: VerdictCounts
    squares: SafeString
    keys: str
    query: str


@require_safe
@login_required
def heat_map(request: HttpRequest, slug: str) -> HttpResponse:
    """``?period=2025&as_at=2026-01-31`` and what ``Asked`` says; ``as=table`` is the table of the
    same.
    """
    edition = requests.edition_or_404(request, slug)
    state = state_of(request, edition)
    asked = Asked(request, state)
    found = asked.here(state.verdicts())
    left = asked.left_in(found)
    counts = attainment.counted_verdicts(each for each in found if each.measure in left)
    kept = {each.measure for each in found if each.measure in left and asked.has_verdict(each)}
    nodes = _nodes(state, asked)
    context = {
        "edition": edition,
        "state": state,
        "period": state.period,
        "periods": state.periods,
        "asked": asked,
        "choices": [
            Choice(verdict, counts.of(verdict), verdict in asked.verdicts, asked.toggled(verdict))
            for verdict in (*ASSESSED, *BESIDE)
        ],
        "judged": sum(each.is_judged for each in found if each.measure in left),
        "judged_query": asked.query(judged="" if asked.is_judged else "on"),
        "total": len(found),
        "kept": len(kept),
        "stale": sum(each.is_stale for each in found),
        "silent": sum(each.verdict is None and not each.is_stale for each in found),
        "programmes": [node for node in nodes if node.kind == NodeKind.PROGRAMME],
        "units": [node for node in nodes if node.kind == NodeKind.SUBPROGRAMME],
        "kinds": list(MeasureKind),
        "flags": list(Flag),
        "goals": GOALS,
        "map_query": asked.query(**{"as": ""}),
        "table_query": asked.query(**{"as": "table"}),
    }
    if request.GET.get("as") == "table":
        shown = [each for each in found if each.measure in kept]
        context["rows"] = _table(shown, state)
        return render(request, "indicators/seeing/heat_table.html", context)
    context |= {"lines": list(_lines(found, kept, nodes, asked)), "shapes": SHAPES}
    return render(request, "indicators/seeing/heat_map.html", context)


@require_safe
@login_required
def square(request: HttpRequest, slug: str, measure_id: int) -> HttpResponse:
    """What one square stands for: its verdict, name and arithmetic, as a part of the page."""
    edition = requests.edition_or_404(request, slug)
    row = get_object_or_404(
        PerformanceMeasure.objects.select_related("current"), pk=measure_id, node__edition=edition
    )
    row.node.edition = edition
    state = state_of(request, edition, measures=[row.pk])
    in_readers_language([row.node], at=state.instant)
    stated = state.attainments([row.pk])
    whole = next((each for each in stated if each.component_id is None), None)
    said = whole and measures.shown_attainment(whole, whole.measure_version or row.current)
    reading = (whole and whole.measure_version) or row.current
    context = {"node": row.node, "attained": said, "reading": reading, "state": state}
    return render(request, "indicators/seeing/square.html", context)


def _nodes(state: State, asked: Asked) -> list[Node]:
    """The programmes, and the units of the one that is asked for, in the reader's language."""
    nodes = Node.objects.filter(edition=state.edition, kind=NodeKind.PROGRAMME)
    if asked.programme:
        below = f"{asked.programme}/"
        units = Node.objects.filter(edition=state.edition, kind=NodeKind.SUBPROGRAMME)
        nodes = nodes | units.filter(path__startswith=below)
    found = list(nodes.order_by("position"))
    for node in found:
        node.edition = state.edition
    in_readers_language(found, at=state.instant)
    return found


def _lines(
    found: Sequence[MeasureVerdict], kept: set[int], nodes: Iterable[Node], asked: Asked
) -> Iterable[Line]:
    by_programme = {
        programme: list(measures_)
        for programme, measures_ in groupby(found, key=lambda each: each.programme)
    }
    for node in nodes:
        own = by_programme.get(node.pk, [])
        if own:
            groups = [
                [Square(each.verdict, each.is_judged, each.measure not in kept) for each in group]
                for _unit, group in groupby(own, key=lambda each: each.unit)
            ]
            yield Line(
                node=node,
                counts=attainment.counted_verdicts(own),
                squares=SafeString(charts.draw_squares(groups)),
                keys=" ".join(str(each.measure) for each in own),
                query=asked.query(**{"in": node.in_address, "as": "table"}),
            )


def _table(shown: Sequence[MeasureVerdict], state: State) -> SafeString:
    """Its body, as one text: a plan has a thousand rows of it."""
    nodes = Node.objects.filter(edition=state.edition, pk__in=[each.measure for each in shown])
    named = {node.pk: node for node in nodes}
    for node in named.values():
        node.edition = state.edition
    in_readers_language(named.values(), at=state.instant)
    readings = ledger.readings_of(named, at=state.instant)
    root = reverse("edition", args=[state.edition.slug])
    chips = Chips(state, root)
    heads = {"place": escape(_("Place")), "verdict": escape(_("Verdict"))}
    lines = []
    for each in shown:
        node = named[each.measure]
        href = escape(address_below(root, node.path) + state.kept)
        defined = definition(readings.get(node.pk), node.path, node.shown_unit)
        lines.append(
            f'<tr role="row"><th scope="row" role="rowheader"><a class="doc quiet-link" '
            f'href="{href}" {speaks(node.shown_language)}>{escape(node.shown_text)}</a>{defined}'
            f'</th><td role="cell" data-h="{heads["place"]}"><code class="path" dir="ltr">'
            f'{escape(node.path)}</code></td><td role="cell" data-h="{heads["verdict"]}">'
            f"{chips.of(each)}</td></tr>\n"
        )
    return SafeString("".join(lines))


class Chips:
    """The verdicts of the table, each with the way to its reckoning."""

    def __init__(self, state: State, root: str) -> None:
        self.state, self.root = state, root
        self.none = format_html('<span class="dim">{}</span>', _("No verdict"))
        self.originally = escape(_("originally:"))

    def of(self, each: MeasureVerdict) -> str:
        if each.verdict is None or self.state.period is None:
            return self.none
        href = escape(reckoning_below(self.root, self.state.period.pk, each.path))
        chip = verdict_chip(each.verdict, judged=each.is_judged, bare=True)
        told = f'<a class="quiet-link" href="{href}{self.state.kept_day}">{chip}</a>'
        if each.original is None:
            return told
        original = verdict_chip(each.original, bare=True)
        return f'{told}<br><span class="tiny">{self.originally} {original}</span>'
