"""The axis of a chart: periods in a row, and among them those of which nothing is stated."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from indicators.enums import PeriodKind
from indicators.models import Period

# How many years one of them takes. A span is as long as it is, and leaves no gap behind it.
YEARS = {PeriodKind.YEAR: 1, PeriodKind.FISCAL_YEAR: 1, PeriodKind.BIENNIUM: 2}
LABELS = {
    PeriodKind.YEAR: lambda year: str(year),
    PeriodKind.FISCAL_YEAR: lambda year: f"{year}/{(year + 1) % 100:02}",
    PeriodKind.BIENNIUM: lambda year: f"{year}-{year + 1}",
}
A_DAY = timedelta(days=1)


def axis(stated: Sequence[Period], *, most: int) -> list[Period]:
    """The last of them, oldest first, with every gap in between; it begins with one stated.

    The periods of the gaps are made for it and are not stored.
    """
    if not stated:
        return []
    places = [each for pair in pairwise(stated) for each in (pair[0], *_between(*pair))]
    last = [*places, stated[-1]][-most:]
    first = next(at for at, each in enumerate(last) if each in stated)
    return last[first:]


def _between(before: Period, after: Period) -> Iterable[Period]:
    first = before.last_day + A_DAY
    starts_alike = (first.month, first.day) == (after.first_day.month, after.first_day.day)
    kinds = (before.kind, after.kind) if starts_alike else (before.kind,)
    found = (list(_gap(PeriodKind(kind), before, after)) for kind in kinds if kind in YEARS)
    return next(filter(None, found), [])


def _gap(kind: PeriodKind, before: Period, after: Period) -> Iterator[Period]:
    first = before.last_day + A_DAY
    while True:
        following = date(first.year + YEARS[kind], first.month, first.day)
        if following > after.first_day:
            return
        yield Period(
            kind=kind, first_day=first, last_day=following - A_DAY, label=LABELS[kind](first.year)
        )
        first = following
