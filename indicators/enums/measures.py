"""What is measured, and how it is to be read."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


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
