"""The page of one value in hand: what is asked of it, why it missed, what proves it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from indicators import access, attainment, entry, review
from indicators.enums import EvidenceRefusal
from indicators.models import Cell, EvidenceUse, Node, PerformanceMeasure
from indicators.templatetags.addresses import sheet_url
from indicators.web import requests
from indicators.web.entry.evidence import STORAGE_AWAY, EvidenceUpload
from indicators.web.entry.value_form import ValueForm
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422
MOST_OFFERED = 50


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def value(request: HttpRequest, cell_id: int) -> HttpResponse:
    """What stands beside a value. A POST keeps each part that it can, and shows what it cannot.

    The size of a file is looked at while it comes in, and so before the token of the form is
    read: ``_value`` reads and checks it.
    """
    cell = get_object_or_404(Cell.objects.select_related("period", "component"), pk=cell_id)
    measure, leads = _measure_or_404(request, cell)
    guard = EvidenceUpload(request)
    request.upload_handlers = [guard]
    return _value(request, cell, measure, guard, leads=leads)


@csrf_protect
def _value(
    request: HttpRequest,
    cell: Cell,
    measure: PerformanceMeasure,
    guard: EvidenceUpload,
    *,
    leads: bool,
) -> HttpResponse:
    grounds = review.grounds_of([cell], in_hand=True).get(cell.pk)
    if grounds is None:
        raise Http404
    offered = _offered(request, measure, cell)
    if request.method != "POST":
        return _page(request, measure, grounds, ValueForm(grounds, offered, leads=leads))
    form = ValueForm(grounds, offered, request.POST, request.FILES, leads=leads)
    form.is_valid()
    not_kept = entry.give(cell_id=cell.pk, given=form.given, by=request.user)
    if guard.refused is not None:
        not_kept.errors["file"] = entry.sentence(guard.refused)
    form.take(not_kept.errors)
    if form.errors:
        is_away = not_kept.is_storage_away or guard.refused == EvidenceRefusal.NO_ROOM
        status = STORAGE_AWAY if is_away else NOT_KEPT
        return _page(request, measure, grounds, form, status=status)
    messages.success(request, _("Saved."))
    back = "back" in request.POST
    return redirect(_sheet(measure, cell) if back else request.get_full_path())


def _measure_or_404(request: HttpRequest, cell: Cell) -> tuple[PerformanceMeasure, bool]:
    """In the newest edition in which the person enters it, and whether they lead it.

    Who gives the part of an entity brings the proof of it; all else is the lead's to say.
    """
    on = requests.today()
    measure = _newest(access.measures_entered_by(request.user, on=on), cell)
    if measure is not None:
        return measure, True
    if access.cells_contributed_by(request.user, on=on).filter(pk=cell.pk).exists():
        given = list(access.parts_contributed_by(request.user, on=on))
        return _newest(PerformanceMeasure.objects.filter(pk__in=given), cell), False
    raise Http404


def _newest(measures: QuerySet[PerformanceMeasure], cell: Cell) -> PerformanceMeasure | None:
    return (
        measures.filter(identity=cell.measure_id)
        .select_related("node__edition", "identity", "current", "accomplishment__programme__node")
        .order_by("-node__edition__imported_at")
        .first()
    )


def _offered(
    request: HttpRequest, measure: PerformanceMeasure, cell: Cell
) -> QuerySet[EvidenceUse]:
    """What was given for other values of the same programme, each file and link once."""
    others = (
        access.evidence_seen_by(request.user, on=requests.today())
        .filter(version__cell__measure__programme=measure.identity.programme_id)
        .exclude(version__cell=cell)
    )
    newest = others.order_by("-file", "-link", "-pk").distinct("file", "link")
    return EvidenceUse.objects.filter(pk__in=newest.values("pk")[:MOST_OFFERED]).order_by("-pk")


def _part(cell: Cell) -> str:
    """What the value is a part of the whole by; empty for the whole."""
    if not cell.disaggregation:
        return ""
    parts = entry.parts_of_measures([cell.measure_id]).get(cell.measure_id, [])
    return next((part.title for part in parts if part.key == cell.disaggregation), "")


def _frame(measure: PerformanceMeasure) -> Node:
    above = measure.accomplishment
    frame = (above.subprogramme or above.programme).node
    frame.edition = measure.node.edition
    return frame


def _sheet(measure: PerformanceMeasure, cell: Cell) -> str:
    return sheet_url(_frame(measure), cell.period)


def _page(
    request: HttpRequest,
    measure: PerformanceMeasure,
    grounds: review.Grounds,
    form: ValueForm,
    status: int = 200,
) -> HttpResponse:
    frame = _frame(measure)
    in_readers_language([measure.node, frame])
    printed = attainment.printed_value(
        grounds.version, measure, requests.language(), [grounds.target]
    )
    context = {
        "cell": grounds.cell,
        "grounds": grounds,
        "measure": measure,
        "frame": frame,
        "sheet_address": _sheet(measure, grounds.cell),
        "printed": printed,
        "part": _part(grounds.cell),
        "is_open": entry.is_open(grounds.cell),
        "form": form,
    }
    return render(request, "indicators/entry/value.html", context, status=status)
