"""Bringing a plan in: look at what would be loaded, then confirm the file that was looked at."""

from collections import Counter
from datetime import date
from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access, plans
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import KEY, idempotent
from indicators.api.serving.filters import Text, Whole
from indicators.api.serving.parameters import asked_of, described
from indicators.api.serving.problems import Refused, refused_parameter
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.serving.rows import Row, choice
from indicators.api.serving.sent_files import BYTES, NAME, Bytes, bytes_of
from indicators.enums import PlanFormat, TokenScope
from indicators.models import PlanEdition

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
    NAME,
]


class ImportRow(Row):
    """A file that was loaded, and the edition that it became."""

    id = serializers.IntegerField(source="pk")
    edition = serializers.CharField(source="slug")
    plan = serializers.IntegerField(source="document_id")
    name = serializers.CharField(source="source_name", help_text="What the file was called.")
    sha256 = serializers.CharField(source="source_sha256")
    format = choice(PlanFormat)
    language = serializers.CharField()
    by = serializers.CharField(source="imported_by.name", allow_null=True)
    at = serializers.DateTimeField(source="imported_at")


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


class ImportFilters(django_filters.FilterSet):
    plan = Whole(field_name="document", label="The plan, by its id.")
    sha256 = Text(field_name="source_sha256", label="Of this file.")


class OfImports(RowsView):
    row = ImportRow
    demands: ClassVar = dict.fromkeys(("GET", "POST"), TokenScope.ADMINISTER)

    def rows(self) -> QuerySet[PlanEdition]:
        """To the officers of each plan, and to whoever loaded it: a new plan has no roles yet."""
        if self.caller.narrowed_to:
            return PlanEdition.objects.none()
        mine = self.caller.documents_administered()
        is_mine = Q(document__in=mine) | Q(imported_by=self.caller.user.pk)
        return self.caller.editions().filter(is_mine)


class OneImport(OfImports, RowView):
    """One file that was loaded."""


class Imports(OfImports, ListView):
    """Plan files that were loaded; with POST, one more."""

    name = "imports"
    filterset_class = ImportFilters
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
        record = plans.read(bytes_of(request, plans.LARGEST_FILE))
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
