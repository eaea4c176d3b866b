"""Workbooks on their way out: at once, or by a worker where there are many rows."""

import io
from typing import IO

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, entry, tasks
from indicators.models import Node, Period, ReportingRound, WorkbookOrder
from indicators.templatetags.addresses import to_path
from indicators.web import requests

STOPPED = 286  # htmx: the last answer of a poll
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """The values of a period: of a unit, or of a programme with a sheet for each unit."""
    period = get_object_or_404(Period, pk=period_id)
    return _download(request, slug, address, entry.Asked((period,)))


def download_round(request: HttpRequest, slug: str, round_id: int, address: str) -> HttpResponse:
    """Everything that a reporting round asks for."""
    rounds = ReportingRound.objects.filter(edition__slug=slug).prefetch_related("periods")
    asked = get_object_or_404(rounds, pk=round_id)
    return _download(request, slug, address, entry.asked_by(asked, on=requests.today()))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def _download(request: HttpRequest, slug: str, address: str, asked: entry.Asked) -> HttpResponse:
    """The file, or where it would take long the page that has it made; a POST does."""
    seen = access.nodes_seen_by(request.user, on=requests.today())
    frame = get_object_or_404(
        seen.select_related("edition"), edition__slug=slug, path=to_path(address)
    )
    whose = {"frame": frame, "asked": asked, "user": request.user, "on": requests.today()}
    name = f"{slug}-{address}-{asked.period.label}.xlsx".replace("/", "-")
    rows = entry.workbook.rows_asked(**whose)
    if not rows:
        raise Http404
    if request.method == "POST":
        return _ordered(request, frame, asked, name)
    if rows > entry.workbook.MOST_AT_ONCE:
        context = {"rows": rows, "name": name}
        return render(request, "indicators/entry/workbook_large.html", context)
    file = io.BytesIO()
    entry.workbook.write(entry.workbook.asked_of(**whose, language=requests.language()), file)
    file.seek(0)
    return file_of(file, name)


def _ordered(request: HttpRequest, frame: Node, asked: entry.Asked, name: str) -> HttpResponse:
    ordered = entry.workbook.order(
        frame=frame, asked=asked, by=request.user, language=requests.language(), name=name
    )
    # The row waits for the sweep where nobody can be woken.
    transaction.on_commit(lambda: tasks.make_workbook.delay(order_id=ordered.pk), robust=True)
    return redirect("workbook_download", order_id=ordered.pk)


@require_safe
@login_required
def made(request: HttpRequest, order_id: int) -> HttpResponse:
    """How far the worker is, and the way to the file."""
    ordered = _own_or_404(request, order_id)
    return render(request, "indicators/entry/workbook_made.html", {"ordered": ordered})


@require_safe
@login_required
def made_so_far(request: HttpRequest, order_id: int) -> HttpResponse:
    """htmx asks for it until there is something to fetch."""
    ordered = _own_or_404(request, order_id)
    if ordered.is_waiting_for_a_worker:
        return render(request, "indicators/entry/workbook_making.html", {"ordered": ordered})
    response = HttpResponse(status=STOPPED)
    response["HX-Refresh"] = "true"
    return response


@require_safe
@login_required
def made_file(request: HttpRequest, order_id: int) -> HttpResponse:
    ordered = _own_or_404(request, order_id)
    if not ordered.is_kept:
        raise Http404
    try:
        return file_of(ordered.file.open(), ordered.name)
    except FileNotFoundError as lost:
        raise Http404 from lost


def file_of(file: IO[bytes], name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _own_or_404(request: HttpRequest, order_id: int) -> WorkbookOrder:
    """What the person asked for, while they see the unit."""
    seen = access.nodes_seen_by(request.user, on=requests.today())
    own = request.user.workbook_orders.filter(frame__in=seen.values("pk"))
    return get_object_or_404(own, pk=order_id)
