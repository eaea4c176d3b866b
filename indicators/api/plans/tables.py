"""Any spreadsheet as a plan: sent, its columns said, checked and loaded."""

from dataclasses import dataclass
from typing import ClassVar

from django.core.cache import cache
from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access, exchange, plans
from indicators.api.plans.imports import Found, found_in
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words, checked
from indicators.api.serving.parameters import asked_of
from indicators.api.serving.problems import Refused, refused_field
from indicators.api.serving.reading import View
from indicators.api.serving.sent_files import (
    BYTES,
    KEPT_FOR,
    NAME,
    SHEET,
    Bytes,
    SheetRead,
    bytes_of,
    sheet_read,
)
from indicators.enums import TokenScope

ROLES = [each.value for each in exchange.spreadsheet.Role]
NAMES_A_MEASURE = (exchange.spreadsheet.Role.NAME, exchange.spreadsheet.Role.CODE)
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


class ColumnRow(serializers.Serializer):
    """What a column of a table holds, and of which year where its head names one."""

    head = serializers.CharField()
    role = serializers.ChoiceField(ROLES)
    period = serializers.CharField()


class TableRead(serializers.Serializer):
    """How a table is understood: as people have said for these heads (``is_kept``), or guessed."""

    sha256 = serializers.CharField()
    name = serializers.CharField()
    sheet = serializers.CharField(help_text="Of a workbook, the sheet that was read.")
    sheets = serializers.ListField(
        child=serializers.CharField(), help_text="Those that can be asked for: each is a plan."
    )
    is_kept = serializers.BooleanField()
    first_row = serializers.IntegerField(help_text="The first below the head, counted from 1.")
    period = serializers.CharField(help_text="Of values that name none.")
    columns = ColumnRow(many=True)
    doubts = serializers.ListField(child=serializers.CharField())
    records = serializers.IntegerField()
    values = serializers.IntegerField()
    without_year = serializers.IntegerField(help_text="Values that name no year are left out.")


class SaidColumnInput(Input):
    role = serializers.ChoiceField(ROLES)
    period = Words(default="", allow_blank=True, max_length=32)


class MappingInput(Input):
    """What each column holds, in the order of the table; kept for every table with these heads."""

    first_row = Whole(min_value=2, max_value=20_000)
    period = Words(default="", allow_blank=True, max_length=32)
    columns = SaidColumnInput(many=True)


class LoadedTableInput(Input):
    """What a person says of the table as a plan."""

    title = Words(max_length=300)
    symbol = Words(max_length=100)
    period = Words(max_length=32, help_text="A year or years: 2026, 2022-2025, 2021/22.")
    language = serializers.ChoiceField(LANGUAGES)
    released_on = serializers.DateField(
        required=False, allow_null=True, help_text="From this day on readers know of it."
    )


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table between sending and loading, for an hour and for the one who sent it."""

    name: str
    of: SheetRead
    rows: list[list[str]]


class OfTables(View):
    """For planning officers, as every import of a plan is."""

    demands: ClassVar = dict.fromkeys(("GET", "POST", "PUT"), TokenScope.ADMINISTER)

    def require_officer(self) -> None:
        caller = self.caller
        if caller.narrowed_to or not access.may_import_plans(caller.user, on=caller.today):
            raise Refused(403, "not-an-officer", "Only a planning officer brings plans in.")

    def kept(self, sha256: str) -> KeptTable:
        self.require_officer()
        held = cache.get(self.key(sha256))
        if held is None:
            raise Http404
        return held

    def key(self, sha256: str) -> str:
        return f"api:table:{self.request.auth.pk}:{sha256}"


class Tables(OfTables):
    """Tables of other systems."""

    parser_classes = (Bytes,)
    takes: ClassVar = {"POST": {BYTES: OpenApiTypes.BINARY}}
    gives: ClassVar = {"POST": {201: TableRead}}
    headers: ClassVar = {"POST": [NAME, SHEET, KEY]}
    refusals: ClassVar = {"POST": (413, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Send a CSV, Excel or OpenDocument table that is a plan of its own; nothing is loaded.

        It is kept for an hour under its address, where its columns are said and it is loaded.
        """
        own = asked_of(request, [NAME, SHEET])
        self.require_officer()
        data = bytes_of(request, exchange.spreadsheet.LARGEST_FILE)
        try:
            of = sheet_read(data, own["sheet"])
            rows = exchange.spreadsheet.read_table(data, of.sheet)
        except exchange.spreadsheet.NotATable as wrong:
            said = "This is no table of 20,000 rows and 300 columns at most."
            raise Refused(422, "no-table", said) from wrong
        held = KeptTable(own["name"], of, rows)
        cache.set(self.key(of.sha256), held, KEPT_FOR)
        body, location = understood(held), f"/api/v1/imports/tables/{of.sha256}/"
        return answer(request, body, status=201, etag=tag_of(body), location=location)


