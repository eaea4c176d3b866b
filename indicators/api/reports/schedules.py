"""Schedules of reports: read, set up and changed by planning officers."""

from datetime import datetime, time
from typing import ClassVar
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import delivery
from indicators.api.plans.periods import period_called
from indicators.api.reports.reports import LANGUAGE
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, Whole, Words, YesOrNo, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import Refused, refused_field
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.serving.rows import Row, choice, read_one
from indicators.enums import (
    About,
    Every,
    IfLate,
    ReportFormat,
    ReportKind,
    SentAs,
    TokenScope,
)
from indicators.models import ReportSchedule

# What concerns no field alone: that nobody is told.
POINTERS = {"__all__": "#"}


class ScheduleRow(Row):
    """When a report is made, of what, and to whom it goes."""

    id = serializers.IntegerField(source="pk")
    plan = serializers.IntegerField(source="document_id")
    name = serializers.CharField()
    every = choice(Every)
    month = serializers.IntegerField()
    day = serializers.IntegerField()
    at = serializers.CharField(help_text="06:30:00, in the zone.")
    zone = serializers.CharField()
    if_late = choice(IfLate)
    kind = choice(ReportKind)
    formats = serializers.ListField(child=choice(ReportFormat))
    languages = serializers.ListField(child=serializers.CharField())
    about = choice(About)
    period = serializers.CharField(source="period.label", allow_null=True)
    programmes = serializers.ListField(child=serializers.IntegerField())
    one_each = serializers.BooleanField()
    drafts = serializers.BooleanField()
    to_roles = serializers.ListField(child=serializers.CharField())
    addresses = serializers.ListField(child=serializers.CharField())
    sent_as = choice(SentAs)
    link_days = serializers.IntegerField()
    next_at = serializers.DateTimeField(allow_null=True, help_text="None while it is paused.")
    paused_at = serializers.DateTimeField(allow_null=True)


class ChangedInput(Input):
    """All that a schedule says: what is left out is as of a new one."""

    name = Words(max_length=120)
    every = choice(Every)
    month = Whole(default=1, max_value=12)
    day = Whole(default=1, max_value=31)
    at = serializers.RegexField(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", help_text="06:30, in the zone.")
    zone = Words(default="UTC", max_length=64)
    if_late = choice(IfLate, default=IfLate.SEND)
    kind = choice(ReportKind, default=ReportKind.PERFORMANCE)
    formats = serializers.ListField(child=choice(ReportFormat), min_length=1, max_length=6)
    languages = serializers.ListField(
        child=Words(max_length=10, help_text=LANGUAGE),
        default=list,
        max_length=10,
        help_text="None: each recipient reads their own.",
    )
    about = choice(About, default=About.YEAR_BEFORE)
    period = Words(required=False, max_length=32, help_text="Of a report about one period.")
    programmes = serializers.ListField(
        child=Whole(), default=list, max_length=200, help_text="By identity; none: all."
    )
    one_each = YesOrNo(default=False, help_text="A report of each programme.")
    drafts = YesOrNo(default=False)
    to_roles = serializers.ListField(child=Words(max_length=60), default=list, max_length=50)
    addresses = serializers.ListField(
        child=serializers.EmailField(max_length=254), default=list, max_length=50
    )
    sent_as = choice(SentAs, default=SentAs.LINK)
    link_days = Whole(default=30, max_value=366)


class ScheduleInput(ChangedInput):
    plan = Whole(help_text="The plan, by its id.")


class OfSchedules(RowsView):
    row = ScheduleRow
    demands: ClassVar = dict.fromkeys(("GET", "POST", "PUT"), TokenScope.ADMINISTER)

    def rows(self) -> QuerySet[ReportSchedule]:
        return self.caller.schedules()

    def answered(self, schedule: ReportSchedule, status: int = 200) -> HttpResponse:
        location, body = f"/api/v1/schedules/{schedule.pk}/", shown(schedule)
        return answer(self.request, body, status=status, etag=tag_of(body), location=location)


def shown(schedule: ReportSchedule) -> dict[str, object]:
    return read_one(ScheduleRow, schedule)


class Schedules(OfSchedules, ListView):
    """Schedules of the plans in the officer's care; with POST, a new one."""

    name = "schedules"
    takes: ClassVar = {"POST": ScheduleInput}
    gives: ClassVar = {"POST": {201: ScheduleRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Have a report made and sent again and again."""
        said = checked(ScheduleInput, request)
        plan = self.caller.documents_administered().filter(pk=said.pop("plan")).first()
        if plan is None:
            raise refused_field("plan", "The token administers no such plan.")
        schedule = ReportSchedule(document=plan, owner=request.user)
        return self.answered(kept(schedule, said, now=self.caller.now), status=201)


class Schedule(OfSchedules, RowView):
    """One schedule; with PUT it says something else."""

    takes: ClassVar = {"PUT": ChangedInput}
    gives: ClassVar = {"GET": {200: ScheduleRow}, "PUT": {200: ScheduleRow}}
    headers: ClassVar = {"PUT": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PUT": (412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(ReportSchedule.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=tag_of(shown(found)))

    @idempotent
    @transaction.atomic
    def put(self, request: Request, id: int) -> HttpResponse:
        """Let a schedule say something else from its next moment on; a paused one stays paused."""
        said = checked(ChangedInput, request)
        schedule = get_object_or_404(self.rows().select_for_update(of=["self"]), pk=id)
        standing = shown(schedule)
        demand_match(request, tag_of(standing), current=standing)
        return self.answered(kept(schedule, said, now=self.caller.now))


def kept(schedule: ReportSchedule, said: dict[str, object], *, now: datetime) -> ReportSchedule:
    """The schedule as it is said; what cannot be so is refused at its field."""
    if said["zone"] not in available_timezones():
        raise refused_field("zone", "There is no such time zone.")
    label = said.pop("period", "")
    period = period_called(label) if label else None
    for name, value in (said | {"at": time.fromisoformat(said["at"]), "period": period}).items():
        setattr(schedule, name, value)
    try:
        return delivery.change_schedule(schedule=schedule, now=now)
    except delivery.ScheduleRefused as refusal:
        faults = [
            {"pointer": POINTERS.get(name, f"#/{name}"), "detail": " ".join(map(str, sentences))}
            for name, sentences in refusal.errors.items()
        ]
        detail = " ".join(each["detail"] for each in faults)
        raise Refused(422, "refused", detail, faults) from refusal
