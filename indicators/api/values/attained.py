"""How far measures got, as it stands or as it was known at an instant, and the proof of it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from indicators import attainment
from indicators.api.plans.periods import SEVERAL, periods_called
from indicators.api.serving.answers import answer
from indicators.api.serving.cursors import cursor
from indicators.api.serving.filters import OneOf, Text, Whole, below
from indicators.api.serving.parameters import Asked, asked_by, asked_of, described
from indicators.api.serving.problems import Refused, refused_parameter
from indicators.api.serving.reading import (
    ListView,
    RowsView,
    RowView,
    View,
    next_page,
    refuse_parts_of_a_stream,
)
from indicators.api.serving.streaming import CSV, NDJSON, stream_rows
from indicators.api.values.figures import AttainmentRow, CertificateList, OnTheWayList
from indicators.api.values.values import KNOWN_AT, instant_of
from indicators.enums import Verdict
from indicators.models import Attainment, PerformanceMeasure, Period, ValueVersion
from indicators.systems import Caller

OF_A_PERIOD = described("period", "Of one period, as plans print it.", Text.schema)
NARROWER = ("edition", "measure", "identity")


class AttainmentFilters(django_filters.FilterSet):
    edition = Text(field_name="measure__node__edition__slug", label="The edition, by its slug.")
    under = Text(method=below("measure__node__path"), label="Of measures at this path and below.")
    measure = Whole(field_name="measure", label="Of a measure, by its id in an edition.")
    identity = Whole(field_name="measure__identity", label="Of a measure through all editions.")
    period = Text(field_name="period__label", label="The period, as plans print it.")
    verdict = OneOf(Verdict, method="says", label="What the rule set says, of what is not stale.")

    def says(self, rows: QuerySet, _name: str, verdict: str) -> QuerySet:
        return rows.filter(attainment.CURRENT, verdict=verdict)


class OfMeasures(django_filters.FilterSet):
    """What ``AttainmentFilters`` asks of the measure."""

    edition = Text(field_name="node__edition__slug")
    under = Text(method=below("node__path"))
    measure = Whole(field_name="pk")
    identity = Whole(field_name="identity")


class OfAttainment(RowsView):
    row = AttainmentRow
    parameters: ClassVar = [KNOWN_AT]

    def rows(self) -> QuerySet[Attainment]:
        return self.caller.attainments()


class AttainmentList(OfAttainment, ListView):
    """How far measures got, by rule set AR-1.

    With ``known_at`` it is computed from what counted then, of an edition or of a measure: rows
    have no ``id``, and the header ``Provisional: true`` says that the answer may yet change.
    """

    name = "attainment"
    filterset_class = AttainmentFilters
    refusals: ClassVar = {"GET": (422,)}
    is_told: ClassVar = True

    def get(self, request: Request, **address: object) -> HttpResponse:
        asked = asked_by(request, self)
        moment = instant_of(asked.own["known_at"])
        return self.then(request, asked, moment) if moment else super().get(request, **address)

    def then(self, request: Request, asked: Asked, moment: datetime) -> HttpResponse:
        said = asked.filters.form.cleaned_data if asked.filters else {}
        if not any(said.get(name) for name in NARROWER):
            detail = "With known_at ask for an edition, a measure or an identity."
            fault = {"parameter": "known_at", "detail": detail}
            raise Refused(422, "refused", detail, [fault])
        measures = OfMeasures(request.query_params, queryset=self.caller.measures()).qs
        rows, is_provisional = known_of(self.caller, measures, moment)
        found = shown_then(
            (
                row
                for row in rows
                if said["period"] in ("", row.period.label) and said["verdict"] in ("", row.verdict)
            ),
            asked.fields,
        )
        if asked.media_type in (CSV, NDJSON):
            refuse_parts_of_a_stream(request)
            names = self.columns(asked)
            answered = stream_rows(found, names, media_type=asked.media_type, name=self.name)
        else:
            answered = answer(request, page_then(request, list(found), asked))
        answered["Provisional"] = str(is_provisional).lower()
        return answered


class AttainmentOf(OfAttainment, RowView):
    """How far a measure got in a period."""

    def get(self, request: Request, **address: object) -> HttpResponse:
        asked = asked_by(request, self)
        moment = instant_of(asked.own["known_at"])
        if moment is None:
            return super().get(request, **address)
        place = get_object_or_404(self.rows(), pk=address["id"])
        rows, is_provisional = known_of(
            self.caller, PerformanceMeasure.objects.filter(pk=place.measure_id), moment
        )
        same = (
            row
            for row in rows
            if (row.period_id, row.component_id) == (place.period_id, place.component_id)
        )
        found = next(shown_then(same, asked.fields), None)
        if found is None:
            raise Refused(404, "not-known", "Nothing was known of this place then.")
        answered = answer(request, found)
        answered["Provisional"] = str(is_provisional).lower()
        return answered


def known_of(
    caller: Caller, measures: QuerySet[PerformanceMeasure], moment: datetime
) -> tuple[list[Attainment], bool]:
    """The attainment of the measures as known then, and whether that may yet change."""
    asked = measures.order_by("node__edition").values_list("node__edition", "pk")
    rows, is_provisional = [], False
    for edition_id, group in groupby(asked, key=itemgetter(0)):
        wanted = {measure for _edition, measure in group}
        known = attainment.known_at(edition_id=edition_id, at=moment, measures=wanted)
        rows += [row for row in known.rows if row.measure_id in wanted]
        is_provisional |= known.is_provisional
    told = caller.sources_told({each.source_id for row in rows for each in _read_by(row)})
    seen = [row for row in rows if all(each.source_id in told for each in _read_by(row))]
    return seen, is_provisional


def _read_by(row: Attainment) -> list[ValueVersion]:
    """The versions that an attainment rests on."""
    return [each for each in (row.baseline, row.target, row.actual) if each is not None]


def shown_then(
    rows: Iterable[Attainment], only: Collection[str] = ()
) -> Iterator[dict[str, object]]:
    """The fields of an answer, read from rows that no table holds."""
    ways = {
        name: (field.source or name).split(".")
        for name, field in AttainmentRow._declared_fields.items()
        if not only or name in only
    }
    for row in rows:
        yield {name: _plain(reduce(_part, way, row)) for name, way in ways.items()}


def _part(whole: object, name: str) -> object:
    return None if whole is None else getattr(whole, name)


def _plain(said: object) -> object:
    """An amount as ``Plain`` writes it."""
    if not isinstance(said, Decimal):
        return said
    text = f"{said:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def page_then(request: Request, rows: list[dict[str, object]], asked: Asked) -> dict[str, object]:
    """A page by place: what was known at an instant stands still."""
    begin = asked.cursor or 0
    end = begin + asked.limit
    following = next_page(request, cursor(end)) if end < len(rows) else None
    return {"next": following, "results": rows[begin:end]}


class OnTheWay(View):
    """What was to be expected of a measure before its target is due."""

    parameters: ClassVar = [OF_A_PERIOD, KNOWN_AT]
    gives: ClassVar = {"GET": {200: OnTheWayList}}

    def get(self, request: Request, id: int) -> HttpResponse:
        """What was to be expected on the way to a target that lies ahead, and the pace."""
        own = asked_of(request, self.parameters)
        measures = self.caller.measures().select_related("node", "current")
        measure = get_object_or_404(measures, pk=id)
        moment, known = instant_of(own["known_at"]), None
        if moment is not None:
            known = attainment.known_at(
                edition_id=measure.node.edition_id, at=moment, measures=[measure.pk]
            )
        found = attainment.waypoints_of(measure, period=_period_of(own), known=known)
        answered = answer(request, {"results": [_on_the_way(each) for each in found]})
        if known is not None:
            answered["Provisional"] = str(known.is_provisional).lower()
        return answered


def _on_the_way(each: attainment.Waypoint) -> dict[str, object]:
    said = {
        "component": each.component and each.component.name,
        "day": each.day,
        "target_period": each.target_period.label,
    }
    way = each.trajectory
    for name in ("baseline", "target", "reported", "elapsed"):
        said[name] = _exactly(getattr(each, name))
    said |= {"expected": _exactly(way.expected), "pace": _exactly(way.pace)}
    return said | {"why": way.why and str(way.why)}


def _exactly(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _period_of(own: dict[str, str]) -> Period | None:
    if not own["period"]:
        return None
    found = list(periods_called(own["period"])[:2])
    if len(found) > 1:
        raise refused_parameter("period", SEVERAL)
    return get_object_or_404(Period, pk=found[0].pk if found else None)


class Certificates(View):
    """How the attainment of a measure was computed, so that anybody can do it again."""

    parameters: ClassVar = [OF_A_PERIOD, KNOWN_AT]
    gives: ClassVar = {"GET": {200: CertificateList}}

    def get(self, request: Request, id: int) -> HttpResponse:
        """The certificates of a measure: what was read, each step, and the number of the whole."""
        own = asked_of(request, self.parameters)
        measure = get_object_or_404(self.caller.measures().select_related("node"), pk=id)
        period = _period_of(own)
        found = attainment.certificates(
            edition_id=measure.node.edition_id,
            period_id=period and period.pk,
            measure_id=measure.pk,
            at=instant_of(own["known_at"]),
        )
        return answer(request, {"results": found})
