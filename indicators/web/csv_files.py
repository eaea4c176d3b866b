"""Tables as CSV files that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

# A cell that begins so is a formula to a spreadsheet.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"


def csv_file(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A download; in UTF-8 with a byte order mark, by which spreadsheets know it."""
    text = StringIO()
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows)
    answer = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def inert(cell: str) -> str:
    """The text as a spreadsheet takes for text; a plain number stays one."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) and not _is_a_number(cell) else cell


def _is_a_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
