"""Reporting rounds: opened and closed by a planning officer, watched down to the measure.

The lock itself stands in the database (``models/round_lock.py``); here is what leads to it, and
how far the people are.
"""

from indicators.review.rounds.exceptions import (
    ExceptionShown,
    exceptions_of,
    grant_exception,
    live_exceptions,
    revoke_exception,
)
from indicators.review.rounds.extensions import Extension, extensions_of
from indicators.review.rounds.letters import post_letters
from indicators.review.rounds.locked import judge_stated, sentences
from indicators.review.rounds.openness import (
    RoundDay,
    day_of,
    hindrances,
    rounds_asking,
    unit_hindrance,
)
from indicators.review.rounds.people import (
    OwnRound,
    managers_of,
    own_rounds,
    people_asked,
)
from indicators.review.rounds.services import (
    Asked,
    Dates,
    RoundRefused,
    Told,
    change_dates,
    close_now,
    is_open,
    open_round,
)
from indicators.review.rounds.standing import (
    Listed,
    MeasureStanding,
    Standing,
    listed,
    standings,
)

__all__ = [
    "Asked",
    "Dates",
    "ExceptionShown",
    "Extension",
    "Listed",
    "MeasureStanding",
    "OwnRound",
    "RoundDay",
    "RoundRefused",
    "Standing",
    "Told",
    "change_dates",
    "close_now",
    "day_of",
    "exceptions_of",
    "extensions_of",
    "grant_exception",
    "hindrances",
    "is_open",
    "judge_stated",
    "listed",
    "live_exceptions",
    "managers_of",
    "open_round",
    "own_rounds",
    "people_asked",
    "post_letters",
    "revoke_exception",
    "rounds_asking",
    "sentences",
    "standings",
    "unit_hindrance",
]
