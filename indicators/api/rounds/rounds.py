"""Reporting rounds: read, opened, moved, closed."""

from typing import ClassVar

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import review
from indicators.api.plans.periods import period_called
from indicators.api.rounds.round_exceptions import ExceptionRow
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.filters import Text, YesOrNo
from indicators.api.serving.inputs import Input, Whole, Words, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Child, Row, choice, read_one
from indicators.enums import Finality, TokenScope, ValueKind
from indicators.models import ReportingRound, RoundPeriod


class AskedRow(Row):
    """A period that a round asks for."""

    id = serializers.IntegerField(source="period_id")
    label = serializers.CharField(source="period.label")


class RoundRow(Row):
    """Who is asked for what by when. Days are those of UTC, the last one included."""

    id = serializers.IntegerField(source="pk")
    edition = serializers.CharField(source="edition.slug")
    name = serializers.CharField()
    finality = choice(Finality)
    as_of = serializers.DateField(allow_null=True)
    kinds = serializers.ListField(child=choice(ValueKind))
    opens_on = serializers.DateField()
    due_on = serializers.DateField()
    closes_on = serializers.DateField()
    closed_at = serializers.DateTimeField(allow_null=True)
    released_on = serializers.DateField(allow_null=True)
    reminders = serializers.ListField(child=serializers.IntegerField())
    periods = AskedRow(many=True)
    exceptions = ExceptionRow(many=True)

    children: ClassVar = {
        "periods": Child(lambda: AskedRow, lambda _caller: RoundPeriod.objects.all(), "round"),
        "exceptions": Child(lambda: ExceptionRow, lambda caller: caller.exceptions(), "round"),
    }


class DaysInput(Input):
    opens_on = serializers.DateField()
    due_on = serializers.DateField()
    closes_on = serializers.DateField()


class MoveInput(DaysInput):
    reason = Words(
        required=False, help_text="Why there is more time: needed once the round has opened."
    )


class RoundInput(DaysInput):
    edition = Words(max_length=120, help_text="The edition, by its slug.")
    name = Words(max_length=120)
    periods = serializers.ListField(child=Words(max_length=32), max_length=20)
    kinds = serializers.ListField(child=choice(ValueKind), max_length=3)
    as_of = serializers.DateField(required=False, allow_null=True)
    reminders = serializers.ListField(
        child=Whole(min_value=-365, max_value=365), required=False, max_length=20
    )
    released_on = serializers.DateField(required=False, allow_null=True)


class RoundFilters(django_filters.FilterSet):
    edition = Text(field_name="edition__slug", label="The edition, by its slug.")
    closed = YesOrNo(
        field_name="closed_at", lookup_expr="isnull", exclude=True, label="Closed by hand, or not."
    )


class OfRounds(RowsView):
    row = RoundRow

    def rows(self) -> QuerySet[ReportingRound]:
        return self.caller.rounds()

    def answered(self, changed: ReportingRound, status: int = 200) -> HttpResponse:
        location = f"/api/v1/rounds/{changed.pk}/"
        body = shown(changed)
        return answer(self.request, body, status=status, etag=tag_of(body), location=location)

    def administered_or_404(self, request: Request, key: int) -> ReportingRound:
        mine = self.caller.rounds_administered().select_for_update(of=["self"])
        asked = get_object_or_404(mine, pk=key)
        standing = shown(asked)
        demand_match(request, tag_of(standing), current=standing)
        return asked


def shown(asked: ReportingRound) -> dict[str, object]:
    return read_one(RoundRow, asked)


class Rounds(OfRounds, ListView):
    """Reporting rounds; with POST, a new one."""

    name = "rounds"
    filterset_class = RoundFilters
    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": RoundInput}
    gives: ClassVar = {"POST": {201: RoundRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Let an edition ask for values."""
        said = checked(RoundInput, request)
        administered = self.caller.editions().filter(
            document__in=self.caller.documents_administered()
        )
        edition = administered.filter(slug=said["edition"]).first()
        if edition is None:
            raise refused_field("edition", "The token administers no such edition.")
        made = review.rounds.open_round(
            edition=edition,
            name=said["name"],
            asked=review.rounds.Asked(
                periods=[
                    period_called(label, field=f"periods/{at}")
                    for at, label in enumerate(said["periods"])
                ],
                kinds=said["kinds"],
                as_of=said.get("as_of"),
            ),
            dates=_dates(said),
            told=review.rounds.Told(
                reminders=said.get("reminders", ()), released_on=said.get("released_on")
            ),
            on=self.caller.today,
        )
        return self.answered(made, status=201)


class Round(OfRounds, RowView):
    """One round; with PATCH, other days."""

    demands: ClassVar = {"PATCH": TokenScope.ADMINISTER}
    takes: ClassVar = {"PATCH": MoveInput}
    gives: ClassVar = {"PATCH": {200: RoundRow}}
    headers: ClassVar = {"PATCH": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PATCH": (412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(ReportingRound.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=self.tag(asked, tag_of(shown(found))))

    @idempotent
    @transaction.atomic
    def patch(self, request: Request, id: int) -> HttpResponse:
        """Move the days of a round; one that was closed by hand takes values again."""
        asked = self.administered_or_404(request, id)
        said = checked(MoveInput, request)
        changed = review.rounds.change_dates(
            round_id=asked.pk,
            dates=_dates(said),
            reason=said.get("reason", ""),
            by=request.user,
            on=self.caller.today,
        )
        return self.answered(changed)


class CloseRound(OfRounds, View):
    """The end of a round by hand."""

    demands: ClassVar = {"POST": TokenScope.ADMINISTER}
    takes: ClassVar = {"POST": None}
    gives: ClassVar = {"POST": {200: RoundRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Take no more values from this moment on."""
        asked = self.administered_or_404(request, id)
        return self.answered(review.rounds.close_now(round_id=asked.pk, now=self.caller.now))


def _dates(said: dict[str, object]) -> review.rounds.Dates:
    names = ("opens_on", "due_on", "closes_on")
    return review.rounds.Dates(**{name: said[name] for name in names})
