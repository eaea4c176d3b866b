"""Many values at once, in a constant number of statements: for the API, for files of values."""

from indicators.entry.bulk.files import Imported, ValuesNotRead, import_values
from indicators.entry.bulk.rows import GIVEN, Answer, BulkOutcome, BulkRow
from indicators.entry.bulk.services import MOST_ROWS, TooManyRows, record_in_bulk

__all__ = [
    "GIVEN",
    "MOST_ROWS",
    "Answer",
    "BulkOutcome",
    "BulkRow",
    "Imported",
    "TooManyRows",
    "ValuesNotRead",
    "import_values",
    "record_in_bulk",
]
