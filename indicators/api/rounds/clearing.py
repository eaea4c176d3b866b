"""The clearing chain of a plan: read, and named by its planning officer."""

from typing import ClassVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import review
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, checked
from indicators.api.serving.parameters import asked_of
from indicators.api.serving.reading import View
from indicators.api.serving.rows import choice
from indicators.enums import ClearingLevel, TokenScope
from indicators.models import PlanDocument


class Chain(serializers.Serializer):
    """The levels that a value passes, in this order; none: one step, by any reviewer."""

    plan = serializers.IntegerField()
    levels = serializers.ListField(child=choice(ClearingLevel))


class ChainInput(Input):
    levels = serializers.ListField(
        child=choice(ClearingLevel),
        max_length=len(ClearingLevel),
        help_text="In any order: they are taken from the subprogramme upwards.",
    )


class ChainOfPlan(View):
    """The clearing chain of a plan."""

    demands: ClassVar = {"PUT": TokenScope.ADMINISTER}
    takes: ClassVar = {"PUT": ChainInput}
    gives: ClassVar = {"GET": {200: Chain}, "PUT": {200: Chain}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        """By which steps the values of a plan are cleared, for its planning officer."""
        asked_of(request, [])
        body = as_body(get_object_or_404(self.caller.documents_administered(), pk=id))
        return answer(request, body, etag=tag_of(body))

    @idempotent
    @transaction.atomic
    def put(self, request: Request, id: int) -> HttpResponse:
        """Say by which steps they are cleared from now on; what waits passes them too."""
        levels = checked(ChainInput, request)["levels"]
        administered = self.caller.documents_administered()
        plan = get_object_or_404(administered.select_for_update(of=["self"]), pk=id)
        demand_match(request, tag_of(as_body(plan)), current=as_body(plan))
        body = as_body(review.name_chain(document=plan, levels=levels))
        return answer(request, body, etag=tag_of(body))


def as_body(plan: PlanDocument) -> dict[str, object]:
    return {"plan": plan.pk, "levels": plan.clearing}
