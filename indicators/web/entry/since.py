"""What changed in a unit since the last round, before somebody fills its sheet in."""

from datetime import UTC, date, datetime, timedelta

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from indicators import access, entry, ledger, review
from indicators.models import Node, Period
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.entry.units import Unit
from indicators.web.framework.change_lines import lines_of
from indicators.web.rounds.round_forms import DayField
from indicators.web.words_of_nodes import in_readers_language

A_DAY = timedelta(days=1)


class SinceForm(forms.Form):
    since = DayField(label=gettext_lazy("Since"))


@require_safe
@login_required
def since(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """For those who fill in something of the unit; ``?since=`` names another day."""
    unit = _unit_or_404(request, slug, period_id, address)
    ended = review.last_round_ended(unit.frame.edition, on=requests.today())
    begins = ended or unit.frame.edition.imported_at
    form = SinceForm(request.GET if "since" in request.GET else None)
    if form.is_bound and form.is_valid():
        begins = _before(form.cleaned_data["since"])
    elif not form.is_bound:
        form = SinceForm(initial={"since": begins.date()})
    changed = review.changes_since(unit.frame, since=begins)
    nodes = [each.node for each in changed]
    for node in nodes:
        node.edition = unit.frame.edition
    in_readers_language([unit.frame, *nodes])
    context = {
        "unit": unit,
        "lines": lines_of(changed),
        "form": form,
        "is_last_round": ended is not None and not form.is_bound,
        "has_new_words": _has_new_words(unit.frame, begins),
    }
    return render(request, "indicators/entry/since.html", context)


def _before(day: date) -> datetime:
    """The end of the day before; before its first day the calendar has none."""
    return ledger.end_of(day - A_DAY) if day > date.min else datetime.min.replace(tzinfo=UTC)


def _unit_or_404(request: HttpRequest, slug: str, period_id: int, address: str) -> Unit:
    on = requests.today()
    frame = get_object_or_404(
        access.nodes_seen_by(request.user, on=on).select_related("edition"),
        edition__slug=slug,
        path=to_path(address),
    )
    mine = entry.measures_below(frame).order_by()
    entered = access.measures_entered_by(request.user, on=on)
    given = access.parts_contributed_by(request.user, on=on)
    if not mine.filter(pk__in=entered.values("pk")).exists() and not (
        mine.filter(pk__in=list(given)).exists()
    ):
        raise Http404
    return Unit(frame, get_object_or_404(Period, pk=period_id))


def _has_new_words(frame: Node, begins: datetime) -> bool:
    """Whether the plan itself was read anew since: its own page says what that changed."""
    return frame.edition.previous_id is not None and frame.edition.imported_at > begins
