"""Everything that is a person's: what is left to do today, and every sheet they fill in."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import access, entry, review
from indicators.enums import PeriodKind
from indicators.models import PerformanceMeasure, Period
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language


@require_safe
@login_required
def my_entries(request: HttpRequest) -> HttpResponse:
    """What is left to do, across units and rounds; then the units with their years."""
    today = requests.today()
    tasks = entry.todo(request.user, on=today)
    in_readers_language(task.frame for task in tasks)
    titles_in_readers_language(task.asked.edition for task in tasks)
    measures = PerformanceMeasure.objects.filter(
        Q(pk__in=access.measures_entered_by(request.user, on=today).values("pk"))
        | Q(pk__in=list(access.parts_contributed_by(request.user, on=today)))
    )
    units = list(entry.frames_of(measures))
    in_readers_language(units)
    periods = list(Period.objects.filter(first_day__lte=today).exclude(kind=PeriodKind.SPAN))
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
    context = {
        "tasks": [(task, review.rounds.day_of(task.asked, on=today)) for task in tasks],
        "to_review": review.awaiting_review(reviewer=request.user, on=today).count(),
        "plans": plans.values(),
    }
    return render(request, "indicators/entry/my_entries.html", context)
