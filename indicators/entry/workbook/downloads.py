"""A workbook that is too large for one request: asked for, made by a worker, fetched by who asked.

Nothing is lost with it, so it is no row: what was asked for waits in Redis like the contents of an
upload, and whoever finds it gone asks again.
"""

import io
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from indicators import access
from indicators.entry.asking import Asked, asked_by
from indicators.entry.sheets import measures_below
from indicators.entry.workbook.asked import AskedSheet, asked_of, kinds_of
from indicators.entry.workbook.writing import write
from indicators.models import Node, Period, ReportingRound, User

# What is written within a request; some seconds.
MOST_AT_ONCE = 5_000
AN_HOUR = 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What a person asked for, by the keys of its rows. ``key`` names it in addresses."""

    key: str
    user: int
    frame: int
    period: int
    round: int | None
    language: str
    name: str

    @property
    def rows_done(self) -> int:
        return cache.get(_place(self.key, "done"), 0)

    @property
    def content(self) -> bytes | None:
        """The file, once it is made."""
        return cache.get(_place(self.key, "content"))

    @property
    def is_made(self) -> bool:
        return _place(self.key, "content") in cache


def rows_asked(*, frame: Node, asked: Asked, user: User, on: date) -> int:
    """How many values a workbook asks for, components and parts aside; two queries."""
    own = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    given = Q(pk__in=list(access.parts_contributed_by(user, on=on)))
    measures = measures_below(frame).filter(Exists(own) | given)
    return measures.count() * len(asked.periods) * len(kinds_of(asked))


def order(*, frame: Node, asked: Asked, by: User, language: str, name: str) -> Ordered:
    """Keep for an hour what is to be made."""
    ordered = Ordered(
        key=uuid.uuid4().hex,
        user=by.pk,
        frame=frame.pk,
        period=asked.period.pk,
        round=asked.round and asked.round.pk,
        language=language,
        name=name,
    )
    cache.set(_place(ordered.key, "ordered"), asdict(ordered), AN_HOUR)
    return ordered


def ordered_by(user: User, key: str) -> Ordered | None:
    found = _ordered(key)
    return found if found is not None and found.user == user.pk else None


def make(*, key: str, now: datetime) -> None:
    """Write the workbook, as its person sees the plan now. Safe to call twice."""
    ordered = _ordered(key)
    if ordered is None or ordered.is_made:
        return
    with translation.override(ordered.language):
        sheets = asked_of(
            frame=Node.objects.select_related("edition").get(pk=ordered.frame),
            asked=_asked(ordered, now),
            user=User.objects.get(pk=ordered.user),
            on=now.date(),
            language=ordered.language,
        )
        file = io.BytesIO()
        write(_counted(ordered, sheets), file)
    cache.set(_place(key, "content"), file.getvalue(), AN_HOUR)


def _ordered(key: str) -> Ordered | None:
    found = cache.get(_place(key, "ordered"))
    return None if found is None else Ordered(**found)


def _asked(ordered: Ordered, now: datetime) -> Asked:
    if ordered.round is None:
        return Asked((Period.objects.get(pk=ordered.period),))
    rounds = ReportingRound.objects.prefetch_related("periods")
    return asked_by(rounds.get(pk=ordered.round), on=now.date())


def _counted(ordered: Ordered, sheets: Iterable[AskedSheet]) -> Iterator[AskedSheet]:
    done = 0
    for sheet in sheets:
        yield sheet
        done += len(sheet.rows)
        cache.set(_place(ordered.key, "done"), done, AN_HOUR)


def _place(key: str, what: str) -> str:
    return f"workbook-download:{key}:{what}"
