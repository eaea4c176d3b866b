"""A file as rows with keys: an XLSX or a CSV of it, whatever was moved, sorted or renamed."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context
from functools import cache
from typing import BinaryIO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from indicators.entry.contents import NotEvidence, content_type
from indicators.entry.workbook.asked import in_notation
from indicators.entry.workbook.columns import BY_CODE, HEADING, Column, Key, NoKey, digest_of
from indicators.entry.workbook.package import ZIP, FileCell, FileRow, Kind, NotReadable, Package

LARGEST_FILE = 20 * 1024 * 1024
OLD_EXCEL = b"\xd0\xcf\x11\xe0"

OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
# Codes stand above the rows; whoever put lines above them is still understood.
LOOK_FOR_CODES = 20
EXACT_DIGITS = 15
Columns = dict[int, Column]


class WorkbookRefused(Exception):
    """The file as a whole cannot be read. The message says what it is and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with its place in the file; ``typed`` by column code, in the reader's notation.

    ``key`` is empty where it was damaged. ``faults`` has a sentence for each column at fault.
    ``is_touched`` says whether anything differs from what was downloaded.
    """

    sheet: str
    number: int
    key: Key | None
    typed: dict[str, str]
    is_touched: bool = True
    faults: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)


def rows_of(file: BinaryIO, language: str) -> Iterator[Row]:
    """The rows of the file in their order; ``WorkbookRefused`` when it is none of ours."""
    is_csv = _is_csv(file)
    file.seek(0)
    found = False
    for row in _of_csv(file, language) if is_csv else _of_package(file, language):
        found = True
        yield row
    if not found:
        raise WorkbookRefused(
            _(
                "This file has no rows with the hidden keys of a downloaded workbook. Download it "
                "again, copy your values into it, and upload that file."
            )
        )


def _is_csv(file: BinaryIO) -> bool:
    """By its content; what is neither XLSX nor CSV is named, with what to do."""
    beginning = file.read(100)
    if beginning.startswith(OLD_EXCEL):
        raise WorkbookRefused(
            _(
                "This is a file of an old Excel (.xls), or one with a password. Save it as .xlsx, "
                "without a password, and upload that file."
            )
        )
    if beginning[30:].startswith(OPEN_DOCUMENT):
        raise WorkbookRefused(
            _("This is an OpenDocument file (.ods). Save it as .xlsx and upload that file.")
        )
    is_package = beginning.startswith(ZIP)
    try:
        content_type(file, "workbook.xlsx" if is_package else "workbook.csv")
    except NotEvidence as refusal:
        raise WorkbookRefused(
            _("This file is neither a workbook (.xlsx) nor a table as text (.csv, in UTF-8).")
        ) from refusal
    return not is_package


def _of_package(file: BinaryIO, language: str) -> Iterator[Row]:
    try:
        package = Package(file)
        for sheet in package.sheets:
            merges = package.merged(sheet)
            rows = package.rows(sheet)
            columns = _find_codes(rows)
            for row in rows if columns else ():
                yield from _row(sheet, row, columns, language, merges)
    except NotReadable as wrong:
        raise WorkbookRefused(
            _("This workbook is damaged: open it, save it again as .xlsx, and upload that file.")
        ) from wrong


def _find_codes(rows: Iterator[FileRow]) -> Columns:
    """The columns by the codes of the hidden row; empty for a sheet that is not ours."""
    for row in rows:
        found = {
            at: BY_CODE[cell.text.strip()]
            for at, cell in row.cells.items()
            if cell.text.strip() in BY_CODE
        }
        if any(column.code == "key" for column in found.values()) and len(found) > 1:
            return found
        if row.number > LOOK_FOR_CODES:
            return {}
    return {}


def _row(
    sheet: str,
    row: FileRow,
    columns: Columns,
    language: str,
    merges: list[tuple[int, int, int, int]],
) -> Iterator[Row]:
    """The row as it is understood; nothing for the headings and for an empty row."""
    cells = {columns[at].code: cell for at, cell in row.cells.items() if at in columns}
    key_text = cells["key"].text.strip() if "key" in cells else ""
    typed_cells = {code: cell for code, cell in cells.items() if BY_CODE[code].is_typed}
    if key_text == HEADING or not (key_text or typed_cells):
        return
    at_column = {column.code: at for at, column in columns.items()}
    faults: dict[str, str] = {}
    key = _key(key_text, faults)
    plain, typed = {}, {}
    for code, cell in typed_cells.items():
        text, plain_text, fault = _understood(cell, BY_CODE[code], language)
        if fault:
            faults[code] = fault
        if text:
            typed[code], plain[code] = text, plain_text
    for code in _merged(row.number, at_column, merges):
        faults[code] = _("Cells are merged here. Unmerge them, and type each value in its row.")
    yield Row(
        sheet=sheet,
        number=row.number,
        key=key,
        typed=typed,
        is_touched=bool(faults) or key is None or digest_of(plain) != key.digest,
        faults=faults,
        columns=at_column,
    )


def _key(text: str, faults: dict[str, str]) -> Key | None:
    try:
        return Key.read(text)
    except NoKey:
        faults["value"] = _(
            "The hidden key of this row is missing or changed, so nobody knows which value it is. "
            "Download the workbook again for this row."
        )
        return None


def _merged(
    number: int, at_column: Mapping[str, int], merges: list[tuple[int, int, int, int]]
) -> list[str]:
    """The open columns of the row that are part of a merge."""
    return [
        code
        for code, at in at_column.items()
        if BY_CODE[code].is_typed
        and any(
            top <= number <= bottom and left <= at <= right for top, left, bottom, right in merges
        )
    ]


def _understood(cell: FileCell, column: Column, language: str) -> tuple[str, str, str]:
    """What the cell says: in the reader's notation, without a language, and what is wrong."""
    if cell.kind in WRONG:
        return cell.text, cell.text, WRONG[cell.kind]()
    if cell.kind in (Kind.NUMBER, Kind.PERCENT):
        return _number(cell, language)
    if cell.kind == Kind.TRUTH:
        text = "yes" if cell.text == "1" else "no"
        return text, text, ""
    text = cell.text.strip()
    if column.of and text:
        return _choice(text, column)
    return text, text, ""


