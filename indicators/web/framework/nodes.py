"""The page of one node: a programme, a unit of its tree, or a measure."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from indicators import access, attainment, entry, plans
from indicators.enums import NodeKind
from indicators.models import Node
from indicators.templatetags.addresses import address as address_of
from indicators.templatetags.addresses import slugged
from indicators.web import requests
from indicators.web.framework import deliverables, implemented
from indicators.web.framework.one_measure import measure
from indicators.web.framework.results import shown_results
from indicators.web.framework.tree import Dresser, small_enough
from indicators.web.state import State, state_of
from indicators.web.words_of_nodes import in_readers_language

UNITS = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)


@require_safe
@login_required
def node(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """The page of any node; a smaller thing is shown at its place on the page of its unit."""
    shown = requests.node_or_404(request, slug, address)
    if shown.kind == NodeKind.MEASURE:
        return measure(request, shown)
    if shown.kind in UNITS:
        return unit(request, shown)
    above, query = _unit_of(shown), request.GET.urlencode()
    return redirect(f"{address_of(above)}{query and f'?{query}'}#{slugged(shown.path)}")


def _unit_of(node: Node) -> Node:
    above = [each for each in plans.ancestors(node) if each.kind in UNITS]
    return above[-1]


def unit(request: HttpRequest, node: Node) -> HttpResponse:
    """A programme, section, subprogramme, component or mission, and what the plan prints there.

    ``?period=2025&as_at=2026-01-31``: the figures of a day, the plan's text as it is printed.
    """
    edition = node.edition
    held = plans.frame(node)
    own = [row.pk for row in held.measures]
    state = state_of(request, edition, measures=own or None, every_period=bool(own))
    for each in held.nodes:
        each.edition = edition
    ancestors = plans.ancestors(node)
    siblings = _siblings(node)
    in_readers_language([node, *held.nodes, *ancestors, *siblings], at=state.instant)
    attained = state.attainments(own)
    below = plans.tree_nodes(edition).filter(path__startswith=f"{node.path}/")
    dresser = Dresser(state, top=node.path.count("/") + 1)
    parts = [] if held.accomplishments else small_enough(plans.tree(below))
    measures_below = len(own) or sum(branch.measures for branch in parts)
    context = {
        "edition": edition,
        "node": node,
        "ancestors": ancestors,
        "siblings": siblings,
        "state": state,
        "period": state.period,
        "periods": state.periods,
        "branches": dresser.shown(parts),
        "measures": measures_below,
        "held": held,
        "results": shown_results(held, state, attained),
        "summary": attainment.counted(attained) if own else dresser.counts.get(node.pk),
        "deliverables": deliverables.table(held.deliverables),
        "implemented": _implemented(node, held, state),
        "own_paragraphs": _own_paragraphs(held),
        "people": access.in_charge_of(node, on=requests.today()),
        "may_enter": requests.may_enter(request, held.measures),
    }
    return render(request, "indicators/framework/frame.html", context)


def _implemented(node: Node, held: plans.Frame, state: State) -> implemented.Implemented | None:
    if state.period is None or not held.deliverables:
        return None
    return implemented.by_category(entry.delivered(node, state.period, at=state.instant))


def _own_paragraphs(held: plans.Frame) -> list[Node]:
    """The paragraphs that stand under none of the unit's results."""
    results = {each.pk for each in held.accomplishments}
    return [each for each in held.paragraphs if each.parent_id not in results]


def _siblings(node: Node) -> list[Node]:
    """The units beside a unit, itself among them."""
    beside = Node.objects.filter(edition=node.edition, parent=node.parent_id, kind=node.kind)
    found = list(beside.order_by("position"))
    for each in found:
        each.edition = node.edition
    return found
