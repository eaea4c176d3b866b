"""Every choice of the tracker, once.

Plain string enumerations: the pure modules use them without Django. A label is the English
word; pages translate it when they show it (``{{ value|label }}``).
"""

from enum import StrEnum


def _(text: str) -> str:
    """Mark a label for translation. The message extractor knows the name; nothing is looked up."""
    return text


class Labelled(StrEnum):
    """A string choice with an English label: ``MET = "MET", _("Met")``."""

    label: str

    def __new__(cls, value: str, label: str) -> "Labelled":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]


# Plans


class PlanFormat(Labelled):
    BIENNIAL_TEXT = "biennial_text", _("Biennial plan, text")
    ANNUAL_TEXT = "annual_text", _("Annual plan, text")
    ANNUAL_WORD = "annual_word", _("Annual plan, Word")


class PlanRhythm(Labelled):
    BIENNIAL = "biennial", _("biennial")
    ANNUAL = "annual", _("annual")


class EditionStatus(Labelled):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    RECOMMENDED = "recommended", _("Recommended")
    APPROVED = "approved", _("Approved")
    AMENDED = "amended", _("Amended")
    SUPERSEDED = "superseded", _("Superseded")


class PeriodKind(Labelled):
    YEAR = "year", _("year")
    BIENNIUM = "biennium", _("biennium")
    FISCAL_YEAR = "fiscal_year", _("fiscal year")
    SPAN = "span", _("period of years")


class NodeKind(Labelled):
    PROGRAMME = "programme", _("Programme")
    SUBPROGRAMME = "subprogramme", _("Subprogramme")
    OBJECTIVE = "objective", _("Objective")
    ACCOMPLISHMENT = "accomplishment", _("Expected accomplishment")
    MEASURE = "measure", _("Performance measure")
    DELIVERABLE = "deliverable", _("Deliverable")
    MANDATE = "mandate", _("Legislative mandate")
    PARAGRAPH = "paragraph", _("Paragraph")


class Level(Labelled):
    """What a unit of the subprogramme tree is called in its plan."""

    SECTION = "section", _("Section")
    SUBPROGRAMME = "subprogramme", _("Subprogramme")
    COMPONENT = "component", _("Component")
    MISSION = "mission", _("Mission")


class ResultKind(Labelled):
    ACCOMPLISHMENT = "accomplishment", _("Expected accomplishment")
    PLANNED_RESULT = "planned_result", _("Planned result")
    HIGHLIGHTED_RESULT = "highlighted_result", _("Highlighted result")
    RESULT = "result", _("Result")


class ContinuesKind(Labelled):
    """How a unit of one edition goes on in another."""

    SAME = "same", _("same")
    REWORDED = "reworded", _("reworded")
    SPLIT = "split", _("split")
    MERGED = "merged", _("merged")
    MOVED = "moved", _("moved")
    DROPPED = "dropped", _("dropped")


class TranslationStatus(Labelled):
    MACHINE = "machine", _("machine translation")
    DRAFT = "draft", _("draft translation")
    CLEARED = "cleared", _("cleared translation")


class TranslatedField(Labelled):
    TEXT = "text", _("text")
    UNIT = "unit", _("unit")
    CATEGORY = "category", _("category")
    SUBCATEGORY = "subcategory", _("subcategory")


class DeliverableLevel(Labelled):
    ITEM = "item", _("item")
    NARRATIVE = "narrative", _("narrative")


class DocumentVerdict(Labelled):
    """What the plan document itself says of a judged result."""

    EXCEEDED = "exceeded", _("exceeded the planned target")
    MET = "met", _("met the planned target")
    NOT_MET = "not_met", _("did not meet the planned target")
    ACHIEVED = "achieved", _("achieved")


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
    NIL = "nil", _("nothing to report")
    NOT_REPORTED = "not_reported", _("not reported")
    NOT_DUE = "not_due", _("not due")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    SUPPRESSED = "suppressed", _("suppressed")
    ESTIMATED = "estimated", _("estimated")
    PROXY = "proxy", _("proxy measure")
    SERIES_BREAK = "break", _("break in the series")


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
        _("Ratios with their parts and numbers without cannot be added up."),
    )
    RUNNING_TOTAL_FELL = "RUNNING_TOTAL_FELL", _("The running total fell.")
    INCOMPLETE_COMPONENTS = "INCOMPLETE_COMPONENTS", _("A component has no data.")


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
    APPROVE = "approve", _("Approve")
    REOPEN = "reopen", _("Reopen")
    ADOPT = "adopt", _("Adopt from the published plan")


