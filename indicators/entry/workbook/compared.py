"""What is found of a row of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.entry.workbook.reading import Row

MOST_SHOWN = 500


class Found(StrEnum):
    """What becomes of a row."""

    SAME = "same"
    CHANGE = "change"
    STALE = "stale"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A row beside what stands. ``faults`` has a sentence for each column at fault.

    ``old`` and ``new`` are printed in the reader's language; ``theirs`` is who wrote what stands
    since the file was downloaded. ``stood`` is what was said beside the value before the row, and
    ``asks`` what is asked of the value after it.
    """

    found: Found
    row: Row
    name: str = ""
    period: str = ""
    kind: str = ""
    old: str = ""
    new: str = ""
    theirs: str = ""
    stood: Mapping[str, str] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
