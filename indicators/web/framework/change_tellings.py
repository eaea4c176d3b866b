"""Narratives and counts of deliverables that changed: name, before and after of each."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from indicators import review
from indicators.enums import Departure, NarrativeKind

# Of a text that changed, enough to know it again; the page of its node has all of it.
MOST_SIGNS = 400
Field = tuple[str, str, str]


def of_narrative(change: review.ChangedNarrative) -> Field:
    was = change.before.text if change.before else ""
    name = f"{_(NarrativeKind(change.after.kind).label)} {change.period.label}"
    return name, _shortened(was), _shortened(change.after.text)


def of_deliverable(change: review.ChangedDeliverable) -> Iterator[Field]:
    """Each count that changed, by its name and period."""
    before, after = change.before, change.after
    label = change.period.label
    for name, was, now in (
        (_("Planned"), before.planned, after.planned),
        (_("Delivered"), before.actual, after.actual),
    ):
        if was != now:
            yield f"{name} {label}", _number(was), _number(now)
    for departure in Departure:
        was, now = (_went(said.departures.get(departure)) for said in (before, after))
        if was != now:
            yield f"{_(departure.label)} {label}", was, now


def _shortened(text: str) -> str:
    return Truncator(text).chars(MOST_SIGNS)


def _number(amount: int | None) -> str:
    return "" if amount is None else str(amount)


def _went(said: tuple[int, str] | None) -> str:
    return "{}: {}".format(*said) if said else ""
