"""The page of one measure: its figures, versions, values, history, its place in the document."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators import access, ledger, plans, review
from indicators.enums import NodeKind, ValueStatus
from indicators.models import Cell, Doubt, Node, PerformanceMeasure, ValueVersion
from indicators.web import requests
from indicators.web.framework import measures
from indicators.web.framework.measure_markup import Markup
from indicators.web.framework.tree import Dresser
from indicators.web.reckoning.on_the_way import on_the_way
from indicators.web.review.amended import amended_in
from indicators.web.state import State, state_of
from indicators.web.words_of_nodes import in_readers_language


def measure(request: HttpRequest, node: Node) -> HttpResponse:
    """``?period=2025&as_at=2026-01-31``: what was known of it at the end of a day."""
    edition = node.edition
    row = PerformanceMeasure.objects.select_related(
        "current__confirmed_by", "identity", "accomplishment__node"
    ).get(pk=node.pk)
    row.node = node
    siblings = plans.tree_nodes(edition).filter(parent=node.parent_id, kind=NodeKind.MEASURE)
    beside = plans.tree(siblings)
    state = state_of(
        request, edition, measures=[each.node.pk for each in beside], every_period=True
    )
    whole = _works_on_it(request, row)
    cells = _cells(row, state.instant, whole=whole)
    ancestors = plans.ancestors(node)
    in_readers_language([node, *ancestors], at=state.instant)
    shown = measures.shown([row], state.attainments([row.pk]), state.known)[0]
    markup = Markup(state)
    links = plans.known_links(Q(before=node) | Q(after=node), at=state.instant)
    context = {
        "edition": edition,
        "node": node,
        "ancestors": ancestors,
        "beside": Dresser(state).shown(beside),
        "measure": row,
        "result": next(each for each in ancestors if each.pk == row.accomplishment_id),
        "verdicts": markup.verdicts(shown),
        "figure": markup.figure(shown),
        "on_the_way": on_the_way(shown.figures, state.period, cells),
        "state": state,
        "period": state.period,
        "periods": state.periods,
        "cells": cells,
        "has_components": any(cell.component_id for cell in cells),
        "versions": _versions(row, state),
        "events": review.history([cell.pk for cell in cells], whole=whole, until=state.instant),
        "amended": amended_in(edition, measure_id=row.pk, until=state.instant),
        "may_amend": requests.may_enter(request, [row]),
        "doubts": _doubts(node, state.instant),
        "is_officer": requests.is_officer(request, edition),
        "continues_from": [link for link in links if link.after_id == node.pk],
        "continues_in": [link for link in links if link.before_id == node.pk],
    }
    return render(request, "indicators/framework/measure.html", context)


def _works_on_it(request: HttpRequest, row: PerformanceMeasure) -> bool:
    works_on = access.measures_worked_on_by(request.user, on=requests.today())
    return works_on.filter(pk=row.pk).exists()


def _doubts(node: Node, instant: datetime | None) -> QuerySet:
    """As they stand, or rows of their history as they stood at an instant."""
    if instant is None:
        return node.doubts.select_related("decided_by")
    then = ledger.rows_at(Doubt, instant).filter(pgh_obj__in=node.doubts.values("pk"))
    return then.select_related("decided_by")


def _versions(row: PerformanceMeasure, state: State):
    versions = row.versions.select_related("confirmed_by").order_by("-number")
    return versions.filter(at__lte=state.instant) if state.instant else versions


def _cells(row: PerformanceMeasure, instant: datetime | None, *, whole: bool) -> list[Cell]:
    """As they stand; of an instant, and for those who do not work on the measure, what counts."""
    if instant is not None:
        return _cells_then(row, instant)
    cells = list(
        ledger.series(row.identity).select_related("approved__by", "draft__by", "submitted__by")
    )
    if whole:
        return cells
    return _counting(cells, {cell.pk: cell.approved for cell in cells if cell.approved_id})


def _cells_then(row: PerformanceMeasure, instant: datetime) -> list[Cell]:
    known = ledger.known_at(instant, measures=PerformanceMeasure.objects.filter(pk=row.pk))
    versions = known.values.select_related("by", "cell__period", "cell__component").order_by(
        *(f"cell__{each}" for each in ledger.IN_ORDER_OF_TIME)
    )
    then = {version.cell_id: version for version in versions}
    known.carried.put_back(then.values())
    return _counting([version.cell for version in then.values()], then)


def _counting(cells: Iterable[Cell], counted: dict[int, ValueVersion]) -> list[Cell]:
    shown = [cell for cell in cells if cell.pk in counted]
    for cell in shown:
        cell.approved, cell.draft, cell.submitted = counted[cell.pk], None, None
        cell.status, cell.revision = ValueStatus.APPROVED, cell.approved.number
    return shown
