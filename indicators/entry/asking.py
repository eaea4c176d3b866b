"""What a sheet asks for: a period, or all that a reporting round asks for."""

from dataclasses import dataclass
from datetime import date

from indicators import review
from indicators.enums import ValueKind
from indicators.models import Period, ReportingRound


@dataclass(frozen=True, slots=True)
class Asked:
    """The last of ``periods`` is the one that is reported now.

    ``as_of`` is set where interim actuals are asked for. A round that ``is_open`` no longer is
    read, but for the measures that are let in.
    """

    periods: tuple[Period, ...]
    kinds: frozenset[ValueKind] = frozenset(ValueKind)
    as_of: date | None = None
    round: ReportingRound | None = None
    is_open: bool = True

    @property
    def period(self) -> Period:
        return self.periods[-1]


def asked_by(round_: ReportingRound, *, on: date) -> Asked:
    """What a round asks for on a day; its periods are read with it."""
    is_open = review.rounds.is_open(round_, on=on)
    periods = sorted(round_.periods.all(), key=lambda each: (each.last_day, each.first_day))
    kinds = frozenset(ValueKind(kind) for kind in round_.kinds)
    return Asked(tuple(periods), kinds, round_.as_of, round_, is_open)
