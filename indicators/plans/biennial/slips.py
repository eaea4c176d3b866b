"""Slips of the document itself: kept as printed, and put before a person."""

import re
from collections.abc import Iterable

from indicators.plans.text import squeezed

_PAIRS = (("(", ")"), ("（", "）"), ("《", "》"), ("“", "”"))
_SESSION_TOO_LONG = re.compile(r"\d{5,}/\d+")


def has_slip(text: str) -> bool:
    """Brackets or quotation marks of the text are not paired, or a session has five digits."""
    return any(text.count(opens) != text.count(closes) for opens, closes in _PAIRS) or bool(
        _SESSION_TOO_LONG.match(text)
    )


def repeats(text: str, others: Iterable[str]) -> bool:
    """Whether an accomplishment has the very words of a measure."""
    return squeezed(text) in {squeezed(other) for other in others}
