"""Other systems: as whom they come, what they are told has changed, and who is called back.

The change feed is complete and in order also when many write at once; webhooks are sent from the
same rows.
"""

from indicators.systems.answers import forget_answers
from indicators.systems.callers import Caller
from indicators.systems.credentials import name_and_secret, token_shown
from indicators.systems.feed import START, Page, Place, changes, now_at, seen_by, state, untold
from indicators.systems.limits import seconds_to_wait
from indicators.systems.releases import tell_releases
from indicators.systems.targets import TargetRefused
from indicators.systems.version import software
from indicators.systems.webhooks import (
    Subscribed,
    deliver,
    end,
    post_deliveries,
    secret_of,
    subscribe,
    to_be_called,
)

__all__ = [
    "START",
    "Caller",
    "Page",
    "Place",
    "Subscribed",
    "TargetRefused",
    "changes",
    "deliver",
    "end",
    "forget_answers",
    "name_and_secret",
    "now_at",
    "post_deliveries",
    "seconds_to_wait",
    "secret_of",
    "seen_by",
    "software",
    "state",
    "subscribe",
    "tell_releases",
    "to_be_called",
    "token_shown",
    "untold",
]
