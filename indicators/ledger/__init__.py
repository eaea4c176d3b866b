"""The one door through which a value is written, and read as known on a date.

A value is never overwritten: a cell points at its current draft, submitted and approved
version; versions and review events are only ever inserted.
"""

from indicators.ledger.adopting import adopt, outdate, says_the_same
from indicators.ledger.carrying import (
    CELLS_CARRIED_SINCE,
    MEASURES_CARRIED_SINCE,
    Carried,
    carried_since,
)
from indicators.ledger.chain import plain_row
from indicators.ledger.disaggregations import disaggregation, parts_of
from indicators.ledger.heads import mail_head
from indicators.ledger.places import Place, locked_cells
from indicators.ledger.reading import (
    IN_ORDER_OF_TIME,
    Known,
    counting,
    end_of,
    is_provisional,
    known_at,
    names_at,
    readings_of,
    rows_at,
    series,
)
from indicators.ledger.refusals import (
    IS_SIGNED,
    IS_SIGNED_OVER,
    ROUND_IS_OPEN,
    SIGNED_GROUNDS,
    SIGNED_OFF,
    RoundNotOpen,
    ValueRefused,
    refusal_in_words,
    refusals_in_words,
    why_not_open,
    why_signed_off,
)
from indicators.ledger.releasing import adopt_stated, is_released, withdraw_stated
from indicators.ledger.sealing import Wrong, last_seal, seal_days, wrong_day
from indicators.ledger.stating import (
    NEW_KEYS,
    PART_AS_WRITTEN,
    SAME_PLACE,
    Counts,
    lay_out_stated,
    write_stated,
)
from indicators.ledger.writing import (
    AMENDED,
    SAID,
    VALUE,
    StaleWrite,
    Statement,
    locked_cell,
    write,
    write_all,
)

__all__ = [
    "AMENDED",
    "CELLS_CARRIED_SINCE",
    "IN_ORDER_OF_TIME",
    "IS_SIGNED",
    "IS_SIGNED_OVER",
    "MEASURES_CARRIED_SINCE",
    "NEW_KEYS",
    "PART_AS_WRITTEN",
    "ROUND_IS_OPEN",
    "SAID",
    "SAME_PLACE",
    "SIGNED_GROUNDS",
    "SIGNED_OFF",
    "VALUE",
    "Carried",
    "Counts",
    "Known",
    "Place",
    "RoundNotOpen",
    "StaleWrite",
    "Statement",
    "ValueRefused",
    "Wrong",
    "adopt",
    "adopt_stated",
    "carried_since",
    "counting",
    "disaggregation",
    "end_of",
    "is_provisional",
    "is_released",
    "known_at",
    "last_seal",
    "lay_out_stated",
    "locked_cell",
    "locked_cells",
    "mail_head",
    "names_at",
    "outdate",
    "parts_of",
    "plain_row",
    "readings_of",
    "refusal_in_words",
    "refusals_in_words",
    "rows_at",
    "says_the_same",
    "seal_days",
    "series",
    "why_not_open",
    "why_signed_off",
    "withdraw_stated",
    "write",
    "write_all",
    "write_stated",
    "wrong_day",
]
