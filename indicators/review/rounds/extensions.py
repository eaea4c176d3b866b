"""The extensions of a round: from which days to which, by whom and why, as its history has them."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.apps import apps

from indicators.models import ReportingRound, User


@dataclass(frozen=True, slots=True)
class Extension:
    """One extension; a round that was closed by hand may get the days again that it had."""

    at: datetime
    by: User
    reason: str
    due_before: date
    due_after: date
    closes_before: date
    closes_after: date


def extensions_of(asked: ReportingRound) -> list[Extension]:
    """The newest first; one query, and none where there is none."""
    if not asked.extended_why:
        return []
    history = apps.get_model("indicators", "ReportingRoundEvent")
    states = history.objects.filter(pgh_obj=asked.pk).select_related("extended_by")
    return [
        Extension(
            after.pgh_created_at,
            after.extended_by,
            after.extended_why,
            before.due_on,
            after.due_on,
            before.closes_on,
            after.closes_on,
        )
        for before, after in reversed(list(pairwise(states.order_by("pgh_id"))))
        if after.extended_why
        and is_more_time(before, after.due_on, after.closes_on, opens=after.closed_at is None)
    ]


def is_more_time(before: ReportingRound, due_on: date, closes_on: date, *, opens: bool) -> bool:
    """Whether other days are an extension; one closed by hand ``opens`` again."""
    is_later = due_on > before.due_on or closes_on > before.closes_on
    return is_later or (opens and before.closed_at is not None)
