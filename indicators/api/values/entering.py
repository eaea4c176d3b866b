"""Writing values, one at a time, by the services of the pages."""

from typing import ClassVar

import orjson
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from indicators import entry
from indicators.access import asked_of
from indicators.api.plans.periods import period_called
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import StatedInput, ValueInput, checked
from indicators.api.serving.problems import refused_field
from indicators.api.serving.reading import View
from indicators.api.serving.rows import JsonRow
from indicators.api.values.figures import ValueRow
from indicators.api.values.values import Value, Values, etag_of
from indicators.enums import TokenScope
from indicators.models import Cell, Component, PerformanceMeasure
from indicators.templatetags.addresses import to_path

# They stand in a statement for the value that was written; a revision is never negative.
ANY_CELL, ANY_REVISION = -1, 2**31 - 1
TYPED = {"amount": "value", "amount_high": "value_high"}


class NewValues(Values):
    """Values, each with what its approved version states; with POST, a value that is new.

    With ``known_at`` each has the version that counted then; where a transaction from before the
    instant still runs, the header ``Provisional: true`` says that the answer may yet change.
    """

    demands: ClassVar = {"POST": TokenScope.ENTER}
    takes: ClassVar = {"POST": ValueInput}
    gives: ClassVar = {"POST": {201: ValueRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (409, 412, 415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Keep a value as the draft of its place, where nothing was written before."""
        said = checked(ValueInput, request)
        measure = measure_of(self, said.pop("measure"))
        cell = entry.record_value(
            measure=measure,
            period=period_called(said.pop("period")),
            component=_component(measure, said.pop("component", None)),
            kind=said.pop("kind"),
            disaggregation=said.pop("disaggregation", ""),
            as_of=said.pop("as_of", None),
            entered=entered(said),
            based_on=0,
            by=request.user,
        )
        return _written(request, cell, status=201)


class ChangedValue(Value):
    """One value; with PUT it is written anew. A change names the ETag it is based on."""

    demands: ClassVar = {"PUT": TokenScope.ENTER}
    takes: ClassVar = {"PUT": StatedInput}
    gives: ClassVar = {"PUT": {200: ValueRow}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (409, 412, 415, 422, 428)}

    @idempotent
    def put(self, request: Request, id: int) -> HttpResponse:
        """Keep what is said as the draft of the value; what stood before stays in its history."""
        said = checked(StatedInput, request)
        entered_by = self.caller.entered()
        cell = get_object_or_404(
            Cell.objects.select_related("period", "component"),
            pk=id,
            measure__in=entered_by.values("identity"),
        )
        demand_match(request, etag_of(cell), current=shown(cell))
        measure = entered_by.filter(identity=cell.measure_id).select_related("current", "node")
        again = entry.record_value(
            measure=measure.order_by("-pk").first(),
            period=cell.period,
            component=cell.component,
            kind=cell.kind,
            disaggregation=cell.disaggregation,
            as_of=cell.as_of,
            entered=entered(said),
            based_on=cell.revision,
            by=request.user,
        )
        return _written(request, again)


def entered(said: dict[str, object]) -> entry.Entered:
    """In the notation of machines, which English shares."""
    texts = {TYPED.get(name, name): value or "" for name, value in said.items()}
    return entry.Entered(language="en", **texts)


def measure_of(view: View, named: str) -> PerformanceMeasure:
    """By id, or by the edition's slug and the path; of those that the caller enters."""
    slug, _, path = named.partition("/")
    wanted = Q(node__edition__slug=slug, node__path=to_path(path))
    if named.isdecimal() and len(named) < 19:
        wanted = Q(pk=int(named))
    found = view.caller.entered().filter(wanted).select_related("current", "node", "identity")
    measure = found.first()
    if measure is None:
        raise refused_field("measure", "The token enters no such measure.")
    return measure


def _component(measure: PerformanceMeasure, name: str | None) -> Component | None:
    if name is None:
        return None
    found = Component.objects.filter(measure=measure.identity_id, name=name).first()
    if found is None:
        raise refused_field("component", "The measure has no such component.")
    return found


def shown(cell: Cell) -> orjson.Fragment | None:
    """A value with its last version, as the one who works on it reads it, in JSON."""
    found = asked_of(_last_stated, meant={ANY_CELL: cell.pk, ANY_REVISION: cell.revision})
    return orjson.Fragment(found[0][0]) if found else None


def _last_stated() -> QuerySet[Cell]:
    last = Cell.objects.filter(pk=ANY_CELL, versions__number=ANY_REVISION).order_by()
    return last.values_list(JsonRow(ValueRow.columns(version="versions__")))


def _written(request: Request, cell: Cell, *, status: int = 200) -> HttpResponse:
    return answer(
        request,
        shown(cell),
        status=status,
        etag=etag_of(cell),
        location=f"/api/v1/values/{cell.pk}/",
    )
