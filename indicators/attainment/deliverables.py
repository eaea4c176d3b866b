"""Deliverables: how many of those that were to come came (AR-1, point 13). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from indicators.attainment.rounding import printed
from indicators.enums import Departure

# As the Secretariat prints its implementation rates: 88.66 per cent.
DECIMALS = 2
NONE_AND_ALL = (Fraction(0), Fraction(100))
# What comes to the programmed number by a mandate.
MANDATED = (Departure.CARRIED_FORWARD, Departure.ADDED_BY_LEGISLATION)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many implemented of so many. The share is never shown without the two numbers."""

    implemented: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """``None`` of nothing: it is not 0, and not infinity."""
        return Fraction(self.implemented, self.of) if self.of else None

    @property
    def per_cent(self) -> str:
        """A plain decimal that never seems to be none or all when it is not; empty of nothing."""
        share = self.share
        return "" if share is None else printed(100 * share, DECIMALS, NONE_AND_ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """What became of one deliverable in a period; ``None`` is a dash: none planned, or not told."""

    programmed: int | None
    actual: int | None
    departures: Mapping[Departure, int] = field(default_factory=dict)

    def amount(self, departure: Departure) -> int:
        return self.departures.get(departure, 0)

    @property
    def mandated(self) -> int:
        return (self.programmed or 0) + sum(self.amount(each) for each in MANDATED)

    @property
    def to_come(self) -> int:
        return self.mandated + self.amount(Departure.ADDED_BY_SECRETARIAT)

    @property
    def implemented(self) -> int:
        """What came of what was to come: twenty of one do not stand for ten of another."""
        return min(self.actual or 0, self.to_come)

    @property
    def implemented_as_planned(self) -> int:
        return min(self.actual or 0, self.programmed or 0)

    @property
    def beyond(self) -> int:
        """What came and was not to come."""
        return (self.actual or 0) - self.implemented


@dataclass(frozen=True, slots=True)
class DeliverableRates:
    """Those of a category, a unit or a plan. What nobody has told of yet is in no rate: it is
    counted beside, as is what went another way.
    """

    of_planned: Rate
    of_all: Rate
    of_mandated: Rate
    beyond: int
    not_reported: int
    departures: tuple[tuple[Departure, int], ...]

    @property
    def has_additions(self) -> bool:
        return self.of_all.of != self.of_planned.of

    @property
    def is_empty(self) -> bool:
        return not (self.of_all.of or self.beyond or self.not_reported)


def rates_of(dispositions: Iterable[Disposition]) -> DeliverableRates:
    every = list(dispositions)
    told = [each for each in every if each.actual is not None]
    implemented = sum(each.implemented for each in told)
    return DeliverableRates(
        of_planned=Rate(
            sum(each.implemented_as_planned for each in told),
            sum(each.programmed or 0 for each in told),
        ),
        of_all=Rate(implemented, sum(each.to_come for each in told)),
        of_mandated=Rate(implemented, sum(each.mandated for each in told)),
        beyond=sum(each.beyond for each in told),
        not_reported=sum(each.to_come for each in every if each.actual is None),
        departures=tuple(
            (departure, amount)
            for departure in Departure
            if (amount := sum(each.amount(departure) for each in every))
        ),
    )
