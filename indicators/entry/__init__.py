"""Staff write values: a sheet to fill, what was typed to read, drafts to hand to review."""

from indicators.entry.drafts import is_open
from indicators.entry.evidence import (
    STORAGE,
    attach_again,
    attach_file,
    attach_link,
    clean_name,
    remove_evidence,
    sentence,
)
from indicators.entry.explaining import Explanation, answer_flags, explain_miss
from indicators.entry.giving import Given, give
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
from indicators.entry.refusals import EntryRefused
from indicators.entry.services import (
    STATES_WITHOUT_VALUE,
    Entered,
    Entry,
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
    "STORAGE",
    "USUAL_SIGNS",
    "Entered",
    "Entry",
    "EntryRefused",
    "Explanation",
    "Given",
    "Outcome",
    "Sheet",
    "SheetRow",
    "Standing",
    "answer_flags",
    "attach_again",
    "attach_file",
    "attach_link",
    "clean_name",
    "explain_miss",
    "frames_of",
    "give",
    "is_open",
    "measures_below",
    "read",
    "record_value",
    "record_values",
    "remove_evidence",
    "reporting_periods",
    "sentence",
    "sheet",
    "standings",
    "submit",
    "take_back",
    "totals",
]
