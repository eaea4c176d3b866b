"""A second person's judgement: the queue, and one value approved or returned."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from indicators import review
from indicators.enums import Step
from indicators.models import Node
from indicators.web import requests
from indicators.web.forms import StepForm
from indicators.web.words_of_nodes import in_readers_language


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted values of the reviewer's measures, with what was there before."""
    cells = list(review.awaiting_review(reviewer=request.user, on=requests.today()))
    nodes = (
        Node.objects.filter(performancemeasure__identity__in={cell.measure_id for cell in cells})
        .select_related("edition", "performancemeasure__current")
        .order_by("edition__imported_at")
    )
    by_identity = {node.performancemeasure.identity_id: node for node in nodes}
    in_readers_language(by_identity.values())
    for cell in cells:
        cell.node = by_identity[cell.measure_id]
        cell.is_own = cell.submitted.by_id == request.user.pk
    return render(request, "indicators/review/queue.html", {"cells": cells})


@require_POST
@login_required
def judge(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Approve a value or return it with a comment."""
    waiting = review.awaiting_review(reviewer=request.user, on=requests.today())
    cell = get_object_or_404(waiting, pk=cell_id)
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(error for errors in form.errors.values() for error in errors)
        )
        return redirect("review_queue")
    try:
        review.take_step(cell_id=cell.pk, by=request.user, **form.cleaned_data)
    except review.StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, DONE[form.cleaned_data["step"]]())
    return redirect("review_queue")


DONE = {
    Step.APPROVE: lambda: _("Approved. The value counts from now on."),
    Step.RETURN: lambda: _("Returned with your comment."),
}
