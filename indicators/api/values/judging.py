"""Steps of review, one value at a time or many at once, by the services of the pages."""

from typing import ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import entry, review
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import View
from indicators.api.values.entering import shown
from indicators.api.values.figures import ValueRow
from indicators.api.values.values import Steps, etag_of
from indicators.enums import Step, TokenScope
from indicators.models import Cell

MOST = 10_000


SUBMIT, TAKE_BACK, APPROVE, RETURN, UNDO = "submit", "take_back", "approve", "return", "undo"
ENTERING = (SUBMIT, TAKE_BACK)


class StepInput(Input):
    step = serializers.ChoiceField((SUBMIT, TAKE_BACK, APPROVE, RETURN, UNDO))
    comment = Words(required=False, allow_blank=True, help_text="Demanded of a return.")


class SeenInput(Input):
    id = Whole(help_text="The value.")
    revision = Whole(min_value=0, help_text="The revision that was read.")


class StepsInput(Input):
    """One step of many values, all or none of them."""

    step = serializers.ChoiceField((SUBMIT, APPROVE, RETURN))
    comment = Words(required=False, allow_blank=True, help_text="Demanded of a return.")
    values = serializers.ListField(child=SeenInput(), min_length=1, max_length=MOST)


class Moved(serializers.Serializer):
    moved = serializers.IntegerField(help_text="How many values took the step.")


class MovesOfValues(View):
    """What values a step may be taken with, by the scope that it demands."""

    demands: ClassVar = {"POST": None}

    def concerned(self, step: str) -> QuerySet[Cell]:
        if step in ENTERING:
            self.demand(TokenScope.ENTER)
            return Cell.objects.filter(measure__in=self.caller.entered().values("identity"))
        self.demand(TokenScope.REVIEW)
        if step == UNDO:
            return Cell.objects.filter(measure__in=self.caller.reviewed().values("identity"))
        return self.caller.judged()


class StepOfValue(MovesOfValues):
    """A step of one value."""

    takes: ClassVar = {"POST": StepInput}
    gives: ClassVar = {"POST": {200: ValueRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Submit a value or take it back; approve or return it, or undo the approval."""
        body = StepInput(data=request.data)
        body.is_valid(raise_exception=True)
        step, comment = body.validated_data["step"], body.validated_data.get("comment", "")
        cell = get_object_or_404(self.concerned(step).select_for_update(of=["self"]), pk=id)
        demand_match(request, etag_of(cell), current=shown(cell))
        try:
            moved = self.move(cell, step, comment)
        except review.NotReady as refusal:
            fault = {"pointer": "#/step", "detail": " ".join(refusal.sentences[cell.pk])}
            raise Refused(422, "not-ready", str(refusal), [fault]) from refusal
        return answer(request, shown(moved), etag=etag_of(moved))

    def move(self, cell: Cell, step: str, comment: str) -> Cell:
        who = {"cell_id": cell.pk, "by": self.request.user, "now": self.caller.now}
        if step == TAKE_BACK:
            return entry.take_back(**who)
        if step == UNDO:
            return review.undo_approval(**who)
        return review.take_step(**who, step=Step(step), comment=comment, based_on=cell.revision)


class StepsOfValues(Steps, MovesOfValues):
    """Recorded steps of review, oldest first; with POST, a step of many values."""

    takes: ClassVar = {"POST": StepsInput}
    gives: ClassVar = {"POST": {200: Moved}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Take one step with many values, each as it was read; all of them or none."""
        body = StepsInput(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        seen = {each["id"]: each["revision"] for each in said["values"]}
        concerned = self.concerned(said["step"]).filter(pk__in=seen)
        _refuse_at_their_places(said["values"], dict(concerned.values_list("pk", "revision")))
        try:
            review.take_steps(
                cell_ids=sorted(seen),
                step=Step(said["step"]),
                by=request.user,
                now=self.caller.now,
                comment=said.get("comment", ""),
                seen=seen,
            )
        except review.NotReady as refusal:
            faults = [
                {"pointer": f"#/values/{at}", "detail": " ".join(refusal.sentences[each["id"]])}
                for at, each in enumerate(said["values"])
                if each["id"] in refusal.sentences
            ]
            raise Refused(422, "not-ready", str(refusal), faults) from refusal
        return answer(request, {"moved": len(seen)})


def _refuse_at_their_places(asked: list[dict[str, int]], found: dict[int, int]) -> None:
    """Values that may not take the step, and those that were changed since they were read."""
    missing = [
        {"pointer": f"#/values/{at}/id", "detail": "No such value may take this step."}
        for at, each in enumerate(asked)
        if each["id"] not in found
    ]
    if missing:
        raise Refused(422, "refused", "Some values may not take this step.", missing)
    stale = [
        {"pointer": f"#/values/{at}/revision", "detail": f"Its revision is {found[each['id']]}."}
        for at, each in enumerate(asked)
        if each["revision"] != found[each["id"]]
    ]
    if stale:
        raise Refused(409, "stale", "Some values were changed since you read them.", stale)
