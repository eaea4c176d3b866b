"""A second person's judgement: the steps a value takes, and who waits for whom."""

from indicators.review import rounds
from indicators.review.amending import (
    AMENDED,
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
from indicators.review.decisions import WORDS_ASKED, Decision, NotToBeDecided, choices_of
from indicators.review.diagram import svg as steps_as_svg
from indicators.review.diagram import table as steps_as_table
from indicators.review.doubts import decide_doubts
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
from indicators.review.signing import ReasonsMissing, SignOffRefused, sign_off, undo_sign_off
from indicators.review.trail import Happening, trail
from indicators.review.workflow import after, steps_from

__all__ = [
    "AMENDED",
    "MISSED",
    "REACHED",
    "WORDS_ASKED",
    "AmendmentRefused",
    "Beside",
    "Bounds",
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
    "choices_of",
    "confirm_measure",
    "decide_doubts",
    "evidence_of",
    "flags",
    "grounds_of",
    "history",
    "judge_definition",
    "name_chain",
    "outstanding",
    "programme_of",
    "propose_definition",
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
