"""Numbers of the cases as they are typed."""

from fractions import Fraction

from indicators.attainment.exact import as_pair, decimal_places, shifted


def as_decimal(number: Fraction | None) -> str:
    """A plain decimal without trailing zeros; lowest terms where no decimal is exact (1/3)."""
    if number is None:
        return ""
    places = decimal_places(number)
    return as_pair(number) if places is None else shifted(number, places)
