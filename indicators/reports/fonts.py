"""The fonts that documents are printed with, and what they can show.

Only these are used, never what a machine happens to have: a report is the same everywhere.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "fonts"
# Spaces, line ends and marks of direction: shown by what they do.
INVISIBLE = frozenset(
    "\n\r\t\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def folders(text: str) -> list[Path]:
    """The folders of fonts that a text needs: reading the Chinese ones takes its time."""
    missing = set(text) - INVISIBLE
    needed = []
    for name, letters in coverage().items():
        if name == "latin" or missing & letters:
            needed.append(FOLDER / name)
        missing -= letters
    return needed


def showable(value: Any) -> Any:
    """Plain data with every letter that no font of ours has written out: ``[U+1F600]``."""
    if isinstance(value, str):
        unknown = set(value) - known_letters()
        return value.translate({ord(x): f"[U+{ord(x):04X}]" for x in unknown}) if unknown else value
    if isinstance(value, list | tuple):
        return [showable(each) for each in value]
    if isinstance(value, dict):
        return {key: showable(each) for key, each in value.items()}
    return value


@cache
def known_letters() -> frozenset[str]:
    return INVISIBLE.union(*coverage().values())


@cache
def coverage() -> Mapping[str, frozenset[str]]:
    """The letters of each folder of fonts, latin first."""
    stored = json.loads((FOLDER / "coverage.json").read_text(encoding="ascii"))
    return {
        name: frozenset(chr(code) for first, last in spans for code in range(first, last + 1))
        for name, spans in stored.items()
    }
