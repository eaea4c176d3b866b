"""A table of any spreadsheet: upload, say what its columns hold, check and load it as a plan."""

import hashlib
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from indicators import exchange
from indicators.web.bringing_in.imports import MEGABYTE, REFUSED, require_officer
from indicators.web.bringing_in.spreadsheet_forms import ColumnsForm, TableFileForm, said_of
from indicators.web.bringing_in.uploads import AN_HOUR, RefuseLargeFiles, Upload, remember

FIRST_ROWS = 20
Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table between upload and loading, for an hour and for the one who sent it.

    Of a workbook with several sheets the file is kept too, for another one may be meant.
    """

    name: str
    size: int
    sha256: str
    rows: Table
    sheet: str
    sheets: tuple[str, ...]
    data: bytes


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file. The size is looked at while it comes in, before the form's token is read."""
    require_officer(request)
    guard = RefuseLargeFiles(request, most=exchange.spreadsheet.LARGEST_FILE)
    request.upload_handlers = [guard, *request.upload_handlers]
    return _upload(request, guard)


@csrf_protect
def _upload(request: HttpRequest, guard: RefuseLargeFiles) -> HttpResponse:
    is_sent = request.method == "POST"
    form = TableFileForm(request.POST, request.FILES) if is_sent else TableFileForm()
    if guard.too_large:
        form.errors["file"] = form.error_class([said_of("too_large")])
    elif is_sent and form.is_valid() and (digest := _read(request, form)):
        return redirect("spreadsheet_columns", digest=digest)
    context = {"form": form, "megabytes": exchange.spreadsheet.LARGEST_FILE // MEGABYTE}
    status = REFUSED if is_sent else 200
    return render(request, "indicators/framework/spreadsheet.html", context, status=status)


def _read(request: HttpRequest, form: TableFileForm) -> str:
    """The digest of a table that is kept; otherwise empty, with the reason beside the field."""
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        table = _table(file.name, data)
    except exchange.spreadsheet.NotATable as refusal:
        form.add_error("file", said_of(refusal.code))
        return ""
    cache.set(_key(request, table.sha256), table, AN_HOUR)
    return table.sha256


def _table(name: str, data: bytes, sheet: str = "") -> KeptTable:
    best, sheets = exchange.spreadsheet.sheets_of(data)
    return KeptTable(
        name=name,
        size=len(data),
        # Another sheet of one file is another plan.
        sha256=hashlib.sha256(data + sheet.encode()).hexdigest(),
        rows=exchange.spreadsheet.read_table(data, sheet or best),
        sheet=sheet or best,
        sheets=sheets,
        data=data if len(sheets) > 1 else b"",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def columns(request: HttpRequest, digest: str) -> HttpResponse:
    """What each column holds, as it is guessed or was said before; nothing is loaded here."""
    require_officer(request)
    held = cache.get(_key(request, digest))
    if held is None:
        return redirect("spreadsheet")
    if (sheet := request.POST.get("sheet")) in held.sheets:
        cache.set(_key(request, digest), _table(held.name, held.data, sheet), AN_HOUR)
        return redirect("spreadsheet_columns", digest=digest)
    guessed, is_kept = exchange.spreadsheet.mapping_of(held.rows)
    form = ColumnsForm(request.POST or None, mapping=guessed, name=held.name)
    if form.is_valid():
        exchange.spreadsheet.keep_mapping(held.rows, form.mapping, by=request.user)
        if request.POST.get("next") == "check":
            return redirect("import_preview", digest=_remembered(request, held, form))
    mapping = form.mapping if form.is_bound and form.is_valid() else guessed
    records = list(exchange.spreadsheet.records(held.rows, mapping))
    context = {
        "form": form,
        "name": held.name,
        "sheet": held.sheet,
        "sheets": held.sheets,
        "is_kept": is_kept,
        "columns": form.columns(held.rows),
        "doubts": form.doubts(mapping, records),
        "records": records[:FIRST_ROWS],
        "found": len(records),
        "values": sum(len(each.said) for each in records),
    }
    status = REFUSED if form.errors else 200
    return render(request, "indicators/framework/spreadsheet_columns.html", context, status=status)


def _remembered(request: HttpRequest, held: KeptTable, form: ColumnsForm) -> str:
    """Hand the table, read as a plan, to the page that checks every import."""
    record = exchange.spreadsheet.plan_of(held.rows, form.mapping, form.named, sha256=held.sha256)
    return remember(request, Upload(name=held.name, size=held.size, record=record))


def _key(request: HttpRequest, digest: str) -> str:
    return f"table:{request.user.pk}:{digest}"
