"""Which cells of a workbook are shown in per cent: 0.58 stands there, and 58% is what is meant."""

import io
import re
import struct
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile

import openpyxl
import xlrd
from lxml import etree
from xlrd.compdoc import CompDocError

SHOWN_AS_TEXT = re.compile(r'"[^"]*"|\\.')
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
DAMAGED = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    LookupError,
    TypeError,
    ValueError,
)
Place = tuple[int, int]


class NoFormats(ValueError):
    """Nobody can say which numbers of the file are shown in per cent."""


def per_cents(data: bytes, sheet: str, *, rows: int, columns: int) -> frozenset[Place]:
    """Rows and columns from 0; ``NoFormats`` where the file does not tell them."""
    if data.startswith(OLD_EXCEL):
        return frozenset(_of_old_excel(data, sheet, rows, columns))
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return frozenset(_of_excel(data, sheet, rows, columns))
            if "content.xml" in names:
                with archive.open("content.xml") as file:
                    return frozenset(_of_opendocument(file, sheet, rows, columns))
    except BadZipFile:
        pass
    return frozenset()


def _of_excel(data: bytes, sheet: str, rows: int, columns: int) -> Iterator[Place]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    for at, row in enumerate(book[sheet].iter_rows(max_row=rows, max_col=columns)):
        for column, cell in enumerate(row):
            if cell.value is not None and _is_per_cent(cell.number_format or ""):
                yield at, column


def _of_old_excel(data: bytes, sheet: str, rows: int, columns: int) -> list[Place]:
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
        found = book.sheet_by_name(sheet)
        return [
            (at, column)
            for at in range(min(rows, found.nrows))
            for column in range(min(columns, found.row_len(at)))
            if found.cell_type(at, column) == xlrd.XL_CELL_NUMBER
            and _is_per_cent(_format_of(book, found.cell_xf_index(at, column)))
        ]
    except DAMAGED as fault:
        raise NoFormats from fault


def _format_of(book: xlrd.Book, number: int) -> str:
    return book.format_map[book.xf_list[number].format_key].format_str


def _is_per_cent(shown: str) -> bool:
    return "%" in SHOWN_AS_TEXT.sub("", shown)


def _of_opendocument(file: IO[bytes], sheet: str, rows: int, columns: int) -> Iterator[Place]:
    """Cells and rows that are alike stand once, with how often."""
    at = 0
    for row in _rows_of(file, sheet):
        found = list(_cells_of(row, columns))
        alike = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        for again in range(min(alike, rows - at) if found else 0):
            yield from ((at + again, column) for column in found)
        at += alike


def _rows_of(file: IO[bytes], sheet: str) -> Iterator[etree._Element]:
    """Each is let go before the next: a large sheet has millions of cells."""
    is_here = False
    parts = (f"{TABLE}table", f"{TABLE}table-row")
    safe = {"resolve_entities": False, "no_network": True}
    for event, part in etree.iterparse(file, events=("start", "end"), tag=parts, **safe):
        if part.get(f"{TABLE}name") == sheet:
            is_here = event == "start"
        elif event == "end":
            if is_here and part.tag == f"{TABLE}table-row":
                yield part
            part.clear()


def _cells_of(row: etree._Element, columns: int) -> Iterator[int]:
    column = 0
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        alike = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        if cell.get(f"{OFFICE}value-type") == "percentage":
            yield from range(column, min(column + alike, columns))
        column += alike
