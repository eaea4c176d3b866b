"""What came of a measure, and why it is judged so."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _
from indicators.enums.plans import DocumentVerdict


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
