"""Every choice of the tracker, once.

Plain string enumerations: the pure modules use them without Django. A label is the English
word; pages translate it when they show it (``{{ value|label }}``).
"""

from indicators.enums.agreements import Agreement, Discrepancy
from indicators.enums.delivery import About, Every, IfLate, RunProblem, RunStatus, SentAs
from indicators.enums.evidence import Departure, EvidenceRefusal, MissReason, NarrativeKind
from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _
from indicators.enums.mail import MailDelivery, MailKind, MailStatus
from indicators.enums.plans import (
    ContinuesKind,
    DeliverableLevel,
    DocumentVerdict,
    EditionStatus,
    Level,
    NodeKind,
    PeriodKind,
    PlanFormat,
    PlanRhythm,
    ResultKind,
    TranslatedField,
    TranslationStatus,
)
from indicators.enums.reports import (
    ReportColumn,
    ReportCounted,
    ReportFormat,
    ReportKind,
    ReportStage,
)
from indicators.enums.systems import ChangeSubject, DeliveryStatus, TokenScope
from indicators.enums.workbooks import UploadStatus

__all__ = [
    "About",
    "Accumulation",
    "Agreement",
    "Basis",
    "ChangeSubject",
    "ContinuesKind",
    "DeliverableLevel",
    "DeliveryStatus",
    "Departure",
    "Direction",
    "Discrepancy",
    "DocumentVerdict",
    "EditionStatus",
    "Every",
    "EvidenceRefusal",
    "Finality",
    "Flag",
    "IfLate",
    "JobStatus",
    "Labelled",
    "Level",
    "MailDelivery",
    "MailKind",
    "MailStatus",
    "MeasureKind",
    "MissReason",
    "NarrativeKind",
    "NoTrajectory",
    "NodeKind",
    "PeriodKind",
    "PlanFormat",
    "PlanRhythm",
    "Qualifier",
    "ReasonCode",
    "ReasonForChange",
    "ReportColumn",
    "ReportCounted",
    "ReportFailure",
    "ReportFormat",
    "ReportKind",
    "ReportStage",
    "ResultKind",
    "Role",
    "RunProblem",
    "RunStatus",
    "SentAs",
    "Step",
    "SumRule",
    "TokenScope",
    "TranslatedField",
    "TranslationStatus",
    "UploadStatus",
    "ValueKind",
    "ValueState",
    "ValueStatus",
    "Verdict",
]

# Measures and values


class MeasureKind(Labelled):
    INCREASE = "increase", _("increase")
    DECREASE = "decrease", _("decrease")
    MAINTAIN = "maintain", _("maintain")
    RANGE = "range", _("within a range")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")
    ZERO = "zero", _("none allowed")
    FULL = "full", _("full compliance")
    MILESTONE = "milestone", _("milestone")


class Direction(Labelled):
    """Which way is better. The kind of a measure settles it; a plan's sentence only proposes it."""

    INCREASE = "increase", _("higher is better")
    DECREASE = "decrease", _("lower is better")
    MAINTAIN = "maintain", _("to be kept as it is")


class Accumulation(Labelled):
    PER_PERIOD = "per_period", _("per period")
    SUM_TO_DATE = "sum_to_date", _("sum to date")
    RUNNING_TOTAL = "running_total", _("running total")
    LATEST = "latest", _("latest value")
    MAXIMUM = "maximum", _("maximum")
    MINIMUM = "minimum", _("minimum")
    POOLED_RATIO = "pooled_ratio", _("pooled ratio")


class Basis(Labelled):
    LEVEL = "level", _("level")
    TOTAL = "total", _("total")
    INCREMENT = "increment", _("increment")
    UNKNOWN = "unknown", _("unknown")


class ValueKind(Labelled):
    BASELINE = "baseline", _("Baseline")
    TARGET = "target", _("Target")
    ACTUAL = "actual", _("Actual")


