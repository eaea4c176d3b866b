"""Schedules: those of the plans in a person's care, one as a sentence of fields, and its log."""

from datetime import time

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import access, delivery, tasks
from indicators.enums import JobStatus
from indicators.models import Delivery, PlanEdition, Programme, ReportSchedule, ScheduleRun
from indicators.web import requests
from indicators.web.reports.schedule_forms import ScheduleForm
from indicators.web.reports.schedule_words import ScheduleWords, due_there, next_five
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

REFUSED = 422
RUNS_ON_A_PAGE = 20


def schedule_or_404(request: HttpRequest, schedule_id: int) -> ReportSchedule:
    """A schedule of a plan in the care of the person; to all others it is not there."""
    seen = access.schedules_administered_by(request.user, on=requests.today())
    rows = seen.select_related("document", "period", "owner")
    return get_object_or_404(rows, pk=schedule_id)


@require_safe
@login_required
def schedule_list(request: HttpRequest) -> HttpResponse:
    """Every schedule of the person's plans, and the plans for which one can be added."""
    today = requests.today()
    schedules = access.schedules_administered_by(request.user, on=today)
    editions = _editions(request)
    words = ScheduleWords(editions.values())
    rows = [(each, words.sentence(each)) for each in schedules.select_related("document", "period")]
    context = {"schedules": rows, "editions": list(editions.values())}
    return render(request, "indicators/reports/schedules.html", context)


def _editions(request: HttpRequest) -> dict[int, PlanEdition]:
    """The latest edition of each plan in the person's care."""
    today = requests.today()
    documents = access.documents_administered_by(request.user, on=today)
    seen = access.editions_seen_by(request.user, on=today).filter(document__in=documents)
    latest: dict[int, PlanEdition] = {}
    for edition in seen.order_by("-period__last_day", "-imported_at"):
        latest.setdefault(edition.document_id, edition)
    titles_in_readers_language(latest.values())
    return latest


def _edition_of(request: HttpRequest, schedule: ReportSchedule) -> PlanEdition | None:
    return _editions(request).get(schedule.document_id)


def _programmes(edition: PlanEdition | None) -> list[Programme]:
    rows = list(
        Programme.objects.filter(node__edition=edition)
        .select_related("node__edition")
        .order_by("node__position")
    )
    in_readers_language([row.node for row in rows])
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_schedule(request: HttpRequest, slug: str) -> HttpResponse:
    """A schedule that is not kept yet, of the plan of an edition."""
    edition = requests.administered_or_404(request, slug)
    titles_in_readers_language([edition])
    schedule = ReportSchedule(
        document=edition.document, owner=request.user, month=3, day=15, at=time(8)
    )
    return _edited(request, schedule, edition)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def schedule(request: HttpRequest, schedule_id: int) -> HttpResponse:
    shown = schedule_or_404(request, schedule_id)
    return _edited(request, shown, _edition_of(request, shown))


def _edited(
    request: HttpRequest, shown: ReportSchedule, edition: PlanEdition | None
) -> HttpResponse:
    form = ScheduleForm(request.POST or None, schedule=shown, programmes=_programmes(edition))
    words = ScheduleWords([edition] if edition else [])
    said = words.sentence(shown) if shown.pk else ""
    dates = next_five(shown)
    if form.is_valid():
        try:
            delivery.change_schedule(schedule=form.kept, now=timezone.now())
            return redirect("schedule", schedule_id=shown.pk)
        except delivery.ScheduleRefused as refusal:
            form.refuse(refusal)
    context = {
        "schedule": shown,
        "edition": edition,
        "form": form,
        "lead": said,
        "of_what": words.of_what(shown),
        "dates": dates,
        "page": _runs(request, shown, words) if shown.pk else None,
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "indicators/reports/schedule.html", context, status=status)


def _runs(request: HttpRequest, shown: ReportSchedule, words: ScheduleWords) -> Page[ScheduleRun]:
    """The runs with who got what, the newest first; a constant number of queries."""
    deliveries = Delivery.objects.select_related("recipient", "mail").prefetch_related("reports")
    runs = shown.runs.select_related("period", "by").prefetch_related(
        "reports", Prefetch("deliveries", deliveries)
    )
    page = Paginator(runs, RUNS_ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    for run in page.object_list:
        run.due_said = due_there(shown, run.due_at)
        run.over = sum(report.is_over for report in run.reports.all())
        run.open_reports = [report for report in run.reports.all() if not report.is_over]
        run.failed = [
            report
            for report in run.reports.all()
            if report.status in (JobStatus.FAILED, JobStatus.CANCELLED)
        ]
        run.missed_said = [words.missed(each) for each in run.missed]
        for each in run.deliveries.all():
            named = delivery.RoleAt.of(each.as_role) if each.as_role else None
            each.role_said = words.role_at(named) if named else ""
    return page


@require_POST
@login_required
def preview_schedule(request: HttpRequest, slug: str) -> HttpResponse:
    """What the fields say so far, as a sentence, and its next five dates; nothing is kept."""
    edition = requests.administered_or_404(request, slug)
    draft = ReportSchedule(document=edition.document, owner=request.user, at=time(8))
    form = ScheduleForm(request.POST, schedule=draft, programmes=_programmes(edition))
    context: dict[str, object] = {}
    if form.is_valid():
        words = ScheduleWords([edition])
        said = form.kept
        context = {
            "lead": words.sentence(said),
            "of_what": words.of_what(said),
            "dates": next_five(said),
        }
    return render(request, "indicators/reports/schedule_preview.html", context)


@require_POST
@login_required
def run_schedule(request: HttpRequest, schedule_id: int) -> HttpResponse:
    shown = schedule_or_404(request, schedule_id)
    with transaction.atomic():
        _run, asked = delivery.run_now(schedule_id=shown.pk, by=request.user, now=timezone.now())
        transaction.on_commit(lambda: tasks.wake_reports(asked))
    return redirect("schedule", schedule_id=shown.pk)


@require_POST
@login_required
def pause_schedule(request: HttpRequest, schedule_id: int) -> HttpResponse:
    """Pause, or go on; the button says which."""
    shown = schedule_or_404(request, schedule_id)
    change = delivery.resume if request.POST.get("resume") else delivery.pause
    change(schedule_id=shown.pk, now=timezone.now())
    return redirect("schedule", schedule_id=shown.pk)


@require_safe
@login_required
def delivered(request: HttpRequest, token: str) -> HttpResponse:
    """What a signed link brings: the reports, for their recipient, while they may see them."""
    try:
        got = delivery.follow(token=token, user=request.user, now=timezone.now())
    except delivery.LinkEnded as ended:
        context = {"delivery": ended.delivery}
        return render(request, "indicators/reports/link_ended.html", context, status=410)
    if got is None:
        raise Http404
    seen = access.reports_seen_by(request.user, on=requests.today()).filter(deliveries=got)
    reports = list(seen.select_related("edition", "period").prefetch_related("files"))
    if not reports:
        raise Http404
    titles_in_readers_language(report.edition for report in reports)
    for report in reports:
        report.stored = [(each, report.file_name(each)) for each in report.files.all()]
    context = {"delivery": got, "reports": reports}
    return render(request, "indicators/reports/delivered.html", context)
