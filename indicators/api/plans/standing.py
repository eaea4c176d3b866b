"""Where an edition stands: read, and settled by a planning officer of its plan."""

from typing import ClassVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import plans
from indicators.api.plans.nodes import OfEditions
from indicators.api.plans.printed import EditionRow
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Words, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.reading import RowView
from indicators.api.serving.rows import choice, read_one
from indicators.enums import EditionStatus, TokenScope
from indicators.models import PlanEdition


class StandingInput(Input):
    """All of where an edition stands; what is left out is not stated."""

    status = choice(EditionStatus)
    deciding_document = Words(default="", allow_blank=True, max_length=100)
    decided_on = serializers.DateField(default=None, allow_null=True)
    in_force_from = serializers.DateField(default=None, allow_null=True)
    in_force_until = serializers.DateField(
        default=None, allow_null=True, help_text="The first day on which it no longer is."
    )
    released_on = serializers.DateField(
        default=None, allow_null=True, help_text="From this day on readers know of it."
    )


class OneEdition(OfEditions, RowView):
    """One edition, by its slug; with PUT, where it stands."""

    demands: ClassVar = {"PUT": TokenScope.ADMINISTER}
    takes: ClassVar = {"PUT": StandingInput}
    gives: ClassVar = {"GET": {200: EditionRow}, "PUT": {200: EditionRow}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, slug: str) -> HttpResponse:
        asked = asked_by(request, self)
        edition = get_object_or_404(self.rows(), slug=slug)
        [body] = self.shown(PlanEdition.objects.filter(pk=edition.pk), asked)
        return answer(request, body, etag=self.tag(asked, tag_of(shown(edition))))

    @idempotent
    @transaction.atomic
    def put(self, request: Request, slug: str) -> HttpResponse:
        """Say where an edition stands, and from when readers know of it."""
        said = checked(StandingInput, request)
        administered = self.rows().filter(document__in=self.caller.documents_administered())
        edition = get_object_or_404(administered.select_for_update(of=["self"]), slug=slug)
        standing = shown(edition)
        demand_match(request, tag_of(standing), current=standing)
        plans.settle_edition(
            edition_id=edition.pk,
            standing=plans.EditionStanding(**said),
            by=request.user,
            now=self.caller.now,
        )
        settled = shown(edition)
        return answer(request, settled, etag=tag_of(settled))


def shown(edition: PlanEdition) -> dict[str, object]:
    return read_one(EditionRow, edition)
