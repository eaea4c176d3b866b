"""Reports: asked for and fetched."""

from collections.abc import Mapping
from typing import Any, ClassVar

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from indicators import access, ledger, reports, tasks
from indicators.api.plans.periods import period_called
from indicators.api.serving.answers import answer
from indicators.api.serving.changing import KEY, idempotent
from indicators.api.serving.filters import OneOf, Text
from indicators.api.serving.inputs import Input, Words, YesOrNo, checked
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import ListView, RowsView, View
from indicators.api.serving.rows import Child, Row, choice, read
from indicators.api.values.figures import CertificateList
from indicators.enums import JobStatus, ReportColumn, ReportFormat, ReportKind, TokenScope
from indicators.models import PlanEdition, Programme, Report, ReportFile

LANGUAGE = "en, zh-hans, ar, or one in which the plan has words: all others are then English."
# Options that have another name here.
FIELDS = {"as_at": "known_on"}


class FileRow(Row):
    id = serializers.IntegerField(source="pk")
    format = choice(ReportFormat)
    sha256 = serializers.CharField()
    size = serializers.IntegerField(help_text="In bytes.")
    made_with = serializers.CharField()


class ReportRow(Row):
    """A report: what was asked, how far it is; its figures are frozen once it is done."""

    id = serializers.IntegerField(source="pk")
    edition = serializers.CharField(source="edition.slug")
    period = serializers.CharField(source="period.label")
    kind = choice(ReportKind)
    formats = serializers.ListField(child=choice(ReportFormat))
    language = serializers.CharField()
    as_at = serializers.DateTimeField()
    status = choice(JobStatus)
    steps_done = serializers.IntegerField()
    steps_total = serializers.IntegerField()
    document_sha256 = serializers.CharField()
    error = serializers.CharField()
    requested_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    released_on = serializers.DateField(allow_null=True)
    files = FileRow(many=True)

    children: ClassVar = {
        "files": Child(lambda: FileRow, lambda _caller: ReportFile.objects.all(), "report")
    }


class ReportInput(Input):
    edition = Words(max_length=120, help_text="The edition, by its slug.")
    period = Words(max_length=32, help_text="As plans print it: 2026.")
    kind = choice(ReportKind, default=ReportKind.PERFORMANCE)
    formats = serializers.ListField(child=choice(ReportFormat), min_length=1, max_length=6)
    language = Words(max_length=10, default="en", help_text=LANGUAGE)
    programmes = serializers.ListField(
        child=Words(max_length=500), required=False, max_length=200, help_text="By path; none: all."
    )
    years = serializers.ListField(child=Words(max_length=32), required=False, max_length=50)
    columns = serializers.ListField(child=choice(ReportColumn), required=False, max_length=6)
    known_on = serializers.DateField(
        required=False, allow_null=True, help_text="As known at the end of a day in UTC."
    )
    since = serializers.DateField(
        required=False, allow_null=True, help_text="What changed since the end of a day."
    )
    earlier_edition = Words(
        max_length=120, required=False, help_text="What changed since an edition, by its slug."
    )
    drafts = YesOrNo(
        default=False,
        help_text="Count values that are not approved yet; for planning officers of the plan.",
    )
    released_on = serializers.DateField(required=False, allow_null=True)


class ReportFilters(django_filters.FilterSet):
    edition = Text(field_name="edition__slug", label="The edition, by its slug.")
    status = OneOf(JobStatus, label="How far it is.")


class OfReports(RowsView):
    row = ReportRow

    def rows(self) -> QuerySet[Report]:
        return self.caller.reports()


class Reports(OfReports, ListView):
    """Reports; with POST, a new one."""

    name = "reports"
    filterset_class = ReportFilters
    takes: ClassVar = {"POST": ReportInput}
    gives: ClassVar = {"POST": {202: ReportRow}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}
    demands: ClassVar = {"POST": TokenScope.READ}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Ask for a report; a worker makes it, and its address says how far it is."""
        said = checked(ReportInput, request)
        if said["drafts"]:
            self.demand(TokenScope.ADMINISTER)
        if self.caller.narrowed_to:
            raise Refused(403, "narrowed", "A token for some programmes asks for no report.")
        edition = self._edition("edition", said["edition"])
        period = period_called(said["period"])
        options = self._options(said, edition)
        try:
            with transaction.atomic():
                report = reports.request_report(
                    edition=edition,
                    period=period,
                    language=said["language"],
                    by=request.user,
                    now=self.caller.now,
                    kind=said["kind"],
                    formats=said["formats"],
                    options=options,
                    released_on=said.get("released_on"),
                )
                transaction.on_commit(lambda: tasks.build_report.delay(report_id=report.pk))
        except reports.RequestRefused as refusal:
            raise _refused(refusal.faults) from refusal
        [shown] = read(Report.objects.filter(pk=report.pk), ReportRow.columns())
        del shown["pk"]
        return answer(request, shown, status=202, location=f"/api/v1/reports/{report.pk}/")

    def _edition(self, name: str, slug: str) -> PlanEdition:
        edition = self.caller.editions().filter(slug=slug).first()
        if edition is None:
            raise _refused({name: "There is no such edition."})
        return edition

    def _options(self, said: Mapping[str, Any], edition: PlanEdition) -> reports.ReportOptions:
        administered = access.documents_administered_by(self.request.user, on=self.caller.today)
        if said["drafts"] and not administered.filter(pk=edition.document_id).exists():
            raise _refused({"drafts": _("Only planning officers of the plan count drafts.")})
        programmes = said.get("programmes", ())
        here = Programme.objects.filter(node__edition=edition, node__path__in=programmes)
        if here.count() != len(set(programmes)):
            raise _refused({"programmes": "The edition has no programme of one of these paths."})
        known_on, since = said.get("known_on"), said.get("since")
        earlier = said.get("earlier_edition", "")
        return reports.ReportOptions(
            programmes=tuple(programmes),
            years=tuple(said.get("years", ())),
            columns=tuple(said.get("columns", ())),
            drafts=said["drafts"],
            as_at=known_on and ledger.end_of(known_on),
            since=since and ledger.end_of(since),
            earlier_edition=earlier and self._edition("earlier_edition", earlier).slug,
        )


def _refused(faults: Mapping[str, str]) -> Refused:
    told = [
        {"pointer": f"#/{FIELDS.get(name, name)}", "detail": str(sentence)}
        for name, sentence in faults.items()
    ]
    return Refused(422, "refused", " ".join(each["detail"] for each in told), told)


class CertificatesOfReport(OfReports, View):
    """The proof of what a report says."""

    gives: ClassVar = {"GET": {200: CertificateList}}

    def get(self, request: Request, id: int) -> HttpResponse:
        """The certificates of all attainments in a finished report, as they were frozen with it."""
        report = get_object_or_404(self.rows().defer("document"), pk=id)
        return answer(request, {"results": reports.certificates_of(report)})


class FileOfReport(OfReports, View):
    """A file of a report."""

    gives: ClassVar = {
        "GET": {(200, kind): OpenApiTypes.BINARY for kind in ("application/octet-stream",)}
    }

    def get(self, request: Request, id: int, format: str) -> FileResponse:
        """The bytes of a finished file, as they were made once."""
        report = get_object_or_404(self.rows().select_related("edition", "period"), pk=id)
        kept = report.files.filter(report__purged_at__isnull=True)
        stored = get_object_or_404(kept, format=format)
        return FileResponse(
            stored.file.open("rb"),
            as_attachment=True,
            filename=report.file_name(stored),
            content_type="application/octet-stream",
        )
