"""A plain decimal as a language prints it. Nothing is rounded here."""

import re
from functools import lru_cache

PLAIN = re.compile(r"(?P<sign>-?)(?P<whole>0|[1-9][0-9]*)(?:\.(?P<decimals>[0-9]+))?")
# An ordinary space would let the parts of a number change places in right-to-left text.
THOUSANDS = "\u202f"
MINUS = "\u2212"
DECIMAL_COMMA = frozenset({"ar", "es", "fr", "ru"})


# A report prints the same numbers in tables, charts and sentences.
@lru_cache(maxsize=8192)
def localized(plain: str, language: str) -> str:
    """``-1234.50`` with a true minus and narrow spaces, in ``fr``: ``−1 234,50``.

    What is not a plain decimal, an em dash or a fraction, comes back as it is.
    """
    number = PLAIN.fullmatch(plain)
    if number is None:
        return plain
    whole = f"{int(number['whole']):,}".replace(",", THOUSANDS)
    decimals = number["decimals"]
    point = "," if language in DECIMAL_COMMA else "."
    sign = MINUS if number["sign"] else ""
    return f"{sign}{whole}{point}{decimals}" if decimals else f"{sign}{whole}"
