"""Values of another system into a plan: upload, quarantine, and only then into the drafts."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from indicators import access, entry, exchange
from indicators.models import PlanEdition
from indicators.web import requests
from indicators.web.bringing_in.imports import MEGABYTE, REFUSED
from indicators.web.bringing_in.spreadsheet_forms import ROLES, doubt_in_words
from indicators.web.bringing_in.uploads import AN_HOUR, RefuseLargeFiles

FIRST = 200
DOUBTS = {
    "repaired": gettext_lazy("The file is damaged. What could be read of it is below."),
    "descending_and_zero": gettext_lazy(
        "Every indicator of an activity says that lower is better, and every actual is zero. "
        "Files are known in which this stands for “nothing reported”."
    ),
    "all_zero": gettext_lazy(
        "Every actual of an activity is zero. Files are known in which this stands for “nothing "
        "reported”."
    ),
    "twice": gettext_lazy("Values that stand twice in the file are left out: %(n)d."),
    "unknown_kind": gettext_lazy(
        "Values of a kind that is neither baseline, target nor actual are left out: %(n)d."
    ),
    "other_unit": gettext_lazy(
        "Values of other organisation units than that of the whole organization: %(n)d. They would "
        "stand for the whole measure."
    ),
    "no_days": gettext_lazy("Values without a usable period are left out: %(n)d."),
    "no_kind": gettext_lazy("Values of which no row says the kind are left out: %(n)d."),
    "no_number": gettext_lazy("Values that are no number are left out: %(n)d."),
}


class IncomingForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File with values"),
        help_text=gettext_lazy("IATI (XML), DHIS2 (JSON), or a table (CSV, XLSX, XLS, ODS)."),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of a file, for an hour and for the one who sent it.

    Of a workbook with several sheets the file is kept too, for another one may be meant.
    """

    name: str
    found: exchange.incoming.Read
    sheet: str
    sheets: tuple[str, ...]
    data: bytes


def _edition(request: HttpRequest, slug: str) -> PlanEdition:
    """To those who enter nothing in it the page is not there."""
    edition = requests.edition_or_404(request, slug)
    held = access.measures_entered_by(request.user, on=requests.today())
    if not held.filter(node__edition=edition).exists():
        raise Http404
    return edition


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file. The size is looked at while it comes in, before the form's token is read."""
    edition = _edition(request, slug)
    guard = RefuseLargeFiles(request, most=exchange.incoming.LARGEST_FILE)
    request.upload_handlers = [guard, *request.upload_handlers]
    return _upload(request, guard, edition)


@csrf_protect
def _upload(request: HttpRequest, guard: RefuseLargeFiles, edition: PlanEdition) -> HttpResponse:
    is_sent = request.method == "POST"
    form = IncomingForm(request.POST, request.FILES) if is_sent else IncomingForm()
    most = exchange.incoming.LARGEST_FILE // MEGABYTE
    if guard.too_large:
        said = _("The file is larger than %(most)s megabytes.") % {"most": most}
        form.errors["file"] = form.error_class([said])
    elif is_sent and form.is_valid() and (digest := _read(request, form)):
        return redirect("quarantine", slug=edition.slug, digest=digest)
    context = {"form": form, "edition": edition, "megabytes": most}
    status = REFUSED if is_sent else 200
    return render(request, "indicators/framework/bring_in.html", context, status=status)


def _read(request: HttpRequest, form: IncomingForm) -> str:
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        kept = _kept(file.name, data)
    except exchange.incoming.NotReadable:
        form.add_error("file", _("This is no IATI file, no DHIS2 data value set and no table."))
        return ""
    digest = hashlib.sha256(data).hexdigest()
    cache.set(_key(request, digest), kept, AN_HOUR)
    return digest


def _kept(name: str, data: bytes, sheet: str = "") -> Kept:
    try:
        best, sheets = exchange.spreadsheet.sheets_of(data)
        found = exchange.incoming.read(
            data, language=requests.content_language(), sheet=sheet or best
        )
    except exchange.spreadsheet.NotATable as refusal:
        raise exchange.incoming.NotReadable from refusal
    return Kept(name, found, sheet or best, sheets, data if len(sheets) > 1 else b"")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def quarantine(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """What would become of each value. Doubts about the file are settled by a person first."""
    edition = _edition(request, slug)
    held = cache.get(_key(request, digest))
    if held is None:
        messages.info(request, _("This file is no longer kept here. Send it again."))
        return redirect("bring_in", slug=slug)
    if (sheet := request.POST.get("sheet")) in held.sheets:
        cache.set(_key(request, digest), _kept(held.name, held.data, sheet), AN_HOUR)
        return redirect("quarantine", slug=slug, digest=digest)
    is_settled = not held.found.is_doubtful or request.POST.get("settled") == "on"
    try:
        if request.method == "POST" and is_settled:
            return _brought_in(request, edition, held, digest)
        return _weighed(request, edition, held)
    except entry.TooManyRows as refusal:
        messages.error(request, str(refusal))
        return redirect("bring_in", slug=slug)


def _weighed(request: HttpRequest, edition: PlanEdition, held: Kept) -> HttpResponse:
    weighed = exchange.incoming.weigh(
        edition, held.found, by=request.user, now=timezone.now(), name=held.name
    )
    context = {
        "edition": edition,
        "name": held.name,
        "sheet": held.sheet,
        "sheets": held.sheets,
        "weighed": weighed,
        "judged": weighed.judged[:FIRST],
        "unmatched": weighed.unmatched[:FIRST],
        "missing": held.found.missing,
        "doubts": [str(DOUBTS[code]) % {"n": n} for code, n in held.found.doubts],
        **_of_columns(held.found),
        "is_unsettled": request.method == "POST",
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "indicators/framework/quarantine.html", context, status=status)


def _of_columns(found: exchange.incoming.Read) -> dict[str, object]:
    """How a table was understood; nothing of other files."""
    if found.mapping is None:
        return {}
    return {
        "columns": [
            (at, each, ROLES[each.role]) for at, each in enumerate(found.mapping.columns, 1)
        ],
        "is_kept": found.is_kept,
        "column_doubts": [doubt_in_words(each) for each in found.mapping.doubts],
    }


def _brought_in(
    request: HttpRequest, edition: PlanEdition, held: Kept, digest: str
) -> HttpResponse:
    kept = exchange.incoming.bring_in(
        edition, held.found, by=request.user, now=timezone.now(), name=held.name
    )
    cache.delete(_key(request, digest))
    messages.success(
        request,
        _("Kept as drafts: %(taken)d. Unchanged: %(unchanged)d. Not taken: %(refused)d.")
        % {"taken": kept.taken, "unchanged": kept.unchanged, "refused": kept.refused},
    )
    return redirect("my_entries")


def _key(request: HttpRequest, digest: str) -> str:
    return f"incoming:{request.user.pk}:{digest}"