class Flag(Labelled):
    """What a reviewer is asked to look at twice. A flag asks; it never refuses."""

    FAR_FROM_TARGET = "far_from_target", _("Less than half of the target, or more than twice it.")
    TARGET_UNCHANGED = "target_unchanged", _("The target is the same as the one missed before.")
    TARGET_BELOW_LAST = "target_below_last", _("The target asks for less than was reached before.")
    STUCK_AT_HUNDRED = "stuck_at_hundred", _("At 100 per cent again: the target asks no more.")
    TOTAL_FELL = "total_fell", _("A running total is lower than the year before.")
    OUTSIDE_HISTORY = "outside_history", _("Far outside the values of the years before.")
    PARTS_UNLIKE_TOTAL = "parts_unlike_total", _("The parts do not add up to the total.")
    UNIT_CHANGED = "unit_changed", _("The unit is not that of the value before.")
    OVER_HUNDRED = "over_hundred", _("More than 100 per cent.")
    NO_EVIDENCE = "no_evidence", _("The target is reached, and no evidence is given.")
    NO_DEFINITION = "no_definition", _("The measure has no definition or method yet.")


class MissReason(Labelled):
    """Why a target was missed."""

    RESOURCES = "resources", _("Money or supplies were short")
    STAFF = "staff", _("Posts were vacant or skills were missing")
    LATE_START = "late_start", _("The work began late")
    PARTNERS = "partners", _("Partners or Governments did not do their part")
    DECISION = "decision", _("A decision of a governing body came late or changed the work")
    DEMAND = "demand", _("Fewer asked for it than expected")
    SECURITY = "security", _("Conflict, insecurity or a natural disaster")
    DATA = "data", _("Data came late or are incomplete")
    TARGET = "target", _("The target was not realistic")
    OTHER = "other", _("Another reason")


class NarrativeKind(Labelled):
    ACCOUNT = "account", _("Account of the accomplishment")
    LESSONS = "lessons", _("Lessons learned")
    CHALLENGES = "challenges", _("Challenges and responses")


class Departure(Labelled):
    """How a deliverable went another way than planned."""

    CARRIED_FORWARD = "carried_forward", _("carried forward from the period before")
    ADDED_BY_LEGISLATION = "added_by_legislation", _("added by legislation")
    ADDED_BY_SECRETARIAT = "added_by_secretariat", _("added by the Secretariat")
    REFORMULATED = "reformulated", _("reformulated")
    POSTPONED = "postponed", _("postponed")
    TERMINATED = "terminated", _("terminated")


class Finality(Labelled):
    """What a reporting round asks for: a period's last word, or how it stands on a day in it."""

    FINAL = "final", _("final values")
    INTERIM = "interim", _("interim values")


class Role(Labelled):
    MANAGER = "manager", _("Programme manager")
    REVIEWER = "reviewer", _("Reviewer")
    OFFICER = "officer", _("Planning officer")
    READER = "reader", _("Reader")


# Reports


class JobStatus(Labelled):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class ReportFailure(Labelled):
    """Why a report was not made, and what the person who asked for it can do."""

    TOO_SLOW = (
        "too_slow",
        _("The PDF took too long and was stopped. Try again when the machine is less busy."),
    )
    TOO_LARGE = (
        "too_large",
        _(
            "The PDF needed more memory than a report may take. "
            "The operators of this service can raise the limit."
        ),
    )
    NOT_TYPESET = (
        "not_typeset",
        _(
            "The PDF could not be typeset. "
            "The operators of this service find the details in the log."
        ),
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


# Mail


class MailKind(Labelled):
    OPENING = "opening", _("Opening of a round")
    REMINDER = "reminder", _("Reminder")
    SUBMITTED = "submitted", _("Values to review")
    RETURNED = "returned", _("Values returned")
    APPROVED = "approved", _("Values approved")
    OVERDUE = "overdue", _("What is overdue")
    SEAL = "seal", _("Seal of a day")
    DIGEST = "digest", _("Messages of the day")


class MailStatus(Labelled):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not accepted")
    COLLECTED = "collected", _("In the mail of the day")


class MailDelivery(Labelled):
    AT_ONCE = "at_once", _("Each message at once")
    DAILY = "daily", _("One mail a day with all messages")
