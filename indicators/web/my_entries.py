"""Everything a person enters: their units, with what is left to do in each."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import access, entry
from indicators.enums import PeriodKind
from indicators.models import Period
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language


@require_safe
@login_required
def my_entries(request: HttpRequest) -> HttpResponse:
    """The units whose values the person enters, with the years and how far each is."""
    measures = access.measures_entered_by(request.user, on=requests.today())
    units = list(entry.frames_of(measures))
    in_readers_language(units)
    periods = list(
        Period.objects.filter(first_day__lte=requests.today()).exclude(kind=PeriodKind.SPAN)
    )
    standings = entry.standings(measures, periods)
    totals = entry.totals(measures)
    plans: dict[int, dict] = {}
    for unit in units:
        edition = unit.edition
        plan = plans.setdefault(
            edition.pk,
            {
                "edition": edition,
                "periods": entry.reporting_periods(edition.period, periods),
                "units": [],
            },
        )
        cells = [
            (period, standings.get((unit.pk, period.pk), entry.Standing()))
            for period in plan["periods"]
        ]
        plan["units"].append({"node": unit, "cells": cells, "total": totals[unit.pk]})
    titles_in_readers_language(plan["edition"] for plan in plans.values())
    return render(request, "indicators/entry/my_entries.html", {"plans": plans.values()})
