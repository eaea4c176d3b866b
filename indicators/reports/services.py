"""Making a report: figures frozen first, then its files."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from types import TracebackType

from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction
from django.db.models.functions import Now

from indicators import attainment
from indicators.enums import JobStatus, ReportFailure, ReportFormat, ReportStage
from indicators.models import Report, ReportFile
from indicators.reports import counting, progress, queue
from indicators.reports.faults import DataFault
from indicators.reports.gather import gather
from indicators.reports.limits import AS_USUAL, Limits, within
from indicators.reports.pdf import PdfRefused
from indicators.reports.plain import digest_of, sha256
from indicators.reports.progress import Progress
from indicators.reports.together import Share
from indicators.reports.writers import WRITERS

TRY_AGAIN = (InterfaceError, OperationalError)
PLACED = (PdfRefused, DataFault)
# How the client of the database says that rows found no room.
NO_MEMORY = "out of memory for query result"
log = logging.getLogger(__name__)


def build(
    *, report_id: int, now: datetime, share: Share | None = None, limits: Limits = AS_USUAL
) -> None:
    """Make a report that waits. Safe to call twice: a report that is done or held is left alone.

    ``share`` lets others help with a large plan. What takes more than the limits is ended.
    """
    report = queue.claim(report_id)
    if report is None:
        return
    with Answered(report), queue.kept_alive(report, limits), within(limits):
        _make(report, now, share)


class Answered:
    """Closes a report whose making ends in an error, so that nobody waits for it for ever.

    The person reads a sentence; the details are logged, with whose they are: of the data, at its
    node, or of the template and the service, for developers. A lost database or a stopped worker
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
        why = _why(error)
        if not isinstance(error, Exception) or why is None:
            return False
        try:
            queue.update(
                self.report,
                status=JobStatus.FAILED,
                error=why,
                error_at=error.path if isinstance(error, PLACED) else "",
                finished_at=Now(),
            )
        except queue.ClaimLost:
            # Cancelled or taken over, and what was under way was ended for that.
            return True
        log.error("report %d was not made: %s", self.report.pk, _whose(error), exc_info=error)
        return why != ReportFailure.UNEXPECTED


def _why(error: BaseException | None) -> ReportFailure | None:
    """``None`` when another worker is to try again."""
    if isinstance(error, MemoryError) or NO_MEMORY in str(error):
        return ReportFailure.TOO_LARGE
    if isinstance(error, TRY_AGAIN):
        return None
    if isinstance(error, DataFault):
        return ReportFailure.DATA
    return error.why if isinstance(error, PdfRefused) else ReportFailure.UNEXPECTED


def _whose(error: Exception) -> str:
    if isinstance(error, PLACED) and error.path:
        return f"an error of the data at {error.path}"
    if isinstance(error, PdfRefused) and error.why == ReportFailure.NOT_TYPESET:
        return f"an error of the template, for its developers: {error.note}"
    return "see the error"


def _make(report: Report, now: datetime, share: Share | None) -> None:
    if report.document is None:
        _freeze(report, now, share)
    files = []
    for written, form in enumerate(map(ReportFormat, report.formats)):
        writer = WRITERS[form]
        under_way = Progress(ReportStage.WRITING, written, len(report.formats), form)
        with _watched(report, under_way):
            content = writer.write(report.document)
        files.append(_file(report, form, content, writer.made_with))
        queue.update(report, steps_done=3 + written)
    progress.tell(report.pk, Progress(ReportStage.STORING))
    _finish(report, files)


@contextmanager
def _watched(report: Report, under_way: Progress) -> Iterator[None]:
    """What the writer of a file counts is told to whoever waits for the report."""
    progress.tell(report.pk, under_way)
    with counting.heard_by(
        lambda counted: progress.tell(report.pk, replace(under_way, counted=counted))
    ):
        yield


def _freeze(report: Report, now: datetime, share: Share | None) -> None:
    progress.tell(report.pk, Progress(ReportStage.COMPUTING))
    attainment.bring_up_to_date(edition_id=report.edition_id, period_id=report.period_id, now=now)
    queue.update(report, steps_done=1)
    known = gather(report, share)
    frozen = known.as_json()
    queue.update(
        report,
        steps_done=2,
        as_at=known.as_at,
        document=frozen,
        document_sha256=digest_of(frozen),
    )
    report.document = frozen


def _file(report: Report, form: str, content: bytes, made_with: str) -> ReportFile:
    digest = sha256(content)
    return ReportFile(
        report=report,
        format=form,
        file=ContentFile(content, name=f"{digest}.{form}"),
        sha256=digest,
        size=len(content),
        made_with=made_with,
    )


@transaction.atomic
def _finish(report: Report, files: Sequence[ReportFile]) -> None:
    """The files and the end of the job, or neither."""
    queue.update(report, status=JobStatus.DONE, steps_done=report.steps_total, finished_at=Now())
    for file in files:
        file.save()
