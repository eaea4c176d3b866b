"""Values as people read them: rounded once, in the language's own notation. Pure."""

from collections.abc import Iterable
from fractions import Fraction

from indicators.attainment.rounding import printed
from indicators.charts import localized

DASH = "\u2014"


def printed_number(
    value: Fraction, decimals: int, language: str | None, thresholds: Iterable[Fraction] = ()
) -> str:
    """A value to its stated decimals, never seeming to reach a threshold that it does not.

    Without a language it is a plain decimal, as a frozen document keeps it.
    """
    plain = printed(value, decimals, thresholds)
    return plain if language is None else localized(plain, language)
