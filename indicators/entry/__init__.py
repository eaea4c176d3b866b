"""Staff write values: a sheet to fill, what was typed to read, drafts to hand to review."""

from indicators.entry.queries import Sheet, SheetRow, measures_below, reporting_periods, sheet
from indicators.entry.services import Entered, EntryRefused, read, record_value, submit
from indicators.entry.typed import SIGNS, USUAL_SIGNS

__all__ = [
    "SIGNS",
    "USUAL_SIGNS",
    "Entered",
    "EntryRefused",
    "Sheet",
    "SheetRow",
    "measures_below",
    "read",
    "record_value",
    "reporting_periods",
    "sheet",
    "submit",
]
