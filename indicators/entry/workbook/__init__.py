"""The sheet as a workbook: downloaded, filled offline, uploaded, looked at, and only then kept."""

from indicators.entry.workbook.asked import asked_of
from indicators.entry.workbook.reading import LARGEST_FILE
from indicators.entry.workbook.uploads import (
    LEASE,
    confirm,
    is_marked,
    left_behind,
    marked,
    receive,
    rows_done,
    work,
)
from indicators.entry.workbook.writing import write

__all__ = [
    "LARGEST_FILE",
    "LEASE",
    "asked_of",
    "confirm",
    "is_marked",
    "left_behind",
    "marked",
    "receive",
    "rows_done",
    "work",
    "write",
]
