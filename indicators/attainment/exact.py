"""Exact numbers as text: plain decimals in, reduced fractions and decimals of a given length out.

A ``Fraction`` made from the text itself is the only number a rule ever sees. ``float`` and
``Decimal`` arithmetic round and are not used.
"""

import re
from fractions import Fraction

# Far beyond any value, and well within the digits that Python prints of one integer (4,300),
# also when a fraction is made of several such numbers.
LONGEST_NUMBER = 500

_PLAIN_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


class NotANumber(ValueError):
    """The text is no plain decimal: NaN, infinity, an exponent, a separator, a word, too long."""


def exact(text: str) -> Fraction:
    """The number that a plain decimal such as ``-12.50`` says, exactly."""
    if len(text) > LONGEST_NUMBER or not _PLAIN_DECIMAL.fullmatch(text):
        raise NotANumber(text)
    return Fraction(text)


def as_pair(number: Fraction | None) -> str:
    """Lowest terms, the sign first, ``/1`` left out: ``-2/3``, ``1``; empty for ``None``."""
    return "" if number is None else str(number)


def decimal_places(number: Fraction) -> int | None:
    """How many decimals write the number exactly; ``None`` when no count of them does."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def shifted(number: Fraction, places: int) -> str:
    """The number written with ``places`` decimals, which must be enough to write it exactly."""
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{decimals}" if places else f"{sign}{whole}"
