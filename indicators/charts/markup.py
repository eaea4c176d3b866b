"""Text and numbers as they may stand in SVG and HTML."""

import re
from functools import lru_cache
from xml.sax.saxutils import escape

# XML 1.0 has no place for these, and one of them would make the whole picture unreadable.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@lru_cache(maxsize=4096)
def text(words: str) -> str:
    """Words, safe as content and in double quotes; what XML cannot hold becomes U+FFFD."""
    return escape(NOT_XML.sub("\ufffd", words), {'"': "&quot;"})


@lru_cache(maxsize=16384)
def at(tenths: int) -> str:
    """A length in the picture's own units out of its tenths: ``880`` is ``88``."""
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
