"""Values of another system into a plan: a file is weighed, and what a person doubts is settled."""

from dataclasses import dataclass
from typing import ClassVar

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from indicators import exchange
from indicators.api.plans.tables import ColumnRow, columns_of
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, YesOrNo, checked
from indicators.api.serving.parameters import asked_of, described
from indicators.api.serving.problems import Refused
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
from indicators.api.values.bulk import said_of
from indicators.enums import TokenScope
from indicators.models import PlanEdition

STATED = (
    "where",
    "code",
    "name",
    "kind",
    "period",
    "number",
    "words",
    "component",
    "part",
    "as_of",
)
LANGUAGE = described(
    "language",
    "In which numbers are written in a table; that of the edition, where nothing is said.",
    {"type": "string", "enum": ["ar", "en", "es", "fr", "ru", "zh"]},
)


class IncomingValue(serializers.Serializer):
    """A value as the file states it; empty where the file has no word for it."""

    where = serializers.CharField(help_text="The place in the file.")
    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()
    period = serializers.CharField()
    number = serializers.CharField()
    words = serializers.CharField()
    component = serializers.CharField()
    part = serializers.CharField()
    as_of = serializers.CharField()


class WeighedValue(IncomingValue):
    """What becomes of a value that is meant for a measure of the plan."""

    outcome = serializers.ChoiceField(("taken", "unchanged", "refused"))
    value = serializers.IntegerField(required=False, help_text="By its id, once it is kept.")
    revision = serializers.IntegerField(required=False)
    detail = serializers.CharField(required=False, help_text="Why it is refused.")


class FileDoubt(serializers.Serializer):
    code = serializers.CharField()
    count = serializers.IntegerField()


class WeighedFile(serializers.Serializer):
    """What became of the values of a file, or would; nothing is kept before it is confirmed."""

    sha256 = serializers.CharField()
    name = serializers.CharField()
    sheet = serializers.CharField(help_text="Of a workbook, the sheet that was read.")
    sheets = serializers.ListField(
        child=serializers.CharField(), help_text="Those that can be asked for."
    )
    kept = serializers.BooleanField()
    doubts = FileDoubt(many=True)
    columns = ColumnRow(many=True, help_text="How a table is understood; empty of other files.")
    column_doubts = serializers.ListField(child=serializers.CharField())
    missing = serializers.IntegerField(help_text="Places without a value.")
    taken = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    refused = serializers.IntegerField()
    values = WeighedValue(many=True)
    unmatched = IncomingValue(many=True, help_text="Meant for no measure of the plan.")


