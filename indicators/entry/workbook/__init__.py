"""The sheet as a workbook: downloaded, filled offline, uploaded, looked at, and only then kept."""

from indicators.entry.workbook.asked import asked_of
from indicators.entry.workbook.downloads import (
    MOST_AT_ONCE,
    make,
    order,
    orders_left_behind,
    purge_orders,
    rows_asked,
)
from indicators.entry.workbook.reading import LARGEST_FILE
from indicators.entry.workbook.uploads import (
    LEASE,
    confirm,
    is_copied,
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
    "MOST_AT_ONCE",
    "asked_of",
    "confirm",
    "is_copied",
    "is_marked",
    "left_behind",
    "make",
    "marked",
    "order",
    "orders_left_behind",
    "purge_orders",
    "receive",
    "rows_asked",
    "rows_done",
    "work",
    "write",
]
