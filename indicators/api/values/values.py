"""Values: as they count now, as they stand, or as they were known at an instant."""

from datetime import date, datetime
from typing import ClassVar

import django_filters
from django.db.models import F, Q, QuerySet
from django.db.models import Value as Constant
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from indicators import ledger
from indicators.api.serving.answers import answer
from indicators.api.serving.filters import OneOf, Text, Whole, YesOrNo, below, instant
from indicators.api.serving.parameters import Asked, asked_by, described
from indicators.api.serving.problems import refused_parameter
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.serving.rows import Columns
from indicators.api.values.figures import StepRow, ValueRow, VersionRow
from indicators.enums import Step, ValueKind, ValueStatus
from indicators.models import (
    Cell,
    PerformanceMeasure,
    ReviewEvent,
    ValueVersion,
)

VERSION = described(
    "version",
    "What is stated by the version that counts, or by the last one that the caller may read.",
    {"type": "string", "enum": ["approved", "latest"], "default": "approved"},
)
KNOWN_AT = described(
    "known_at",
    "As known at an instant, or at the end of a day in UTC.",
    {"anyOf": [{"type": "string", "format": kind} for kind in ("date", "date-time")]},
)


def instant_of(said: str) -> datetime | None:
    """The instant of ``known_at``; of a day, its end."""
    if not said:
        return None
    try:
        return ledger.end_of(date.fromisoformat(said)) if len(said) == 10 else instant(said)
    except (ValueError, OverflowError) as wrong:
        detail = "Say a day as 2026-03-01 or an instant as 2026-03-01T12:00:00Z."
        raise refused_parameter("known_at", detail) from wrong


class ValueFilters(django_filters.FilterSet):
    """Of values as known at an instant, ``carried`` says on what they hung then."""

    carried = ledger.Carried()
    edition = Text(method="of_edition", label="Values of the measures of an edition, by its slug.")
    under = Text(method="of_place", label="Of the measures at this path and below it.")
    measure = Whole(method="of_measure", label="Of a measure, by its id in an edition.")
    identity = Whole(method="of_identity", label="Of a measure through all editions.")
    period = Text(field_name="period__label", label="The period, as plans print it.")
    kind = OneOf(ValueKind, label="Baseline, target or actual.")
    status = OneOf(ValueStatus, field_name="stands", label="Where it stands in review.")
    disaggregated = YesOrNo(method="parts", label="Parts only, or the whole only.")

    def of_edition(self, rows: QuerySet, _name: str, slug: str) -> QuerySet:
        measures = PerformanceMeasure.objects.filter(node__edition__slug=slug)
        return rows.filter(self.carried.on(measures))

    def of_measure(self, rows: QuerySet, _name: str, node_id: str) -> QuerySet:
        return rows.filter(self.carried.on(PerformanceMeasure.objects.filter(pk=node_id)))

    def of_place(self, rows: QuerySet, _name: str, address: str) -> QuerySet:
        measures = below("node__path")(PerformanceMeasure.objects.all(), "", address)
        return rows.filter(self.carried.on(measures))

    def of_identity(self, rows: QuerySet, _name: str, identity: str) -> QuerySet:
        return rows.filter(self.carried.hung_on([int(identity)]))

    def parts(self, rows: QuerySet, _name: str, said: str) -> QuerySet:
        whole = Q(disaggregation="")
        return rows.exclude(whole) if said == "true" else rows.filter(whole)


def etag_of(cell: Cell) -> str:
    """The state of a value: whoever changes it says which one they saw."""
    return f'"{cell.pk}.{cell.revision}.{cell.status}{cell.waits_at}"'


class OfValues(RowsView):
    row = ValueRow

    def rows(self) -> QuerySet[Cell]:
        return self.caller.cells_shown()

    def in_version(self, rows: QuerySet[Cell], asked: Asked) -> QuerySet[Cell]:
        """Of values the caller does not work on, the last version is the approved one."""
        if asked.own["version"] == "approved":
            return rows
        last = Q(versions__number=F("revision"))
        if not self.caller.user.is_superuser:
            mine = Q(measure__in=self.caller.worked_on().values("identity"))
            last = last & mine | ~mine & Q(versions=F("approved"))
        return rows.filter(last)

    def columns(self, asked: Asked) -> Columns:
        way = {"approved": "approved__", "latest": "versions__"}[asked.own["version"]]
        return self.row.shown_columns(asked.fields, version=way)


class Values(OfValues, ListView):
    """Values, each with what its approved version states.

    With ``known_at`` each has the version that counted then; where a transaction from before the
    instant still runs, the header ``Provisional: true`` says that the answer may yet change.
    """

    name = "values"
    filterset_class = ValueFilters
    parameters: ClassVar = [VERSION, KNOWN_AT]
    is_told: ClassVar = True

    def get(self, request: Request, **address: object) -> HttpResponse:
        asked = asked_by(request, self)
        self.known = None
        if moment := instant_of(asked.own["known_at"]):
            if asked.expand or asked.own["version"] != "approved":
                raise refused_parameter(
                    "known_at", "Ask for known_at alone, without version or expand."
                )
            self.known = ledger.known_at(moment, measures=self.caller.measures())
        answered = super().get(request, **address)
        if self.known:
            answered["Provisional"] = str(self.known.is_provisional).lower()
        return answered

    def narrowed(self, asked: Asked) -> QuerySet:
        if not self.known:
            return self.in_version(asked.narrow(self.rows()), asked)
        if "status" in asked.filters_used:
            raise refused_parameter("status", "What was known counted: its status was approved.")
        if asked.filters:
            asked.filters.carried = self.known.carried
        cells = asked.narrow(Cell.objects.all())
        return self.caller.told_of(self.known.values).filter(cell__in=cells)

    def mark(self, request: Request, asked: Asked) -> str:
        return "" if self.known else super().mark(request, asked)

    def columns(self, asked: Asked) -> Columns:
        if self.known:
            found = self.row.columns(asked.fields, version="", cell="cell__")
            then = {
                "status": Constant(ValueStatus.APPROVED.value),
                "revision": F("number"),
                "identity": self.known.carried.identity_of("cell__"),
            }
            return found | {name: column for name, column in then.items() if name in found}
        return super().columns(asked)


class Value(OfValues, RowView):
    """One value; a change is asked to name its ETag."""

    parameters: ClassVar = [VERSION]

    def get(self, request: Request, **address: object) -> HttpResponse:
        asked = asked_by(request, self)
        cell = get_object_or_404(self.rows(), pk=address["id"])
        [body] = self.shown(self.in_version(self.rows().filter(pk=cell.pk), asked), asked)
        # Of a value that others work on, the ETag of its state would tell of their drafts.
        is_mine = self.caller.worked_on().filter(identity=cell.measure_id).exists()
        return answer(request, body, etag=self.tag(asked, etag_of(cell)) if is_mine else "")


class History(ListView):
    """Every version of a value that the caller may read, oldest first."""

    name = "history"
    row = VersionRow

    def rows(self) -> QuerySet[ValueVersion]:
        found = get_object_or_404(self.caller.cells(), pk=self.kwargs["id"])
        return self.caller.versions().filter(cell=found)


class StepFilters(django_filters.FilterSet):
    value = Whole(field_name="cell", label="Of a value, by its id.")
    step = OneOf(Step, label="What was done.")


class Steps(ListView):
    """Recorded steps of review, oldest first."""

    name = "steps"
    row = StepRow
    filterset_class = StepFilters

    def rows(self) -> QuerySet[ReviewEvent]:
        return self.caller.steps()