class SettledInput(Input):
    settled = YesOrNo(
        required=False, help_text="Demanded of a file with doubts: a person has looked at them."
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of a file, for an hour and for the one who sent it."""

    name: str
    of: SheetRead
    found: exchange.incoming.Read


class OfIncoming(View):
    """To those who enter nothing in the edition there is nothing here."""

    demands: ClassVar = dict.fromkeys(("GET", "POST"), TokenScope.ENTER)

    def edition(self, slug: str) -> PlanEdition:
        edition = get_object_or_404(self.caller.editions(), slug=slug)
        if not self.caller.entered().filter(node__edition=edition).exists():
            raise Http404
        return edition

    def kept(self, sha256: str) -> Kept:
        held = cache.get(self.key(sha256))
        if held is None:
            raise Http404
        return held

    def key(self, sha256: str) -> str:
        return f"api:incoming:{self.request.auth.pk}:{sha256}"

    def weighed(self, edition: PlanEdition, held: Kept, *, keep: bool) -> dict:
        act = exchange.incoming.bring_in if keep else exchange.incoming.weigh
        done = act(
            edition,
            held.found,
            by=self.request.user,
            now=self.caller.now,
            name=held.name,
            among=self.caller.entered() if self.caller.narrowed_to else None,
        )
        return said_of_file(held, done, kept=keep)


class Incoming(OfIncoming):
    """Files with values."""

    parser_classes = (Bytes,)
    takes: ClassVar = {"POST": {BYTES: OpenApiTypes.BINARY}}
    gives: ClassVar = {"POST": {201: WeighedFile}}
    headers: ClassVar = {"POST": [NAME, SHEET, LANGUAGE, KEY]}
    refusals: ClassVar = {"POST": (413, 415, 422)}

    @idempotent
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Send IATI, DHIS2 or a table, and read what would become of each value.

        A table is read by the mapping that a person has kept for its heads, or by a guess. What
        was read is kept for an hour; its address confirms it.
        """
        own = asked_of(request, [NAME, SHEET, LANGUAGE])
        edition = self.edition(slug)
        data = bytes_of(request, exchange.incoming.LARGEST_FILE)
        try:
            of = sheet_read(data, own["sheet"])
            language = own["language"] or edition.language
            found = exchange.incoming.read(data, language=language, sheet=of.sheet)
        except (exchange.incoming.NotReadable, exchange.spreadsheet.NotATable) as wrong:
            said = "This is no IATI file, no DHIS2 data value set and no table."
            raise Refused(422, "not-readable", said) from wrong
        held = Kept(own["name"], of, found)
        cache.set(self.key(of.sha256), held, KEPT_FOR)
        body = self.weighed(edition, held, keep=False)
        location = f"/api/v1/editions/{slug}/incoming/{of.sha256}/"
        return answer(request, body, status=201, etag=tag_of(body), location=location)


class OneIncoming(OfIncoming):
    """A file with values, in quarantine."""

    takes: ClassVar = {"POST": SettledInput}
    gives: ClassVar = {"GET": {200: WeighedFile}, "POST": {200: WeighedFile}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 413, 415, 422, 428)}

    def get(self, request: Request, slug: str, sha256: str) -> HttpResponse:
        """What would become of each value of the file now."""
        asked_of(request, [])
        edition = self.edition(slug)
        return answer(request, self.weighed(edition, self.kept(sha256), keep=False))

    @idempotent
    def post(self, request: Request, slug: str, sha256: str) -> HttpResponse:
        """Keep what can be kept as drafts, as it was read under this ETag; the file is then gone.

        What the readers of files doubt is settled by a person: ``settled`` says that it was.
        """
        said = checked(SettledInput, request)
        edition, held = self.edition(slug), self.kept(sha256)
        before = self.weighed(edition, held, keep=False)
        demand_match(request, tag_of(before))
        if held.found.is_doubtful and not said.get("settled"):
            raise Refused(409, "doubtful", "A person looks at the doubts first: settled.")
        done = self.weighed(edition, held, keep=True)
        cache.delete(self.key(sha256))
        return answer(request, done)


def said_of_file(held: Kept, done: exchange.incoming.Weighed, *, kept: bool) -> dict[str, object]:
    mapping = held.found.mapping
    return {
        "sha256": held.of.sha256,
        "name": held.name,
        "sheet": held.of.sheet,
        "sheets": list(held.of.sheets),
        "kept": kept,
        "doubts": [{"code": code, "count": count} for code, count in held.found.doubts],
        "columns": columns_of(mapping) if mapping else [],
        "column_doubts": list(mapping.doubts) if mapping else [],
        "missing": held.found.missing,
        "taken": done.taken,
        "unchanged": done.unchanged,
        "refused": done.refused,
        "values": [_weighed(each, kept=kept) for each in done.judged],
        "unmatched": [_stated(each) for each in done.unmatched],
    }


def _stated(each: exchange.incoming.Incoming) -> dict[str, object]:
    return {name: getattr(each, name) for name in STATED}


def _weighed(each: exchange.incoming.Judged, *, kept: bool) -> dict[str, object]:
    """A value that is weighed has its id only once it is kept."""
    said = said_of(each.answer, each.answer.line)
    names = ("outcome", "revision", "detail", *(("value",) if kept else ()))
    return _stated(each.incoming) | {name: said[name] for name in names if name in said}
