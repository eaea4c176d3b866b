"""Bringing a plan in: look at what would be loaded, then confirm the file that was looked at."""

from collections import Counter
from datetime import date
from typing import ClassVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from indicators import access, plans
from indicators.api.answers import answer
from indicators.api.changing import KEY, idempotent
from indicators.api.parameters import asked_of, described
from indicators.api.problems import Refused, refused_parameter
from indicators.api.reading import View
from indicators.enums import TokenScope

BYTES = "application/octet-stream"
MEGABYTE = 1024 * 1024
PARAMETERS = [
    described(
        "confirm",
        "The sha256 of the answer that was looked at: now load it.",
        {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    ),
    described(
        "released_on",
        "The day from which readers know of a new edition; its figures are drafts until then.",
        {"type": "string", "format": "date"},
    ),
    described(
        "name", "What the file is called.", {"type": "string", "maxLength": 255, "minLength": 1}
    ),
]


class Bytes(BaseParser):
    media_type = BYTES

    def parse(self, stream: object, *_args: object) -> bytes:
        return stream.read(plans.LARGEST_FILE + 1)


class Found(serializers.Serializer):
    """What the reader found in a file, and what became of it."""

    sha256 = serializers.CharField()
    symbol = serializers.CharField()
    title = serializers.CharField()
    period = serializers.CharField()
    language = serializers.CharField()
    format = serializers.CharField()
    nodes = serializers.DictField(child=serializers.IntegerField())
    doubts = serializers.IntegerField(help_text="Questions that a person has to settle.")
    not_read = serializers.IntegerField(help_text="Passages that no node took.")
    loaded = serializers.BooleanField()
    edition = serializers.CharField(allow_null=True, help_text="The slug of what was loaded.")


class Imports(View):
    """Plan files of other systems."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    parser_classes = (Bytes,)
    takes: ClassVar = {"POST": {BYTES: OpenApiTypes.BINARY}}
    gives: ClassVar = {"POST": {200: Found, 201: Found}}
    headers: ClassVar = {"POST": [*PARAMETERS, KEY]}
    refusals: ClassVar = {"POST": (413, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Say what is in a plan document; with ``confirm``, load it. The same file loads once."""
        own = asked_of(request, PARAMETERS)
        released_on = _day("released_on", own["released_on"])
        user, today = request.user, self.caller.today
        if self.caller.narrowed_to or not access.may_import_plans(user, on=today):
            raise Refused(403, "not-an-officer", "Only a planning officer brings plans in.")
        record = plans.read(_bytes(request))
        digest = record.document.source_sha256
        if not own["confirm"]:
            return answer(request, found_in(record))
        if own["confirm"] != digest:
            raise Refused(422, "another-file", "This is not the file that was looked at.")
        loaded = plans.load(
            record,
            by=user,
            now=self.caller.now,
            source_name=own["name"],
            released_on=released_on,
        )
        said = found_in(record) | {"loaded": True, "edition": loaded.edition.slug}
        status = 201 if loaded.is_new else 200
        location = f"/api/v1/editions/{loaded.edition.slug}/"
        return answer(request, said, status=status, location=location)


def _day(name: str, said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as wrong:
        raise refused_parameter(name, "This is not a day, such as 2025-12-31.") from wrong


def _bytes(request: Request) -> bytes:
    sent = request.data
    if len(sent) > plans.LARGEST_FILE:
        most = plans.LARGEST_FILE // MEGABYTE
        raise Refused(413, "too-large", f"A file has {most} megabytes at most.")
    return sent


def found_in(record: plans.PlanRecord) -> dict[str, object]:
    document = record.document
    names = ("symbol", "title", "period", "language", "format")
    counts = {kind: count for kind, count, _before in plans.preview(record).counts}
    kinds = Counter(each.kind for each in record.records)
    return {
        "sha256": document.source_sha256,
        **{name: str(getattr(document, name)) for name in names},
        "nodes": counts,
        "doubts": kinds["doubt"],
        "not_read": kinds["remainder"],
        "loaded": False,
        "edition": None,
    }
