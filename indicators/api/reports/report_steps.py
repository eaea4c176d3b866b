"""A report once it is asked for: watched, cancelled, and shown to readers from a day on."""

from typing import ClassVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access, reports
from indicators.api.reports.reports import OfReports, ReportRow
from indicators.api.serving.answers import answer, tag_of
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.inputs import Input, checked
from indicators.api.serving.parameters import asked_by
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import RowView, View
from indicators.api.serving.rows import read_one
from indicators.enums import TokenScope
from indicators.models import Report


class ReleaseInput(Input):
    released_on = serializers.DateField(
        allow_null=True, help_text="From this day on readers know of the report; null: at once."
    )


class OneReport(OfReports, RowView):
    """One report; with PATCH, another day from which readers know of it."""

    demands: ClassVar = {"PATCH": TokenScope.ADMINISTER}
    takes: ClassVar = {"PATCH": ReleaseInput}
    gives: ClassVar = {"GET": {200: ReportRow}, "PATCH": {200: ReportRow}}
    headers: ClassVar = {"PATCH": [IF_MATCH, KEY]}
    refusals: ClassVar = {"PATCH": (412, 415, 422, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(Report.objects.filter(pk=found.pk), asked)
        return answer(request, body, etag=self.tag(asked, tag_of(shown(found))))

    @idempotent
    @transaction.atomic
    def patch(self, request: Request, id: int) -> HttpResponse:
        """Let readers know of a report from a day on, as a planning officer of its plan."""
        said = checked(ReleaseInput, request)
        released = access.reports_released_by(request.user, on=self.caller.today)
        report = get_object_or_404(
            self.rows().filter(pk__in=released.values("pk")).select_for_update(of=["self"]), pk=id
        )
        standing = shown(report)
        demand_match(request, tag_of(standing), current=standing)
        reports.release_on(report_id=report.pk, day=said["released_on"], by=request.user)
        changed = shown(report)
        return answer(request, changed, etag=tag_of(changed))


class CancelReport(OfReports, View):
    """The end of a report under way."""

    takes: ClassVar = {"POST": None}
    gives: ClassVar = {"POST": {200: ReportRow}}
    headers: ClassVar = {"POST": [IF_MATCH, KEY]}
    refusals: ClassVar = {"POST": (409, 412, 422, 428)}

    @idempotent
    @transaction.atomic
    def post(self, request: Request, id: int) -> HttpResponse:
        """Make a report no further: for who asked for it, and the officers of its plan."""
        cancelled = access.reports_cancelled_by(request.user, on=self.caller.today)
        report = get_object_or_404(
            self.rows().filter(pk__in=cancelled.values("pk")).select_for_update(of=["self"]), pk=id
        )
        standing = shown(report)
        demand_match(request, tag_of(standing), current=standing)
        if not reports.cancel(report_id=report.pk, by=request.user):
            raise Refused(409, "over", "This report is over: there is nothing to cancel.")
        changed = shown(report)
        return answer(request, changed, etag=tag_of(changed))


def shown(report: Report) -> dict[str, object]:
    return read_one(ReportRow, report)
