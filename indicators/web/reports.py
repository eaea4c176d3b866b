"""Asking for a report, watching it being made, and fetching its file."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, reports, tasks
from indicators.models import Report
from indicators.web import requests
from indicators.web.forms import ReportForm
from indicators.web.words_of_nodes import titles_in_readers_language

NOT_ASKED = 422
MOST_LISTED = 100
STOPPED = 286  # htmx: the last answer of a poll


@require_http_methods(["GET", "POST"])
@login_required
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports the person may see, newest first, and the form that asks for one."""
    editions = access.editions_seen_by(request.user, on=requests.today())
    asked = editions.filter(slug=request.GET.get("edition", "")).first()
    form = ReportForm(
        request.POST or None,
        editions=editions,
        initial={
            "edition": asked,
            "period": asked and asked.period,
            "language": requests.language(),
        },
    )
    if form.is_valid():
        return _request_report(request, form)
    seen = access.reports_seen_by(request.user, on=requests.today())
    shown = seen.select_related("edition", "period", "requested_by")
    listed = list(shown[:MOST_LISTED])
    titles_in_readers_language(each.edition for each in listed)
    context = {"form": form, "reports": listed}
    return render(
        request,
        "indicators/reports/reports.html",
        context,
        status=NOT_ASKED if form.is_bound else 200,
    )


def _request_report(request: HttpRequest, form: ReportForm) -> HttpResponse:
    with transaction.atomic():
        report = reports.request_report(**form.cleaned_data, by=request.user, now=timezone.now())
        transaction.on_commit(lambda: tasks.build_report.delay(report_id=report.pk))
    return redirect("report", report_id=report.pk)


def report_or_404(request: HttpRequest, report_id: int) -> Report:
    seen = access.reports_seen_by(request.user, on=requests.today())
    return get_object_or_404(
        seen.select_related("edition", "period", "requested_by").prefetch_related("files"),
        pk=report_id,
    )


@require_safe
@login_required
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report: what was asked, how far it is, its files with their hashes."""
    shown = report_or_404(request, report_id)
    return render(request, "indicators/reports/report.html", _context(shown))


@require_safe
@login_required
def progress(request: HttpRequest, report_id: int) -> HttpResponse:
    """The part of the page that changes while the job runs; htmx asks for it until it is over."""
    shown = report_or_404(request, report_id)
    status = STOPPED if shown.is_over else 200
    return render(request, "indicators/reports/progress.html", _context(shown), status=status)


def _context(shown: Report) -> dict[str, object]:
    stored = list(shown.files.all())
    for each in stored:
        each.name = shown.file_name(each)
        each.address = reverse("report_file", args=[shown.pk, each.name])
    titles_in_readers_language([shown.edition])
    return {"report": shown, "files": stored, "step": _step(shown)}


def _step(shown: Report) -> str:
    """What the worker is at, in words."""
    names = (
        _("Computing attainment"),
        _("Gathering the figures"),
        _("Setting the pages"),
        _("Storing the file"),
    )
    return names[min(shown.steps_done, len(names) - 1)]


@require_safe
@login_required
def file(request: HttpRequest, report_id: int, name: str) -> HttpResponse:
    """A stored file, as an attachment with a name a person can read."""
    shown = report_or_404(request, report_id)
    stored = next((each for each in shown.files.all() if shown.file_name(each) == name), None)
    if stored is None:
        raise Http404
    return FileResponse(stored.file.open("rb"), as_attachment=True, filename=name)
