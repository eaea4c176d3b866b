"""How far a report is, as its page says it."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from indicators import reports
from indicators.enums import JobStatus, ReportCounted, ReportStage
from indicators.models import Report


@dataclass(frozen=True, slots=True)
class Working:
    """``seen`` names the state, so that the page can say which it shows; ``is_news`` where it is
    another thing to be said, and not only more of it.
    """

    report: Report
    progress: reports.Progress
    is_news: bool = False

    @classmethod
    def of(cls, report: Report, *, seen: str = "") -> Self:
        working = cls(report, _progress_of(report))
        return cls(report, working.progress, is_news=seen.split(" ")[0] != working._what)

    @property
    def seen(self) -> str:
        return f"{self._what} {self.value}"

    @property
    def said(self) -> str:
        if self.report.status == JobStatus.QUEUED:
            return _("Waiting for a worker")
        if self.report.status == JobStatus.RUNNING:
            return _(self.progress.stage.label)
        return _(JobStatus(self.report.status).label)

    @property
    def value(self) -> str:
        """Of the steps in all, with the part of the one under way."""
        done, total = self.progress.done, self.progress.total
        if self.is_writing:
            done, total = _written(self.progress.counted)
        return f"{self.report.steps_done + (done / total if total else 0):.2f}"

    @property
    def is_writing(self) -> bool:
        return self.progress.stage == ReportStage.WRITING

    @property
    def _what(self) -> str:
        is_running = self.report.status == JobStatus.RUNNING
        return self.progress.stage if is_running else self.report.status


def _written(counted: reports.Counted | None) -> tuple[int, int]:
    """Of a file: its pages are first laid out, all of them, and then written."""
    if counted is None:
        return 0, 0
    if counted.what == ReportCounted.PAGES:
        return 1, 2
    return counted.done, counted.total


def _progress_of(report: Report) -> reports.Progress:
    """What the worker told, or, where Redis lost it, by the steps that are done."""
    if told := reports.progress_of(report.pk):
        return told
    if report.steps_done >= 2:
        is_written = report.steps_done >= report.steps_total - 1
        return reports.Progress(ReportStage.STORING if is_written else ReportStage.WRITING)
    return reports.Progress(ReportStage.GATHERING if report.steps_done else ReportStage.COMPUTING)
