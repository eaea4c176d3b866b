"""Dashboards: where a plan, a programme or a unit stands, on one page.

Counts and never an average; what has no data, is not due or cannot be compared stands beside the
verdicts; each count leads to the measures it counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from indicators import attainment, plans
from indicators.attainment import MeasureVerdict, VerdictCounts
from indicators.charts import ASSESSED, BESIDE
from indicators.enums import NodeKind, Verdict
from indicators.models import Node
from indicators.web import requests
from indicators.web.framework import implemented
from indicators.web.seeing.asked import GOALS
from indicators.web.seeing.changed import changed
from indicators.web.seeing.delivered import by_category, found_below
from indicators.web.seeing.late import lateness
from indicators.web.seeing.named_index import named_index
from indicators.web.seeing.off_track import MOST_SHOWN, missed, named, off_track
from indicators.web.state import State, state_of
from indicators.web.words_of_nodes import titles_in_readers_language

UNITS = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)


@dataclass(frozen=True, slots=True)
class Part:
    """A programme, unit, result or goal as a small multiple: all are drawn on the same scale."""

    counts: VerdictCounts
    node: Node | None = None
    goal: int = 0


@require_safe
@login_required
def plan_dashboard(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the whole plan; ``?period=2025&as_at=2026-01-31``."""
    edition = requests.edition_or_404(request, slug)
    titles_in_readers_language([edition])
    return _dashboard(request, state_of(request, edition), None)


@require_safe
@login_required
def unit_dashboard(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """Of a programme or a unit below it; what is smaller has none."""
    node = requests.node_or_404(request, slug, address)
    if node.kind not in UNITS:
        raise Http404
    titles_in_readers_language([node.edition])
    return _dashboard(request, state_of(request, node.edition), node)


def _dashboard(request: HttpRequest, state: State, node: Node | None) -> HttpResponse:
    everything = state.verdicts()
    found = [each for each in everything if node is None or each.path.startswith(f"{node.path}/")]
    worst = missed(found)
    above = plans.ancestors(node) if node else []
    key, parts = _parts(found, node)
    nodes = named(state, {*parts, *(each.programme for each in found), *_pks(above, node)})
    counts = attainment.counted_verdicts(found)
    delivered = found_below(state, node)
    day = state.day or requests.today()
    context = {
        "edition": state.edition,
        "node": nodes[node.pk] if node else None,
        "ancestors": [nodes[each.pk] for each in above],
        "state": state,
        "period": state.period,
        "periods": state.periods,
        "counts": counts,
        "tally": [(verdict, counts.of(verdict)) for verdict in ASSESSED],
        "beside": [(verdict, counts.of(verdict)) for verdict in _beside(counts)],
        "named_index": named_index(found),
        "measures": len(found),
        "judged": sum(each.is_judged for each in found),
        "silent": sum(each.verdict is None and not each.is_stale for each in found),
        "stale": sum(each.is_stale for each in found),
        "changed": changed(request, state, found),
        "late": _late(request, state, found),
        "off_track": off_track(worst[:MOST_SHOWN], state, nodes, on=day),
        "missed": len(worst),
        "parts": [
            Part(attainment.counted_verdicts(each for each in found if key(each) == pk), nodes[pk])
            for pk in parts
        ],
        "delivered": by_category(delivered),
        "implemented": implemented.by_category(delivered),
        "goals": _goals(found, state),
        "place_query": _query(state, node),
    }
    return render(request, "indicators/seeing/dashboard.html", context)


def _pks(above: Iterable[Node], node: Node | None) -> set[int]:
    return {each.pk for each in above} | ({node.pk} if node else set())


def _beside(counts: VerdictCounts) -> tuple[Verdict, ...]:
    """What does not apply anywhere is not spoken of."""
    not_applicable = (Verdict.NOT_APPLICABLE,) if counts.of(Verdict.NOT_APPLICABLE) else ()
    return (*BESIDE, *not_applicable)


def _parts(
    found: list[MeasureVerdict], node: Node | None
) -> tuple[Callable[[MeasureVerdict], int], list[int]]:
    """By what the measures are shown in parts: programmes, units, or the results of one unit."""

    def key(each: MeasureVerdict) -> int:
        if node is None:
            return each.programme
        return each.result if each.unit == node.pk else each.unit

    return key, list(dict.fromkeys(key(each) for each in found))


def _late(request: HttpRequest, state: State, found: list[MeasureVerdict]):
    """Of today alone: how far somebody was on a day of the past is not kept."""
    if state.known is not None:
        return None
    return lateness(state.edition, state.period, found, user=request.user, on=requests.today())


def _goals(found: list[MeasureVerdict], state: State) -> dict[str, object]:
    """The goals that the plan names here, with the measures beside the paragraphs; and the rest."""
    shown, silent = [], []
    by_goal = plans.goals(state.edition, at=state.instant)
    for goal in GOALS:
        places = by_goal.get(goal, set())
        aligned = [each for each in found if places & {each.result, each.unit, each.programme}]
        if aligned:
            shown.append(Part(attainment.counted_verdicts(aligned), goal=goal))
        else:
            silent.append(goal)
    return {"shown": shown, "silent": silent}


def _query(state: State, node: Node | None) -> str:
    """What the heat map is asked for to show the same measures."""
    asked = {
        "period": state.period.label if state.period else "",
        "in": node.in_address if node else "",
        "as_at": state.day.isoformat() if state.day else "",
    }
    return urlencode({name: value for name, value in asked.items() if value})
