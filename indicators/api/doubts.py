"""Questions that a reader of plans could not settle, and the answers of planning officers."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import review
from indicators.api.answers import answer
from indicators.api.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.filters import Text, YesOrNo, at_path, below
from indicators.api.inputs import Input, Words, checked
from indicators.api.parameters import asked_of
from indicators.api.problems import Refused
from indicators.api.reading import ListView, RowsView, View
from indicators.api.rows import Row, choice, read
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


class DoubtShown(DoubtRow):
    choices = serializers.ListField(
        child=choice(review.Decision), help_text="What it may be decided as."
    )


class DecisionInput(Input):
    decision = choice(review.Decision)
    words = Words(required=False, allow_blank=True, help_text="Demanded by some doubts.")


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
        """Decide a doubt, as a planning officer of its plan; it is done at once, and once."""
        said = checked(DecisionInput, request)
        administered = self.rows().filter(
            edition__document__in=self.caller.documents_administered()
        )
        doubt = get_object_or_404(administered.select_related("edition"), pk=id)
        demand_match(request, etag_of(doubt), current=shown(doubt))
        try:
            review.decide_doubts(
                edition=doubt.edition,
                decisions={doubt.pk: review.Decision(said["decision"])},
                words={doubt.pk: said.get("words", "")},
                by=request.user,
                now=self.caller.now,
            )
        except review.NotToBeDecided as refusal:
            fault = {"pointer": "#/decision", "detail": str(refusal)}
            raise Refused(422, "refused", str(refusal), [fault]) from refusal
        doubt.refresh_from_db()
        return answer(request, shown(doubt), etag=etag_of(doubt))


def etag_of(doubt: Doubt) -> str:
    """A doubt is decided once."""
    return f'"doubt.{doubt.pk}.{doubt.decision}"'


def shown(doubt: Doubt) -> dict[str, object]:
    [found] = read(Doubt.objects.filter(pk=doubt.pk), DoubtRow.columns())
    del found["pk"]
    return found | {"choices": [each.value for each in review.choices_of(doubt.code)]}
