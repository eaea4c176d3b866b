"""Tables as CSV files that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from django.http import HttpResponse, StreamingHttpResponse

from indicators.formulas import inert

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
