"""What one sentence of a plan says about its measure, whatever the language."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.enums import Accumulation, Direction, MeasureKind
from indicators.plans.numbers import canonical

DIRECTION_OF = {
    MeasureKind.INCREASE: Direction.INCREASE,
    MeasureKind.AT_LEAST: Direction.INCREASE,
    MeasureKind.FULL: Direction.INCREASE,
    MeasureKind.DECREASE: Direction.DECREASE,
    MeasureKind.AT_MOST: Direction.DECREASE,
    MeasureKind.ZERO: Direction.DECREASE,
    MeasureKind.MAINTAIN: Direction.MAINTAIN,
    MeasureKind.RANGE: Direction.MAINTAIN,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the sentence with its unit, and where it stands: ``text[start:end]``."""

    amount: Decimal
    unit: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The amount in plain digits: ``100``, ``99.8``, ``100000000``."""
        return canonical(self.amount)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the words state, before anybody asks how sure that is.

    ``implied``: the kind follows from words such as "no" or "all", not from a printed number.
    ``change_only``: the target is printed as a change ("by 15 per cent") and not as a level.
    ``definition_numbers``: numbers that say what is counted, never how much of it is wanted.
    """

    kind: MeasureKind | None = None
    unit: str | None = None
    accumulation: Accumulation | None = None
    target: str | None = None
    implied: bool = False
    change_only: bool = False
    several: bool = False
    definition_numbers: tuple[Quantity, ...] = ()

    @property
    def direction(self) -> Direction | None:
        return DIRECTION_OF.get(self.kind) if self.kind else None
