"""Performance measures, with how far they got as it stands or as it was known at an instant."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from indicators.api.plans.printed import MeasureRow
from indicators.api.serving.filters import OfEdition, OneOf, Whole
from indicators.api.serving.parameters import JSON, Asked, asked_by, described
from indicators.api.serving.problems import refused_parameter
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.values.attained import known_of, shown_then
from indicators.api.values.values import KNOWN_AT, instant_of
from indicators.enums import MeasureKind
from indicators.models import PerformanceMeasure

ATTAINMENT = "attainment"
THEN = described(
    "known_at",
    "With expand=attainment: how far the measures got as known at an instant, or at the end of a "
    "day in UTC.",
    KNOWN_AT["schema"],
)


class MeasureFilters(OfEdition):
    identity = Whole(field_name="identity", label="The measure through all editions.")
    kind = OneOf(MeasureKind, field_name="current__kind", label="How it is judged.")


class OfMeasures(RowsView):
    """With ``known_at`` the attainment below them is computed from what counted then."""

    row = MeasureRow
    parameters: ClassVar = [THEN]

    def rows(self) -> QuerySet[PerformanceMeasure]:
        return self.caller.measures()

    def get(self, request: Request, **address: object) -> HttpResponse:
        self.is_provisional = None
        if THEN["name"] in request.query_params:
            refuse_what_is_not_known(asked_by(request, self))
        answered = super().get(request, **address)
        if self.is_provisional is not None:
            answered["Provisional"] = str(self.is_provisional).lower()
        return answered

    def hang(self, found: list[dict[str, object]], asked: Asked) -> None:
        moment = instant_of(asked.own["known_at"])
        if moment is None:
            super().hang(found, asked)
            return
        measures = PerformanceMeasure.objects.filter(pk__in=[each["pk"] for each in found])
        rows, self.is_provisional = known_of(self.caller, measures, moment)
        below: dict[object, list[dict[str, object]]] = {}
        for row, said in zip(rows, shown_then(rows), strict=True):
            below.setdefault(row.measure_id, []).append(said)
        for each in found:
            each[ATTAINMENT] = below.get(each["pk"], [])


def refuse_what_is_not_known(asked: Asked) -> None:
    """Of what was known then there is the attainment, a page at a time."""
    if asked.own["known_at"] and (asked.expand != [ATTAINMENT] or asked.media_type != JSON):
        raise refused_parameter("known_at", "Ask for it with expand=attainment alone, in JSON.")


class Measures(OfMeasures, ListView):
    """Performance measures, as an edition prints them and as they are to be read.

    With ``known_at`` the attainment below them is computed from what counted then; the header
    ``Provisional: true`` says that the answer may yet change.
    """

    name = "measures"
    filterset_class = MeasureFilters
    is_told: ClassVar = True


class Measure(OfMeasures, RowView):
    """One performance measure."""
