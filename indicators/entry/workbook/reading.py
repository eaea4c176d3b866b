"""A file as rows with keys, of four formats, whatever was moved, sorted or renamed in it."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.entry.contents import NotEvidence, content_type
from indicators.entry.typed import is_per_cent
from indicators.entry.workbook.columns import (
    BESIDE,
    BY_CODE,
    HEADING,
    Column,
    Key,
    NoKey,
    digest_of,
)
from indicators.entry.workbook.old_excel import OldExcel
from indicators.entry.workbook.open_document import OpenDocument
from indicators.entry.workbook.package import (
    ZIP,
    FileCell,
    FileRow,
    Kind,
    NotReadable,
    Opened,
    Package,
    TooManyMerged,
)
from indicators.entry.workbook.understood import understood

LARGEST_FILE = 20 * 1024 * 1024
XLSX, XLS, ODS, CSV = "xlsx", "xls", "ods", "csv"
BOOKS = {XLSX: Package, XLS: OldExcel, ODS: OpenDocument}
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
# Codes stand above the rows; whoever put lines above them is still understood.
LOOK_FOR_CODES = 20
# Over 1,000 per cent nobody means a share.
LARGEST_SHARE = 10
PER_CENT_OR_SHARE = gettext_lazy(
    "An old workbook (.xls) does not say whether this is a percentage. Type it as a text with its "
    "sign, such as 45%, or save the file as .xlsx."
)
Columns = dict[int, Column]


class WorkbookRefused(Exception):
    """The file as a whole cannot be read. The message says what it is and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with its place in the file; ``typed`` by column code, in the file's notation.

    ``beside`` is what is said beside the value. ``key`` is empty where it was damaged. ``faults``
    has a sentence for each column at fault. ``is_touched`` says whether anything of the value
    differs from what was downloaded, ``is_touched_beside`` whether anything beside it does.
    """

    sheet: str
    number: int
    key: Key | None
    typed: dict[str, str]
    beside: dict[str, str] = field(default_factory=dict)
    is_touched: bool = True
    is_touched_beside: bool = False
    faults: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def is_as_downloaded(self) -> bool:
        return not (self.is_touched or self.is_touched_beside)

    @property
    def speaks_beside(self) -> bool:
        """Whether something may be kept beside the value; an answer holds for a new value too."""
        return self.is_touched_beside or (self.is_touched and "answer" in self.beside)


def rows_of(file: BinaryIO, notation: str) -> Iterator[Row]:
    """The rows of the file in their order, with numbers as the language ``notation`` writes them.

    ``WorkbookRefused`` when it is none of ours.
    """
    found = False
    with _refusals_in_words():
        for sheet in sheets_of(file):
            columns = _find_codes(sheet.rows)
            for row in sheet.rows if columns else ():
                for each in _row(sheet.name, row, columns, notation, sheet.merges):
                    found = True
                    yield each
    if not found:
        raise WorkbookRefused(
            _(
                "This file has no rows with the hidden keys of a downloaded workbook. Download it "
                "again, copy your values into it, and upload that file."
            )
        )


def kind_of(file: BinaryIO) -> str:
    """XLSX, XLS, ODS or CSV, by its content; what is none of them is refused."""
    beginning = file.read(100)
    kind = CSV
    if beginning.startswith(OLD_EXCEL):
        return XLS
    if beginning.startswith(ZIP):
        kind = ODS if beginning[30:].startswith(OPEN_DOCUMENT) else XLSX
    try:
        content_type(file, f"workbook.{kind}")
    except NotEvidence as refusal:
        raise WorkbookRefused(
            _(
                "This file is neither a workbook (.xlsx, .xls, .ods) nor a table as text (.csv, in "
                "UTF-8)."
            )
        ) from refusal
    return kind


def sheets_of(file: BinaryIO) -> Iterator[Opened]:
    """The sheets of a file of any kind; the rows of each are read before the next sheet."""
    file.seek(0)
    kind = kind_of(file)
    file.seek(0)
    if kind == CSV:
        yield _table(file)
    else:
        yield from BOOKS[kind](file).opened()


@contextmanager
def _refusals_in_words() -> Iterator[None]:
    try:
        yield
    except csv.Error as wrong:
        raise WorkbookRefused(
            _("This table cannot be read: %s. Save it again as .csv, or as .xlsx.") % wrong
        ) from wrong
    except TooManyMerged as wrong:
        raise WorkbookRefused(
            _(
                "Too many cells of this workbook are merged. Unmerge whole rows, columns and "
                "sheets, save it, and upload it again."
            )
        ) from wrong
    except NotReadable as wrong:
        raise WorkbookRefused(
            _(
                "This workbook is damaged or has a password: open it, save it again as .xlsx "
                "without one, and upload that file."
            )
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
    notation: str,
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
    typed, plain = _read(typed_cells, notation, faults)
    for code in _merged(row.number, at_column, merges):
        faults[code] = _("Cells are merged here. Unmerge them, and type each value in its row.")
    is_changed = key is None or digest_of(plain) != key.digest
    if is_changed and "unit" in cells and is_per_cent(cells["unit"].text):
        faults |= {code: str(PER_CENT_OR_SHARE) for code in _maybe_shares(typed_cells)}
    beside = {column.code: typed.pop(column.code) for column in BESIDE if column.code in typed}
    yield Row(
        sheet=sheet,
        number=row.number,
        key=key,
        typed=typed,
        beside=beside,
        is_touched=bool(faults) or is_changed,
        is_touched_beside=bool(key and beside) and digest_of(beside, BESIDE) != key.beside,
        faults=faults,
        columns=at_column,
    )


def _read(
    cells: Mapping[str, FileCell], notation: str, faults: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed, in the file's notation and without a language, by column code."""
    typed, plain = {}, {}
    for code, cell in cells.items():
        text, plain_text, fault = understood(cell, BY_CODE[code], notation)
        if fault:
            faults[code] = fault
        if text:
            typed[code], plain[code] = text, plain_text
    return typed, plain


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
    if not merges:
        return []
    return [
        code
        for code, at in at_column.items()
        if BY_CODE[code].is_typed
        and any(
            top <= number <= bottom and left <= at <= right for top, left, bottom, right in merges
        )
    ]


def _maybe_shares(cells: Mapping[str, FileCell]) -> list[str]:
    """Numbers that may be 45 % or 0.45, where the file does not say how they are formatted."""
    return [
        code
        for code, cell in cells.items()
        if cell.kind == Kind.BARE and 0 < abs(float(cell.text)) <= LARGEST_SHARE
    ]


def _table(file: BinaryIO) -> Opened:
    """What a program of tables saves of one sheet; commas, semicolons or tabs between."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    beginning = text.readline()
    sign = max(",;\t", key=beginning.count)
    text.seek(0)
    return Opened("", [], _csv_rows(csv.reader(text, delimiter=sign, strict=True)))


def _csv_rows(lines: Iterator[list[str]]) -> Iterator[FileRow]:
    for number, line in enumerate(lines, start=1):
        cells = {at: FileCell(Kind.TEXT, text) for at, text in enumerate(line) if text.strip()}
        yield FileRow(number=number, cells=cells)
