"""What is told of units and accomplishments for a period: read, written and published."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import entry
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import OneOf, Text, at_path, below
from indicators.api.serving.inputs import Input, Words, YesOrNo, checked
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, View
from indicators.api.serving.rows import Row, choice
from indicators.enums import NarrativeKind, NodeKind, TokenScope
from indicators.models import Narrative, Node, Period

LONGEST = 20_000
ARE_TOLD = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME, NodeKind.ACCOMPLISHMENT)


class NarrativeRow(Row):
    """The version that stands. A draft is read by those who work on the unit; an empty text that
    is published took back what was told before."""

    node = serializers.IntegerField(source="node_id")
    edition = serializers.CharField(source="node.edition.slug")
    path = serializers.CharField(source="node.path")
    period = serializers.CharField(source="period.label")
    period_id = serializers.IntegerField()
    kind = choice(NarrativeKind)
    number = serializers.IntegerField(help_text="Of the version; 0 where nothing was told.")
    text = serializers.CharField()
    is_draft = serializers.BooleanField()
    by = serializers.CharField(source="by.name", allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class NarrativeInput(Input):
    text = Words(allow_blank=True, max_length=LONGEST)
    publish = YesOrNo(help_text="Let readers and reports have it, or keep it as a draft.")


class NarrativeFilters(django_filters.FilterSet):
    edition = Text(field_name="node__edition__slug", label="The edition, by its slug.")
    path = Text(method=at_path("node__path"), label="Of the node at this path.")
    under = Text(method=below("node__path"), label="Of the node at this path and all below it.")
    period = Text(field_name="period__label", label="The period, as plans print it.")
    kind = OneOf(NarrativeKind, label="What is told.")


class Narratives(ListView):
    """Accounts of accomplishments, lessons learned, and challenges, each as it stands."""

    name = "narratives"
    row = NarrativeRow
    filterset_class = NarrativeFilters

    def rows(self) -> QuerySet[Narrative]:
        return self.caller.narratives()


class NarrativeOf(View):
    """What is told of a node for a period."""

    demands: ClassVar = {"PUT": TokenScope.ENTER}
    takes: ClassVar = {"PUT": NarrativeInput}
    gives: ClassVar = {"GET": {200: NarrativeRow}, "PUT": {200: NarrativeRow}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, id: int, period_id: int, kind: str) -> HttpResponse:
        """The text that stands, or an empty one where nothing was told yet."""
        return shown(request, *self.place(id, period_id, kind))

    @idempotent
    def put(self, request: Request, id: int, period_id: int, kind: str) -> HttpResponse:
        """Tell it anew, as a draft or published; what stood before stays in its history."""
        said = checked(NarrativeInput, request)
        node, period, kind, standing = self.place(id, period_id, kind)
        if not self.caller.enters_all_below(node):
            raise Http404
        demand_match(
            request,
            etag_of(node, period, kind, standing),
            current=as_row(node, period, kind, standing),
        )
        told = entry.Told(
            node_id=node.pk,
            kind=kind,
            text=said["text"],
            based_on=standing.number if standing else 0,
        )
        refused = entry.tell(
            period=period, told=[told], is_draft=not said["publish"], by=request.user
        )
        if refused:
            raise refused_field("text", str(refused[node.pk, kind]))
        return shown(request, *self.place(id, period_id, kind))

    def place(
        self, id: int, period_id: int, kind: str
    ) -> tuple[Node, Period, NarrativeKind, Narrative | None]:
        """Where it is told, and the version that the caller may read."""
        if kind not in set(NarrativeKind):
            raise Http404
        nodes = self.caller.nodes().filter(kind__in=ARE_TOLD).select_related("edition")
        node = get_object_or_404(nodes, pk=id)
        period = get_object_or_404(Period, pk=period_id)
        here = self.caller.narratives().filter(node=node, period=period, kind=kind)
        return node, period, NarrativeKind(kind), here.select_related("by").first()


def etag_of(node: Node, period: Period, kind: str, standing: Narrative | None) -> str:
    """Of what the caller reads; drafts of others are not told apart from it."""
    is_draft = standing is not None and standing.is_draft
    number = standing.number if standing else 0
    return f'"narrative.{node.pk}.{period.pk}.{kind}.{number}{".draft" if is_draft else ""}"'


def as_row(node: Node, period: Period, kind: str, standing: Narrative | None) -> dict[str, object]:
    return {
        "node": node.pk,
        "edition": node.edition.slug,
        "path": node.path,
        "period": period.label,
        "period_id": period.pk,
        "kind": kind,
        "number": standing.number if standing else 0,
        "text": standing.text if standing else "",
        "is_draft": standing.is_draft if standing else True,
        "by": standing and standing.by.name,
        "at": standing and standing.at,
    }


def shown(
    request: Request, node: Node, period: Period, kind: str, standing: Narrative | None
) -> HttpResponse:
    body = as_row(node, period, kind, standing)
    return answer(request, body, etag=etag_of(node, period, kind, standing))
