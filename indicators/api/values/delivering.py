"""What became of deliverables in a period: planned, delivered, and what went another way."""

from typing import ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import entry
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words, checked
from indicators.api.serving.problems import Refused, refused_field
from indicators.api.serving.reading import View
from indicators.api.serving.rows import Row, choice
from indicators.enums import Departure, TokenScope
from indicators.models import Deliverable, DeliverableDeparture, Period

MOST = 1_000_000


class DepartureShown(serializers.Serializer):
    departure = choice(Departure)
    amount = serializers.IntegerField()
    reason = serializers.CharField()


class StatedCountRow(Row):
    """One statement of a deliverable in a period; the last one stands. ``null`` is not stated."""

    id = serializers.IntegerField(source="pk")
    period = serializers.CharField(source="period.label")
    number = serializers.IntegerField()
    planned = serializers.IntegerField(allow_null=True)
    actual = serializers.IntegerField(allow_null=True)
    departures = DepartureShown(many=True)
    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()

    expressions: ClassVar = {
        "departures": ArraySubquery(
            DeliverableDeparture.objects.filter(statement=OuterRef("pk"))
            .order_by("pk")
            .values(said=JSONObject(departure="departure", amount="amount", reason="reason"))
        )
    }


class Delivered(serializers.Serializer):
    """A deliverable in a period: the printed counts of the plan until somebody states others."""

    deliverable = serializers.IntegerField()
    period = serializers.CharField()
    number = serializers.IntegerField(help_text="Of the statement; 0: as the plan prints it.")
    planned = serializers.IntegerField(allow_null=True)
    actual = serializers.IntegerField(allow_null=True)
    departures = DepartureShown(many=True)
    unaccounted = serializers.IntegerField(
        allow_null=True, help_text="To come, and neither delivered nor gone another way."
    )


class DepartureInput(Input):
    departure = choice(Departure)
    amount = Whole(max_value=MOST)
    reason = Words()


class DeliveredInput(Input):
    """All that is stated of the deliverable in the period; what is left out is not stated."""

    planned = Whole(required=False, allow_null=True, min_value=0, max_value=MOST)
    actual = Whole(required=False, allow_null=True, min_value=0, max_value=MOST)
    departures = serializers.ListField(
        child=DepartureInput(), required=False, max_length=len(Departure)
    )


class DeliverableIn(View):
    """What became of a deliverable in a period."""

    demands: ClassVar = {"PUT": TokenScope.ENTER}
    takes: ClassVar = {"PUT": DeliveredInput}
    gives: ClassVar = {"GET": {200: Delivered}, "PUT": {200: Delivered}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, id: int, period_id: int) -> HttpResponse:
        """How many were planned and delivered, and what went another way, with reasons."""
        _row, period, standing = self.place(id, period_id)
        return shown(request, standing, period)

    @idempotent
    def put(self, request: Request, id: int, period_id: int) -> HttpResponse:
        """State the counts of a deliverable; what was stated before stays in its history."""
        said = checked(DeliveredInput, request)
        row, period, standing = self.place(id, period_id)
        frame = (row.subprogramme or row.programme).node
        if not self.caller.enters_all_below(frame):
            raise Http404
        demand_match(request, etag_of(standing, period), current=as_row(standing, period))
        departures = said.get("departures", [])
        if len({each["departure"] for each in departures}) < len(departures):
            raise refused_field("departures", "Say each departure once.")
        stated = entry.StatedDeliverable(
            deliverable_id=row.pk,
            language="en",
            based_on=standing.number,
            planned=typed(said.get("planned")),
            actual=typed(said.get("actual")),
            departures={
                Departure(each["departure"]): (typed(each["amount"]), each["reason"])
                for each in departures
            },
        )
        refused = entry.state_deliverables(
            frame=frame, period=period, stated=[stated], by=request.user
        )
        if errors := refused.get(row.pk):
            raise _refused(errors, [each["departure"] for each in departures])
        return shown(request, self.place(id, period_id)[-1], period)

    def place(self, id: int, period_id: int) -> tuple[Deliverable, Period, entry.Delivered]:
        rows = self.caller.framed(Deliverable)
        row = get_object_or_404(rows.select_related("subprogramme__node", "programme__node"), pk=id)
        period = get_object_or_404(Period, pk=period_id)
        found = entry.delivered_where(Q(pk=row.pk), period)
        if not found:
            raise Http404
        return row, period, found[0]


def typed(amount: int | None) -> str:
    return "" if amount is None else str(amount)


def etag_of(standing: entry.Delivered, period: Period) -> str:
    return f'"deliverable.{standing.deliverable.pk}.{period.pk}.{standing.number}"'


def as_row(standing: entry.Delivered, period: Period) -> dict[str, object]:
    return {
        "deliverable": standing.deliverable.pk,
        "period": period.label,
        "number": standing.number,
        "planned": standing.planned,
        "actual": standing.actual,
        "departures": [
            {"departure": each.departure, "amount": each.amount, "reason": each.reason}
            for each in standing.departures.values()
        ],
        "unaccounted": standing.unaccounted,
    }


def shown(request: Request, standing: entry.Delivered, period: Period) -> HttpResponse:
    return answer(request, as_row(standing, period), etag=etag_of(standing, period))


def _refused(errors: dict[str, str], departures: list[str]) -> Refused:
    """A sentence for each field; that of a departure is one of a list here."""
    faults = [
        {
            "pointer": f"#/departures/{departures.index(name)}"
            if name in departures
            else f"#/{name}",
            "detail": str(sentence),
        }
        for name, sentence in errors.items()
    ]
    return Refused(422, "refused", " ".join(each["detail"] for each in faults), faults)
