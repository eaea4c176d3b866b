"""Namespaces of WordprocessingML, and the two readings of an attribute that damage may spoil."""

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH_WORDS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def flag(element: etree._Element | None) -> bool:
    """A switch such as bold: on where it stands, unless its value turns it off."""
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


def number(element: etree._Element | None, *, default: int) -> int:
    printed = "" if element is None else element.get(f"{W}val", "")
    return int(printed) if re.fullmatch(r"\d{1,6}", printed) else default