class ValueState(Labelled):
    REPORTED = "reported", _("value")
    NIL = "nil", _("none (zero)")
    NOT_REPORTED = "not_reported", _("not reported")
    NOT_DUE = "not_due", _("not due")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    SUPPRESSED = "suppressed", _("suppressed")
    ESTIMATED = "estimated", _("estimated")
    PROXY = "proxy", _("proxy measure")
    SERIES_BREAK = "break", _("break in the series")
    PROXY_BREAK = "proxy_break", _("proxy that begins a new series")


# A value can be a proxy and begin a new series; each is asked for by itself.
PROXIES = frozenset({ValueState.PROXY, ValueState.PROXY_BREAK})
SERIES_BREAKS = frozenset({ValueState.SERIES_BREAK, ValueState.PROXY_BREAK})


class SumRule(Labelled):
    """What the parts of a value are to its total."""

    ADDS_UP = "adds_up", _("must add up to the total")
    NEED_NOT_ADD_UP = "need_not", _("need not add up to the total")


class Qualifier(Labelled):
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    LESS_THAN = "less_than", _("less than")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class ReasonForChange(Labelled):
    """Why a target, a baseline or a submitted actual was changed."""

    CORRECTION = "correction", _("Correction of an error")
    LATER_DATA = "later_data", _("Later or more complete data")
    METHOD = "method", _("Change of method or definition")
    DECISION = "decision", _("Decision of an intergovernmental body")
    RESOURCES = "resources", _("Change in resources")
    CONTEXT = "context", _("Change in circumstances")


# Attainment


class Verdict(Labelled):
    EXCEEDED = "EXCEEDED", _("Exceeded")
    MET = "MET", _("Met")
    PARTIALLY_MET = "PARTIALLY_MET", _("Partially met")
    NOT_MET = "NOT_MET", _("Not met")
    REGRESSED = "REGRESSED", _("Regressed")
    NO_DATA = "NO_DATA", _("No data")
    NOT_DUE = "NOT_DUE", _("Not due")
    NOT_COMPARABLE = "NOT_COMPARABLE", _("Not comparable")
    NOT_APPLICABLE = "NOT_APPLICABLE", _("Not applicable")


# "Achieved" does not say by how much; the annual format has one word for three verdicts.
MEANT = {
    DocumentVerdict.EXCEEDED: frozenset({Verdict.EXCEEDED}),
    DocumentVerdict.MET: frozenset({Verdict.MET}),
    DocumentVerdict.ACHIEVED: frozenset({Verdict.EXCEEDED, Verdict.MET}),
    DocumentVerdict.NOT_MET: frozenset({Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED}),
}


class ReasonCode(Labelled):
    """Why an attainment is as it is: the codes of rule set AR-1, exactly these."""

    NOT_APPLICABLE = "NOT_APPLICABLE", _("The measure does not apply in this period.")
    JUDGED = "JUDGED", _("Judged by a person; no number is computed.")
    NOT_REPORTED = "NOT_REPORTED", _("Nothing is reported for this period.")
    NO_TARGET = "NO_TARGET", _("There is no target to compare with.")
    BASIS_UNKNOWN = (
        "BASIS_UNKNOWN",
        _("Nobody has stated whether the target is a total or an increment."),
    )
    SERIES_BREAK = "SERIES_BREAK", _("The series is broken here.")
    PROXY = "PROXY", _("The value is a proxy and is not compared with the target.")
    NO_PROGRESS_INDEX = "NO_PROGRESS_INDEX", _("This kind of measure has no progress index here.")
    NO_BASELINE = "NO_BASELINE", _("There is no baseline to measure progress from.")
    BASELINE_EQUALS_TARGET = "BASELINE_EQUALS_TARGET", _("The baseline equals the target.")
    TARGET_LESS_AMBITIOUS_THAN_BASELINE = (
        "TARGET_LESS_AMBITIOUS_THAN_BASELINE",
        _("The target asks for less than the baseline already had."),
    )
    WORSE_THAN_BASELINE = "WORSE_THAN_BASELINE", _("The actual is worse than the baseline.")
    NO_RATIO = "NO_RATIO", _("The actual and the target have no ratio.")
    KIND_UNKNOWN = "KIND_UNKNOWN", _("Nobody has stated which kind of measure this is.")
    BASIS_DIFFERS = (
        "BASIS_DIFFERS",
        _("An increment cannot be compared with a total without a baseline."),
    )
    ZERO_DENOMINATOR = "ZERO_DENOMINATOR", _("A ratio with the denominator 0 is no number.")
    JUDGEMENT_DIFFERS = "JUDGEMENT_DIFFERS", _("A person judged otherwise than the numbers say.")
    INCOMPLETE_SERIES = "INCOMPLETE_SERIES", _("A year of the sum is missing.")
    NOT_AGGREGABLE = (
        "NOT_AGGREGABLE",
        _("A percentage without its parts cannot be brought together with other years."),
    )
    RUNNING_TOTAL_FELL = "RUNNING_TOTAL_FELL", _("The running total fell.")
    INCOMPLETE_COMPONENTS = "INCOMPLETE_COMPONENTS", _("A component has no data.")


