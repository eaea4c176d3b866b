"""Staff write values: a sheet to fill, what was typed to read, drafts to hand to review."""

from indicators.entry import workbook
from indicators.entry.asking import Asked, asked_by
from indicators.entry.deliverables import (
    Delivered,
    StatedDeliverable,
    delivered,
    state_deliverables,
)
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
from indicators.entry.narratives import Told, narratives, tell
from indicators.entry.parts import MeasurePart, parts_of_measures
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
from indicators.entry.sheets import (
    IN_HAND,
    Column,
    Sheet,
    SheetRow,
    counted,
    measures_below,
    sheet,
)
from indicators.entry.standings import (
    Standing,
    frames_of,
    reporting_periods,
    standings,
    totals,
)
from indicators.entry.typed import SIGNS, USUAL_SIGNS, is_yes_or_no

__all__ = [
    "IN_HAND",
    "SIGNS",
    "STATES_WITHOUT_VALUE",
    "STORAGE",
    "USUAL_SIGNS",
    "Asked",
    "Column",
    "Delivered",
    "Entered",
    "Entry",
    "EntryRefused",
    "Explanation",
    "Given",
    "MeasurePart",
    "Outcome",
    "Sheet",
    "SheetRow",
    "Standing",
    "StatedDeliverable",
    "Told",
    "answer_flags",
    "asked_by",
    "attach_again",
    "attach_file",
    "attach_link",
    "clean_name",
    "counted",
    "delivered",
    "explain_miss",
    "frames_of",
    "give",
    "is_open",
    "is_yes_or_no",
    "measures_below",
    "narratives",
    "parts_of_measures",
    "read",
    "record_value",
    "record_values",
    "remove_evidence",
    "reporting_periods",
    "sentence",
    "sheet",
    "standings",
    "state_deliverables",
    "submit",
    "take_back",
    "tell",
    "totals",
    "workbook",
]
