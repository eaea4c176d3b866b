"""Text and numbers as they may stand in SVG and HTML."""

import re
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape

# XML 1.0 has no place for these, and one of them would make the whole picture unreadable.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TENTH = Decimal("0.1")


def text(words: str) -> str:
    """Words, safe as content and in double quotes; what XML cannot hold becomes U+FFFD."""
    return escape(NOT_XML.sub("\ufffd", words), {'"': "&quot;"})


def at(length: Decimal | int) -> str:
    """A length in the picture's own units, to a tenth: ``88``, ``117.5``."""
    tenths = Decimal(length).quantize(TENTH, ROUND_HALF_UP)
    return f"{tenths.normalize():f}" if tenths else "0"
