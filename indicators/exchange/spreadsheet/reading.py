"""The table of a file, as texts: CSV, XLSX, XLS, ODS, told by the content."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from python_calamine import CalamineError, CalamineWorkbook

from indicators.exchange.spreadsheet.heads import how_told
from indicators.exchange.spreadsheet.per_cent import NoFormats, per_cents

LARGEST_FILE = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 300
DELIMITERS = ",;\t|"
IS_A_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class NotATable(ValueError):
    """The file is none that can be read; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_table(data: bytes, sheet: str = "") -> list[list[str]]:
    """Of a workbook the sheet of this name; of none, the one whose head says most."""
    if not data.strip():
        raise NotATable("empty")
    if len(data) > LARGEST_FILE:
        raise NotATable("too_large")
    rows = _of_workbook(data, sheet) if data.startswith(IS_A_WORKBOOK) else _of_text(data)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) < 2:
        raise NotATable("no_table")
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        raise NotATable("too_long")
    return rows


def sheets_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The sheet that is read where nobody names one, and those with two rows at least."""
    if not data.startswith(IS_A_WORKBOOK):
        return "", ()
    told = {name: how_told(rows) for name, rows in _sheets(data)}
    return max(told, key=lambda name: told[name], default=""), tuple(told)


def _of_workbook(data: bytes, sheet: str) -> list[list[str]]:
    name = sheet or sheets_of(data)[0]
    rows = next((rows for each, rows in _sheets(data) if each == name), None)
    if rows is None:
        raise NotATable("no_table")
    if len(rows) > MOST_ROWS:
        raise NotATable("too_long")
    try:
        shown = per_cents(data, name, rows=len(rows), columns=len(rows[0]))
    except NoFormats:
        raise NotATable("unreadable") from None
    for at, column in shown:
        rows[at][column] = _in_per_cent(rows[at][column])
    return rows


def _sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Those with two rows at least, in their order."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if len(cells) > 1:
                yield name, [[_text(cell) for cell in row] for row in cells]
    except CalamineError:
        raise NotATable("unreadable") from None


def _in_per_cent(text: str) -> str:
    """58% for 0.58; what is no number stays as it is."""
    try:
        number = Decimal(text).scaleb(2)
    except InvalidOperation:
        return text
    plain = f"{number:f}"
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}%"


def _text(cell: object) -> str:
    """A number in plain digits: 5 for 5.0, never an exponent."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{int(cell)}" if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _of_text(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise NotATable("unreadable")
    delimiter = max(DELIMITERS, key=lambda each: _regularity(text, each))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise NotATable("unreadable") from None


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 by their marks; else UTF-8, else the code page of old Western files."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _regularity(text: str, delimiter: str) -> int:
    """How many cells a delimiter makes of the first lines."""
    lines = text.splitlines()[:50]
    rows: Sequence[Sequence[str]] = list(csv.reader(lines, delimiter=delimiter))
    return sum(len(row) - 1 for row in rows)