class OneTable(OfTables):
    """A table that was sent."""

    takes: ClassVar = {"PUT": MappingInput, "POST": LoadedTableInput}
    gives: ClassVar = {
        "GET": {200: TableRead},
        "PUT": {200: TableRead},
        "POST": {200: Found, 201: Found},
    }
    headers: ClassVar = {"PUT": [IF_MATCH, KEY], "POST": [IF_MATCH, KEY]}
    refusals: ClassVar = dict.fromkeys(("PUT", "POST"), (412, 415, 422, 428))

    def get(self, request: Request, sha256: str) -> HttpResponse:
        """How the table is understood."""
        asked_of(request, [])
        return answer(request, understood(self.kept(sha256)))

    @idempotent
    def put(self, request: Request, sha256: str) -> HttpResponse:
        """Say what each column holds; it is kept for every table with these heads."""
        said = checked(MappingInput, request)
        held = self.kept(sha256)
        standing = understood(held)
        demand_match(request, tag_of(standing), current=standing)
        mapping = mapping_said(said, exchange.spreadsheet.guess(held.rows))
        exchange.spreadsheet.keep_mapping(held.rows, mapping, by=request.user)
        kept = understood(held)
        return answer(request, kept, etag=tag_of(kept))

    @idempotent
    def post(self, request: Request, sha256: str) -> HttpResponse:
        """Load the table as a plan, as it is understood under this ETag. The same loads once."""
        said = checked(LoadedTableInput, request)
        held = self.kept(sha256)
        demand_match(request, tag_of(understood(held)))
        if not plans.is_period(said["period"]):
            raise refused_field("period", "Write 2026, 2022-2025 or 2021/22.")
        released_on = said.pop("released_on", None)
        mapping, _is_kept = exchange.spreadsheet.mapping_of(held.rows)
        named = exchange.spreadsheet.Named(**said)
        record = exchange.spreadsheet.plan_of(held.rows, mapping, named, sha256=sha256)
        loaded = plans.load(
            record,
            by=request.user,
            now=self.caller.now,
            source_name=held.name,
            released_on=released_on,
        )
        slug = loaded.edition.slug
        found = found_in(record) | {"loaded": True, "edition": slug}
        status = 201 if loaded.is_new else 200
        return answer(request, found, status=status, location=f"/api/v1/editions/{slug}/")


def understood(held: KeptTable) -> dict[str, object]:
    mapping, is_kept = exchange.spreadsheet.mapping_of(held.rows)
    records = list(exchange.spreadsheet.records(held.rows, mapping))
    return {
        "sha256": held.of.sha256,
        "name": held.name,
        "sheet": held.of.sheet,
        "sheets": list(held.of.sheets),
        "is_kept": is_kept,
        "first_row": mapping.first_row + 1,
        "period": mapping.period,
        "columns": columns_of(mapping),
        "doubts": list(mapping.doubts),
        "records": len(records),
        "values": sum(len(each.said) for each in records),
        "without_year": sum(len(each.doubts) for each in records),
    }


def columns_of(mapping: exchange.spreadsheet.Mapping) -> list[dict[str, str]]:
    return [
        {"head": each.head, "role": each.role.value, "period": each.period}
        for each in mapping.columns
    ]


def mapping_said(
    said: dict[str, object], guessed: exchange.spreadsheet.Mapping
) -> exchange.spreadsheet.Mapping:
    """The heads are those of the table."""
    columns = said["columns"]
    if len(columns) != len(guessed.columns):
        raise refused_field("columns", f"The table has {len(guessed.columns)} columns.")
    places = [("period", said["period"])]
    places += [(f"columns/{at}/period", each["period"]) for at, each in enumerate(columns)]
    for place, period in places:
        if period and not plans.is_period(period):
            raise refused_field(place, "Write 2026, 2022-2025, 2021/22 or 2026 Q2.")
    if not {each["role"] for each in columns} & {each.value for each in NAMES_A_MEASURE}:
        raise refused_field("columns", "Say which column holds what is measured.")
    return exchange.spreadsheet.Mapping(
        first_row=said["first_row"] - 1,
        columns=tuple(
            exchange.spreadsheet.Column(
                own.head, exchange.spreadsheet.Role(each["role"]), each["period"]
            )
            for own, each in zip(guessed.columns, columns, strict=True)
        ),
        period=said["period"],
    )
