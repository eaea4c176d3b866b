"""Staff write values: a sheet to fill, what was typed to read, drafts to hand to review."""

from indicators.entry import workbook
from indicators.entry.asking import Asked, asked_by
from indicators.entry.bulk import (
    GIVEN,
    MOST_ROWS,
    Answer,
    BulkOutcome,
    BulkRow,
    Imported,
    TooManyRows,
    ValuesNotRead,
    import_values,
    record_in_bulk,
)
from indicators.entry.copying import copied_forward, copy_forward
from indicators.entry.deliverables import (
    Delivered,
    StatedDeliverable,
    delivered,
    delivered_below,
    delivered_where,
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
from indicators.entry.narratives import Told, narratives, tell, told_before
from indicators.entry.parts import MeasurePart, parts_of_measures
from indicators.entry.refusals import EntryRefused
from indicators.entry.rows import IN_HAND, Column, Sheet, SheetRow
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
from indicators.entry.sheets import counted, measures_below, sheet
from indicators.entry.standings import (
    Standing,
    frames_of,
    reporting_periods,
    standings,
    totals,
)
from indicators.entry.todo import Task, todo
from indicators.entry.typed import (
    NOTATIONS,
    SIGNS,
    USUAL_SIGNS,
    amount_in,
    is_dash,
    is_per_cent,
    is_yes_or_no,
    notation_of,
    qualifier,
)

__all__ = [
    "GIVEN",
    "IN_HAND",
    "MOST_ROWS",
    "NOTATIONS",
    "SIGNS",
    "STATES_WITHOUT_VALUE",
    "STORAGE",
    "USUAL_SIGNS",
    "Answer",
    "Asked",
    "BulkOutcome",
    "BulkRow",
    "Column",
    "Delivered",
    "Entered",
    "Entry",
    "EntryRefused",
    "Explanation",
    "Given",
    "Imported",
    "MeasurePart",
    "Outcome",
    "Sheet",
    "SheetRow",
    "Standing",
    "StatedDeliverable",
    "Task",
    "Told",
    "TooManyRows",
    "ValuesNotRead",
    "amount_in",
    "answer_flags",
    "asked_by",
    "attach_again",
    "attach_file",
    "attach_link",
    "clean_name",
    "copied_forward",
    "copy_forward",
    "counted",
    "delivered",
    "delivered_below",
    "delivered_where",
    "explain_miss",
    "frames_of",
    "give",
    "import_values",
    "is_dash",
    "is_open",
    "is_per_cent",
    "is_yes_or_no",
    "measures_below",
    "narratives",
    "notation_of",
    "parts_of_measures",
    "qualifier",
    "read",
    "record_in_bulk",
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
    "todo",
    "told_before",
    "totals",
    "workbook",
]
