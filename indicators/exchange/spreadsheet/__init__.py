"""Any spreadsheet: its table is read, its columns are guessed, a person confirms, a plan is made.

``guessing`` proposes and knows no database; ``plan_of`` makes the record that ``plans.load`` takes.
"""

from indicators.exchange.spreadsheet.guessing import guess
from indicators.exchange.spreadsheet.kept import keep_mapping, mapping_of
from indicators.exchange.spreadsheet.mapping import Column, Mapping, Table
from indicators.exchange.spreadsheet.plan import Named, plan_of
from indicators.exchange.spreadsheet.reading import LARGEST_FILE, NotATable, read_table, sheets_of
from indicators.exchange.spreadsheet.records import Record, records
from indicators.exchange.spreadsheet.words import Role

__all__ = [
    "LARGEST_FILE",
    "Column",
    "Mapping",
    "Named",
    "NotATable",
    "Record",
    "Role",
    "Table",
    "guess",
    "keep_mapping",
    "mapping_of",
    "plan_of",
    "read_table",
    "records",
    "sheets_of",
]
