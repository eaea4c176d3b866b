"""What an IATI file says, as plain data: activities, results, indicators, statements. Pure."""

from dataclasses import dataclass, field
from datetime import date

UNIT, PERCENTAGE, NOMINAL, QUALITATIVE = "1", "2", "3", "5"
PIPELINE, IMPLEMENTATION, FINALISATION = "1", "2", "3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who publishes, for which sector and for which region, in codes of IATI."""

    reference: str
    name: str
    type: str
    sector: str
    region: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """``code`` lasts through editions; ``ascending`` is empty where neither way is better."""

    path: str
    code: str
    title: str
    description: str
    measure: str
    ascending: bool | None
    may_be_added_up: bool


@dataclass(frozen=True, slots=True)
class Result:
    title: str
    indicators: tuple[Indicator, ...]

    @property
    def may_be_added_up(self) -> bool:
        return all(each.may_be_added_up for each in self.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A programme (``level`` 1) or a unit below it, with what hangs on it directly.

    ``has_objective``: the description says what the activity is to reach.
    """

    identifier: str
    level: int
    language: str
    title: str
    description: str
    has_objective: bool
    first_day: date
    last_day: date
    parent: str = ""
    children: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()

    def status(self, day: date) -> str:
        if day < self.first_day:
            return PIPELINE
        return IMPLEMENTATION if day <= self.last_day else FINALISATION


@dataclass(frozen=True, slots=True)
class Statement:
    """One baseline, target or actual; of a measure in words ``number`` is empty.

    ``dimensions`` are pairs of a name and a value; ``links`` pairs of a title and an address.
    """

    kind: str
    first_day: date
    last_day: date
    number: str
    comment: tuple[tuple[str, str], ...]
    dimensions: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = field(default=())
