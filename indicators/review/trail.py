"""The trail of one value: who wrote and decided what, when, from what to what, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from django.db.models import Q, QuerySet

from indicators import ledger
from indicators.enums import Step
from indicators.models import Amendment, Cell, EvidenceUse, ReviewEvent, User, ValueVersion
from indicators.review.beside import beside

WRITTEN = "written"
COUNTED = (Step.APPROVE, Step.ADOPT)
# What everybody may know of a value; the other steps are of those who work on it.
PUBLIC = (*COUNTED, Step.UNDO)


def public(events: QuerySet[ReviewEvent]) -> QuerySet[ReviewEvent]:
    """Those that everybody may know of: not what an edition states that is not released."""
    return events.filter(is_public())


def is_public() -> Q:
    """The same as a condition."""
    return ledger.is_released("version__source") & Q(step__in=PUBLIC)


@dataclass(frozen=True, slots=True)
class Happening:
    """``what`` is a step, or "written" for a new version; ``before`` what stood until then.

    ``by`` is ``None`` where a plan document states the value.
    """

    at: datetime
    what: str
    by: User | None
    version: ValueVersion
    before: ValueVersion | None
    comment: str = ""
    amendment: Amendment | None = None
    evidence: list[EvidenceUse] = field(default_factory=list)


def trail(cell: Cell, *, whole: bool) -> list[Happening]:
    """Everything that happened to a value, oldest first; not ``whole``: only what counted.

    Six queries whatever its length.
    """
    recorded = ReviewEvent.objects.filter(cell=cell).select_related("by").order_by("pk")
    events = list(recorded if whole else public(recorded))
    versions = list(
        ValueVersion.objects.filter(cell=cell)
        .select_related("by", "source__edition", "cell__measure")
        .order_by("number")
    )
    by_id = {version.pk: version for version in versions}
    given = beside(versions)
    amendments = {each.version_id: each for each in Amendment.objects.filter(version__in=versions)}
    happened = [
        Happening(
            event.at,
            event.step,
            event.by,
            by_id[event.version_id],
            before,
            event.comment,
            amendments.get(event.version_id),
            given[event.version_id].evidence,
        )
        for event, before in with_what_counted_before(events, by_id)
    ]
    if whole:
        happened += [
            Happening(
                after.at,
                WRITTEN,
                after.by,
                after,
                before,
                after.comment,
                amendments.get(after.pk),
                given[after.pk].evidence,
            )
            for before, after in pairwise([None, *versions])
        ]
    return sorted(happened, key=_place)


def with_what_counted_before(
    events: Sequence[ReviewEvent], by_id: dict[int, ValueVersion]
) -> list[tuple[ReviewEvent, ValueVersion | None]]:
    """The events of one cell in their order, each with the version that counted until then."""
    counted, found = [], []
    for event in events:
        found.append((event, counted[-1] if counted else None))
        if event.step in COUNTED:
            counted.append(by_id[event.version_id])
        elif event.step == Step.UNDO and counted:
            counted.pop()
    return found


def _place(happening: Happening) -> tuple[datetime, int, bool]:
    """In time; what one transaction wrote before what was decided on it."""
    return happening.at, happening.version.number, happening.what != WRITTEN
