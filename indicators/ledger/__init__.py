"""The one door through which a value is written, and read as known on a date.

A value is never overwritten: a cell points at its current draft, submitted and approved
version; versions and review events are only ever inserted.
"""

from indicators.ledger.reading import known_at, series
from indicators.ledger.writing import StaleWrite, Statement, ValueRefused, locked_cell, write

__all__ = [
    "StaleWrite",
    "Statement",
    "ValueRefused",
    "known_at",
    "locked_cell",
    "series",
    "write",
]
