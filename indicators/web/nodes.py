"""The page of one node: a programme, a unit of its tree, or a measure."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from indicators import access, attainment, plans, review
from indicators.enums import NodeKind, ValueStatus
from indicators.ledger import series
from indicators.models import Cell, Node, PerformanceMeasure
from indicators.templatetags.addresses import address as address_of
from indicators.templatetags.addresses import slugged
from indicators.web import deliverables, measures, requests
from indicators.web.amended import amended_in
from indicators.web.periods import shown_period
from indicators.web.results import attainments, shown_results
from indicators.web.tree import Dresser, small_enough
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
    above = _unit_of(shown)
    return redirect(f"{address_of(above)}#{slugged(shown.path)}")


def _unit_of(node: Node) -> Node:
    above = [each for each in plans.ancestors(node) if each.kind in UNITS]
    return above[-1]


def unit(request: HttpRequest, node: Node) -> HttpResponse:
    """A programme, section, subprogramme, component or mission, and what the plan prints there."""
    edition = node.edition
    period = shown_period(request, edition)
    held = plans.frame(node)
    for each in held.nodes:
        each.edition = edition
    ancestors = plans.ancestors(node)
    in_readers_language([node, *held.nodes, *ancestors])
    now = attainments(held.measures, period.period)
    below = plans.tree_nodes(edition).filter(path__startswith=f"{node.path}/")
    dresser = Dresser(edition, period.period, top=node.path.count("/") + 1)
    parts = [] if held.accomplishments else small_enough(plans.tree(below))
    measures_below = len(held.measures) or sum(branch.measures for branch in parts)
    context = {
        "edition": edition,
        "node": node,
        "ancestors": ancestors,
        "siblings": _siblings(node),
        "period": period.period,
        "periods": period.all,
        "branches": dresser.shown(parts),
        "measures": measures_below,
        "held": held,
        "results": shown_results(held, now),
        "summary": attainment.counted(now) if held.measures else dresser.counts.get(node.pk),
        "deliverables": deliverables.table(held.deliverables),
        "own_paragraphs": _own_paragraphs(held),
        "people": access.in_charge_of(node, on=requests.today()),
        "may_enter": _may_enter(request, held.measures),
    }
    return render(request, "indicators/framework/frame.html", context)


def _own_paragraphs(held: plans.Frame) -> list[Node]:
    """The paragraphs that stand under none of the unit's results."""
    results = {each.pk for each in held.accomplishments}
    return [each for each in held.paragraphs if each.parent_id not in results]


def _may_enter(request: HttpRequest, rows: list[PerformanceMeasure]) -> bool:
    own = access.measures_entered_by(request.user, on=requests.today())
    return own.filter(pk__in=[row.pk for row in rows]).exists()


def _siblings(node: Node) -> list[Node]:
    """The units beside a unit, itself among them."""
    beside = Node.objects.filter(edition=node.edition, parent=node.parent_id, kind=node.kind)
    found = list(beside.order_by("position"))
    for each in found:
        each.edition = node.edition
    in_readers_language(found)
    return found


def measure(request: HttpRequest, node: Node) -> HttpResponse:
    """One measure: its figures, versions, values, history, and its place in the document."""
    edition = node.edition
    row = PerformanceMeasure.objects.select_related(
        "current__confirmed_by", "identity", "accomplishment__node"
    ).get(pk=node.pk)
    row.node = node
    period = shown_period(request, edition)
    works_on_it = access.measures_worked_on_by(request.user, on=requests.today())
    whole = works_on_it.filter(pk=row.pk).exists()
    cells = list(series(row.identity).select_related("approved__by", "draft__by", "submitted__by"))
    cells = cells if whole else _as_approved(cells)
    ancestors = plans.ancestors(node)
    siblings = plans.tree_nodes(edition).filter(parent=node.parent_id, kind=NodeKind.MEASURE)
    beside = Dresser(edition, period.period).shown(plans.tree(siblings))
    in_readers_language([node, *ancestors])
    context = {
        "edition": edition,
        "node": node,
        "ancestors": ancestors,
        "beside": beside,
        "measure": row,
        "result": next(each for each in ancestors if each.pk == row.accomplishment_id),
        "shown": measures.shown([row], attainments([row], period.period))[0],
        "period": period.period,
        "periods": period.all,
        "cells": cells,
        "has_components": any(cell.component_id for cell in cells),
        "versions": row.versions.select_related("confirmed_by").order_by("-number"),
        "events": review.history([cell.pk for cell in cells], whole=whole),
        "amended": amended_in(edition, measure_id=row.pk),
        "may_amend": _may_enter(request, [row]),
        "doubts": node.doubts.all(),
        "is_officer": requests.is_officer(request, edition),
        "continues_from": node.continues_from.select_related("before__edition"),
        "continues_in": node.continues_in.select_related("after__edition"),
    }
    return render(request, "indicators/framework/measure.html", context)


def _as_approved(cells: list[Cell]) -> list[Cell]:
    """What is known of values to those who do not work on them: what counts, and nothing else."""
    counted = [cell for cell in cells if cell.approved_id is not None]
    for cell in counted:
        cell.draft = cell.submitted = None
        cell.status, cell.revision = ValueStatus.APPROVED, cell.approved.number
    return counted
