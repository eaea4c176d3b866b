"""The links from edition to edition: what goes on in what, proposed, confirmed and taken out."""

from typing import ClassVar

import django_filters
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import plans
from indicators.api.serving import inputs
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import OneOf, Text, YesOrNo, below
from indicators.api.serving.inputs import Input, Whole, Words, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, choice, read_one
from indicators.enums import ContinuesKind, NodeKind, TokenScope
from indicators.models import Continuation, PlanEdition

# What a person may say of two nodes; the rest follows from their words and places.
SAID = (ContinuesKind.SPLIT.value, ContinuesKind.MERGED.value)


class LinkRow(Row):
    """A node of one edition goes on in a node of another; a dropped one in none."""

    id = serializers.IntegerField(source="pk")
    kind = choice(ContinuesKind)
    node_kind = choice(NodeKind, source="before.kind")
    before = serializers.IntegerField(source="before_id", help_text="The earlier node.")
    before_edition = serializers.CharField(source="before.edition.slug")
    before_path = serializers.CharField(source="before.path")
    before_text = serializers.CharField(source="before.text")
    after = serializers.IntegerField(source="after_id", allow_null=True)
    after_edition = serializers.CharField(source="after.edition.slug", allow_null=True)
    after_path = serializers.CharField(source="after.path", allow_null=True)
    after_text = serializers.CharField(source="after.text", allow_null=True)
    confirmed_by = serializers.CharField(source="confirmed_by.name", allow_null=True)
    confirmed_at = serializers.DateTimeField(
        allow_null=True, help_text="None while it is a proposal, which moves nothing."
    )


class LinkedInput(Input):
    """Two nodes of one kind; without ``kind`` it follows from their words and places."""

    before = Whole(help_text="The node of the earlier edition, by its id.")
    after = Whole(help_text="The node of an edition that the token administers, by its id.")
    kind = serializers.ChoiceField(SAID, required=False)


class LinkDecisionInput(Input):
    confirm = inputs.YesOrNo(help_text="Confirm the link, or take it out.")


class ProposalInput(Input):
    earlier = Words(max_length=120, help_text="The edition that this one may go on from: its slug.")


class Proposed(serializers.Serializer):
    """How many links were proposed, by the likeness of words."""

    proposed = serializers.IntegerField()


class SameProposed(serializers.Serializer):
    """The proposed links whose two sides say the same, by their ids."""

    links = serializers.ListField(child=serializers.IntegerField())


class LinkRefused(serializers.Serializer):
    link = serializers.IntegerField()
    detail = serializers.CharField()


class ConfirmedLinks(serializers.Serializer):
    """How many links were confirmed, and which could not be."""

    confirmed = serializers.IntegerField()
    refused = LinkRefused(many=True)


class LinkFilters(django_filters.FilterSet):
    edition = Text(field_name="after__edition__slug", label="What this edition goes on from.")
    before_edition = Text(field_name="before__edition__slug", label="What became of this edition.")
    under = Text(method=below("after__path"), label="Of the later node at this path and below it.")
    kind = OneOf(ContinuesKind, label="How it goes on.")
    confirmed = YesOrNo(
        field_name="confirmed_at", lookup_expr="isnull", exclude=True, label="Or a proposal."
    )


class OfLinks(RowsView):
    row = LinkRow

    def rows(self) -> QuerySet[Continuation]:
        """Between nodes that are seen: those confirmed, and of their own plans the officers all."""
        nodes = self.caller.nodes().values("pk")
        mine = self.caller.documents_administered().values("pk")
        own = Q(after__edition__document__in=mine) | Q(
            after__isnull=True, before__edition__document__in=mine
        )
        seen = Q(before__in=nodes) & (Q(after__isnull=True) | Q(after__in=nodes))
        return Continuation.objects.filter(seen & (Q(confirmed_at__isnull=False) | own))

    def administered(self) -> QuerySet[Continuation]:
        """Of a dropped node the plan is that of the node."""
        mine = self.caller.documents_administered().values("pk")
        return self.rows().filter(
            Q(after__edition__document__in=mine)
            | Q(after__isnull=True, before__edition__document__in=mine)
        )


