"""Document symbols: which plan a symbol belongs to."""

import re

REVISION = re.compile(r"/(?:Rev|Add|Corr|Amend)\.\d+(?=$|[ (/])", re.IGNORECASE)


def of_document(symbol: str) -> str:
    """The symbol without its revision: ``RCAB/2026/6/Rev.1`` belongs to ``RCAB/2026/6``."""
    return REVISION.sub("", symbol).strip()
