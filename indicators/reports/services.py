"""Asking for a report, and making it: figures frozen first, then the file."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.functions import Now

from indicators import attainment
from indicators.enums import JobStatus
from indicators.models import Period, PlanEdition, Report, ReportFile, User
from indicators.reports import queue
from indicators.reports.document import canonical_json, sha256
from indicators.reports.gather import gather
from indicators.reports.pdf import MADE_WITH, PdfRefused, compile_pdf

STEPS = ("recompute", "gather", "compile", "store")


def request_report(
    *, edition: PlanEdition, period: Period, language: str, by: User | None, now: datetime
) -> Report:
    """Write the request down; a task picks it up."""
    return Report.objects.create(
        edition=edition,
        period=period,
        language=language,
        as_at=now,
        requested_by=by,
        steps_total=len(STEPS),
    )


def build(*, report_id: int, now: datetime) -> None:
    """Make a report that waits. Safe to call twice: a report that is done or held is left alone."""
    report = queue.claim(report_id)
    if report is None:
        return
    try:
        with queue.kept_alive(report):
            _make(report, now)
    except PdfRefused as refusal:
        queue.update(report, status=JobStatus.FAILED, error=str(refusal), finished_at=Now())


def _make(report: Report, now: datetime) -> None:
    if report.document is None:
        attainment.recompute(edition_id=report.edition_id, period_id=report.period_id, now=now)
        queue.update(report, steps_done=1)
        known = gather(report)
        frozen = known.as_json()
        queue.update(
            report,
            steps_done=2,
            as_at=known.as_at,
            document=frozen,
            document_sha256=sha256(canonical_json(frozen)),
        )
        report.document = frozen
    pdf = compile_pdf(report.document)
    queue.update(report, steps_done=3)
    _finish(report, pdf)


@transaction.atomic
def _finish(report: Report, pdf: bytes) -> None:
    """The file and the end of the job, or neither."""
    digest = sha256(pdf)
    queue.update(report, status=JobStatus.DONE, steps_done=len(STEPS), finished_at=Now())
    ReportFile.objects.create(
        report=report,
        format="pdf",
        file=ContentFile(pdf, name=f"{digest}.pdf"),
        sha256=digest,
        size=len(pdf),
        made_with=MADE_WITH,
    )
