"""Approved values in the formats that other systems speak, and theirs brought in.

Every export is read from the database as it is sent; what nobody has approved is in none.
"""

from indicators.exchange import dhis2, iati, incoming, package, sdmx, spreadsheet
from indicators.exchange.publisher import Publisher, publisher
from indicators.exchange.snapshot import InOneSnapshot, one_snapshot

__all__ = [
    "InOneSnapshot",
    "Publisher",
    "dhis2",
    "iati",
    "incoming",
    "one_snapshot",
    "package",
    "publisher",
    "sdmx",
    "spreadsheet",
]
