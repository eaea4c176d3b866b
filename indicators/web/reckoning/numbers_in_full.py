"""Numbers of a reckoning: exact, in the language's notation, never rounded."""

from fractions import Fraction

from indicators import attainment
from indicators.charts import localized
from indicators.web.requests import language


def in_full(value: Fraction) -> str:
    """A fraction where no decimals write it out."""
    places = attainment.decimal_places(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    return localized(attainment.shifted(value, places), language())


def signed(value: Fraction) -> str:
    """After a minus sign a number below zero stands in brackets."""
    return in_full(value) if value >= 0 else f"({in_full(value)})"
