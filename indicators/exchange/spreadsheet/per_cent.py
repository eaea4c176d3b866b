"""Which cells of a workbook are shown in per cent: 0.58 stands there, and 58% is what is meant."""

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

import openpyxl
from lxml import etree

SHOWN_AS_TEXT = re.compile(r'"[^"]*"|\\.')
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
Place = tuple[int, int]


def per_cents(data: bytes, sheet: str, *, rows: int, columns: int) -> frozenset[Place]:
    """Rows and columns from 0. Nothing of an old Excel file, of which no formats are read."""
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
            if cell.value is not None and "%" in SHOWN_AS_TEXT.sub("", cell.number_format or ""):
                yield at, column


def _of_opendocument(file: io.IOBase, sheet: str, rows: int, columns: int) -> Iterator[Place]:
    """Cells and rows that are alike stand once, with how often."""
    tree = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True))
    tables = (each for each in tree.iter(f"{TABLE}table") if each.get(f"{TABLE}name") == sheet)
    at = 0
    for row in next(tables).iter(f"{TABLE}table-row"):
        found = list(_cells_of(row, columns))
        alike = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        for again in range(min(alike, rows - at) if found else 0):
            yield from ((at + again, column) for column in found)
        at += alike


def _cells_of(row: etree._Element, columns: int) -> Iterator[int]:
    column = 0
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        alike = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        if cell.get(f"{OFFICE}value-type") == "percentage":
            yield from range(column, min(column + alike, columns))
        column += alike
