"""What is told of a unit and its accomplishments for a period: versions, the last one stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from indicators.entry.refusals import why_not_kept
from indicators.enums import NarrativeKind
from indicators.models import Narrative, Node, Period, User

LONGEST = 20_000
NUMBER_ONCE = "narrative_number_once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person typed; ``based_on`` is the number of the version that they saw, or 0."""

    node_id: int
    kind: NarrativeKind
    text: str
    based_on: int


def narratives(nodes: Collection[Node], period: Period) -> dict[tuple[int, str], Narrative]:
    """By node and kind, the last version whether a draft or not, in one query."""
    found = Narrative.objects.filter(node__in=nodes, period=period).select_related("by")
    return {(each.node_id, each.kind): each for each in found.order_by("number")}


def told_before(nodes: Collection[Node], period: Period) -> dict[tuple[int, str], Narrative]:
    """By node and kind, what was published of the last period of the kind that has any, of those
    that nobody has told yet; in three queries at most."""
    earlier = Narrative.objects.filter(
        node__in=nodes,
        is_draft=False,
        period__kind=period.kind,
        period__last_day__lt=period.first_day,
    )
    last = earlier.order_by("-period__last_day").values_list("period", flat=True).first()
    if last is None:
        return {}
    standing = narratives(nodes, period)
    return {
        (each.node_id, each.kind): each
        for each in earlier.filter(period=last).order_by("number")
        if each.text and (each.node_id, each.kind) not in standing
    }


def tell(
    *, period: Period, told: Sequence[Told], is_draft: bool, by: User
) -> dict[tuple[int, NarrativeKind], str]:
    """Keep what has changed; returns a sentence for each narrative that could not be kept.

    What nobody has told and nobody tells is not written, nor what stands already.
    """
    nodes = {each.node_id for each in told}
    standing = narratives(Node.objects.filter(pk__in=nodes), period)
    refused = {}
    for each in told:
        last = standing.get((each.node_id, each.kind))
        if _stands(last, each, is_draft):
            continue
        if sentence := _refusal(last, each) or _written(period, each, is_draft, by):
            refused[each.node_id, each.kind] = sentence
    return refused


def _stands(last: Narrative | None, told: Told, is_draft: bool) -> bool:
    if last is None:
        return not told.text.strip()
    return last.text == told.text.strip() and (is_draft or not last.is_draft)


def _refusal(last: Narrative | None, told: Told) -> str:
    if told.based_on != (last.number if last else 0):
        return _stale()
    if "\0" in told.text:
        return _("This text holds a sign that cannot be kept.")
    if len(told.text) > LONGEST:
        return _("This text is too long: at most %(most)d signs.") % {"most": LONGEST}
    return ""


def _written(period: Period, told: Told, is_draft: bool, by: User) -> str:
    """Empty when it was; of two who write at once the second is refused by the unique number, and
    all are outside the days of the round."""
    try:
        with transaction.atomic():
            Narrative.objects.create(
                node_id=told.node_id,
                period=period,
                kind=told.kind,
                number=told.based_on + 1,
                text=told.text.strip(),
                is_draft=is_draft,
                by=by,
            )
    except IntegrityError as refusal:
        return why_not_kept(refusal, number_once=NUMBER_ONCE, stale=_stale())
    return ""


def _stale() -> str:
    return _("Somebody else changed this text meanwhile. Their words stand below yours.")
