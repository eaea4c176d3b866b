"""How far a measure got: rule set AR-1, for one case, for a table, for a whole plan.

``assess`` is the definition; ``recompute`` stores the same for an edition in three statements,
``refresh`` for the measures whose values have changed.
"""

from indicators.attainment.case import Attainment, Case, Interval, Ratio
from indicators.attainment.figures import Figures, figures_of, printed_value
from indicators.attainment.outdated import recompute_outdated
from indicators.attainment.pictures import picture
from indicators.attainment.preview import previewed, stated_amount
from indicators.attainment.printing import DASH, printed_number
from indicators.attainment.rounding import printed
from indicators.attainment.rules import RULE_SET, RULE_SET_VERSION, assess
from indicators.attainment.runs import earlier_actuals
from indicators.attainment.services import recompute, refresh
from indicators.attainment.summary import (
    VerdictCounts,
    counted,
    counts_by_node,
    counts_of_edition,
    latest_period,
)
from indicators.attainment.table import NotATable, assessed, is_invalid

__all__ = [
    "DASH",
    "RULE_SET",
    "RULE_SET_VERSION",
    "Attainment",
    "Case",
    "Figures",
    "Interval",
    "NotATable",
    "Ratio",
    "VerdictCounts",
    "assess",
    "assessed",
    "counted",
    "counts_by_node",
    "counts_of_edition",
    "earlier_actuals",
    "figures_of",
    "is_invalid",
    "latest_period",
    "picture",
    "previewed",
    "printed",
    "printed_number",
    "printed_value",
    "recompute",
    "recompute_outdated",
    "refresh",
    "stated_amount",
]
