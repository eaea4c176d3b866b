"""Asking for a report, watching it being made, and fetching its file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from indicators import access, reports, tasks
from indicators.enums import ReportFormat
from indicators.models import Delivery, Report
from indicators.web import requests
from indicators.web.reports.report_choices import choices_of
from indicators.web.reports.report_form import ReportForm, asked_again
from indicators.web.reports.report_search import ReportSearch
from indicators.web.reports.report_working import Working
from indicators.web.words_of_nodes import titles_in_readers_language

NOT_ASKED = 422
ON_A_PAGE = 100
UNCHANGED = 204
STOPPED = 286  # htmx: the last answer of a poll


@require_http_methods(["GET", "POST"])
@login_required
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports the person may see, newest first, and the form that asks for one."""
    editions = access.editions_seen_by(request.user, on=requests.today())
    administered = access.documents_administered_by(request.user, on=requests.today())
    asked = editions.filter(slug=request.GET.get("edition", "")).first()
    form = ReportForm(
        request.POST or None,
        editions=editions,
        administered=administered,
        initial={
            "edition": asked,
            "period": asked and asked.period,
            "language": requests.language(),
            "formats": [ReportFormat.PDF],
        },
    )
    if form.is_valid():
        return _request_report(request, form)
    seen = access.reports_seen_by(request.user, on=requests.today())
    found = ReportSearch(request.GET, seen=seen)
    shown = found.reports.select_related("edition", "period", "requested_by")
    page = _page(request, reports.with_superseding(shown, among=seen))
    context = {
        "form": form,
        "found": found,
        "page": page,
        "query": _query_of(request),
        "may_schedule": administered.exists(),
    }
    return render(
        request,
        "indicators/reports/reports.html",
        context,
        status=NOT_ASKED if form.is_bound else 200,
    )


def _page(request: HttpRequest, rows: QuerySet[Report]) -> Page[Report]:
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    titles_in_readers_language(each.edition for each in page.object_list)
    return page


def _query_of(request: HttpRequest) -> str:
    """What else stands in the address of a page of the list."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""


def _request_report(request: HttpRequest, form: ReportForm) -> HttpResponse:
    with transaction.atomic():
        report = reports.request_report(**form.request, by=request.user, now=timezone.now())
        transaction.on_commit(lambda: tasks.build_report.delay(report_id=report.pk))
    return redirect("report", report_id=report.pk)


def report_or_404(request: HttpRequest, report_id: int) -> Report:
    seen = access.reports_seen_by(request.user, on=requests.today())
    # The frozen figures are large, and no page of a report reads them as a whole.
    found = seen.select_related("edition", "period", "requested_by").defer("document")
    return get_object_or_404(found.prefetch_related("files"), pk=report_id)


@require_safe
@login_required
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report: what was asked, how far it is, its files with their hashes."""
    shown = report_or_404(request, report_id)
    return render(request, "indicators/reports/report.html", _context(request, shown))


@require_safe
@login_required
def progress(request: HttpRequest, report_id: int) -> HttpResponse:
    """What of the page changes while the job runs; htmx asks for it until it is over.

    Nothing where nothing has changed since: who listens to the page hears only what is new.
    """
    shown = report_or_404(request, report_id)
    working = Working.of(shown, seen=request.GET.get("seen", ""))
    if working.seen == request.GET.get("seen"):
        return HttpResponse(status=UNCHANGED)
    answer = render(
        request,
        "indicators/reports/polled.html",
        _context(request, shown) | {"working": working},
        status=STOPPED if shown.is_over else 200,
    )
    if shown.is_over:
        reswap(retarget(answer, "#progress"), "outerHTML")
    return answer


def _context(request: HttpRequest, shown: Report) -> dict[str, object]:
    stored = list(shown.files.all())
    for each in stored:
        each.name = shown.file_name(each)
        each.is_of_another_version = each.made_with != reports.made_with(each.format)
        each.address = reverse("report_file", args=[shown.pk, each.name])
    titles_in_readers_language([shown.edition])
    today = requests.today()
    own = access.reports_cancelled_by(request.user, on=today).filter(pk=shown.pk)
    return {
        "report": shown,
        "files": stored,
        "working": Working.of(shown),
        "certificates": reports.how_many_certificates(shown) if shown.is_over else 0,
        "again": asked_again(shown),
        "may_release": access.reports_released_by(request.user, on=today)
        .filter(pk=shown.pk)
        .exists(),
        "may_cancel": not shown.is_over and own.exists(),
        "choices": choices_of(shown),
        "deliveries": _deliveries(request, shown),
        "later": reports.superseding(shown, among=access.reports_seen_by(request.user, on=today)),
    }


def _deliveries(request: HttpRequest, shown: Report) -> QuerySet[Delivery]:
    """Who got the report, for those who plan."""
    mine = access.schedules_administered_by(request.user, on=requests.today())
    sent = Delivery.objects.filter(reports=shown, run__schedule__in=mine)
    return sent.select_related("recipient", "mail", "run__schedule")


@require_POST
@login_required
def cancel(request: HttpRequest, report_id: int) -> HttpResponse:
    """End a report under way: for who asked for it, and for the officers of its plan."""
    cancelled = access.reports_cancelled_by(request.user, on=requests.today())
    shown = get_object_or_404(cancelled, pk=report_id)
    reports.cancel(report_id=shown.pk, by=request.user)
    return redirect("report", report_id=shown.pk)


@require_safe
@login_required
def certificates(request: HttpRequest, report_id: int) -> HttpResponse:
    """The certificates of all that the report says, for ``verify_certificate.py``."""
    shown = report_or_404(request, report_id)
    found = reports.certificates_of(shown)
    if not found:
        raise Http404
    answer = JsonResponse(found, safe=False, json_dumps_params={"indent": 1})
    name = f"certificates-{shown.edition.slug}-{shown.period.label}-{shown.pk}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name.replace("/", "-")}"'
    return answer


@require_safe
@login_required
def file(request: HttpRequest, report_id: int, name: str) -> HttpResponse:
    """A stored file, as an attachment with a name a person can read."""
    shown = report_or_404(request, report_id)
    stored = next((each for each in shown.files.all() if shown.file_name(each) == name), None)
    if stored is None or shown.purged_at:
        raise Http404
    return FileResponse(stored.file.open("rb"), as_attachment=True, filename=name)
