"""What changed since a place in the feed.

Changes are in the order of their transactions. Those of a transaction are told once every
transaction with a smaller number is over: none of these can add anything any more, so whoever has
read up to a place has missed nothing before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, Func, Q

from indicators import review
from indicators.enums import ChangeSubject
from indicators.models import Cell, Change, Deliverable, MandateEntry
from indicators.systems.callers import Caller


class Place(NamedTuple):
    """The last change that was read."""

    xact: int
    pk: int


START = Place(0, 0)


class Horizon(Func):
    """Every transaction with a smaller number is over, as the statement that asks sees it."""

    template = "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"
    output_field = BigIntegerField()


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes in order, where they end, and whether there are more at once."""

    changes: list[Change]
    place: Place
    more: bool


def changes(after: Place, *, limit: int, subjects: Sequence[ChangeSubject] = ()) -> Page:
    """The next changes that are settled, in one query."""
    rows = Change.objects.filter(
        Q(xact__gt=after.xact) | Q(xact=after.xact, pk__gt=after.pk),
        xact__gte=after.xact,
        xact__lt=Horizon(),
    )
    if subjects:
        rows = rows.filter(subject__in=subjects)
    found = list(rows.order_by("xact", "pk")[: limit + 1])
    kept = found[:limit]
    place = Place(kept[-1].xact, kept[-1].pk) if kept else after
    return Page(kept, place, more=len(found) > limit)


def now_at() -> Place:
    """Where the feed ends now: what follows is new."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {Horizon.template}")
        [horizon] = cursor.fetchone()
    last = Change.objects.filter(xact__lt=horizon).order_by("-xact", "-pk").first()
    return Place(last.xact, last.pk) if last else START


# Of what is settled the last is enough: nothing comes before it any more. Of the rest it is how
# many there are, as each of them is told or stays.
STATE = """
    WITH horizon AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xact)
    SELECT (SELECT concat(xact, '.', id) FROM indicators_change
            WHERE xact < (SELECT xact FROM horizon) ORDER BY xact DESC, id DESC LIMIT 1),
        (SELECT count(*) FROM indicators_change WHERE xact >= (SELECT xact FROM horizon)),
        (SELECT count(*) FROM indicators_dimensionevent),
        (SELECT count(*) FROM indicators_categoryevent),
        (SELECT count(*) FROM indicators_componentevent)
"""


def state() -> str:
    """Another one whenever anything is told that was not yet, or a name that no change tells of
    is written otherwise; in one statement, whatever the length of the feed.
    """
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return "/".join(map(str, cursor.fetchone()))


# Whoever writes a version holds its cell, and has a number as a transaction before the version has
# one: what is not seen yet has a higher number than all that is seen, or is still under way.
UNTOLD = """
    SELECT (SELECT max(id) FROM indicators_valueversion),
        (SELECT string_agg(xip::text, ',') FROM pg_snapshot_xip(pg_current_snapshot()) AS xip),
        (SELECT count(*) FROM indicators_roleassignmentevent),
        (SELECT count(*) FROM indicators_delegationevent)
"""


def untold() -> str:
    """Another one whenever a draft was written or somebody's rights changed, of which no change
    tells; and while anything is being written, which costs an answer that says nothing new.
    """
    with connection.cursor() as cursor:
        cursor.execute(UNTOLD)
        return "/".join(map(str, cursor.fetchone()))


SEEN = {
    ChangeSubject.MEASURE: lambda caller: caller.measures(),
    ChangeSubject.NODE: lambda caller: caller.nodes(),
    ChangeSubject.EDITION: lambda caller: caller.editions(),
    ChangeSubject.ROUND: lambda caller: caller.rounds(),
    ChangeSubject.DELIVERABLE: lambda caller: caller.framed(Deliverable),
    ChangeSubject.REPORT: lambda caller: caller.reports(),
    ChangeSubject.MANDATE: lambda caller: caller.framed(MandateEntry),
    ChangeSubject.ATTAINMENT: lambda caller: caller.attainments(),
    ChangeSubject.SCHEDULE: lambda caller: caller.schedules(),
}


def seen_by(caller: Caller, told: Iterable[Change]) -> list[Change]:
    """Those of the changes that the caller may know of: one query for each kind of subject.

    Of a value that others work on, only the steps after which it counts are told.
    """
    told = list(told)
    keys: dict[str, set[int]] = {}
    for each in told:
        keys.setdefault(_kind(each), set()).add(each.subject_id)
    seen = {kind: _seen(caller, kind, ids) for kind, ids in keys.items()}
    return [each for each in told if each.subject_id in seen[_kind(each)]]


IN_HAND = "value in hand"


def _kind(change: Change) -> str:
    is_value = change.subject == ChangeSubject.VALUE
    return IN_HAND if is_value and change.what not in review.PUBLIC else change.subject


def _seen(caller: Caller, kind: str, ids: set[int]) -> set[int]:
    if kind == ChangeSubject.VALUE:
        rows = caller.cells_that_counted()
    elif kind == IN_HAND:
        rows = Cell.objects.filter(measure__in=caller.worked_on().values("identity"))
    else:
        rows = SEEN[ChangeSubject(kind)](caller)
    return set(rows.filter(pk__in=ids).order_by().values_list("pk", flat=True))
