"""The one door through which a value is written, and read as known on a date.

A value is never overwritten: a cell points at its current draft, submitted and approved
version; versions and review events are only ever inserted.
"""

from indicators.ledger.adopting import adopt, outdate, says_the_same
from indicators.ledger.chain import plain_row
from indicators.ledger.disaggregations import disaggregation, parts_of
from indicators.ledger.heads import mail_head
from indicators.ledger.places import Place, locked_cells
from indicators.ledger.reading import Known, end_of, is_provisional, known_at, series
from indicators.ledger.refusals import (
    ROUND_IS_OPEN,
    SIGNED_OFF,
    RoundNotOpen,
    ValueRefused,
    refusal_in_words,
    refusals_in_words,
    why_not_open,
)
from indicators.ledger.sealing import Wrong, last_seal, seal_days, wrong_day
from indicators.ledger.writing import (
    StaleWrite,
    Statement,
    locked_cell,
    write,
    write_all,
)

__all__ = [
    "ROUND_IS_OPEN",
    "SIGNED_OFF",
    "Known",
    "Place",
    "RoundNotOpen",
    "StaleWrite",
    "Statement",
    "ValueRefused",
    "Wrong",
    "adopt",
    "disaggregation",
    "end_of",
    "is_provisional",
    "known_at",
    "last_seal",
    "locked_cell",
    "locked_cells",
    "mail_head",
    "outdate",
    "parts_of",
    "plain_row",
    "refusal_in_words",
    "refusals_in_words",
    "says_the_same",
    "seal_days",
    "series",
    "why_not_open",
    "write",
    "write_all",
    "wrong_day",
]
