"""What became of the nodes of one edition in the next, and what is new in it."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from indicators.models import Continuation, Node, PlanEdition
from indicators.plans.continuations import LASTING

NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` is empty for what is new, ``after`` for what was dropped."""

    kind: str
    before: Node | None
    after: Node | None
    is_confirmed: bool = False


def change_counts(edition: PlanEdition) -> dict[str, int]:
    """How many nodes are the same, reworded, moved, dropped, new; kinds that do not occur are
    left out.
    """
    links = dict(_links(edition).order_by().values_list("kind").annotate(Count("pk")))
    new = _new(edition).count()
    return links | ({NEW: new} if new else {})


def changes(edition: PlanEdition, kind: str) -> list[Change]:
    """The changes of one kind in printed order."""
    if kind == NEW:
        return [Change(NEW, None, node) for node in _new(edition).order_by("position")]
    links = _links(edition).filter(kind=kind).select_related("before", "after")
    return [
        Change(link.kind, link.before, link.after, link.confirmed_at is not None)
        for link in links.order_by("before__position")
    ]


def _links(edition: PlanEdition) -> QuerySet[Continuation]:
    return Continuation.objects.filter(before__edition=edition.previous_id)


def _new(edition: PlanEdition) -> QuerySet[Node]:
    return Node.objects.filter(edition=edition, kind__in=LASTING, continues_from__isnull=True)
