"""What is stated of a measure for a period."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


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
