"""What the rules take and what they give: a case and its attainment."""

from dataclasses import dataclass
from fractions import Fraction

from indicators.enums import Basis, MeasureKind, ReasonCode, ValueState, Verdict


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share kept with its parts, so that shares can be pooled."""

    numerator: Fraction
    denominator: Fraction

    @property
    def percentage(self) -> Fraction | None:
        """100 n / d; ``None`` of nothing."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Interval:
    lo: Fraction
    hi: Fraction

    def distance(self, value: Fraction) -> Fraction:
        """How far outside the interval a value lies; 0 inside and at both ends."""
        return max(self.lo - value, value - self.hi, Fraction(0))


@dataclass(frozen=True, slots=True)
class Case:
    """One measure in one period. ``None`` is missing, zero is a value.

    ``lo`` and ``hi`` belong to a range, ``target`` to every other kind; the target of zero and
    full is implied, and one given is ignored. ``ratio`` is an actual that is a percentage with
    its parts; ``actual`` is then not read. ``judged`` is a person's category.
    ``state`` and ``actual_basis`` are the actual's, ``basis`` is the target's. ``kind`` is
    ``None`` until someone states it.
    """

    kind: MeasureKind | None
    baseline: Fraction | None = None
    target: Fraction | None = None
    actual: Fraction | None = None
    ratio: Ratio | None = None
    lo: Fraction | None = None
    hi: Fraction | None = None
    tolerance: Fraction = Fraction(0)
    due: bool = True
    judged: Verdict | None = None
    state: ValueState = ValueState.REPORTED
    basis: Basis = Basis.LEVEL
    actual_basis: Basis = Basis.LEVEL


@dataclass(frozen=True, slots=True)
class Attainment:
    """What came of it.

    ``gap`` is the distance from the target to the actual in the favourable direction, in the
    unit of the measure: s(a - t), positive beyond the target. Where no direction is favourable,
    at a maintained level and in a range, it is minus the distance: zero or negative.
    ``reasons`` stand in the order in which the rules give them.
    """

    verdict: Verdict
    progress: Fraction | None = None
    ratio: Fraction | None = None
    gap: Fraction | None = None
    reasons: tuple[ReasonCode, ...] = ()
