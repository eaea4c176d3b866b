"""What in a value asks to be looked at twice. Pure; a flag asks, it never refuses a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from indicators.enums import Accumulation, Flag, MeasureKind, Verdict
from indicators.enums.units import is_per_cent

REACHED = (Verdict.EXCEEDED, Verdict.MET)
MISSED = (Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED)
HUNDRED = Fraction(100)
MORE_IS_BETTER = (MeasureKind.INCREASE, MeasureKind.AT_LEAST)
LESS_IS_BETTER = (MeasureKind.DECREASE, MeasureKind.AT_MOST)
# These have the same target by their nature, year after year.
TARGET_STAYS = (MeasureKind.ZERO, MeasureKind.FULL, MeasureKind.MAINTAIN)
# Asked of the measure, not of one value: an answer stands until the measure is read anew.
OF_THE_MEASURE = (Flag.UNIT_CHANGED, Flag.NO_DEFINITION)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where asking begins; a value at the bound is not asked about.

    ``least_of_target`` and ``most_of_target`` are shares of the target; ``history_margin`` is a
    share of the range of the last ``history_values``.
    """

    least_of_target: Fraction = Fraction(1, 2)
    most_of_target: Fraction = Fraction(2)
    history_values: int = 5
    history_margin: Fraction = Fraction(1, 2)
    periods_at_hundred: int = 2


@dataclass(frozen=True, slots=True)
class Submitted:
    """A value with what it is looked at beside; ``earlier`` and ``later`` are oldest first.

    ``verdict`` is computed; ``judged`` is what a person says beside the numbers, or of a milestone.
    ``None`` is missing: a flag that needs it is not raised. A target that is looked at alone has
    no ``actual``; ``baseline`` is on the target's basis. ``target_before`` and ``verdict_before``
    are of the period before; ``parts`` has the amounts of each group that must add up to the
    actual; ``unit_before`` is the unit in which the last earlier actual was given.
    ``asks_of_target``: nobody has been asked about it before.
    """

    verdict: Verdict
    judged: Verdict | None = None
    actual: Fraction | None = None
    target: Fraction | None = None
    baseline: Fraction | None = None
    earlier: Sequence[Fraction] = ()
    later: Sequence[Fraction] = ()
    kind: str = ""
    accumulation: str = ""
    unit: str = ""
    unit_before: str = ""
    is_ratio: bool = False
    target_before: Fraction | None = None
    verdict_before: Verdict | None = None
    asks_of_target: bool = True
    parts: Sequence[Sequence[Fraction]] = ()
    has_evidence: bool = True
    is_defined: bool = True

    @property
    def is_share(self) -> bool:
        return self.is_ratio or is_per_cent(self.unit)


def flags(submitted: Submitted, bounds: Bounds | None = None) -> list[Flag]:
    """The flags of a value, in the order of their list."""
    bounds = bounds or Bounds()
    raised = {
        Flag.FAR_FROM_TARGET: _is_far_from_target(submitted, bounds),
        Flag.TARGET_UNCHANGED: submitted.asks_of_target and _target_is_unchanged(submitted),
        Flag.TARGET_BELOW_LAST: submitted.asks_of_target and _target_is_below_last(submitted),
        Flag.LESS_AMBITIOUS: _target_is_less_ambitious(submitted),
        Flag.STUCK_AT_HUNDRED: _is_stuck(submitted, bounds),
        Flag.TOTAL_FELL: _total_fell(submitted),
        Flag.OUTSIDE_HISTORY: _is_outside_history(submitted, bounds),
        Flag.PARTS_UNLIKE_TOTAL: _parts_are_unlike_total(submitted),
        Flag.UNIT_CHANGED: _unit_changed(submitted),
        Flag.OVER_HUNDRED: _is_over_hundred(submitted),
        Flag.NO_EVIDENCE: _is_claimed(submitted) and not submitted.has_evidence,
        Flag.NO_DEFINITION: not submitted.is_defined,
    }
    return [flag for flag, is_raised in raised.items() if is_raised]


def _is_claimed(submitted: Submitted) -> bool:
    """By the numbers, or by a person whatever the numbers say."""
    return submitted.verdict in REACHED or submitted.judged in REACHED


def _is_far_from_target(submitted: Submitted, bounds: Bounds) -> bool:
    if submitted.actual is None or not submitted.target or submitted.target < 0:
        return False
    share = submitted.actual / submitted.target
    return not bounds.least_of_target <= share <= bounds.most_of_target


def _target_is_unchanged(submitted: Submitted) -> bool:
    is_same = submitted.target is not None and submitted.target == submitted.target_before
    was_missed = submitted.verdict_before in MISSED
    return is_same and was_missed and submitted.kind not in TARGET_STAYS


def _target_is_below_last(submitted: Submitted) -> bool:
    return bool(submitted.earlier) and _asks_for_less_than(submitted.earlier[-1], submitted)


def _target_is_less_ambitious(submitted: Submitted) -> bool:
    """Asked of a target alone: it is legal, and looked at when it is approved."""
    if submitted.actual is not None or submitted.baseline is None:
        return False
    return _asks_for_less_than(submitted.baseline, submitted)


def _asks_for_less_than(amount: Fraction, submitted: Submitted) -> bool:
    """Below it for a measure that is to rise, above it for one that is to fall."""
    if submitted.target is None:
        return False
    if submitted.kind in MORE_IS_BETTER:
        return submitted.target < amount
    return submitted.kind in LESS_IS_BETTER and submitted.target > amount


def _is_stuck(submitted: Submitted, bounds: Bounds) -> bool:
    before = bounds.periods_at_hundred - 1
    last = submitted.earlier[-before:] if before else ()
    is_whole = submitted.is_share and submitted.actual == HUNDRED and len(last) == before
    return is_whole and all(amount == HUNDRED for amount in last)


def _is_outside_history(submitted: Submitted, bounds: Bounds) -> bool:
    """Two values are needed for a range."""
    known = submitted.earlier[-bounds.history_values :]
    if submitted.actual is None or len(known) < 2:
        return False
    low, high = min(known), max(known)
    margin = (high - low) * bounds.history_margin
    return not low - margin <= submitted.actual <= high + margin


def _total_fell(submitted: Submitted) -> bool:
    """Here, or in the year after: an earlier year may be stated, or raised, after a later one."""
    if submitted.actual is None or submitted.accumulation != Accumulation.RUNNING_TOTAL:
        return False
    around = (*submitted.earlier[-1:], submitted.actual, *submitted.later[:1])
    return any(after < before for before, after in pairwise(around))


def _parts_are_unlike_total(submitted: Submitted) -> bool:
    """Shares of different wholes do not add up to anything."""
    if submitted.actual is None or submitted.is_share:
        return False
    return any(sum(group) != submitted.actual for group in submitted.parts)


def _unit_changed(submitted: Submitted) -> bool:
    now, before = (unit.strip().casefold() for unit in (submitted.unit, submitted.unit_before))
    return bool(now and before) and now != before


def _is_over_hundred(submitted: Submitted) -> bool:
    value = submitted.target if submitted.actual is None else submitted.actual
    return submitted.is_share and value is not None and value > HUNDRED