class NoTrajectory(Labelled):
    """Why nothing was to be expected of a measure by a day."""

    NO_BASELINE = "NO_BASELINE", _("There is no baseline to measure progress from.")
    NO_TARGET = "NO_TARGET", _("There is no target to compare with.")
    NOTHING_ELAPSED = "NOTHING_ELAPSED", _("No time has passed between baseline and target.")


# Review


class ValueStatus(Labelled):
    EMPTY = "empty", _("Nothing entered")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


class Step(Labelled):
    SUBMIT = "submit", _("Submit for review")
    RETURN = "return", _("Return with comment")
    CLEAR = "clear", _("Clear for the next step")
    APPROVE = "approve", _("Approve")
    UNDO = "undo", _("Undo the approval")
    REOPEN = "reopen", _("Reopen")
    ADOPT = "adopt", _("Adopt from the published plan")


class Flag(Labelled):
    """What a reviewer is asked to look at twice. A flag asks; it never refuses."""

    FAR_FROM_TARGET = "far_from_target", _("Less than half of the target, or more than twice it.")
    TARGET_UNCHANGED = "target_unchanged", _("The target is the same as the one missed before.")
    TARGET_BELOW_LAST = "target_below_last", _("The target asks for less than was reached before.")
    LESS_AMBITIOUS = "less_ambitious", _("The target asks for less than the baseline had already.")
    STUCK_AT_HUNDRED = "stuck_at_hundred", _("At 100 per cent again: the target asks no more.")
    TOTAL_FELL = "total_fell", _("A running total is lower than the year before.")
    OUTSIDE_HISTORY = "outside_history", _("Far outside the values of the years before.")
    PARTS_UNLIKE_TOTAL = "parts_unlike_total", _("The parts do not add up to the total.")
    UNIT_CHANGED = "unit_changed", _("The unit is not that of the value before.")
    OVER_HUNDRED = "over_hundred", _("More than 100 per cent.")
    NO_EVIDENCE = "no_evidence", _("The target is reached, and no evidence is given.")
    NO_DEFINITION = "no_definition", _("The measure has no definition or method yet.")


class Finality(Labelled):
    """What a reporting round asks for: a period's last word, or how it stands on a day in it."""

    FINAL = "final", _("final values")
    INTERIM = "interim", _("interim values")


class ClearingLevel(Labelled):
    """The steps that a plan may name for clearing a value, in the order in which they are taken."""

    SUBPROGRAMME = "subprogramme", _("Reviewer of the subprogramme")
    PROGRAMME = "programme", _("Head or reviewer of the programme")
    OFFICE = "office", _("Planning office")


class Role(Labelled):
    MANAGER = "manager", _("Programme manager")
    CONTRIBUTOR = "contributor", _("Contributor of an entity")
    REVIEWER = "reviewer", _("Reviewer")
    HEAD = "head", _("Head of programme")
    OFFICER = "officer", _("Planning officer")
    READER = "reader", _("Reader")


# Reports


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
