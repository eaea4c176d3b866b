"""A second person's judgement: the queue, and values approved or returned."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from indicators import access, review
from indicators.enums import ValueStatus
from indicators.models import Cell, ReviewEvent, ValueVersion
from indicators.templatetags.indicators import label
from indicators.web import requests
from indicators.web.forms import SeenForm, StepForm
from indicators.web.framework import measures
from indicators.web.review.amended import waiting_for
from indicators.web.review.queue import Queue
from indicators.web.review.queue_markup import QueueMarkup
from indicators.web.review.waiting import Waiting

REFUSED, TAKEN = 422, 409
MOST_UNDONE = 5


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted values of the reviewer's measures, what is due first; ``?value=`` opens one."""
    opened = requests.key_of(request.GET.get("value", ""))
    return _page(request, Queue(request.user, request.GET), opened, StepForm())


@require_POST
@login_required
def judge(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Approve a value or return it with a comment, then open the next one."""
    shown = Queue(request.user, request.GET)
    if not shown.all.filter(pk=cell_id).exists():
        return _taken(request, shown, cell_id)
    form = StepForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, cell_id, form, status=REFUSED)
    following = shown.after(cell_id)
    try:
        cell = review.take_step(
            cell_id=cell_id, by=request.user, now=timezone.now(), **form.cleaned_data
        )
    except review.StepRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, shown, cell_id, form, status=REFUSED)
    messages.success(request, _done(cell))
    return redirect(_address(shown, following))


def _done(cell: Cell) -> str:
    if cell.status == ValueStatus.RETURNED:
        return _("Returned with your comment.")
    if cell.status == ValueStatus.SUBMITTED:
        return _("Cleared. The value waits for the next step of its plan.")
    return _("Approved. The value counts from now on.")


@require_POST
@login_required
def undo(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Take an own approval back: the value waits again, and what counted before counts again."""
    mine = review.undoable(reviewer=request.user, on=requests.today())
    get_object_or_404(mine, cell=cell_id)
    try:
        review.undo_approval(cell_id=cell_id, by=request.user, now=timezone.now())
    except review.StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("review_queue")
    messages.success(request, _("Your approval is taken back. The value waits again."))
    return redirect(f"{reverse('review_queue')}?value={cell_id}#detail")


@require_POST
@login_required
def approve_clear(request: HttpRequest) -> HttpResponse:
    """Approve what the reviewer saw and what has no flag; say of each other why it was not."""
    shown = Queue(request.user, request.GET)
    form = SeenForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was approved: the list of what you saw is not whole."))
        return redirect(_address(shown, None))
    seen = form.cleaned_data["seen"]
    waiting = set(shown.all.filter(pk__in=seen).values_list("pk", flat=True))
    mine = {pk: revision for pk, revision in seen.items() if pk in waiting}
    refused = review.approve_each(seen=mine, by=request.user, now=timezone.now())
    gone = {pk: _("it no longer waits for you") for pk in seen.keys() - waiting}
    _say(request, len(mine) - len(refused), refused | gone)
    return redirect(_address(shown, None))


def _say(request: HttpRequest, approved: int, refused: dict[int, str]) -> None:
    """How many were approved, and of each other value why it was not."""
    if approved:
        said = ngettext("One value is approved.", "%(n)s values are approved.", approved)
        messages.success(request, said % {"n": approved})
    seen = access.measures_reviewed_by(request.user, on=requests.today()).values("identity")
    found = Cell.objects.filter(pk__in=refused, measure__in=seen).select_related("period")
    cells = found.order_by("pk")
    names = measures.names_of({cell.measure_id for cell in cells})
    for cell in cells:
        parts = {
            "measure": names[cell.measure_id],
            "period": cell.period.label,
            "reason": refused[cell.pk],
        }
        messages.warning(request, _("Not approved: %(measure)s, %(period)s: %(reason)s") % parts)


def _taken(request: HttpRequest, shown: Queue, cell_id: int) -> HttpResponse:
    """Somebody was faster: say who did what with the value, and change nothing."""
    mine = access.measures_reviewed_by(request.user, on=requests.today()).values("identity")
    cell = Cell.objects.filter(pk=cell_id, measure__in=mine).select_related("period").first()
    last = review.history([cell_id]).first() if cell else None
    if last is None:
        raise Http404
    parts = {
        "measure": measures.names_of({cell.measure_id})[cell.measure_id],
        "period": cell.period.label,
        "person": last.by or "",
        "at": date_format(timezone.localtime(last.at), "DATETIME_FORMAT"),
        "step": label(last.step, "Step"),
        "comment": last.comment,
    }
    said = _("%(measure)s, %(period)s: %(person)s was faster: %(step)s, %(at)s. %(comment)s")
    messages.warning(request, (said % parts).strip())
    messages.warning(request, _("Your own judgement was not kept. Look at the value again."))
    return _page(request, shown, None, StepForm(), status=TAKEN)


def _address(shown: Queue, opened: int | None) -> str:
    query = "&".join(filter(None, (shown.query, opened and f"value={opened}")))
    mark = "#detail" if opened else ""
    return f"{reverse('review_queue')}{'?' if query else ''}{query}{mark}"


def _page(
    request: HttpRequest, shown: Queue, opened: int | None, form: StepForm, status: int = 200
) -> HttpResponse:
    page = shown.page(asked=request.GET.get("page", ""), opened=opened)
    values: list[Waiting] = page.object_list
    detail = next(
        (each for each in values if each.cell.pk == opened), values[0] if values else None
    )
    context = {
        "queue": shown,
        "page": page,
        "waiting": values,
        "total": len(shown.ids),
        "own": sum(each.cell.is_own for each in values),
        "clear": [each for each in values if each.is_clear],
        "undoable": _undoable(request),
        "amendments": waiting_for(request.user),
        "detail": detail,
        "form": form,
        **(_opened(shown, values, detail, form) if detail else {}),
    }
    return render(request, "indicators/review/queue.html", context, status=status)


def _undoable(request: HttpRequest) -> list[ReviewEvent]:
    """The last approvals of the person, each with the ``name`` of its measure."""
    mine = list(review.undoable(reviewer=request.user, on=requests.today())[:MOST_UNDONE])
    names = measures.names_of({event.cell.measure_id for event in mine}) if mine else {}
    for event in mine:
        event.name = names[event.cell.measure_id]
    return mine


def _opened(
    shown: Queue, values: list[Waiting], detail: Waiting, form: StepForm
) -> dict[str, object]:
    """The rows, and what the opened value has beside it: its picture, its history, what was seen
    before.
    """
    previous, following = shown.beside(detail.cell.pk)
    return {
        "previous": previous,
        "following": following,
        "shown": measures.shown([detail.measure], [])[0],
        "events": review.history([detail.cell.pk]),
        "seen_before": _seen_before(detail, form),
        "rows": QueueMarkup(query=shown.query_before_page, opened=detail).rows(values),
    }


def _seen_before(detail: Waiting, form: StepForm) -> ValueVersion | None:
    """The version that the reviewer judged, where the author has written another since."""
    seen = requests.key_of(str(form["based_on"].value())) if form.is_bound else None
    if seen is None or seen == detail.cell.revision:
        return None
    return ValueVersion.objects.filter(cell=detail.cell, number=seen).first()
