"""The table of a file, as texts: CSV, XLSX, XLS, ODS, told by the content."""

import csv
import io
import json
import logging
import signal
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from indicators.exchange.spreadsheet.heads import how_told
from indicators.exchange.spreadsheet.opening import NO_ROOM
from indicators.exchange.spreadsheet.per_cent import NoFormats, per_cents

log = logging.getLogger(__name__)
CHILD = Path(__file__).with_name("opening.py")
TAKES_TOO_MUCH = (NO_ROOM, -signal.SIGABRT, -signal.SIGKILL, -signal.SIGXCPU)
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
    sheets = _sheets(data)
    return _best(sheets), tuple(sheets)


def _best(sheets: dict[str, list[list[str]]]) -> str:
    return max(sheets, key=lambda name: how_told(sheets[name]), default="")


def _of_workbook(data: bytes, sheet: str) -> list[list[str]]:
    sheets = _sheets(data)
    name = sheet or _best(sheets)
    rows = sheets.get(name)
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


def _sheets(data: bytes) -> dict[str, list[list[str]]]:
    """Those with two rows at least, in their order."""
    child = subprocess.run(  # noqa: S603
        [sys.executable, "-I", str(CHILD), str(MOST_ROWS)],
        input=data,
        capture_output=True,
        check=False,
    )
    if child.returncode in TAKES_TOO_MUCH:
        raise NotATable("too_long")
    if child.returncode:
        log.warning("a workbook was not opened: %s", child.stderr[-2000:].decode(errors="replace"))
        raise NotATable("unreadable")
    sheets: dict[str, list[list[str]]] = json.loads(child.stdout)
    return sheets


def _in_per_cent(text: str) -> str:
    """58% for 0.58; what is no number stays as it is."""
    try:
        number = Decimal(text).scaleb(2)
    except InvalidOperation:
        return text
    plain = f"{number:f}"
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain}%"


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
