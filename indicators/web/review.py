"""A second person's judgement: the queue, and one value approved or returned."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indicators import review
from indicators.enums import Step
from indicators.models import Cell
from indicators.web import measures, requests
from indicators.web.forms import StepForm
from indicators.web.waiting import Waiting, waiting

MOST_SHOWN = 200
REFUSED = 422


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted values of the reviewer's measures; ``?value=`` opens one, else the first."""
    cells = _cells(request)
    asked = request.GET.get("value", "")
    opened = next((cell for cell in cells if str(cell.pk) == asked), cells[0] if cells else None)
    return _page(request, cells, opened, StepForm())


@require_POST
@login_required
def judge(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Approve a value or return it with a comment."""
    cells = _cells(request)
    at = next((at for at, cell in enumerate(cells) if cell.pk == cell_id), None)
    if at is None:
        raise Http404
    form = StepForm(request.POST)
    if not form.is_valid():
        return _page(request, cells, cells[at], form, status=REFUSED)
    try:
        review.take_step(cell_id=cell_id, by=request.user, now=timezone.now(), **form.cleaned_data)
    except review.StepRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, cells, cells[at], form, status=REFUSED)
    messages.success(request, DONE[form.cleaned_data["step"]]())
    after = [*cells[at + 1 :], *cells[:at]][:1]
    address = reverse("review_queue")
    return redirect(f"{address}?value={after[0].pk}" if after else address)


DONE = {
    Step.APPROVE: lambda: _("Approved. The value counts from now on."),
    Step.RETURN: lambda: _("Returned with your comment."),
}


def _cells(request: HttpRequest) -> list[Cell]:
    return list(
        review.awaiting_review(reviewer=request.user, on=requests.today())[: MOST_SHOWN + 1]
    )


def _page(
    request: HttpRequest,
    cells: Sequence[Cell],
    opened: Cell | None,
    form: StepForm,
    status: int = 200,
) -> HttpResponse:
    shown = waiting(cells[:MOST_SHOWN])
    detail = next((each for each in shown if opened and each.cell.pk == opened.pk), None)
    context = {
        "waiting": shown,
        "own": sum(each.cell.is_own for each in shown),
        "has_more": len(cells) > MOST_SHOWN,
        "detail": detail,
        "form": form,
        **(_opened(detail) if detail else {}),
    }
    return render(request, "indicators/review/queue.html", context, status=status)


def _opened(detail: Waiting) -> dict[str, object]:
    """What only the opened value has beside it: its picture and its history."""
    return {
        "shown": measures.shown([detail.measure], [])[0],
        "events": review.history([detail.cell.pk]),
    }
