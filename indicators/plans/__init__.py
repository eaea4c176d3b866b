"""Plan documents in: three readers, one loader, and what pages ask of a loaded plan.

``read`` takes bytes and knows no database; ``load`` takes what was read and is one transaction.
"""

from indicators.plans import records
from indicators.plans.breaking_down import BreakdownRefused, break_down, name_dimension
from indicators.plans.changes import NEW, Change, change_counts, changes
from indicators.plans.confirming import ContinuationRefused, confirm_continuation
from indicators.plans.continuations import bare
from indicators.plans.doubts import DoubtCode, definition_numbers, propose
from indicators.plans.formats import LARGEST_FILE, read
from indicators.plans.linking import (
    BulkConfirmed,
    confirm_same,
    known_links,
    link_nodes,
    links_of,
    most_like,
    propose_links,
    reject_continuation,
    same_proposed,
)
from indicators.plans.numbers import read_cell
from indicators.plans.other_language import PathsDiffer
from indicators.plans.periods import is_period, period_of
from indicators.plans.preview import (
    Preview,
    RecordBranch,
    already_loaded,
    preview,
)
from indicators.plans.queries import (
    Branch,
    Frame,
    ancestors,
    decided_doubts,
    former_decisions,
    frame,
    judged_period,
    open_doubts,
    programmes,
    tree,
    tree_nodes,
    undecided,
    undecided_measures,
    units_by_level,
)
from indicators.plans.records import PlanRecord
from indicators.plans.refusals import NotAPlan, RefusalCode
from indicators.plans.search import (
    MOST_FOUND,
    editions_named,
    first_found,
    found,
    goals,
    hits,
    matching,
)
from indicators.plans.services import Loaded, NotTheirPlan, load
from indicators.plans.standing import (
    EditionRefused,
    EditionStanding,
    follow_releases,
    settle_edition,
)
from indicators.plans.words import titles_in, words_in

__all__ = [
    "LARGEST_FILE",
    "MOST_FOUND",
    "NEW",
    "Branch",
    "BreakdownRefused",
    "BulkConfirmed",
    "Change",
    "ContinuationRefused",
    "DoubtCode",
    "EditionRefused",
    "EditionStanding",
    "Frame",
    "Loaded",
    "NotAPlan",
    "NotTheirPlan",
    "PathsDiffer",
    "PlanRecord",
    "Preview",
    "RecordBranch",
    "RefusalCode",
    "already_loaded",
    "ancestors",
    "bare",
    "break_down",
    "change_counts",
    "changes",
    "confirm_continuation",
    "confirm_same",
    "decided_doubts",
    "definition_numbers",
    "editions_named",
    "first_found",
    "follow_releases",
    "former_decisions",
    "found",
    "frame",
    "goals",
    "hits",
    "is_period",
    "judged_period",
    "known_links",
    "link_nodes",
    "links_of",
    "load",
    "matching",
    "most_like",
    "name_dimension",
    "open_doubts",
    "period_of",
    "preview",
    "programmes",
    "propose",
    "propose_links",
    "read",
    "read_cell",
    "records",
    "reject_continuation",
    "same_proposed",
    "settle_edition",
    "titles_in",
    "tree",
    "tree_nodes",
    "undecided",
    "undecided_measures",
    "units_by_level",
    "words_in",
]
