"""Questions that a reader of plans could not settle, and the answers of planning officers."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import plans, review
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import Text, YesOrNo, at_path, below
from indicators.api.serving.inputs import Input, Words, checked
from indicators.api.serving.parameters import asked_of
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import ListView, RowsView, View
from indicators.api.serving.rows import Row, choice, read_one
from indicators.enums import TokenScope
from indicators.models import Doubt


class DoubtRow(Row):
    """A question, open until somebody decides it."""

    id = serializers.IntegerField(source="pk")
    edition = serializers.CharField(source="edition.slug")
    node = serializers.IntegerField(source="node_id", allow_null=True)
    path = serializers.CharField(source="node.path", allow_null=True)
    code = serializers.CharField(help_text="What is in doubt.")
    text = serializers.CharField(help_text="The words of the document.")
    decision = serializers.CharField()
    answer = serializers.CharField(help_text="The person’s own words.")
    decided_by = serializers.CharField(source="decided_by.name", allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class FormerDecision(serializers.Serializer):
    decision = serializers.CharField()
    answer = serializers.CharField(help_text="The person’s own words.")
    decided_by = serializers.CharField()
    decided_at = serializers.DateTimeField()


class DoubtShown(DoubtRow):
    former = FormerDecision(many=True, help_text="What it was decided as before, the latest first.")
    choices = serializers.ListField(
        child=choice(review.Decision), help_text="What it may be decided as."
    )


class DecisionInput(Input):
    decision = choice(review.Decision)
    words = Words(
        required=False,
        allow_blank=True,
        help_text="Demanded by some doubts; why, of one that is decided anew.",
    )


class DoubtFilters(django_filters.FilterSet):
    edition = Text(field_name="edition__slug", label="The edition, by its slug.")
    path = Text(method=at_path("node__path"), label="Of the node at this path.")
    under = Text(method=below("node__path"), label="Of the node at this path and all below it.")
    decided = YesOrNo(
        field_name="decided_at", lookup_expr="isnull", exclude=True, label="Decided, or open."
    )


class OfDoubts(RowsView):
    row = DoubtRow

    def rows(self) -> QuerySet[Doubt]:
        """Those about a plan as a whole are not of a token for some programmes."""
        seen = Doubt.objects.filter(edition__in=self.caller.editions())
        return seen.filter(node__in=self.caller.nodes()) if self.caller.narrowed_to else seen


class Doubts(OfDoubts, ListView):
    """What the readers of plan documents could not settle."""

    name = "doubts"
    filterset_class = DoubtFilters


class OneDoubt(OfDoubts, View):
    """One doubt."""

    gives: ClassVar = {"GET": {200: DoubtShown}}

    def get(self, request: Request, id: int) -> HttpResponse:
        """One doubt, with what it may be decided as."""
        asked_of(request, [])
        doubt = get_object_or_404(self.rows(), pk=id)
        return answer(request, shown(doubt), etag=etag_of(doubt))


class DecidedDoubt(OfDoubts, View):
    """The decision of a doubt."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": DecisionInput}
    gives: ClassVar = {"POST": {200: DoubtShown}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 415, 422, 428)}

    @idempotent
    def post(self, request: Request, id: int) -> HttpResponse:
        """Decide a doubt, as a planning officer of its plan; it is done at once.

        The direction and the basis of a result that no measure measures are decided anew the same
        way, with the reason in `words`; the former decision stays on record.
        """
        said = checked(DecisionInput, request)
        administered = self.rows().filter(
            edition__document__in=self.caller.documents_administered()
        )
        doubt = get_object_or_404(administered.select_related("edition", "node"), pk=id)
        demand_match(request, etag_of(doubt), current=shown(doubt))
        try:
            self._decide(doubt, review.Decision(said["decision"]), said.get("words", ""))
        except review.NotToBeDecided as refusal:
            fault = {"pointer": "#/decision", "detail": str(refusal)}
            raise Refused(422, "refused", str(refusal), [fault]) from refusal
        doubt.refresh_from_db()
        return answer(request, shown(doubt), etag=etag_of(doubt))

    def _decide(self, doubt: Doubt, decision: review.Decision, words: str) -> None:
        by, now = self.request.user, self.caller.now
        if review.can_be_decided_anew(doubt):
            review.decide_anew(
                doubt=doubt,
                decision=decision,
                instead_of=doubt.decision,
                reason=words,
                by=by,
                now=now,
            )
            return
        review.decide_doubts(
            edition=doubt.edition,
            decisions={doubt.pk: decision},
            words={doubt.pk: words},
            by=by,
            now=now,
        )


def etag_of(doubt: Doubt) -> str:
    decided = doubt.decided_at and f"{doubt.decision}.{doubt.decided_at.isoformat()}"
    return f'"doubt.{doubt.pk}.{decided or ""}"'


def shown(doubt: Doubt) -> dict[str, object]:
    found = read_one(DoubtRow, doubt)
    former = plans.former_decisions([doubt]).get(doubt.pk, [])
    return found | {
        "former": [
            {
                "decision": each.decision,
                "answer": each.answer,
                "decided_by": each.decided_by.name,
                "decided_at": each.decided_at,
            }
            for each in former
        ],
        "choices": [each.value for each in review.choices_of(doubt.code)],
    }
