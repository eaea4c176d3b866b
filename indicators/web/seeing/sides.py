"""Two states of a plan set side by side: which measure of one stands beside which of the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from indicators import ledger, plans
from indicators.attainment import MeasureVerdict
from indicators.enums import ContinuesKind, NodeKind
from indicators.models import Continuation, Node, PlanEdition
from indicators.plans import NEW

# What becomes of a measure that nothing in the later edition takes up and nobody has said dropped.
NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Pair:
    """``kind`` is a ``ContinuesKind``, ``NEW`` or ``NOT_FOUND``; a proposed link is no more than
    that until a person has confirmed it.
    """

    kind: str
    left: MeasureVerdict | None
    right: MeasureVerdict | None
    is_proposed: bool = False

    @property
    def verdicts(self) -> tuple[str, str]:
        """Of both sides, as an address names them: empty where there is none."""
        old, new = (side.verdict if side else None for side in (self.left, self.right))
        return old or "", new or ""

    @property
    def has_changed(self) -> bool:
        old, new = self.verdicts
        return old != new or self.kind != ContinuesKind.SAME


def one_edition(left: Iterable[MeasureVerdict], right: Iterable[MeasureVerdict]) -> list[Pair]:
    """Two periods or days of one edition: every measure stands beside itself."""
    before = {each.measure: each for each in left}
    return [Pair(ContinuesKind.SAME, before.get(each.measure), each) for each in right]


def two_editions(
    earlier: PlanEdition,
    later: PlanEdition,
    left: Sequence[MeasureVerdict],
    right: Sequence[MeasureVerdict],
    *,
    at: datetime | None = None,
) -> list[Pair]:
    """By links, else by identity; in two queries. What is dropped stands last. Links and
    identities are those of an instant, where both sides are of the past; in a query more.
    """
    old, new = ({each.measure: each for each in side} for side in (left, right))
    then = ledger.carried_since(at).measures if at else {}
    by_identity = {then.get(each.measure, each.identity): each for each in left}
    links = _links(earlier, later, at)
    words = _words([*old, *new])
    pairs, taken = [], set()
    for each in right:
        befores = [link for link in links.get(each.measure, ()) if link.before_id in old]
        for link in befores:
            pairs.append(Pair(link.kind, old[link.before_id], each, link.confirmed_at is None))
            taken.add(link.before_id)
        same = by_identity.get(then.get(each.measure, each.identity))
        if not befores and same is not None:
            is_same = words[same.measure] == words[each.measure]
            kind = ContinuesKind.SAME if is_same else ContinuesKind.REWORDED
            pairs.append(Pair(kind, same, each))
            taken.add(same.measure)
        elif not befores:
            pairs.append(Pair(NEW, None, each))
    dropped = {link.before_id for link in links.get(None, ())}
    for each in left:
        if each.measure not in taken:
            kind = ContinuesKind.DROPPED if each.measure in dropped else NOT_FOUND
            pairs.append(Pair(kind, each, None))
    return pairs


def _links(
    earlier: PlanEdition, later: PlanEdition, at: datetime | None
) -> dict[int | None, list[Continuation]]:
    """By the later node; by none where a measure was dropped."""
    found: dict[int | None, list[Continuation]] = {}
    about = Q(before__edition=earlier, before__kind=NodeKind.MEASURE)
    for link in plans.known_links(about, at=at):
        if link.after is None or link.after.edition_id == later.pk:
            found.setdefault(link.after_id, []).append(link)
    return found


def _words(pks: Iterable[int]) -> dict[int, str]:
    return dict(Node.objects.filter(pk__in=list(pks)).values_list("pk", "text"))
