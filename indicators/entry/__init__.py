"""Staff write values: a sheet to fill, what was typed to read, drafts to hand to review."""

from indicators.entry.queries import (
    Sheet,
    SheetRow,
    Standing,
    frames_of,
    measures_below,
    reporting_periods,
    sheet,
    standings,
    totals,
)
from indicators.entry.services import (
    STATES_WITHOUT_VALUE,
    Entered,
    Entry,
    EntryRefused,
    Outcome,
    read,
    record_value,
    record_values,
    submit,
    take_back,
)
from indicators.entry.typed import SIGNS, USUAL_SIGNS

__all__ = [
    "SIGNS",
    "STATES_WITHOUT_VALUE",
    "USUAL_SIGNS",
    "Entered",
    "Entry",
    "EntryRefused",
    "Outcome",
    "Sheet",
    "SheetRow",
    "Standing",
    "frames_of",
    "measures_below",
    "read",
    "record_value",
    "record_values",
    "reporting_periods",
    "sheet",
    "standings",
    "submit",
    "take_back",
    "totals",
]
