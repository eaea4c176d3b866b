"""Who may still write into a round after its close: read, let in, and shut out again."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import review
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, RowView, View
from indicators.api.serving.rows import Row, read_one
from indicators.enums import TokenScope
from indicators.models import (
    MeasureIdentity,
    ProgrammeIdentity,
    ReportingRound,
    RoundException,
    SubprogrammeIdentity,
)

UNITS = {
    "programme": (ProgrammeIdentity, "document"),
    "subprogramme": (SubprogrammeIdentity, "programme__document"),
    "measure": (MeasureIdentity, "programme__document"),
}


class ExceptionRow(Row):
    """Who may still write after the close; programme, subprogramme and measure by identity."""

    id = serializers.IntegerField(source="pk")
    programme = serializers.IntegerField(source="programme_id", allow_null=True)
    subprogramme = serializers.IntegerField(source="subprogramme_id", allow_null=True)
    measure = serializers.IntegerField(source="measure_id", allow_null=True)
    until = serializers.DateField()
    reason = serializers.CharField()
    granted_by = serializers.CharField(source="granted_by.name")
    at = serializers.DateTimeField()
    revoked_at = serializers.DateTimeField(allow_null=True)


class ExceptionInput(Input):
    """One of the three, by identity."""

    programme = Whole(required=False)
    subprogramme = Whole(required=False)
    measure = Whole(required=False)
    until = serializers.DateField()
    reason = Words()


class RoundExceptions(ListView):
    """Who may still write after the close; with POST, one more."""

    name = "exceptions"
    row = ExceptionRow
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": ExceptionInput}
    gives: ClassVar = {"POST": {201: ExceptionRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}

    def rows(self) -> QuerySet[RoundException]:
        asked = get_object_or_404(self.caller.rounds_administered(), pk=self.kwargs["id"])
        return self.caller.exceptions().filter(round=asked)

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Let a programme, a subprogramme or one measure write until the end of a day."""
        asked = get_object_or_404(self.caller.rounds_administered(), pk=id)
        said = checked(ExceptionInput, request)
        granted = review.rounds.grant_exception(
            round_id=asked.pk,
            unit=_unit(said, asked),
            until=said["until"],
            reason=said["reason"],
            by=request.user,
            on=self.caller.today,
        )
        return _answered(request, granted, status=201)


class OneException(RowView):
    """One exception."""

    row = ExceptionRow

    def rows(self) -> QuerySet[RoundException]:
        return self.caller.exceptions()

    def get(self, request: Request, id: int, exception_id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), round=id, pk=exception_id)
        [body] = self.shown(self.rows().filter(pk=found.pk), asked)
        return answer(request, body, etag=etag_of(found))


class RevokeException(View):
    """The end of an exception."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": None}
    gives: ClassVar = {"POST": {200: ExceptionRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int, exception_id: int) -> HttpResponse:
        """End an exception at once."""
        asked = get_object_or_404(self.caller.rounds_administered(), pk=id)
        granted = get_object_or_404(asked.exceptions, pk=exception_id)
        demand_match(request, etag_of(granted), current=shown(granted))
        ended = review.rounds.revoke_exception(
            exception_id=granted.pk, by=request.user, now=self.caller.now
        )
        return _answered(request, ended)


def etag_of(granted: RoundException) -> str:
    """An exception is granted once and ended once."""
    return f'"exception.{granted.pk}.{"over" if granted.revoked_at else ""}"'


def shown(granted: RoundException) -> dict[str, object]:
    return read_one(ExceptionRow, granted)


def _answered(request: Request, granted: RoundException, status: int = 200) -> HttpResponse:
    location = f"/api/v1/rounds/{granted.round_id}/exceptions/{granted.pk}/"
    body, etag = shown(granted), etag_of(granted)
    return answer(request, body, status=status, etag=etag, location=location)


def _unit(
    said: dict[str, object], asked: ReportingRound
) -> ProgrammeIdentity | SubprogrammeIdentity | MeasureIdentity:
    named = [name for name in UNITS if name in said]
    if len(named) != 1:
        raise refused_field(
            "programme", "Name a programme, a subprogramme or a measure, and one of them."
        )
    model, plan = UNITS[named[0]]
    of_plan = {plan: asked.edition.document_id}
    unit = model.objects.filter(pk=said[named[0]], **of_plan).first()
    if unit is None:
        raise refused_field(named[0], "The plan of the round has no such unit.")
    return unit
