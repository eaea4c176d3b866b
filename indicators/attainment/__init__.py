"""How far a measure got: rule set AR-1, for one case, for a table, for a whole plan.

``assess`` is the definition; ``recompute`` stores the same for an edition in three statements,
``recompute_all`` for every edition in as many,
``refresh`` for the measures whose values have changed, ``bring_up_to_date`` where it is outdated.
"""

from indicators.attainment.agreement import Weighed, agreement_of
from indicators.attainment.case import Attainment, Case, Interval, Ratio
from indicators.attainment.certificate import certificates, certified
from indicators.attainment.compared import (
    Compared,
    by_itself,
    judgements_compared,
    read_as_then,
    statements_compared,
)
from indicators.attainment.current import CURRENT, current_rows
from indicators.attainment.deliverables import DeliverableRates, Disposition, rates_of
from indicators.attainment.exact import decimal_places, shifted
from indicators.attainment.figures import (
    Figures,
    figures_of,
    judged_against_others,
    printed_value,
)
from indicators.attainment.known import (
    READ,
    AsKnown,
    Judged,
    as_seen,
    instant_of,
    judged,
    known_at,
    standing_rows,
)
from indicators.attainment.named_index import NamedIndex, index_of
from indicators.attainment.on_course import Waypoint, waypoints, waypoints_of
from indicators.attainment.outdated import bring_up_to_date, recompute_outdated
from indicators.attainment.periods import periods_of
from indicators.attainment.pictures import picture
from indicators.attainment.preview import previewed, stated_amount
from indicators.attainment.printing import DASH, printed_number
from indicators.attainment.reckoning import Reckoning, reckonings
from indicators.attainment.rounding import printed
from indicators.attainment.rules import RULES_IN_FORCE, assess
from indicators.attainment.runs import earlier_actuals
from indicators.attainment.services import recompute, recompute_all, refresh
from indicators.attainment.shares import is_share
from indicators.attainment.statements import Stated
from indicators.attainment.summary import (
    VerdictCounts,
    counted,
    counts_by_node,
    counts_of_edition,
    latest_period,
)
from indicators.attainment.table import NotATable, assessed, is_invalid
from indicators.attainment.verdicts import (
    MeasureVerdict,
    counted_verdicts,
    places_of,
    verdicts_of,
)

__all__ = [
    "CURRENT",
    "DASH",
    "READ",
    "RULES_IN_FORCE",
    "AsKnown",
    "Attainment",
    "Case",
    "Compared",
    "DeliverableRates",
    "Disposition",
    "Figures",
    "Interval",
    "Judged",
    "MeasureVerdict",
    "NamedIndex",
    "NotATable",
    "Ratio",
    "Reckoning",
    "Stated",
    "VerdictCounts",
    "Waypoint",
    "Weighed",
    "agreement_of",
    "as_seen",
    "assess",
    "assessed",
    "bring_up_to_date",
    "by_itself",
    "certificates",
    "certified",
    "counted",
    "counted_verdicts",
    "counts_by_node",
    "counts_of_edition",
    "current_rows",
    "decimal_places",
    "earlier_actuals",
    "figures_of",
    "index_of",
    "instant_of",
    "is_invalid",
    "is_share",
    "judged",
    "judged_against_others",
    "judgements_compared",
    "known_at",
    "latest_period",
    "periods_of",
    "picture",
    "places_of",
    "previewed",
    "printed",
    "printed_number",
    "printed_value",
    "rates_of",
    "read_as_then",
    "reckonings",
    "recompute",
    "recompute_all",
    "recompute_outdated",
    "refresh",
    "shifted",
    "standing_rows",
    "stated_amount",
    "statements_compared",
    "verdicts_of",
    "waypoints",
    "waypoints_of",
]
