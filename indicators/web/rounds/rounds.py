"""Reporting rounds: those of a person, those of a plan, and one of them down to the measure."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, entry, review
from indicators.enums import PeriodKind, ValueKind, ValueStatus
from indicators.models import Period, PlanEdition, ReportingRound
from indicators.web import requests
from indicators.web.csv_files import csv_stream
from indicators.web.rounds.round_forms import RoundForm, days_like, first_days
from indicators.web.rounds.round_tree import round_rows
from indicators.web.words_of_nodes import titles_in_readers_language

REFUSED = 422


def with_periods(rounds: QuerySet[ReportingRound]) -> QuerySet[ReportingRound]:
    return rounds.select_related("edition__period", "edition__document").prefetch_related("periods")


def round_or_404(request: HttpRequest, round_id: int) -> ReportingRound:
    """A round in the care of the person; to all others it is not there."""
    rounds = access.rounds_administered_by(request.user, on=requests.today())
    asked = get_object_or_404(with_periods(rounds), pk=round_id)
    titles_in_readers_language([asked.edition])
    return asked


def edition_in_care_or_404(request: HttpRequest, slug: str) -> PlanEdition:
    edition = requests.edition_or_404(request, slug)
    documents = access.documents_administered_by(request.user, on=requests.today())
    if not documents.filter(pk=edition.document_id).exists():
        raise Http404
    titles_in_readers_language([edition])
    return edition


@require_safe
@login_required
def my_rounds(request: HttpRequest) -> HttpResponse:
    """What is asked of the person, the other rounds they may see, and the plans in their care."""
    today = requests.today()
    own = review.rounds.own_rounds(request.user, on=today)
    seen = access.rounds_seen_by(request.user, on=today)
    others = list(with_periods(seen.exclude(pk__in=[each.round.pk for each in own])))
    in_care = list(
        access.editions_seen_by(request.user, on=today).filter(
            document__in=access.documents_administered_by(request.user, on=today)
        )
    )
    titles_in_readers_language(
        [*(each.round.edition for each in own), *(each.edition for each in others), *in_care]
    )
    context = {
        "own": [(each, _day(each.round, today)) for each in own],
        "others": [_day(each, today) for each in others],
        "in_care": in_care,
    }
    return render(request, "indicators/rounds/mine.html", context)


def _day(asked: ReportingRound, today: date) -> "review.rounds.RoundDay":
    return review.rounds.day_of(asked, on=today)


@require_safe
@login_required
def plan_rounds(request: HttpRequest, slug: str) -> HttpResponse:
    """The rounds of a plan edition, newest first, with how far each is."""
    edition = edition_in_care_or_404(request, slug)
    rounds = list(with_periods(edition.rounds))
    totals = {each.pk: review.rounds.Standing() for each in rounds}
    for each in review.rounds.standings(rounds):
        totals[each.round_id] += each.standing
    days = [(_day(each, requests.today()), totals[each.pk]) for each in rounds]
    return render(request, "indicators/rounds/plan.html", {"edition": edition, "rounds": days})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_round(request: HttpRequest, slug: str) -> HttpResponse:
    """What is asked for, by when; what cannot be is said beside its field."""
    edition = edition_in_care_or_404(request, slug)
    known = Period.objects.exclude(kind=PeriodKind.SPAN)
    offered = entry.reporting_periods(edition.period, known)
    initial = {**first_days(requests.today()), "periods": [edition.period_id]}
    rounds = with_periods(ReportingRound.objects.filter(edition__document=edition.document_id))
    last = rounds.order_by("-opens_on", "-pk").first()
    if last is not None:
        initial |= days_like(last, requests.today(), offered)
    form = RoundForm(request.POST or None, periods=offered, initial=initial)
    if form.is_valid() and (made := _opened(form, edition)):
        return redirect("round", round_id=made.pk)
    context = {"edition": edition, "form": form, "last": last}
    status = REFUSED if form.is_bound else 200
    return render(request, "indicators/rounds/new.html", context, status=status)


def _opened(form: RoundForm, edition: PlanEdition) -> ReportingRound | None:
    try:
        return review.rounds.open_round(
            edition=edition,
            name=form.cleaned_data["name"],
            asked=form.asked,
            dates=form.dates,
            told=form.told,
            on=requests.today(),
        )
    except review.rounds.RoundRefused as refusal:
        form.refuse(refusal)
        return None


@require_safe
@login_required
def round_page(request: HttpRequest, round_id: int) -> HttpResponse:
    """Who has started, handed in, been returned and approved, by programme; ``?open=`` a path."""
    asked = round_or_404(request, round_id)
    today = requests.today()
    found = review.rounds.standings([asked])
    people = review.rounds.managers_of({each.identity_id for each in found}, on=today)
    opened = request.GET.get("open", "")
    total = review.rounds.Standing()
    for each in found:
        total += each.standing
    context = {
        "day": _day(asked, today),
        "round": asked,
        "total": total,
        "rows": round_rows(asked, opened=opened, people=people, standings=found),
        "opened": opened,
        "exceptions": review.rounds.live_exceptions(asked, on=today).count(),
        "extensions": review.rounds.extensions_of(asked),
    }
    return render(request, "indicators/rounds/round.html", context)


@require_safe
@login_required
def round_file(request: HttpRequest, round_id: int) -> HttpResponse:
    """Every value the round asks for, with its state, for a spreadsheet."""
    asked = round_or_404(request, round_id)
    head = (
        _("Place"),
        _("Performance measure"),
        _("Period"),
        _("Kind"),
        _("Component"),
        _("State"),
        _("Late"),
        _("Last written by"),
        _("Last written at (UTC)"),
    )
    rows = chain([head], _lines(asked, requests.today()))
    return csv_stream(f"{asked.edition.slug}-round-{asked.pk}", rows)


def _lines(asked: ReportingRound, today: date) -> Iterator[tuple[str, ...]]:
    for each in review.rounds.listed(asked):
        yield (
            each.path,
            each.text,
            each.period,
            _(ValueKind(each.kind).label),
            each.component,
            _(ValueStatus(each.status).label),
            _("late") if each.is_late(asked, on=today) else "",
            each.by,
            f"{each.at:%Y-%m-%d %H:%M}" if each.at else "",
        )
