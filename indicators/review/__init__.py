"""A second person's judgement: the steps a value takes, and who waits for whom."""

from indicators.review.doubts import Decision, NotToBeDecided, choices_of, decide_doubts
from indicators.review.flags import Submitted, flags
from indicators.review.queries import awaiting_review, history
from indicators.review.readings import Reading, ReadingRefused, confirm_measure
from indicators.review.services import StepRefused, approve_all, take_step, take_steps
from indicators.review.workflow import after, steps_from

__all__ = [
    "Decision",
    "NotToBeDecided",
    "Reading",
    "ReadingRefused",
    "StepRefused",
    "Submitted",
    "after",
    "approve_all",
    "awaiting_review",
    "choices_of",
    "confirm_measure",
    "decide_doubts",
    "flags",
    "history",
    "steps_from",
    "take_step",
    "take_steps",
]
