"""Values of other systems into a plan: IATI, DHIS2, tables; through the door of entry.

``read`` knows no plan. ``weigh`` says what would become of each value, ``bring_in`` keeps them.
"""

from indicators.exchange.incoming.read import Incoming, NotReadable, Read
from indicators.exchange.incoming.services import (
    LARGEST_FILE,
    Judged,
    Weighed,
    bring_in,
    read,
    weigh,
)

__all__ = [
    "LARGEST_FILE",
    "Incoming",
    "Judged",
    "NotReadable",
    "Read",
    "Weighed",
    "bring_in",
    "read",
    "weigh",
]
