"""The entry sheet: a table to fill, saved row by row with htmx, or whole as a form."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from indicators import access, entry, review
from indicators.enums import PeriodKind
from indicators.models import Period
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.sheet import RowForm, save
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language
from indicators.web.words_of_sheet import above, sheet_in_readers_language

NOT_KEPT = 422
# A section, a subprogramme, a section below it and a component stand below a programme at most.
ABOVE = "parent__parent__parent__parent"


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


@require_http_methods(["GET", "POST"])
@login_required
def sheet(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """One unit and period. A POST keeps every value it can, and shows what it cannot."""
    seen = access.nodes_seen_by(request.user, on=requests.today())
    frame = get_object_or_404(
        seen.select_related("edition", ABOVE), edition__slug=slug, path=to_path(address)
    )
    period = get_object_or_404(Period, pk=period_id)
    shown = entry.sheet(frame=frame, period=period, user=request.user, on=requests.today())
    if not any(row.may_enter for row in shown.rows):
        raise Http404
    if request.method == "POST":
        return _answer(request, shown)
    return _page(request, shown, _forms(shown))


def _forms(shown: entry.Sheet, data: Mapping[str, str] | None = None) -> list[RowForm]:
    return [RowForm(row, shown.years, data) for row in shown.rows]


def _answer(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    if "take_back" in request.POST:
        return _take_back(request, shown)
    forms = _forms(shown, request.POST)
    sent = [form for form in forms if form.was_sent]
    save(sent, by=request.user)
    if request.htmx:
        return _rows(request, shown, sent)
    if any(form.faults for form in sent):
        return _page(request, shown, forms, status=NOT_KEPT)
    if "submit" in request.POST:
        return _submit(request, shown)
    messages.success(request, _("Saved. Nobody else sees drafts until you submit them."))
    return redirect(request.get_full_path())


def _take_back(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    asked = request.POST["take_back"]
    row, cell = next(
        (
            (row, cell)
            for row in shown.rows
            if row.may_enter
            for cell in row.cells
            if str(cell.pk) == asked
        ),
        (None, None),
    )
    if cell is None:
        raise Http404
    try:
        taken = entry.take_back(cell_id=cell.pk, by=request.user, now=timezone.now())
    except review.StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    if request.htmx:
        taken.period, taken.returned = cell.period, None
        setattr(row, cell.kind, taken)
        return _rows(request, shown, [RowForm(row, shown.years)])
    return redirect(f"{request.get_full_path()}#r-{row.key}")


def _rows(request: HttpRequest, shown: entry.Sheet, forms: Sequence[RowForm]) -> HttpResponse:
    """The rows as they stand now, and the count of the page they are in."""
    sheet_in_readers_language(shown, [form.row for form in forms])
    context = {"sheet": shown, "forms": forms, "now": timezone.now()}
    status = NOT_KEPT if any(form.faults for form in forms) else 200
    return render(request, "indicators/entry/rows.html", context, status=status)


def _submit(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    """Hand in every draft of the rows that are the person's."""
    drafts = [cell.pk for cell in shown.drafts]
    if not drafts:
        messages.info(request, _("Nothing has changed since you last submitted."))
        return redirect(request.get_full_path())
    try:
        entry.submit(cell_ids=drafts, by=request.user, now=timezone.now())
    except review.StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    said = ngettext(
        "One value was submitted for review.",
        "%(n)d values were submitted for review.",
        len(drafts),
    )
    messages.success(request, said % {"n": len(drafts)})
    return redirect(request.get_full_path())


def _page(
    request: HttpRequest, shown: entry.Sheet, forms: list[RowForm], status: int = 200
) -> HttpResponse:
    sheet_in_readers_language(shown, shown.rows)
    context = {
        "sheet": shown,
        "forms": forms,
        "ancestors": above(shown.frame),
        "faults": [fault for form in forms for fault in form.faults],
        "now": timezone.now(),
    }
    return render(request, "indicators/entry/sheet.html", context, status=status)
