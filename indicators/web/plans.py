"""Looking at a plan: its editions, its tree, a subprogramme, a measure, a search."""

from collections import Counter

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import access, attainment, plans, review
from indicators.enums import NodeKind
from indicators.ledger import series
from indicators.models import Attainment, Node, PerformanceMeasure, Period
from indicators.web import deliverables, requests
from indicators.web import measures as shown_measures
from indicators.web.words_of_nodes import in_readers_language

FRAMES = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)


@require_safe
@login_required
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every edition the person may see, newest period first, with what it holds."""
    editions = access.editions_seen_by(request.user, on=requests.today()).annotate(
        programmes=Count("nodes", filter=Q(nodes__kind=NodeKind.PROGRAMME)),
        measures=Count("nodes", filter=Q(nodes__kind=NodeKind.MEASURE)),
    )
    may_import = access.may_import_plans(request.user, on=requests.today())
    return render(
        request, "indicators/framework/plans.html", {"editions": editions, "may_import": may_import}
    )


@require_safe
@login_required
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """The tree of a plan; filtered by ``?q=`` to the branches that match."""
    shown = requests.edition_or_404(request, slug)
    words = request.GET.get("q", "").strip()
    nodes = plans.tree_nodes(shown)
    counts = Counter(nodes.values_list("kind", flat=True).order_by())
    branches = plans.matching(nodes, words) if words else plans.tree(nodes)
    in_readers_language(branch_nodes(branches))
    context = {
        "edition": shown,
        "branches": branches,
        "words": words,
        "counts": counts,
        "found": sum(branch.measures for branch in branches),
        "is_open": bool(words),
    }
    return render(request, "indicators/framework/tree.html", context)


@require_safe
@login_required
def branch(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """What hangs below one node of the tree, for htmx; its own page without a script."""
    shown = requests.node_or_404(request, slug, address)
    if not request.htmx:
        return node(request, slug, address)
    nodes = plans.tree_nodes(shown.edition).filter(path__startswith=f"{shown.path}/")
    branches = plans.tree(nodes)
    in_readers_language(branch_nodes(branches))
    return render(request, "indicators/framework/branches.html", {"branches": branches})


def branch_nodes(branches: list[plans.Branch]) -> list[Node]:
    return [node for branch in branches for node in (branch.node, *branch_nodes(branch.branches))]


@require_safe
@login_required
def node(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """The page of any node: a frame, a measure, or the frame in which a smaller thing stands."""
    shown = requests.node_or_404(request, slug, address)
    if shown.kind == NodeKind.MEASURE:
        return measure(request, shown)
    while shown.kind not in FRAMES and shown.parent is not None:
        edition_of_node = shown.edition
        shown = shown.parent
        shown.edition = edition_of_node
    return frame(request, shown)


def frame(request: HttpRequest, node: Node) -> HttpResponse:
    """A subprogramme or a programme: its objective, accomplishments, measures, deliverables."""
    branches = plans.tree(
        plans.tree_nodes(node.edition).filter(
            path__startswith=f"{node.path}/", kind=NodeKind.SUBPROGRAMME
        )
    )
    held = plans.frame(node)
    period = attainment.latest_period(node.edition)
    attainments = list(_attainments(held.measures, period))
    in_readers_language([node, *held.nodes, *branch_nodes(branches), *plans.ancestors(node)])
    context = {
        "edition": node.edition,
        "node": node,
        "ancestors": plans.ancestors(node),
        "branches": branches,
        "held": held,
        "period": period,
        "accomplishments": _by_accomplishment(held, attainments),
        "summary": attainment.counted(attainments),
        "deliverables": deliverables.table(held.deliverables),
        "may_enter": access.measures_entered_by(request.user, on=requests.today())
        .filter(pk__in=[measure.pk for measure in held.measures])
        .exists(),
    }
    return render(request, "indicators/framework/frame.html", context)


def _attainments(measures: list[PerformanceMeasure], period: Period | None) -> QuerySet[Attainment]:
    return Attainment.objects.filter(
        measure__in=[measure.pk for measure in measures], period=period, is_stale=False
    ).select_related("component", "actual", "target", "baseline")


def _by_accomplishment(held: plans.Frame, attainments: list[Attainment]) -> list[dict]:
    """Each accomplishment with its measures as shown and the counts of their verdicts."""
    shown = shown_measures.shown(held.measures, attainments)
    by_result: dict[int, list[shown_measures.ShownMeasure]] = {}
    for each in shown:
        by_result.setdefault(each.measure.accomplishment_id, []).append(each)
    return [
        {
            "accomplishment": accomplishment,
            "measures": by_result.get(accomplishment.pk, []),
            "statements": list(accomplishment.node.statements.all()),
        }
        for accomplishment in held.accomplishments
    ]


def measure(request: HttpRequest, node: Node) -> HttpResponse:
    """One measure: versions, values, history, and where it stands in the document."""
    row = PerformanceMeasure.objects.select_related(
        "current__confirmed_by", "identity", "accomplishment__node"
    ).get(pk=node.pk)
    row.node = node
    period = attainment.latest_period(node.edition)
    cells = list(series(row.identity))
    in_readers_language([node, row.accomplishment.node, *plans.ancestors(node)])
    context = {
        "edition": node.edition,
        "node": node,
        "ancestors": plans.ancestors(node),
        "measure": row,
        "shown": shown_measures.shown([row], list(_attainments([row], period)))[0],
        "period": period,
        "cells": cells,
        "versions": row.versions.select_related("confirmed_by").order_by("-number"),
        "events": review.history([cell.pk for cell in cells]),
        "doubts": node.doubts.all(),
    }
    return render(request, "indicators/framework/measure.html", context)


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Words in any language of the plans, paths, or a goal such as SDG 6."""
    words = request.GET.get("q", "").strip()
    nodes = access.nodes_seen_by(request.user, on=requests.today())
    found = list(plans.found(words, nodes)) if words else []
    in_readers_language(found)
    return render(
        request,
        "indicators/framework/search.html",
        {"words": words, "found": found, "most": plans.MOST_FOUND},
    )
