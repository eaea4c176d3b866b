"""The fonts that documents are printed with, and what they can show.

Only these are used, never what a machine happens to have: a report is the same everywhere.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
# A new font has another size or covers other letters.
_FILES = "".join(f"{file.name} {file.stat().st_size} " for file in sorted(FOLDER.rglob("*.[ojt]*")))
VERSION = hashlib.sha256(_FILES.encode()).hexdigest()[:12]
# Spaces, line ends and marks of direction: shown by what they do.
INVISIBLE = frozenset(
    "\n\r\t\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# JSON writes a control character as an escape; any escape is matched whole, also that of a "\\".
CONTROL = re.compile(r"\\(?:u(?P<code>00[01][0-9a-f])|.)")
SHORT = {r"\b": "[U+0008]", r"\f": "[U+000C]"}


def folders(text: str) -> list[Path]:
    """The folders of fonts that a text needs: reading the Chinese ones takes its time."""
    missing = set(text) - INVISIBLE
    needed = []
    for name, letters in coverage().items():
        if name == "latin" or missing & letters:
            needed.append(FOLDER / name)
        missing -= letters
    return needed


def showable(data: str) -> str:
    """JSON with every letter that no font of ours has written out: ``[U+1F600]``."""
    unknown = set(data) - known_letters()
    shown = data.translate({ord(x): f"[U+{ord(x):04X}]" for x in unknown}) if unknown else data
    return CONTROL.sub(_written_out, shown)


def _written_out(escape: re.Match[str]) -> str:
    if escape["code"]:
        return f"[U+{escape['code'].upper()}]"
    return SHORT.get(escape[0], escape[0])


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
