"""Values offline: what to download, and what an uploaded workbook would change."""

from io import BytesIO
from pathlib import PurePath

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, entry, review, tasks
from indicators.enums import PeriodKind
from indicators.models import Node, PerformanceMeasure, Period, WorkbookUpload
from indicators.web import requests
from indicators.web.bringing_in.uploads import RefuseLargeFiles
from indicators.web.entry.workbook_downloads import STOPPED, file_of
from indicators.web.forms import WorkbookForm
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

NOT_TAKEN = 422
MEGABYTE = 1024 * 1024
MOST_LISTED = 20


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
    as_here = {"notation": entry.notation_of(requests.language())}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = WorkbookForm(*sent, initial=as_here)
    if guard.too_large:
        form.errors["file"] = form.error_class([_too_large()])
    elif form.is_bound and form.is_valid():
        return _receive(request, form)
    context = {
        "form": form,
        "plans": _to_download(request),
        "uploads": request.user.uploads.all()[:MOST_LISTED],
        "orders": request.user.workbook_orders.all()[:MOST_LISTED],
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
            content=file.read(),
            name=file.name,
            by=request.user,
            language=requests.language(),
            notation=form.cleaned_data["notation"],
        )
        transaction.on_commit(lambda: tasks.work_on_upload.delay(upload_id=upload.pk))
    return redirect("workbook_upload", upload_id=upload.pk)


def _to_download(request: HttpRequest) -> list[dict[str, object]]:
    """By edition, the units whose values the person enters, their programmes, the rounds that are
    open and the periods.
    """
    on = requests.today()
    measures = PerformanceMeasure.objects.filter(
        Q(pk__in=access.measures_entered_by(request.user, on=on).values("pk"))
        | Q(pk__in=list(access.parts_contributed_by(request.user, on=on)))
    )
    programmes = Node.objects.filter(
        pk__in=measures.order_by().values("accomplishment__programme")
    ).select_related("edition__period")
    frames = [*programmes, *entry.frames_of(measures)]
    in_readers_language(frames)
    before = Period.objects.filter(first_day__lte=on)
    periods = list(before.exclude(kind=PeriodKind.SPAN))
    found: dict[int, dict] = {}
    for frame in frames:
        new = {
            "edition": frame.edition,
            "rounds": [],
            "periods": entry.reporting_periods(frame.edition.period, periods),
            "frames": {},
        }
        found.setdefault(frame.edition_id, new)["frames"][frame.pk] = frame
    for asked in access.rounds_seen_by(request.user, on=on).filter(edition__in=found):
        if review.rounds.is_open(asked, on=on):
            found[asked.edition_id]["rounds"].append(asked)
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
    return file_of(BytesIO(content), f"{PurePath(shown.name).stem}.xlsx")


def _own_or_404(request: HttpRequest, upload_id: int) -> WorkbookUpload:
    return get_object_or_404(request.user.uploads, pk=upload_id)


def _context(shown: WorkbookUpload) -> dict[str, object]:
    return {
        "upload": shown,
        "written_like": entry.NOTATIONS[entry.notation_of(shown.notation)],
        "done": entry.workbook.rows_done(shown),
        "stale": [each for each in shown.shown if each["found"] == "stale"],
        "problems": [each for each in shown.shown if each["found"] == "problem"],
        "changes": [each for each in shown.shown if each["found"] == "change"],
        "is_asking": any(each.get("asks") for each in shown.shown),
        "is_cut": len(shown.shown) < sum(shown.counts.values()) - shown.counts.get("same", 0),
        "is_marked": entry.workbook.is_marked(shown),
        "is_copied": entry.workbook.is_copied(shown),
    }


def _confirm(request: HttpRequest, shown: WorkbookUpload) -> HttpResponse:
    with transaction.atomic():
        is_taken = entry.workbook.confirm(upload_id=shown.pk, mine=request.POST.getlist("mine"))
        transaction.on_commit(lambda: tasks.work_on_upload.delay(upload_id=shown.pk))
    if not is_taken:
        messages.info(request, _("This file does not wait to be confirmed."))
    return redirect("workbook_upload", upload_id=shown.pk)
