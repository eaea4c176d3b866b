"""Asking for a report, and making it: figures frozen first, then the file."""

import logging
from datetime import date, datetime
from types import TracebackType

from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction
from django.db.models.functions import Now

from indicators import attainment
from indicators.enums import JobStatus, ReportFailure
from indicators.models import Period, PlanEdition, Report, ReportFile, User
from indicators.reports import queue
from indicators.reports.document import canonical_json, sha256
from indicators.reports.gather import gather
from indicators.reports.pdf import MADE_WITH, PdfRefused, compile_pdf

STEPS = ("recompute", "gather", "compile", "store")
TRY_AGAIN = (InterfaceError, OperationalError)
log = logging.getLogger(__name__)


def request_report(
    *,
    edition: PlanEdition,
    period: Period,
    language: str,
    by: User | None,
    now: datetime,
    released_on: date | None = None,
) -> Report:
    """Write the request down; a task picks it up. Readers know of it from ``released_on`` on."""
    return Report.objects.create(
        edition=edition,
        period=period,
        language=language,
        as_at=now,
        requested_by=by,
        steps_total=len(STEPS),
        released_on=released_on,
    )


def build(*, report_id: int, now: datetime) -> None:
    """Make a report that waits. Safe to call twice: a report that is done or held is left alone."""
    report = queue.claim(report_id)
    if report is None:
        return
    with Answered(report), queue.kept_alive(report):
        _make(report, now)


class Answered:
    """Closes a report whose making ends in an error, so that nobody waits for it for ever.

    The person reads a sentence; the details are logged. A lost database or a stopped worker
    closes nothing: the sweep gives the report to another worker.
    """

    def __init__(self, report: Report) -> None:
        self.report = report

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, queue.ClaimLost):
            return True
        if not isinstance(error, Exception) or isinstance(error, TRY_AGAIN):
            return False
        is_refused = isinstance(error, PdfRefused)
        queue.update(
            self.report,
            status=JobStatus.FAILED,
            error=error.why if is_refused else ReportFailure.UNEXPECTED,
            finished_at=Now(),
        )
        log.error("report %d was not made", self.report.pk, exc_info=error)
        return is_refused


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
