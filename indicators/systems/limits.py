"""How often a token may ask: counted in Redis, a minute at a time."""

from datetime import datetime
from functools import cache

from django.conf import settings
from redis import Redis

MINUTE = 60


def seconds_to_wait(token_id: int, *, now: datetime) -> float:
    """Counts a request of the token; zero while it may ask. One round trip, two for the first
    request of a minute.
    """
    at = now.timestamp()
    key = f"tracker:asked:{token_id}:{int(at // MINUTE)}"
    asked = _counters().incr(key)
    if asked == 1:
        _counters().expire(key, 2 * MINUTE)
    return 0 if asked <= settings.API_REQUESTS_PER_MINUTE else MINUTE - at % MINUTE


@cache
def _counters() -> Redis:
    return Redis.from_url(settings.REDIS_URL)
