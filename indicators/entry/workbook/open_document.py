"""An ODS file as a stream of its cells: one pass, in memory that does not grow with the rows.

A value stands in the file with its type: a percentage says that it is one.
"""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from indicators.entry.workbook.package import (
    MOST_MERGES,
    SAFE,
    Bounded,
    FileCell,
    FileRow,
    Kind,
    NotReadable,
    Opened,
    TooManyMerged,
)

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE, ROW = f"{_TABLE}table", f"{_TABLE}table-row"
CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
KINDS = {
    "float": Kind.NUMBER,
    "currency": Kind.NUMBER,
    "percentage": Kind.PERCENT,
    "date": Kind.DATE,
    "time": Kind.DATE,
    "boolean": Kind.TRUTH,
}
# A program repeats a row or a cell to the end of the sheet: of the filled ones, two say it all.
MOST_ALIKE = 2


class OpenDocument:
    """An open ODS file. ``NotReadable`` when its parts are not as they must be."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.zip = zipfile.ZipFile(file)
            self.zip.getinfo("content.xml")
        except (zipfile.BadZipFile, KeyError) as wrong:
            raise NotReadable from wrong

    def opened(self) -> Iterator[Opened]:
        """The sheets in their order; the rows of each are read before the next sheet."""
        try:
            with self.zip.open("content.xml") as part:
                bounded = Bounded(part)
                events = etree.iterparse(bounded, events=("start", "end"), tag=(TABLE, ROW), **SAFE)
                for event, element in events:
                    if event == "start" and element.tag == TABLE:
                        merges: list[tuple[int, int, int, int]] = []
                        rows = _rows(events, merges, bounded)
                        yield Opened(element.get(f"{_TABLE}name", ""), merges, rows)
                        for _unread in rows:
                            pass
        except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError, EOFError) as wrong:
            raise NotReadable from wrong


def _rows(
    events: Iterator[tuple[str, etree._Element]],
    merges: list[tuple[int, int, int, int]],
    bounded: Bounded,
) -> Iterator[FileRow]:
    """The rows of the sheet that has begun; merges are added as they are met."""
    number = 1
    for event, element in events:
        bounded.since = 0
        if len(merges) > MOST_MERGES:
            raise TooManyMerged
        if element.tag == TABLE:
            return
        if event == "start":
            continue
        cells = dict(_cells(element, number, merges))
        times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        for later in range(min(times, MOST_ALIKE) if cells else 0):
            yield FileRow(number=number + later, cells=cells)
        number += times
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _cells(
    row: etree._Element, number: int, merges: list[tuple[int, int, int, int]]
) -> Iterator[tuple[int, FileCell]]:
    column = 0
    for cell in row.iterchildren(*CELLS):
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            merges.append((number, column, number + down - 1, column + across - 1))
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        found = _cell(cell)
        if found is not None:
            for later in range(min(times, MOST_ALIKE)):
                yield column + later, found
        column += times


def _cell(cell: etree._Element) -> FileCell | None:
    if any(said == "error" for name, said in cell.items() if name.endswith("}value-type")):
        return FileCell(Kind.ERROR, _words(cell))
    kind = KINDS.get(cell.get(f"{_OFFICE}value-type", ""), Kind.TEXT)
    if kind == Kind.TRUTH:
        return FileCell(kind, "1" if cell.get(f"{_OFFICE}boolean-value") == "true" else "0")
    if kind in (Kind.NUMBER, Kind.PERCENT):
        return FileCell(kind, cell.get(f"{_OFFICE}value", ""))
    if kind == Kind.DATE:
        return FileCell(kind, cell.get(f"{_OFFICE}date-value") or _words(cell))
    words = cell.get(f"{_OFFICE}string-value") or _words(cell)
    return FileCell(kind, words) if words else None


def _words(cell: etree._Element) -> str:
    """The paragraphs of the cell; a remark beside it is none of them."""
    return "\n".join(_line(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _line(paragraph: etree._Element) -> str:
    said = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            said.append(" " * int(part.get(f"{_TEXT}c", "1")))
        elif part.tag == f"{_TEXT}line-break":
            said.append("\n")
        else:
            said.append(_line(part))
        said.append(part.tail or "")
    return "".join(said)
