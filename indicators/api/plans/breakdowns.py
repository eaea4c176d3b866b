"""Dimensions with their categories, and which of them the values of a measure are given by."""

from typing import ClassVar

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from indicators import plans
from indicators.api.plans.dimensions import BreakdownRow, DimensionRow
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import Text
from indicators.api.serving.inputs import Input, Words, YesOrNo, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import Refused, refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.serving.rows import choice, read_one
from indicators.enums import SumRule, TokenScope
from indicators.models import Dimension, MeasureDimension, MeasureIdentity, PerformanceMeasure

MOST_CATEGORIES = 500


class DimensionInput(Input):
    """A dimension; codes are made of the names."""

    name = Words(max_length=120, help_text="Such as age group, region, or contributing entity.")
    categories = serializers.ListField(
        child=Words(max_length=300), min_length=1, max_length=MOST_CATEGORIES
    )


class BrokenDownInput(Input):
    """How the parts of a dimension are asked; what is left out is as usual."""

    sum_rule = choice(SumRule, default=SumRule.NEED_NOT_ADD_UP)
    only = serializers.ListField(
        child=Words(max_length=40),
        default=list,
        max_length=MOST_CATEGORIES,
        help_text="The codes of the categories that apply; none of them: all.",
    )
    crossed = YesOrNo(
        default=False, help_text="Ask every combination with the others that are crossed."
    )


class BreakdownInput(BrokenDownInput):
    """One more dimension of a measure."""

    dimension = Words(max_length=40, help_text="By its code.")


class DimensionFilters(django_filters.FilterSet):
    code = Text(label="As it stands in the key of a value.")


class OfDimensions(RowsView):
    row = DimensionRow

    def rows(self) -> QuerySet[Dimension]:
        return Dimension.objects.all()


class Dimensions(OfDimensions, ListView):
    """What values are broken down by; with POST, one more."""

    name = "dimensions"
    filterset_class = DimensionFilters
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": DimensionInput}
    gives: ClassVar = {"POST": {201: DimensionRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Name a dimension with its categories; any measure can be broken down by it."""
        said = checked(DimensionInput, request)
        if not self.caller.documents_administered().exists():
            raise PermissionDenied("Only a planning officer names dimensions.")
        made = plans.name_dimension(name=said["name"], categories=said["categories"])
        found = read_one(DimensionRow, made)
        location = f"/api/v1/dimensions/{made.pk}/"
        return answer(request, found, status=201, etag=tag_of(found), location=location)


class OneDimension(OfDimensions, RowView):
    """One dimension."""


class OfBreakdowns(RowsView):
    row = BreakdownRow
    demands: ClassVar = {"POST": TokenScope.ADMINISTER, "PUT": TokenScope.ADMINISTER}

    def rows(self) -> QuerySet[MeasureDimension]:
        measure = get_object_or_404(self.caller.measures(), pk=self.kwargs["id"])
        return MeasureDimension.objects.filter(measure=measure.identity_id)

    def administered(self, id: int) -> PerformanceMeasure:
        mine = self.caller.documents_administered()
        measures = self.caller.measures().filter(node__edition__document__in=mine)
        return get_object_or_404(measures.select_related("identity"), pk=id)


class Breakdowns(OfBreakdowns, ListView):
    """By what the values of a measure are broken down; with POST, by one more dimension."""

    name = "breakdowns"
    takes: ClassVar = {"POST": BreakdownInput}
    gives: ClassVar = {"POST": {201: BreakdownRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 415, 422)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Ask the values of a measure by a dimension too, through all editions."""
        said = checked(BreakdownInput, request)
        measure = self.administered(id).identity
        dimension = Dimension.objects.filter(code=said.pop("dimension")).first()
        if dimension is None:
            raise refused_field("dimension", "There is no such dimension.")
        # Of two who break it down so at once, the second waits here and is then told.
        MeasureIdentity.objects.select_for_update(no_key=True).get(pk=measure.pk)
        if measure.dimensions.filter(dimension=dimension).exists():
            raise Refused(409, "there-already", "The measure is broken down so. Change it there.")
        made = broken_down(measure, dimension, said)
        location = f"/api/v1/measures/{id}/breakdowns/{made.pk}/"
        return answer(request, shown(made), status=201, etag=tag_of(shown(made)), location=location)


class OneBreakdown(OfBreakdowns, RowView):
    """One dimension of a measure; with PUT, how its parts are asked."""

    takes: ClassVar = {"PUT": BrokenDownInput}
    gives: ClassVar = {"GET": {200: BreakdownRow}, "PUT": {200: BreakdownRow}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, id: int, breakdown_id: int) -> HttpResponse:
        asked = asked_by(request, self)
        broken = get_object_or_404(self.rows(), pk=breakdown_id)
        [body] = self.shown(MeasureDimension.objects.filter(pk=broken.pk), asked)
        return answer(request, body, etag=tag_of(shown(broken)))

    @idempotent
    @transaction.atomic
    def put(self, request: Request, id: int, breakdown_id: int) -> HttpResponse:
        """Ask the parts otherwise. A category of which there are values is not left out."""
        said = checked(BrokenDownInput, request)
        measure = self.administered(id).identity
        locked = MeasureDimension.objects.select_for_update(of=["self"]).filter(measure=measure)
        broken = get_object_or_404(locked.select_related("dimension"), pk=breakdown_id)
        demand_match(request, tag_of(shown(broken)), current=shown(broken))
        changed = broken_down(measure, broken.dimension, said)
        return answer(request, shown(changed), etag=tag_of(shown(changed)))


def broken_down(
    measure: MeasureIdentity, dimension: Dimension, said: dict[str, object]
) -> MeasureDimension:
    known = set(dimension.categories.values_list("code", flat=True))
    if unknown := sorted(set(said["only"]) - known):
        raise refused_field("only", f"The dimension has no category “{unknown[0]}”.")
    return plans.break_down(measure=measure, dimension=dimension, **said)


def shown(broken: MeasureDimension) -> dict[str, object]:
    return read_one(BreakdownRow, broken)
