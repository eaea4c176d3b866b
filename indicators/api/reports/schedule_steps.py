"""What is done with a schedule at once: paused, resumed, run."""

from collections.abc import Callable
from typing import ClassVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import delivery, tasks
from indicators.api.reports.schedules import OfSchedules, ScheduleRow, shown
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.reading import View
from indicators.models import ReportSchedule


class RunAsked(serializers.Serializer):
    """The reports that were asked for; each is watched at its own address."""

    run = serializers.IntegerField()
    reports = serializers.ListField(child=serializers.IntegerField())


class StepOfSchedule(OfSchedules, View):
    """Something that is done with a schedule as it was read."""

    takes: ClassVar = {"POST": None}
    gives: ClassVar = {"POST": {200: ScheduleRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (412, 415, 422, 428)}

    def matched_or_404(self, request: Request, key: int) -> ReportSchedule:
        schedule = get_object_or_404(self.rows().select_for_update(of=["self"]), pk=key)
        standing = shown(schedule)
        demand_match(request, tag_of(standing), current=standing)
        return schedule

    def changed(self, request: Request, key: int, change: Callable[..., None]) -> HttpResponse:
        schedule = self.matched_or_404(request, key)
        change(schedule_id=schedule.pk, now=self.caller.now)
        return self.answered(schedule)


class PauseSchedule(StepOfSchedule):
    """Sends nothing until it is resumed."""

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Pause a schedule; what is under way goes on."""
        return self.changed(request, id, delivery.pause)


class ResumeSchedule(StepOfSchedule):
    """Goes on with the next moment."""

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Resume a schedule; the moments that passed during the pause are left out."""
        return self.changed(request, id, delivery.resume)


class RunSchedule(StepOfSchedule):
    """Made and sent now, besides its moments."""

    gives: ClassVar = {"POST": {202: RunAsked}}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Run a schedule now: its reports are made and sent, and its next moment stays."""
        schedule = self.matched_or_404(request, id)
        with transaction.atomic():
            run, asked = delivery.run_now(
                schedule_id=schedule.pk, by=request.user, now=self.caller.now
            )
            transaction.on_commit(lambda: tasks.wake_reports(asked))
        return answer(request, {"run": run.pk, "reports": list(asked)}, status=202)
