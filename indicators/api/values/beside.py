"""What stands beside a value: what is asked of it, and what its author answers."""

from typing import ClassVar

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from rest_framework import serializers
from rest_framework.request import Request

from indicators import entry, review
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Words
from indicators.api.serving.reading import View
from indicators.api.serving.rows import choice
from indicators.enums import Flag, MissReason, TokenScope, Verdict
from indicators.models import Cell, MissExplanation


class AskedOfValue(serializers.Serializer):
    """Something odd in a value, and what the author answers to it."""

    flag = choice(Flag)
    asks = serializers.CharField(help_text="In words, in the language of Accept-Language.")
    answer = serializers.CharField(allow_null=True)


class ExplanationInput(Input):
    reasons = serializers.ListField(child=choice(MissReason), min_length=1, max_length=20)
    text = Words(help_text="Why the target was missed.")
    action = Words(help_text="What is done about it.")
    action_due = serializers.DateField(help_text="The day by which it is done.")


class AnswerInput(Input):
    flag = choice(Flag)
    answer = Words()


class BesideInput(Input):
    """What is left out stays as it is."""

    explanation = ExplanationInput(required=False)
    answers = serializers.ListField(child=AnswerInput(), required=False, max_length=len(Flag))


class EvidenceNamed(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()


class Beside(serializers.Serializer):
    """What a value is judged by; ``missing`` is what hinders its submission, in sentences."""

    value = serializers.IntegerField()
    revision = serializers.IntegerField()
    verdict = serializers.ChoiceField(Verdict.choices(), allow_null=True)
    asked = AskedOfValue(many=True)
    explanation = ExplanationInput(allow_null=True)
    evidence = EvidenceNamed(many=True)
    missing = serializers.ListField(child=serializers.CharField())


class BesideValue(View):
    """What is asked of a value before it is submitted, and what was answered."""

    demands: ClassVar = {"PATCH": TokenScope.ENTER}
    takes: ClassVar = {"PATCH": BesideInput}
    gives: ClassVar = {"GET": {200: Beside}, "PATCH": {200: Beside}}
    headers: ClassVar = {"PATCH": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PATCH": (409, 412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        """Verdict and flags of a value in hand, the author’s answers, and what is still missing."""
        worked_on = self.caller.worked_on().values("identity")
        cell = get_object_or_404(Cell, pk=id, measure__in=worked_on)
        return self.shown(request, self.grounds(cell))

    @idempotent
    def patch(self, request: Request, id: int) -> HttpResponse:
        """Give the reason of a miss with what is done about it, and answers to what is asked."""
        body = BesideInput(data=request.data)
        body.is_valid(raise_exception=True)
        said = body.validated_data
        entered = self.caller.entered().values("identity")
        with transaction.atomic():
            locked = Cell.objects.select_for_update(of=["self"])
            cell = get_object_or_404(locked, pk=id, measure__in=entered)
            before = beside(self.grounds(cell))
            demand_match(request, tag_of(before), current=before)
            who = {"cell_id": cell.pk, "by": request.user}
            if "explanation" in said:
                entry.explain_miss(explanation=entry.Explanation(**said["explanation"]), **who)
            if answers := said.get("answers"):
                entry.answer_flags(
                    answers={Flag(each["flag"]): each["answer"] for each in answers}, **who
                )
            return self.shown(request, self.grounds(cell))

    def grounds(self, cell: Cell) -> review.Grounds:
        """As the author sees them, or as the reviewer does."""
        entered = self.caller.entered().filter(identity=cell.measure_id)
        found = review.grounds_of([cell], in_hand=entered.exists()).get(cell.pk)
        if found is None:
            raise Http404
        return found

    def shown(self, request: Request, grounds: review.Grounds) -> HttpResponse:
        said = beside(grounds)
        return answer(request, said, etag=tag_of(said))


def beside(grounds: review.Grounds) -> dict[str, object]:
    given = grounds.beside
    return {
        "value": grounds.cell.pk,
        "revision": grounds.version.number,
        "verdict": grounds.verdict,
        "asked": [
            {
                "flag": flag,
                "asks": gettext(flag.label),
                "answer": given.answers[flag].sentence if flag in given.answers else None,
            }
            for flag in grounds.flags
        ],
        "explanation": given.explanation and _explained(given.explanation),
        "evidence": [{"id": use.pk, "name": use.name} for use in given.evidence],
        "missing": grounds.hindrances,
    }


def _explained(explanation: MissExplanation) -> dict[str, object]:
    return {name: getattr(explanation, name) for name in ExplanationInput().fields}
