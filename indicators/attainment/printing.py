"""Values as people read them: exact, in the language's own notation. Pure.

Thousands stand apart by a narrow no-break space in every language, as the plans print them; the
minus sign is a true one. What is printed is rounded once, by ``rounding.printed``.
"""

from collections.abc import Iterable
from fractions import Fraction

from indicators.attainment.rounding import printed

NARROW_SPACE = "\u202f"
MINUS = "\u2212"
DECIMAL_COMMA = frozenset({"fr", "ru", "es"})
DASH = "\u2014"


def number(
    value: Fraction, decimals: int, language: str, thresholds: Iterable[Fraction] = ()
) -> str:
    """A value to its stated decimals, never seeming to reach a threshold that it does not."""
    return in_language(printed(value, decimals, thresholds), language)


def in_language(plain: str, language: str) -> str:
    """A plain decimal such as -12345.60 in the notation of the language."""
    sign = MINUS if plain.startswith("-") else ""
    whole, point, decimals = plain.lstrip("-").partition(".")
    mark = "," if language.split("-")[0] in DECIMAL_COMMA else "."
    return f"{sign}{_in_thousands(whole)}{mark if point else ''}{decimals}"


def _in_thousands(whole: str) -> str:
    """Four digits stay together, as in a year; five and more are parted."""
    if len(whole) < 5:
        return whole
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return NARROW_SPACE.join(groups)
