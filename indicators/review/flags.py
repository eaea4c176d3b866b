"""What in a submitted actual asks to be looked at twice. Pure; a flag never refuses a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.enums import Accumulation, Flag, Verdict

LEAST_OF_TARGET = Fraction(1, 2)
MOST_OF_TARGET = Fraction(2)
YEARS_LOOKED_AT = 5
REACHED = (Verdict.EXCEEDED, Verdict.MET)
PER_CENT = frozenset({"%", "per cent", "percent", "percentage", "百分比"})


@dataclass(frozen=True, slots=True)
class Submitted:
    """An actual with what it is looked at beside; ``earlier`` is oldest first.

    ``None`` is missing: a flag that needs it is not raised.
    """

    verdict: Verdict
    actual: Fraction | None = None
    target: Fraction | None = None
    earlier: Sequence[Fraction] = ()
    accumulation: str = ""
    unit: str = ""
    has_evidence: bool = True
    is_defined: bool = True


def flags(submitted: Submitted) -> list[Flag]:
    """The flags of a submitted actual, in the order of their list."""
    raised = {
        Flag.FAR_FROM_TARGET: _is_far_from_target(submitted),
        Flag.OUTSIDE_HISTORY: _is_outside_history(submitted),
        Flag.TOTAL_FELL: _total_fell(submitted),
        Flag.OVER_HUNDRED: _is_over_hundred(submitted),
        Flag.NO_EVIDENCE: submitted.verdict in REACHED and not submitted.has_evidence,
        Flag.NO_DEFINITION: not submitted.is_defined,
    }
    return [flag for flag, is_raised in raised.items() if is_raised]


def _is_far_from_target(submitted: Submitted) -> bool:
    if submitted.actual is None or not submitted.target or submitted.target < 0:
        return False
    share = submitted.actual / submitted.target
    return not LEAST_OF_TARGET <= share <= MOST_OF_TARGET


def _is_outside_history(submitted: Submitted) -> bool:
    """By more than half of the range of the last five values; two are needed for a range."""
    known = submitted.earlier[-YEARS_LOOKED_AT:]
    if submitted.actual is None or len(known) < 2:
        return False
    low, high = min(known), max(known)
    margin = (high - low) / 2
    return not low - margin <= submitted.actual <= high + margin


def _total_fell(submitted: Submitted) -> bool:
    if submitted.actual is None or not submitted.earlier:
        return False
    is_total = submitted.accumulation == Accumulation.RUNNING_TOTAL
    return is_total and submitted.actual < submitted.earlier[-1]


def _is_over_hundred(submitted: Submitted) -> bool:
    is_share = submitted.unit.strip().lower() in PER_CENT
    return is_share and submitted.actual is not None and submitted.actual > 100
