"""An uploaded file that is no XLSX, or a large one, written out anew, with each fault marked.

The sheets, the rows where they were, values with their kinds; looks, formulas and merges are not.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.entry.workbook.columns import BY_CODE
from indicators.entry.workbook.compared import Compared
from indicators.entry.workbook.marking import AUTHOR, HEIGHT, MARKED, WIDTH, column_at_fault
from indicators.entry.workbook.package import FileCell, FileRow, Kind
from indicators.entry.workbook.reading import sheets_of
from indicators.entry.workbook.writing import EXACT_DIGITS, TEXTS_ARE_TEXTS, sheet_name

FORMATS = {Kind.PERCENT: "0.##########%", Kind.DATE: "yyyy-mm-dd"}
# By sheet and row, the sentence of each column at fault.
Faults = Mapping[tuple[str, int], Mapping[int, str]]


def copy_marked(file: BinaryIO, problems: Iterable[Compared], to: BinaryIO, *, name: str) -> None:
    """``name`` is what a table as text is called, which has no name for its sheet."""
    book = xlsxwriter.Workbook(to, TEXTS_ARE_TEXTS)
    looks = _Looks(book)
    faults = _by_place(problems)
    names: set[str] = set()
    for sheet in sheets_of(file):
        called = sheet_name(sheet.name or PurePath(name).stem, names)
        page = book.add_worksheet(called)
        for row in sheet.rows:
            _hide_codes(page, row)
            _write_row(page, row, faults.get((sheet.name, row.number), {}), looks)
    book.close()


class _Looks:
    """By kind of cell and by whether it is marked, the formats of the book."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.of = {
            (kind, is_marked): book.add_format(
                ({"num_format": FORMATS[kind]} if kind in FORMATS else {})
                | ({"bg_color": f"#{MARKED}"} if is_marked else {})
            )
            for kind in Kind
            for is_marked in (False, True)
        }


def _by_place(problems: Iterable[Compared]) -> Faults:
    found: dict[tuple[str, int], dict[int, str]] = {}
    for each in problems:
        here = found.setdefault((each.row.sheet, each.row.number), {})
        for code, sentence in each.faults.items():
            here[column_at_fault(each.row, code)] = sentence
    return found


def _hide_codes(page: Worksheet, row: FileRow) -> None:
    """The row of codes and the column of keys, as the workbook had them when it was downloaded."""
    columns = {at: BY_CODE[cell.text] for at, cell in row.cells.items() if cell.text in BY_CODE}
    if not any(column.code == "key" for column in columns.values()) or len(columns) == 1:
        return
    page.set_row(row.number - 1, None, None, {"hidden": True})
    for at, column in columns.items():
        page.set_column(at, at, column.width, None, {"hidden": column.code == "key"})


def _write_row(page: Worksheet, row: FileRow, faults: Mapping[int, str], looks: _Looks) -> None:
    for at, cell in _with_empty(row, faults):
        is_marked = at in faults
        look = looks.of[cell.kind, is_marked]
        _write(page, (row.number - 1, at), cell, look, is_marked=is_marked)
        if is_marked:
            remark = {"author": AUTHOR, "x_scale": WIDTH / 128, "y_scale": HEIGHT / 74}
            page.write_comment(row.number - 1, at, faults[at], remark)


def _with_empty(row: FileRow, faults: Mapping[int, str]) -> Iterator[tuple[int, FileCell]]:
    """The cells in their order, with the empty ones at fault."""
    for at in sorted(row.cells.keys() | faults.keys()):
        yield at, row.cells.get(at, FileCell(Kind.TEXT, ""))


def _write(
    page: Worksheet, at: tuple[int, int], cell: FileCell, look: Format, *, is_marked: bool
) -> None:
    if cell.kind == Kind.BARE and is_marked:
        # An open question stays one: this file would say that it is no percentage.
        page.write_string(*at, f"{cell.text} ?", look)
    elif cell.kind in (Kind.NUMBER, Kind.BARE, Kind.PERCENT) and _is_exact(cell.text):
        page.write_number(*at, float(cell.text), look)
    elif cell.kind == Kind.TRUTH:
        page.write_boolean(*at, cell.text == "1", look)
    elif cell.kind == Kind.DATE and (day := _day(cell.text)):
        page.write_datetime(*at, day, look)
    else:
        page.write_string(*at, cell.text, look)


def _is_exact(text: str) -> bool:
    return len(Decimal(text).normalize().as_tuple().digits) <= EXACT_DIGITS


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
