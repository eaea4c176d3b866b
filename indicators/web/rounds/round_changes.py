"""Moving the days of a round, closing it, and letting a unit in after its close."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from indicators import review
from indicators.enums import NodeKind
from indicators.models import Node, ReportingRound
from indicators.web import requests
from indicators.web.rounds.round_forms import ExceptionForm, MoveForm
from indicators.web.rounds.rounds import REFUSED, round_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def round_days(request: HttpRequest, round_id: int) -> HttpResponse:
    """Extend a deadline or move another day; a closed round opens again."""
    asked = round_or_404(request, round_id)
    form = MoveForm(request.POST or None, initial=_days(asked))
    if form.is_valid() and _moved(request, form, asked):
        messages.success(request, _("The days of the round are changed."))
        return redirect("round", round_id=asked.pk)
    context = {
        "round": asked,
        "day": review.rounds.day_of(asked, on=requests.today()),
        "form": form,
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "indicators/rounds/days.html", context, status=status)


def _days(asked: ReportingRound) -> dict[str, object]:
    names = ("opens_on", "due_on", "closes_on", "released_on")
    reminders = ", ".join(str(-days) for days in asked.reminders)
    return {name: getattr(asked, name) for name in names} | {"reminders": reminders}


def _moved(request: HttpRequest, form: MoveForm, asked: ReportingRound) -> bool:
    try:
        review.rounds.change_dates(
            round_id=asked.pk,
            dates=form.dates,
            told=form.told,
            reason=form.cleaned_data["reason"],
            by=request.user,
            on=requests.today(),
        )
    except review.rounds.RoundRefused as refusal:
        form.refuse(refusal)
    return not form.errors


@require_POST
@login_required
def close_round(request: HttpRequest, round_id: int) -> HttpResponse:
    """Lock the round's values from now on."""
    asked = round_or_404(request, round_id)
    try:
        review.rounds.close_now(round_id=asked.pk, now=timezone.now())
    except review.rounds.RoundRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The round is closed. Its values are locked."))
    return redirect("round", round_id=asked.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def round_exceptions(request: HttpRequest, round_id: int) -> HttpResponse:
    """Who may still write, until when and why; grant one more."""
    asked = round_or_404(request, round_id)
    form = ExceptionForm(request.POST or None, edition=asked.edition)
    if form.is_valid() and _granted(request, form, asked):
        messages.success(request, _("The exception is granted."))
        return redirect("round_exceptions", round_id=asked.pk)
    context = {
        "round": asked,
        "form": form,
        "exceptions": review.rounds.exceptions_of(asked),
        "today": requests.today(),
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "indicators/rounds/exceptions.html", context, status=status)


def _granted(request: HttpRequest, form: ExceptionForm, asked: ReportingRound) -> bool:
    given = form.cleaned_data
    try:
        review.rounds.grant_exception(
            round_id=asked.pk,
            unit=_identity(given["unit"]),
            until=given["until"],
            reason=given["reason"],
            by=request.user,
            on=requests.today(),
        )
    except review.rounds.RoundRefused as refusal:
        form.refuse(refusal)
    return not form.errors


def _identity(node: Node):
    """What lasts of a node from edition to edition."""
    if node.kind == NodeKind.PROGRAMME:
        return node.programme.identity
    if node.kind == NodeKind.SUBPROGRAMME:
        return node.subprogramme.identity
    return node.performancemeasure.identity


@require_POST
@login_required
def revoke_exception(request: HttpRequest, round_id: int, exception_id: int) -> HttpResponse:
    """End an exception now."""
    asked = round_or_404(request, round_id)
    if not asked.exceptions.filter(pk=exception_id).exists():
        raise Http404
    try:
        review.rounds.revoke_exception(
            exception_id=exception_id, by=request.user, now=timezone.now()
        )
    except review.rounds.RoundRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The exception is revoked."))
    return redirect("round_exceptions", round_id=asked.pk)
