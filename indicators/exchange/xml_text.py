"""What XML can hold: of control characters only tab and the ends of lines."""

import re

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """The text with a question mark of Unicode for each character that no XML may contain."""
    return NOT_IN_XML.sub("\ufffd", text)
