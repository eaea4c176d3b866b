"""What changed since the last round, or since the period before: from which verdict to which."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest

from indicators import access, attainment, ledger
from indicators.attainment import MeasureVerdict
from indicators.models import Period, ReportingRound
from indicators.web import requests
from indicators.web.state import State

# Of one verdict to another, per measure.
Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """``since`` is the end of the round, or else ``before`` the period compared with; ``day`` that
    of the past which is shown.

    ``pairs`` have the most frequent first; what is the same is not among them.
    """

    period: Period
    since: date | None
    before: Period | None
    day: date | None
    pairs: list[tuple[str | None, str | None, int]]

    @property
    def query(self) -> str:
        """Of the page that shows both states side by side."""
        then = {"from": (self.before or self.period).label, "to": self.period.label}
        days = {"from_at": self.since or self.day, "to_at": self.day}
        return urlencode(then | {name: day.isoformat() for name, day in days.items() if day})

    @property
    def total(self) -> int:
        return sum(count for _old, _new, count in self.pairs)


def changed(request: HttpRequest, state: State, found: list[MeasureVerdict]) -> Changed | None:
    """``None`` where there is neither an earlier round nor an earlier period."""
    last = last_round(request, state)
    if last is not None:
        at = ended_at(last)
        then = _verdicts(state, state.period, at)
        return Changed(state.period, at.date(), None, state.day, pairs(then, found))
    before = period_before(state)
    if before is None:
        return None
    then = _verdicts(state, before, state.instant)
    return Changed(state.period, None, before, state.day, pairs(then, found))


def _verdicts(state: State, period: Period, at: datetime | None) -> list[MeasureVerdict]:
    known = None
    if at is not None:
        known = attainment.known_at(edition_id=state.edition.pk, at=at, period_id=period.pk)
    return attainment.verdicts_of(state.edition, period, known)


def last_round(request: HttpRequest, state: State) -> ReportingRound | None:
    """The round that ended last before the day that is shown."""
    if state.period is None:
        return None
    today = requests.today()
    until = state.day or today
    ended = access.rounds_seen_by(request.user, on=today).filter(
        Q(closes_on__lt=until) | Q(closed_at__date__lt=until), edition=state.edition
    )
    return ended.order_by("-closes_on", "-pk").first()


def ended_at(asked: ReportingRound) -> datetime:
    return asked.closed_at or ledger.end_of(asked.closes_on)


def period_before(state: State) -> Period | None:
    """The period of the same kind that ended last before the one that is shown."""
    if state.period is None:
        return None
    earlier = [
        each
        for each in state.periods
        if each.kind == state.period.kind and each.last_day < state.period.first_day
    ]
    return max(earlier, key=lambda each: each.last_day, default=None)


def pairs(
    then: Iterable[MeasureVerdict], now: Iterable[MeasureVerdict]
) -> list[tuple[str | None, str | None, int]]:
    old = {each.measure: each.verdict for each in then}
    counts: Counter[Pair] = Counter(
        (old.get(each.measure), each.verdict)
        for each in now
        if not each.is_stale and old.get(each.measure) != each.verdict
    )
    return [(*pair, count) for pair, count in counts.most_common()]