class Links(OfLinks, ListView):
    """What goes on in what; with POST, one more link, confirmed at once."""

    name = "links"
    filterset_class = LinkFilters
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": LinkedInput}
    gives: ClassVar = {"POST": {201: LinkRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Say what a node went on in, as a planning officer of the later edition's plan."""
        said = checked(LinkedInput, request)
        nodes = self.caller.nodes().select_related("edition__period")
        mine = self.caller.documents_administered()
        after = get_object_or_404(nodes.filter(edition__document__in=mine), pk=said["after"])
        earlier = nodes.filter(edition__in=earlier_than(self, after.edition))
        before = get_object_or_404(earlier, pk=said["before"])
        kind = ContinuesKind(said["kind"]) if "kind" in said else None
        made = plans.link_nodes(
            before=before, after=after, kind=kind, by=request.user, now=self.caller.now
        )
        location = f"/api/v1/links/{made.pk}/"
        return answer(request, shown(made), status=201, etag=etag_of(made), location=location)


class OneLink(OfLinks, RowView):
    """One link."""

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        link = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(Continuation.objects.filter(pk=link.pk), asked)
        return answer(request, body, etag=etag_of(link))


class DecidedLink(OfLinks, View):
    """The decision on a proposed link."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": LinkDecisionInput}
    gives: ClassVar = {"POST": {200: LinkRow, 204: None}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Confirm a proposed link, whose identity and values then go on, or take it out.

        What no other link carries on is then dropped, and the link says so; otherwise it is gone,
        and the answer is empty.
        """
        said = checked(LinkDecisionInput, request)
        locked = self.administered().select_for_update(of=["self"])
        link = get_object_or_404(locked, pk=id)
        demand_match(request, etag_of(link), current=shown(link))
        decide = plans.confirm_continuation if said["confirm"] else plans.reject_continuation
        decide(continuation_id=link.pk, by=request.user, now=self.caller.now)
        decided = Continuation.objects.filter(pk=link.pk).first()
        if decided is None:
            return HttpResponse(status=204)
        return answer(request, shown(decided), etag=etag_of(decided))


class OfAnEdition(View):
    """What is done with the links of an edition as a whole, by an officer of its plan."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    headers: ClassVar = {"POST": [KEY]}

    def edition(self, slug: str) -> PlanEdition:
        mine = self.caller.documents_administered()
        editions = self.caller.editions().filter(document__in=mine).select_related("period")
        return get_object_or_404(editions, slug=slug)


class ProposedLinks(OfAnEdition):
    """Links that are proposed by the likeness of words."""

    takes: ClassVar = {"POST": ProposalInput}
    gives: ClassVar = {"POST": {200: Proposed}}
    refusals: ClassVar = {"POST": (409, 415, 422)}

    @idempotent
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Propose what the measures of an earlier edition, of this or another plan, go on in."""
        said = checked(ProposalInput, request)
        edition = self.edition(slug)
        earlier = earlier_than(self, edition).filter(slug=said["earlier"]).first()
        if earlier is None:
            raise refused_field("earlier", "There is no such earlier edition.")
        made = plans.propose_links(edition=edition, earlier=earlier)
        return answer(request, {"proposed": made})


class SameLinks(OfAnEdition):
    """The links whose two sides say the same."""

    gives: ClassVar = {"GET": {200: SameProposed}, "POST": {200: ConfirmedLinks}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 422, 428)}

    def get(self, request: Request, slug: str) -> HttpResponse:
        """Which proposed links of the edition say the same words on both sides."""
        return answer(request, same_of(plans.same_proposed(self.edition(slug))))

    @idempotent
    @transaction.atomic
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Confirm every proposed link of the edition whose two sides say the same words."""
        edition = self.edition(slug)
        proposed = same_of(plans.same_proposed(edition).select_for_update(of=["self"]))
        demand_match(request, tag_of(proposed), current=proposed)
        done = plans.confirm_same(edition=edition, by=request.user, now=self.caller.now)
        refused = [{"link": link.pk, "detail": why} for link, why in done.refused]
        return answer(request, {"confirmed": done.confirmed, "refused": refused})


def earlier_than(view: View, edition: PlanEdition) -> QuerySet[PlanEdition]:
    """What an edition may go on from: any other that is seen and plans for no later days."""
    seen = view.caller.editions().exclude(pk=edition.pk)
    return seen.filter(period__first_day__lte=edition.period.first_day)


def same_of(links: QuerySet[Continuation]) -> dict[str, list[int]]:
    return {"links": [link.pk for link in links]}


def etag_of(link: Continuation) -> str:
    """A link is proposed, perhaps as another kind, and decided once."""
    decided = link.confirmed_at and link.confirmed_at.timestamp()
    return f'"link.{link.pk}.{link.kind}.{link.after_id}.{decided}"'


def shown(link: Continuation) -> dict[str, object]:
    return read_one(LinkRow, link)
