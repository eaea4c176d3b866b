"""How a measure is to be read: as it stands, confirmed by its planning officer, or amended."""

from dataclasses import fields
from decimal import Decimal
from typing import ClassVar

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import review
from indicators.api.plans.printed import DefinitionRow
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words, YesOrNo, checked
from indicators.api.serving.reading import View
from indicators.api.serving.rows import choice, read_one
from indicators.api.values.amending import AmendmentRow, JustifiedInput, answered, justification
from indicators.enums import Accumulation, Direction, MeasureKind, ReasonForChange, TokenScope
from indicators.models import MeasureVersion

READ = tuple(field.name for field in fields(review.Reading))
TOLERANCE = r"^[0-9]{1,26}(\.[0-9]{1,12})?$"


class ReadingInput(Input):
    """What is left out stays as it is."""

    kind = choice(MeasureKind, required=False)
    direction = choice(Direction, required=False, allow_blank=True)
    unit = Words(required=False, allow_blank=True, max_length=300)
    decimals = Whole(required=False, min_value=0, max_value=12)
    accumulation = choice(Accumulation, required=False, allow_blank=True)
    tolerance = serializers.RegexField(
        TOLERANCE, required=False, help_text="In the unit of the measure: a plain decimal."
    )
    definition = Words(required=False, allow_blank=True)
    method = Words(required=False, allow_blank=True)
    data_source = Words(required=False, allow_blank=True)


class ConfirmedInput(ReadingInput):
    """A reading that was confirmed before is changed with a reason."""

    evidence_demanded = YesOrNo(required=False, help_text="A reached target needs evidence.")
    reason_code = choice(ReasonForChange, required=False)
    reason = Words(required=False, allow_blank=True)


class DefinitionInput(JustifiedInput, ReadingInput):
    """The definition that is proposed, and why."""


class Definition(View):
    """How a measure is to be read."""

    demands: ClassVar = {"PATCH": TokenScope.ADMINISTER}
    takes: ClassVar = {"PATCH": ConfirmedInput}
    gives: ClassVar = {"GET": {200: DefinitionRow}, "PATCH": {200: DefinitionRow}}
    headers: ClassVar = {"PATCH": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PATCH": (412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        """The reading of a measure that holds."""
        readable = self.caller.measures().filter(current__isnull=False)
        measure = get_object_or_404(readable.select_related("current"), pk=id)
        return shown(request, measure.current)

    @idempotent
    def patch(self, request: Request, id: int) -> HttpResponse:
        """Confirm the reading of a measure as it is, or with changes, as its planning officer."""
        said = checked(ConfirmedInput, request)
        administered = self.caller.measures().filter(
            node__edition__document__in=self.caller.documents_administered(),
            current__isnull=False,
        )
        measure = get_object_or_404(administered.select_related("current"), pk=id)
        demand_match(request, etag_of(measure.current))
        reason = {name: said.pop(name, "") for name in ("reason_code", "reason")}
        version = review.confirm_measure(
            measure_id=measure.pk,
            reading=reading(measure.current, said),
            by=request.user,
            now=self.caller.now,
            based_on=measure.current.number,
            **reason,
        )
        return shown(request, version)


class AmendedDefinition(View):
    """A revised definition."""

    demands: ClassVar = {"POST": TokenScope.ENTER}
    takes: ClassVar = {"POST": DefinitionInput}
    gives: ClassVar = {"POST": {201: AmendmentRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Propose another definition of a measure; ``If-Match`` is the ETag of the one that holds.
        It holds when a second person approves it."""
        said = checked(DefinitionInput, request)
        readable = self.caller.entered().filter(current__isnull=False)
        measure = get_object_or_404(readable.select_related("current"), pk=id)
        demand_match(request, etag_of(measure.current))
        why = justification(said)
        made = review.propose_definition(
            measure_id=measure.pk,
            reading=reading(measure.current, said),
            why=why,
            by=request.user,
            based_on=measure.current.number,
        )
        return answered(request, made, status=201)


def reading(current: MeasureVersion, said: dict[str, object]) -> review.Reading:
    """What is said, over what holds."""
    stated = {name: getattr(current, name) for name in READ} | said
    return review.Reading(**stated | {"tolerance": Decimal(stated["tolerance"])})


def etag_of(version: MeasureVersion) -> str:
    return f'"definition.{version.measure_id}.{version.number}"'


def shown(request: Request, version: MeasureVersion) -> HttpResponse:
    found = read_one(DefinitionRow, version)
    return answer(request, found, etag=etag_of(version))
