"""The proof of values: listed, given as a file or a link, taken away from drafts, fetched."""

from io import BytesIO
from typing import IO, ClassVar

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from indicators import entry
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Words
from indicators.api.serving.laying_by import laid_by
from indicators.api.serving.parameters import asked_by, described
from indicators.api.serving.problems import Refused, refused_parameter
from indicators.api.serving.reading import Json, ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, read_one
from indicators.api.values.values import etag_of as etag_of_value
from indicators.enums import EvidenceRefusal, TokenScope
from indicators.models import Cell, EvidenceUse

BYTES = "application/octet-stream"
NAME = described(
    "name",
    "What a file is called, with the ending of its kind; demanded of a file.",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[^\x00]+$"},
)


class Bytes(BaseParser):
    """A body that is a file: laid by as it comes in, and no longer than one may be."""

    media_type = BYTES

    def parse(self, stream: IO[bytes], *_args: object) -> File:
        too_large = Refused(413, "too-large", entry.sentence(EvidenceRefusal.TOO_LARGE))
        return File(laid_by(stream, longest=settings.EVIDENCE_LARGEST_FILE, too_long=too_large))


class EvidenceRow(Row):
    """A file or a link that proves a value, from a version of it on."""

    id = serializers.IntegerField(source="pk")
    value = serializers.IntegerField(source="version.cell_id")
    version = serializers.IntegerField(source="version.number")
    name = serializers.CharField()
    url = serializers.CharField(source="link.url", allow_null=True)
    content_type = serializers.CharField(source="file.content_type", allow_null=True)
    size = serializers.IntegerField(source="file.size", allow_null=True, help_text="In bytes.")
    sha256 = serializers.CharField(source="file.sha256", allow_null=True)
    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()
    removed_from = serializers.IntegerField(
        source="removal.version.number",
        allow_null=True,
        help_text="The version from which on it is no longer given.",
    )


class LinkInput(Input):
    url = Words(max_length=2000, help_text="https://…")
    title = Words(required=False, allow_blank=True, max_length=200)


class EvidenceOfValue(ListView):
    """What proves a value; with POST, one more file or link."""

    name = "evidence"
    row = EvidenceRow
    demands: ClassVar = {"POST": TokenScope.ENTER}
    parser_classes = (Json, Bytes)
    takes: ClassVar = {"POST": {"application/json": LinkInput, BYTES: OpenApiTypes.BINARY}}
    gives: ClassVar = {"POST": {201: EvidenceRow}}
    headers: ClassVar = {"POST": [NAME, IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 413, 415, 422, 428, 503)}

    def rows(self) -> QuerySet[EvidenceUse]:
        cell = get_object_or_404(self.caller.cells(), pk=self.kwargs["id"])
        return self.caller.evidence().filter(version__cell=cell)

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Give a file, whose bytes are the body, or a link as evidence of a draft.

        ``If-Match`` is the ETag of the value. A file is what its bytes say: PDF, pictures, Office
        documents, CSV and plain text.
        """
        entered = self.caller.entered().values("identity")
        mine = Cell.objects.filter(measure__in=entered).select_for_update(of=["self"])
        cell = get_object_or_404(mine, pk=id)
        demand_match(request, etag_of_value(cell))
        who = {"cell_id": cell.pk, "by": request.user}
        if request.content_type.startswith(BYTES):
            # Of no bytes at all nothing was parsed.
            sent = request.data if isinstance(request.data, File) else File(BytesIO())
            use = entry.attach_file(file=sent, name=_name(request), **who)
        else:
            body = LinkInput(data=request.data)
            body.is_valid(raise_exception=True)
            use = entry.attach_link(**{"title": "", **body.validated_data}, **who)
        found = read_one(EvidenceRow, use)
        location = f"/api/v1/evidence/{use.pk}/"
        return answer(request, found, status=201, etag=etag_of(use.pk), location=location)


def _name(request: Request) -> str:
    name = request.query_params.get("name", "")
    if not name.strip() or len(name) > NAME["schema"]["maxLength"] or "\0" in name:
        raise refused_parameter("name", "Name the file, with the ending of its kind: report.pdf.")
    return name


def etag_of(key: int) -> str:
    """Evidence is given once and never changed."""
    return f'"evidence.{key}"'


class OfEvidence(RowsView):
    row = EvidenceRow

    def rows(self) -> QuerySet[EvidenceUse]:
        return self.caller.evidence()


class Evidence(OfEvidence, RowView):
    """One file or link."""

    demands: ClassVar = {"DELETE": TokenScope.ENTER}
    gives: ClassVar = {"GET": {200: EvidenceRow}, "DELETE": {204: None}}
    headers: ClassVar = {"DELETE": [IF_MATCH]}
    refusals: ClassVar = {"DELETE": (412, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(EvidenceUse.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=etag_of(found.pk))

    def delete(self, request: Request, id: int) -> HttpResponse:
        """Take it away from the draft; what was submitted or approved with it keeps it."""
        entered = self.caller.entered().values("identity")
        mine = self.rows().filter(version__cell__measure__in=entered)
        found = get_object_or_404(mine.select_related("version"), pk=id)
        demand_match(request, etag_of(found.pk))
        entry.remove_evidence(cell_id=found.version.cell_id, use_id=found.pk, by=request.user)
        return HttpResponse(status=204)


class EvidenceFile(OfEvidence, View):
    """The bytes of a file."""

    gives: ClassVar = {"GET": {(200, BYTES): OpenApiTypes.BINARY}}
    refusals: ClassVar = {"GET": (503,)}

    def get(self, request: Request, id: int) -> FileResponse:
        """The file as it was given."""
        files = self.rows().filter(file__isnull=False).distinct()
        use = get_object_or_404(files.select_related("file"), pk=id)
        try:
            content = entry.opened(use.file)
        except FileNotFoundError as lost:
            raise Http404 from lost
        return FileResponse(content, as_attachment=True, filename=use.name, content_type=BYTES)
