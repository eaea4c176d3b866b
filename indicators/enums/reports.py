"""Choices of reports: which document, in which files, with which columns; how its making went."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class ReportKind(Labelled):
    PERFORMANCE = "performance", _("Programme performance report")
    BUDGET = "budget", _("Programme plan and performance, as in the budget document")
    SUMMARY = "summary", _("One-page summary")
    ATTAINMENT = "attainment", _("Attainment annex")
    EXCEPTIONS = "exceptions", _("Exceptions report")
    COMPLETENESS = "completeness", _("Completeness and timeliness of reporting")
    CHANGES = "changes", _("What changed")


class ReportFormat(Labelled):
    PDF = "pdf", _("PDF")
    XLSX = "xlsx", _("Excel workbook")
    DOCX = "docx", _("Word document")
    HTML = "html", _("Web page")
    CSV = "csv", _("CSV table")
    JSON = "json", _("JSON data")


class ReportColumn(Labelled):
    """What a table of measures shows beside the number, the name and the verdict."""

    BASELINE = "baseline", _("Baseline")
    TARGET = "target", _("Target")
    ACTUAL = "actual", _("Actual")
    PROGRESS = "progress", _("Progress P")
    LEVEL = "level", _("Level L")
    YEARS = "years", _("Every year")


class ReportStage(Labelled):
    """What a worker is at that makes a report."""

    COMPUTING = "computing", _("Computing attainment")
    GATHERING = "gathering", _("Gathering the figures")
    COMPARING = "comparing", _("Gathering the earlier figures")
    WRITING = "writing", _("Writing the files")
    STORING = "storing", _("Storing the files")


class ReportCounted(Labelled):
    """What is counted of a file while it is written."""

    PAGES = "pages", _("Pages")
    ROWS = "rows", _("Rows")
    PARTS = "parts", _("Parts")


class JobStatus(Labelled):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class ReportFailure(Labelled):
    """Why a report was not made, and what the person who asked for it can do."""

    TOO_SLOW = (
        "too_slow",
        _(
            "The report took too long and was stopped. "
            "Ask for fewer programmes, or try again when the machine is less busy."
        ),
    )
    TOO_LARGE = (
        "too_large",
        _(
            "The report needed more memory than it may take. "
            "Ask for fewer programmes; the operators of this service can raise the limit."
        ),
    )
    NOT_TYPESET = (
        "not_typeset",
        _(
            "The PDF could not be typeset. "
            "The operators of this service find the details in the log."
        ),
    )
    DATA = (
        "data",
        _("What is known of this place of the plan cannot be written down. Look at it there:"),
    )
    UNEXPECTED = (
        "unexpected",
        _(
            "The report could not be made. "
            "The operators of this service find the reason in the log."
        ),
    )
    WORKER_STOPPED = (
        "worker_stopped",
        _("The worker stopped every time it made this report. Try again later."),
    )