WRONG = {
    Kind.DATE: lambda: _(
        "This cell holds a date. Format it as a number or a text, and type the value again."
    ),
    Kind.ERROR: lambda: _("This cell shows an error of its formula. Type the value itself."),
    Kind.NO_RESULT: lambda: _(
        "The file has no result for this formula. Open and save it in your program of tables, or "
        "type the value itself."
    ),
}


def _number(cell: FileCell, language: str) -> tuple[str, str, str]:
    """Programs of tables keep 15 digits: what stands behind them in the file is their rounding."""
    amount = Context(prec=EXACT_DIGITS).create_decimal(cell.text)
    if cell.kind == Kind.PERCENT:
        return f"{in_notation(amount * 100, language)}%", f"{in_notation(amount * 100, 'en')}%", ""
    return in_notation(amount, language), in_notation(amount, "en"), ""


def _choice(text: str, column: Column) -> tuple[str, str, str]:
    code = _choices(column.code).get(text.casefold())
    if code is None:
        return text, text, _("“%s” is not in the list of this column. Choose one of it.") % text
    return code, code, ""


@cache
def _choices(column_code: str) -> dict[str, str]:
    """By its label in any language, and by itself, the code of each choice of a column."""
    found = {}
    for choice in BY_CODE[column_code].of:
        found[str(choice)] = str(choice)
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found[_(choice.label).casefold()] = str(choice)
    return found


def _of_csv(file: BinaryIO, language: str) -> Iterator[Row]:
    """What a program of tables saves of one sheet; commas, semicolons or tabs between."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    beginning = text.readline()
    sign = max(",;\t", key=beginning.count)
    text.seek(0)
    try:
        rows = _csv_rows(csv.reader(text, delimiter=sign, strict=True))
        columns = _find_codes(rows)
        for row in rows if columns else ():
            yield from _row("", row, columns, language, [])
    except csv.Error as wrong:
        raise WorkbookRefused(
            _("This table cannot be read: %s. Save it again as .csv, or as .xlsx.") % wrong
        ) from wrong


def _csv_rows(lines: Iterator[list[str]]) -> Iterator[FileRow]:
    for number, line in enumerate(lines, start=1):
        cells = {at: FileCell(Kind.TEXT, text) for at, text in enumerate(line) if text.strip()}
        yield FileRow(number=number, cells=cells)
