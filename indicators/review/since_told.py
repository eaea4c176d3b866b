"""What changed of what is told beside values: published narratives, and counts of deliverables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Q

from indicators.models import (
    DeliverableCount,
    DeliverableStatement,
    Narrative,
    Node,
    Period,
    User,
)


@dataclass(frozen=True, slots=True)
class ChangedNarrative:
    """What was published of a unit or an accomplishment; empty words take it back."""

    at: datetime
    node: Node
    before: Narrative | None
    after: Narrative
    reason: str = ""

    @property
    def by(self) -> User:
        return self.after.by

    @property
    def period(self) -> Period:
        return self.after.period


@dataclass(frozen=True, slots=True)
class Count:
    """``departures`` are amount and reason of what went another way, by the way that it went."""

    planned: int | None = None
    actual: int | None = None
    departures: dict[str, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangedDeliverable:
    """What was stated of a deliverable; before anybody did, the counts of the plan stand."""

    at: datetime
    node: Node
    period: Period
    before: Count
    after: Count
    by: User
    reason: str = ""


def narratives_since(frame: Node, since: datetime) -> Iterator[ChangedNarrative]:
    """Drafts are in hand, and have changed nothing yet. One query."""
    told = (
        Narrative.objects.filter(_at_or_below(frame, "node"), is_draft=False)
        .select_related("node", "period", "by")
        .order_by("node", "period", "kind", "number")
    )
    for _place, versions in groupby(told, lambda each: (each.node_id, each.period_id, each.kind)):
        before = None
        for after in versions:
            if after.at > since and (before.text if before else "") != after.text:
                yield ChangedNarrative(after.at, after.node, before, after)
            before = after


def deliverables_since(frame: Node, since: datetime) -> Iterator[ChangedDeliverable]:
    """Three queries."""
    below = _at_or_below(frame, "deliverable__node")
    stated = (
        DeliverableStatement.objects.filter(below)
        .select_related("deliverable__node", "period", "by")
        .prefetch_related("departures")
        .order_by("deliverable", "period", "number")
    )
    printed = _printed(DeliverableCount.objects.filter(below))
    for place, statements in groupby(stated, lambda each: (each.deliverable_id, each.period_id)):
        before = printed.get(place, Count())
        for each in statements:
            after = _count(each)
            if each.at > since and before != after:
                node = each.deliverable.node
                yield ChangedDeliverable(each.at, node, each.period, before, after, each.by)
            before = after


def _at_or_below(frame: Node, name: str) -> Q:
    is_here = Q(**{f"{name}__path": frame.path})
    is_below = Q(**{f"{name}__path__startswith": f"{frame.path}/"})
    return Q(**{f"{name}__edition": frame.edition_id}) & (is_here | is_below)


def _printed(counts: Iterable[DeliverableCount]) -> dict[tuple[int, int], Count]:
    found: dict[tuple[int, int], dict[str, int]] = {}
    for each in counts:
        which = "planned" if each.planned else "actual"
        found.setdefault((each.deliverable_id, each.period_id), {})[which] = each.amount
    return {place: Count(**amounts) for place, amounts in found.items()}


def _count(stated: DeliverableStatement) -> Count:
    departures = {each.departure: (each.amount, each.reason) for each in stated.departures.all()}
    return Count(stated.planned, stated.actual, departures)
