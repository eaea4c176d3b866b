"""Values offline: a sheet as a workbook, and what an uploaded one would change."""

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, entry, tasks
from indicators.enums import PeriodKind
from indicators.models import Node, Period, ReportingRound, WorkbookUpload
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.forms import WorkbookForm
from indicators.web.uploads import RefuseLargeFiles
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

NOT_TAKEN = 422
STOPPED = 286  # htmx: the last answer of a poll
MEGABYTE = 1024 * 1024
MOST_LISTED = 20
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


@require_safe
@login_required
def _download(request: HttpRequest, slug: str, address: str, asked: entry.Asked) -> HttpResponse:
    seen = access.nodes_seen_by(request.user, on=requests.today())
    frame = get_object_or_404(
        seen.select_related("edition"), edition__slug=slug, path=to_path(address)
    )
    sheets = entry.workbook.asked_of(
        frame=frame,
        asked=asked,
        user=request.user,
        on=requests.today(),
        language=requests.language(),
    )
    file = io.BytesIO()
    if not entry.workbook.write(sheets, file):
        raise Http404
    file.seek(0)
    name = f"{slug}-{address}-{asked.period.label}.xlsx".replace("/", "-")
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def workbooks(request: HttpRequest) -> HttpResponse:
    """What to download, what was uploaded, and the form that uploads.

    The size is looked at while the file comes in, and so before the token of the form is read:
    ``_workbooks`` reads and checks it.
    """
    guard = RefuseLargeFiles(request, most=entry.workbook.LARGEST_FILE)
    request.upload_handlers = [guard, *request.upload_handlers]
    return _workbooks(request, guard)


@csrf_protect
def _workbooks(request: HttpRequest, guard: RefuseLargeFiles) -> HttpResponse:
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    if guard.too_large:
        form.errors["file"] = form.error_class([_too_large()])
    elif form.is_bound and form.is_valid():
        return _receive(request, form)
    context = {
        "form": form,
        "plans": _to_download(request),
        "uploads": request.user.uploads.all()[:MOST_LISTED],
        "megabytes": entry.workbook.LARGEST_FILE // MEGABYTE,
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "indicators/entry/workbooks.html", context, status=status)


def _too_large() -> str:
    most = entry.workbook.LARGEST_FILE // MEGABYTE
    return _("The file is larger than %(most)s MB. Send one programme at a time.") % {"most": most}


def _receive(request: HttpRequest, form: WorkbookForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    with transaction.atomic():
        upload = entry.workbook.receive(
            content=file.read(), name=file.name, by=request.user, language=requests.language()
        )
        transaction.on_commit(lambda: tasks.work_on_upload.delay(upload_id=upload.pk))
    return redirect("workbook_upload", upload_id=upload.pk)


def _to_download(request: HttpRequest) -> list[dict[str, object]]:
    """By edition, the units whose values the person enters, their programmes, and the periods."""
    measures = access.measures_entered_by(request.user, on=requests.today())
    programmes = Node.objects.filter(
        pk__in=measures.order_by().values("accomplishment__programme")
    ).select_related("edition__period")
    frames = [*programmes, *entry.frames_of(measures)]
    in_readers_language(frames)
    before = Period.objects.filter(first_day__lte=requests.today())
    periods = list(before.exclude(kind=PeriodKind.SPAN))
    found: dict[int, dict] = {}
    for frame in frames:
        new = {
            "edition": frame.edition,
            "periods": entry.reporting_periods(frame.edition.period, periods),
            "frames": {},
        }
        found.setdefault(frame.edition_id, new)["frames"][frame.pk] = frame
    titles_in_readers_language(plan["edition"] for plan in found.values())
    for plan in found.values():
        plan["frames"] = sorted(plan["frames"].values(), key=lambda frame: frame.position)
    return list(found.values())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """What a file would change, cell by cell. A POST has it kept."""
    shown = _own_or_404(request, upload_id)
    if request.method == "POST":
        return _confirm(request, shown)
    return render(request, "indicators/entry/workbook.html", _context(shown))


@require_safe
@login_required
def progress(request: HttpRequest, upload_id: int) -> HttpResponse:
    """How far the worker is; htmx asks for it until there is something to look at."""
    shown = _own_or_404(request, upload_id)
    if shown.is_waiting_for_a_worker:
        return render(request, "indicators/entry/workbook_progress.html", _context(shown))
    response = HttpResponse(status=STOPPED)
    response["HX-Refresh"] = "true"
    return response


@require_safe
@login_required
def marked(request: HttpRequest, upload_id: int) -> HttpResponse:
    """The uploaded file with its faults marked."""
    shown = _own_or_404(request, upload_id)
    content = entry.workbook.marked(shown)
    if content is None:
        raise Http404
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=shown.name, content_type=XLSX
    )


def _own_or_404(request: HttpRequest, upload_id: int) -> WorkbookUpload:
    return get_object_or_404(request.user.uploads, pk=upload_id)


def _context(shown: WorkbookUpload) -> dict[str, object]:
    return {
        "upload": shown,
        "done": entry.workbook.rows_done(shown),
        "stale": [each for each in shown.shown if each["found"] == "stale"],
        "problems": [each for each in shown.shown if each["found"] == "problem"],
        "changes": [each for each in shown.shown if each["found"] == "change"],
        "is_cut": len(shown.shown) < sum(shown.counts.values()) - shown.counts.get("same", 0),
        "is_marked": entry.workbook.is_marked(shown),
    }


def _confirm(request: HttpRequest, shown: WorkbookUpload) -> HttpResponse:
    with transaction.atomic():
        is_taken = entry.workbook.confirm(upload_id=shown.pk, mine=request.POST.getlist("mine"))
        transaction.on_commit(lambda: tasks.work_on_upload.delay(upload_id=shown.pk))
    if not is_taken:
        messages.info(request, _("This file does not wait to be confirmed."))
    return redirect("workbook_upload", upload_id=shown.pk)
