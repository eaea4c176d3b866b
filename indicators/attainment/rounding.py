"""Rounding, once, for the eye: no verdict is ever taken from what is printed here."""

from collections.abc import Iterable
from fractions import Fraction

from indicators.attainment.exact import decimal_places, shifted


def printed(value: Fraction, decimals: int, thresholds: Iterable[Fraction] = ()) -> str:
    """The value with ``decimals`` decimals, half up (away from zero), as a plain decimal.

    It takes as many more decimals as it needs not to seem to reach or leave a threshold that it
    does not: 99.96 with no decimals is 100, but against 100 it stays 99.96; 27.04 against 27
    stays 27.04. A value without a last decimal (1/3) that is its own threshold is rounded as the
    threshold is. Zero has no sign.
    """
    needed = decimal_places(value)
    if needed is not None and needed <= decimals:
        # Nothing is rounded, so that it stands to every threshold as it is: so most values are.
        return shifted(value, decimals)
    endless = needed is None
    distinct = [threshold for threshold in thresholds if not (endless and threshold == value)]
    places = decimals
    while any(side(rounded(value, places), of=of) != side(value, of=of) for of in distinct):
        places += 1
    return shifted(rounded(value, places), places)


def rounded(value: Fraction, decimals: int) -> Fraction:
    scale = 10**decimals
    units = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return Fraction(units if value >= 0 else -units, scale)


def side(value: Fraction, *, of: Fraction) -> int:
    """-1 below, 0 on, 1 above a threshold."""
    return (value > of) - (value < of)
