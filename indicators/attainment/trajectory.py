"""What was to be expected by a day on a straight way from the baseline to the target (AR-1, 11).

Differences, never ratios, so that it holds through zero and below. It decides nothing. Pure.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from indicators.enums import NoTrajectory


@dataclass(frozen=True, slots=True)
class Trajectory:
    """``pace`` is the share of the way over the share of the time: 1 is on course. Without an
    ``expected`` amount ``why`` says what is missing.
    """

    expected: Fraction | None = None
    pace: Fraction | None = None
    why: NoTrajectory | None = None


def elapsed_share(*, start: date, end: date, day: date) -> Fraction:
    """Of the days from the baseline's period end to the target's, from 0 to 1."""
    if day <= start or end <= start:
        return Fraction(0)
    return min(Fraction((day - start).days, (end - start).days), Fraction(1))


def trajectory(
    *,
    baseline: Fraction | None,
    target: Fraction | None,
    elapsed: Fraction,
    progress: Fraction | None,
) -> Trajectory:
    """``progress`` is the index P of what is reported; without it there is no pace."""
    if baseline is None:
        return Trajectory(why=NoTrajectory.NO_BASELINE)
    if target is None:
        return Trajectory(why=NoTrajectory.NO_TARGET)
    if elapsed == 0:
        return Trajectory(why=NoTrajectory.NOTHING_ELAPSED)
    return Trajectory(
        expected=baseline + (target - baseline) * elapsed,
        pace=None if progress is None else progress / elapsed,
    )
