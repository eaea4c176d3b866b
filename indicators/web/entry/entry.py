"""The entry sheet: a table to fill, saved cell by cell in the background, or whole as a form."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Prefetch, Subquery
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators import access, entry, ledger, review
from indicators.models import Node, Period, ReportingRound
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.entry.sheet.drawing import table_body
from indicators.web.entry.sheet.opened import opened_parts
from indicators.web.entry.sheet.rows import RowForm
from indicators.web.entry.sheet.saving import measures_sent, preview, save, told
from indicators.web.entry.sheet.sums import add_sums
from indicators.web.entry.sheet.words import above, sheet_in_readers_language

NOT_KEPT = 422
SIGNED_OUT = 401
# What the page's own script asks for in this header; without it the answer is a page.
BACKGROUND = "X-Sheet"
# A section, a subprogramme, a section below it and a component stand below a programme at most.
ABOVE = "parent__parent__parent__parent"


@dataclass(frozen=True, slots=True)
class Place:
    """Which sheet a request is about."""

    frame: Node
    asked: entry.Asked
    periods: Mapping[int, Period]

    def sheet(self, request: HttpRequest, only: set[int] | None = None) -> entry.Sheet:
        return entry.sheet(
            frame=self.frame,
            asked=self.asked,
            user=request.user,
            on=requests.today(),
            only=only,
            periods=self.periods,
        )


def sheet(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """One unit and period. A POST keeps every value it can, and shows what it cannot."""
    return _sheet(request, slug, address, period_id=period_id)


def round_sheet(request: HttpRequest, slug: str, round_id: int, address: str) -> HttpResponse:
    """One unit and everything that a reporting round asks for."""
    return _sheet(request, slug, address, round_id=round_id)


@require_http_methods(["GET", "POST"])
@requests.in_language_of_page
def _sheet(request: HttpRequest, slug: str, address: str, **asked: int) -> HttpResponse:
    if request.headers.get(BACKGROUND) and not _is_the_same_person(request):
        return JsonResponse({}, status=SIGNED_OUT)
    return _signed_in(request, slug, address, **asked)


@login_required
def _signed_in(request: HttpRequest, slug: str, address: str, **asked: int) -> HttpResponse:
    place = _place(request, slug, address, **asked)
    if request.headers.get(BACKGROUND):
        return _in_background(request, place)
    if request.method == "GET" and place.asked.round is None and place.frame.round_asking:
        return redirect("round_sheet", slug, place.frame.round_asking, address)
    shown = place.sheet(request)
    if not any(row.is_own for row in shown.rows):
        raise Http404
    if request.method == "POST":
        return _answer(request, shown)
    return _page(request, shown, _forms(shown))


def _is_the_same_person(request: HttpRequest) -> bool:
    """Somebody else may have signed in since, in another window of the browser."""
    return request.user.is_authenticated and request.headers.get("X-Sheet-User") == str(
        request.user.pk
    )


def _place(
    request: HttpRequest, slug: str, address: str, period_id: int = 0, round_id: int = 0
) -> Place:
    today = requests.today()
    seen = access.nodes_seen_by(request.user, on=today).select_related("edition", ABOVE)
    if not round_id:
        known = access.rounds_seen_by(request.user, on=today)
        asking = known.filter(edition=OuterRef("edition"), asked__period=period_id)
        begun = asking.filter(opens_on__lte=today, as_of__isnull=True)
        seen = seen.annotate(round_asking=Subquery(begun.order_by("-opens_on").values("pk")[:1]))
    frame = get_object_or_404(seen, edition__slug=slug, path=to_path(address))
    periods = Period.objects.in_bulk()
    if not round_id:
        if period_id not in periods:
            raise Http404
        return Place(frame, entry.Asked((periods[period_id],)), periods)
    in_order = Prefetch("periods", Period.objects.order_by("last_day"))
    rounds = ReportingRound.objects.filter(edition=frame.edition_id).prefetch_related(in_order)
    found = get_object_or_404(rounds, pk=round_id)
    return Place(frame, entry.asked_by(found, on=today), periods)


def _forms(shown: entry.Sheet, data: Mapping[str, str] | None = None) -> list[RowForm]:
    columns = shown.columns
    return [RowForm(row, columns, data) for row in shown.rows]


# In the background


def _in_background(request: HttpRequest, place: Place) -> HttpResponse:
    if request.method == "GET":
        return _opened(request, place)
    shown = place.sheet(request, only=measures_sent(request.POST))
    sheet_in_readers_language(shown, shown.rows)
    forms = _forms(shown, request.POST)
    if request.headers[BACKGROUND] == "preview":
        preview(forms)
        return JsonResponse(told(forms, at=timezone.now()))
    save(forms, by=request.user, as_of=place.asked.as_of)
    answer = told(forms, at=timezone.now()) | _counted(place)
    return JsonResponse(answer)


def _counted(place: Place) -> dict[str, object]:
    entered, lines = entry.counted(frame=place.frame, asked=place.asked)
    said = _("%(entered)d of %(all)d entered.") % {"entered": entered, "all": lines}
    return {"entered": entered, "count": said}


def _opened(request: HttpRequest, place: Place) -> HttpResponse:
    """The part below one row, when it is asked for."""
    key = request.GET.get("open", "")
    measure, _dash, _part = key.partition("-")
    number = requests.key_of(measure)
    shown = place.sheet(request, only=set() if number is None else {number})
    sheet_in_readers_language(shown, shown.rows)
    forms = [form for form in _forms(shown) if form.key == key]
    if not forms or not any(row.is_own for row in shown.rows):
        raise Http404
    return HttpResponse(opened_parts(forms, request)[key])


# As a form


def _answer(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    if "take_back" in request.POST:
        return _take_back(request, shown)
    forms = _forms(shown, request.POST)
    save([form for form in forms if form.was_sent], by=request.user, as_of=shown.asked.as_of)
    if any(form.faults for form in forms):
        return _page(request, shown, forms, status=NOT_KEPT)
    if "submit" in request.POST:
        return _submit(request, shown, forms)
    if "copy" in request.POST:
        return _copy_forward(request, shown)
    if "open" in request.POST:
        key = request.POST["open"]
        return redirect(f"{request.path}?open={key}#r-{key}")
    messages.success(request, _("Saved. Nobody else sees drafts until you submit them."))
    return redirect(request.get_full_path())


def _copy_forward(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    try:
        copied = entry.copy_forward(sheet=shown, by=request.user)
    except ledger.ValueRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    said = ngettext(
        "One value begins with what was said last time. Read it over before you submit.",
        "%(n)d values begin with what was said last time. Read them over before you submit.",
        copied,
    )
    messages.success(request, said % {"n": copied})
    return redirect(request.get_full_path())


def _take_back(request: HttpRequest, shown: entry.Sheet) -> HttpResponse:
    asked = request.POST["take_back"]
    row, cell = next(
        (
            (row, cell)
            for row in shown.rows
            if row.may_hand_in
            for cell in map(row.at, shown.columns)
            if cell is not None and str(cell.pk) == asked
        ),
        (None, None),
    )
    if cell is None:
        raise Http404
    try:
        entry.take_back(cell_id=cell.pk, by=request.user, now=timezone.now())
    except review.StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    return redirect(f"{request.get_full_path()}#r-{row.key}")


def _submit(request: HttpRequest, shown: entry.Sheet, forms: list[RowForm]) -> HttpResponse:
    """Hand in every draft of the rows that are the person's."""
    drafts = [cell.pk for cell in shown.drafts]
    if not drafts:
        messages.info(request, _("Nothing has changed since you last submitted."))
        return redirect(request.get_full_path())
    try:
        entry.submit(cell_ids=drafts, by=request.user, now=timezone.now())
    except review.NotReady as missing:
        _say_what_is_missing(forms, missing.grounds)
        return _page(request, shown, forms, status=NOT_KEPT)
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


def _say_what_is_missing(forms: list[RowForm], hindered: dict[int, review.Grounds]) -> None:
    for form in forms:
        for cell in form.cells:
            cell.hindered = hindered.get(cell.cell.pk) if cell.cell else None


def _page(
    request: HttpRequest, shown: entry.Sheet, forms: list[RowForm], status: int = 200
) -> HttpResponse:
    sheet_in_readers_language(shown, shown.rows)
    add_sums(forms)
    asked = request.GET.get("open", "")
    opened = [form for form in forms if form.is_opened or form.key == asked]
    columns = shown.columns
    context = {
        "sheet": shown,
        "is_open": any(row.may_enter for row in shown.rows),
        "body": table_body(forms, len(columns), opened_parts(opened, request)),
        "all": len(shown.whole),
        "entered": shown.entered,
        "ancestors": above(shown.frame),
        "faults": [fault for form in forms for fault in form.faults],
        "copies": len(entry.copied_forward(shown)),
        "is_kept": not any(form.is_refused for form in forms),
    }
    return render(request, "indicators/entry/sheet.html", context, status=status)
