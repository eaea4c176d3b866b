"""Tables as CSV files that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from django.http import HttpResponse, StreamingHttpResponse

# A cell that begins so is a formula to a spreadsheet.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"
TYPE = "text/csv; charset=utf-8"


def csv_file(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A download; in UTF-8 with a byte order mark, by which spreadsheets know it."""
    answer = HttpResponse("".join(_lines(rows)), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def csv_stream(name: str, rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """The same of any length: each row is sent when it is read."""
    answer = StreamingHttpResponse(_lines(rows), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow([inert(cell) for cell in row])
        yield line.getvalue()


def inert(cell: str) -> str:
    """The text as a spreadsheet takes for text; a plain number stays one."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) and not _is_a_number(cell) else cell


def _is_a_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
