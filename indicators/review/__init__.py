"""A second person's judgement: the steps a value takes, and who waits for whom."""

from indicators.review import rounds
from indicators.review.amending import (
    AmendmentRefused,
    Justification,
    amend_value,
    amendments_of,
    judge_definition,
    propose_definition,
    waiting_definitions,
)
from indicators.review.approving import approve_each
from indicators.review.beside import Beside, beside, evidence_of
from indicators.review.chains import name_chain
from indicators.review.decisions import (
    WORDS_ASKED,
    Decision,
    NotToBeDecided,
    can_be_decided_anew,
    choices_of,
)
from indicators.review.diagram import svg as steps_as_svg
from indicators.review.diagram import table as steps_as_table
from indicators.review.doubts import decide_anew, decide_doubts
from indicators.review.figures import Outstanding, outstanding, programme_of
from indicators.review.flags import MISSED, REACHED, Bounds, Submitted, flags
from indicators.review.grounds import Grounds, grounds_of
from indicators.review.queries import awaiting_review, history, undoable
from indicators.review.readings import Reading, ReadingRefused, confirm_measure
from indicators.review.services import (
    NotReady,
    StepRefused,
    approve_all,
    take_step,
    take_steps,
    undo_approval,
)
from indicators.review.signing import (
    ReasonsMissing,
    SignOffRefused,
    changed_since,
    sign_off,
    undo_sign_off,
)
from indicators.review.since import (
    Change,
    ChangedReading,
    ChangedValue,
    changes_between,
    changes_since,
    last_round_ended,
    measures_changed_between,
)
from indicators.review.since_told import ChangedDeliverable, ChangedNarrative, Count
from indicators.review.trail import PUBLIC, Happening, is_public, public, trail
from indicators.review.workflow import after, steps_from

__all__ = [
    "MISSED",
    "PUBLIC",
    "REACHED",
    "WORDS_ASKED",
    "AmendmentRefused",
    "Beside",
    "Bounds",
    "Change",
    "ChangedDeliverable",
    "ChangedNarrative",
    "ChangedReading",
    "ChangedValue",
    "Count",
    "Decision",
    "Grounds",
    "Happening",
    "Justification",
    "NotReady",
    "NotToBeDecided",
    "Outstanding",
    "Reading",
    "ReadingRefused",
    "ReasonsMissing",
    "SignOffRefused",
    "StepRefused",
    "Submitted",
    "after",
    "amend_value",
    "amendments_of",
    "approve_all",
    "approve_each",
    "awaiting_review",
    "beside",
    "can_be_decided_anew",
    "changed_since",
    "changes_between",
    "changes_since",
    "choices_of",
    "confirm_measure",
    "decide_anew",
    "decide_doubts",
    "evidence_of",
    "flags",
    "grounds_of",
    "history",
    "is_public",
    "judge_definition",
    "last_round_ended",
    "measures_changed_between",
    "name_chain",
    "outstanding",
    "programme_of",
    "propose_definition",
    "public",
    "rounds",
    "sign_off",
    "steps_as_svg",
    "steps_as_table",
    "steps_from",
    "take_step",
    "take_steps",
    "trail",
    "undo_approval",
    "undo_sign_off",
    "undoable",
    "waiting_definitions",
]
