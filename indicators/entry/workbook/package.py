"""An XLSX file as a stream of its cells: values, with what their formats and formulas say.

One pass over each sheet's XML, in memory that does not grow with the rows. A number is read from
its text, exactly as it stands in the file.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import IO, BinaryIO

from lxml import etree

ZIP = b"PK\x03\x04"
# The built-in formats of percentages and of dates and times.
PERCENT_FORMATS = frozenset({9, 10})
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
# Of a format of one's own: what stands in quotes or brackets is no part of the notation.
NOT_NOTATION = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
OF_A_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
MOST_STRINGS = 2_000_000
MOST_TEXT = 128 * 1024 * 1024
# Merges and the cells in them: a program that opens the file makes room for each.
MOST_MERGES, MOST_MERGED = 10_000, 100_000
# Of a row with the longest texts in each of our columns, several times as much.
LONGEST_ELEMENT = 4 * 1024 * 1024
CHUNK = 1024 * 1024


class Kind(StrEnum):
    """``BARE`` is a number of a file that does not say how it was formatted."""

    NUMBER = "number"
    BARE = "bare number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"
    TRUTH = "truth"
    ERROR = "error"
    NO_RESULT = "no result"


# What the type of a cell says; a text of a formula is a text.
KINDS = {"b": Kind.TRUTH, "e": Kind.ERROR, "d": Kind.DATE}


class NotReadable(ValueError):
    """The file is no workbook that can be read."""


class TooManyMerged(NotReadable):
    """Its cells are merged by the thousands."""


@dataclass(frozen=True, slots=True)
class FileCell:
    """``text`` is a number's digits, a text itself, "1" or "0" of a truth, an error's sign, a day
    as ISO 8601 writes it.

    A formula is its last result; where the file has none, the kind is ``NO_RESULT``.
    """

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """``number`` begins with 1, as the program shows it; columns begin with 0."""

    number: int
    cells: dict[int, FileCell]


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet being read. ``merges`` are first row, first column, last row, last column of each."""

    name: str
    merges: list[tuple[int, int, int, int]]
    rows: Iterator[FileRow]


class Package:
    """An open XLSX file. ``NotReadable`` when its parts are not as they must be."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.zip = zipfile.ZipFile(file)
            if self.zip.testzip() is not None:
                raise NotReadable
            self.parts = self._sheet_parts()
            self.strings = list(self._shared_strings())
            self.formats = self._formats()
            self.first_day = self._first_day()
        except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, EOFError) as wrong:
            raise NotReadable from wrong

    def opened(self) -> Iterator[Opened]:
        """The sheets in the order of their tabs."""
        for sheet in self.parts:
            yield Opened(sheet, self.merged(sheet), self.rows(sheet))

    def rows(self, sheet: str) -> Iterator[FileRow]:
        """The rows that hold something, as they come."""
        try:
            with self.zip.open(self.parts[sheet]) as part:
                for row in _each(part, "row"):
                    yield self._row(row)
        except (etree.XMLSyntaxError, ValueError, IndexError) as wrong:
            raise NotReadable from wrong

    def merged(self, sheet: str) -> list[tuple[int, int, int, int]]:
        """First row, first column, last row, last column of each merge; rows begin with 1."""
        with self.zip.open(self.parts[sheet]) as part:
            if not _holds(part, b"mergeCell "):
                return []
        with self.zip.open(self.parts[sheet]) as part:
            each = _each(part, "mergeCell", let_go="row")
            found = [_area(merge.get("ref", "")) for merge in islice(each, MOST_MERGES + 1)]
        if len(found) > MOST_MERGES or sum(map(_size, found)) > MOST_MERGED:
            raise TooManyMerged
        return found

    def _row(self, row: etree._Element) -> FileRow:
        cells = {}
        for cell in row.iterchildren("{*}c"):
            # Most cells are empty: a style, and nothing in them.
            found = self._cell(cell) if len(cell) else None
            if found is not None:
                cells[_column(cell.get("r", ""))] = found
        return FileRow(number=int(row.get("r", "0")), cells=cells)

    def _cell(self, cell: etree._Element) -> FileCell | None:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return FileCell(Kind.TEXT, "".join(cell.itertext("{*}t")))
        within = {part.tag.rpartition("}")[2]: part.text for part in cell.iterchildren("*")}
        value = within.get("v")
        if not value:
            has_formula = kind != "str" and "f" in within
            return FileCell(Kind.NO_RESULT, "") if has_formula else None
        if kind == "s":
            return FileCell(Kind.TEXT, self.strings[int(value)])
        if kind == "n":
            style = self.formats.get(int(cell.get("s", "0")), Kind.NUMBER)
            if not NUMBER.fullmatch(value):
                return FileCell(Kind.ERROR, value)
            return FileCell(style, self._day(value) if style == Kind.DATE else value)
        return FileCell(KINDS.get(kind, Kind.TEXT), value)

    def _day(self, number: str) -> str:
        """Of a date that no calendar has, the number."""
        try:
            return (self.first_day + timedelta(days=int(float(number)))).isoformat()
        except OverflowError:
            return number

    def _first_day(self) -> date:
        """From which the days are counted: there are two ways."""
        told = self._tree("xl/workbook.xml").find("{*}workbookPr")
        since_1904 = told is not None and told.get("date1904", "0") in ("1", "true")
        return date(1904, 1, 1) if since_1904 else date(1899, 12, 30)

    def _sheet_parts(self) -> dict[str, str]:
        """By name, in the order of the tabs."""
        book = self._tree("xl/workbook.xml")
        targets = {
            each.get("Id"): each.get("Target", "")
            for each in self._tree("xl/_rels/workbook.xml.rels").iter("{*}Relationship")
        }
        parts = {}
        for sheet in book.iter("{*}sheet"):
            [link] = [value for name, value in sheet.attrib.items() if name.endswith("}id")]
            target = targets[link]
            parts[sheet.get("name", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
        return {name: part for name, part in parts.items() if "worksheets/" in part}

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" not in self.zip.namelist():
            return
        length = 0
        with self.zip.open("xl/sharedStrings.xml") as part:
            for number, item in enumerate(_each(part, "si")):
                # The reading of Chinese and Japanese signs stands beside them, and is no text.
                said = "".join(
                    text.text or ""
                    for text in item.iter("{*}t")
                    if not text.getparent().tag.endswith("}rPh")
                )
                length += len(said)
                if number > MOST_STRINGS or length > MOST_TEXT:
                    raise NotReadable
                yield said

    def _formats(self) -> dict[int, Kind]:
        """By the number of a style, those that are a percentage or a date."""
        if "xl/styles.xml" not in self.zip.namelist():
            return {}
        styles = self._tree("xl/styles.xml")
        own = {
            int(each.get("numFmtId", "0")): _kind_of_format(each.get("formatCode", ""))
            for each in styles.iter("{*}numFmt")
        }
        built_in = dict.fromkeys(PERCENT_FORMATS, Kind.PERCENT) | dict.fromkeys(
            DATE_FORMATS, Kind.DATE
        )
        kinds = built_in | own
        used = styles.find("{*}cellXfs")
        if used is None:
            return {}
        found = ((at, kinds.get(int(each.get("numFmtId", "0")))) for at, each in enumerate(used))
        return {at: kind for at, kind in found if kind is not None}

    def _tree(self, part: str) -> etree._Element:
        with self.zip.open(part) as file:
            return etree.parse(file, etree.XMLParser(**SAFE)).getroot()


SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class Bounded:
    """A part that is read; ``NotReadable`` when what begins in it does not end for too long."""

    def __init__(self, part: IO[bytes]) -> None:
        self.part = part
        self.since = 0

    def read(self, size: int) -> bytes:
        chunk = self.part.read(size)
        self.since += len(chunk)
        if self.since > LONGEST_ELEMENT:
            raise NotReadable
        return chunk


def _each(part: IO[bytes], name: str, let_go: str = "") -> Iterator[etree._Element]:
    """The elements of a name as they come; each is let go before the next, and those named
    ``let_go`` unseen.
    """
    bounded = Bounded(part)
    tags = [f"{{*}}{each}" for each in filter(None, (name, let_go))]
    for _event, element in etree.iterparse(bounded, tag=tags, **SAFE):
        bounded.since = 0
        if element.tag.rpartition("}")[2] == name:
            yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _kind_of_format(code: str) -> Kind | None:
    notation = NOT_NOTATION.sub("", code.partition(";")[0])
    if "%" in notation:
        return Kind.PERCENT
    return Kind.DATE if OF_A_DATE.search(notation) else None


def _holds(part: IO[bytes], mark: bytes) -> bool:
    rest = b""
    while chunk := part.read(CHUNK):
        if mark in rest + chunk:
            return True
        rest = chunk[-len(mark) :]
    return False


def _column(reference: str) -> int:
    return _number_of(reference.rstrip("0123456789"))


@cache
def _number_of(letters: str) -> int:
    """A is 0."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


def _size(area: tuple[int, int, int, int]) -> int:
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1)


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _colon, last = reference.partition(":")
    last = last or first
    if not (AREA.fullmatch(first) and AREA.fullmatch(last)):
        # A whole row or column has no number or no letter.
        raise TooManyMerged
    return (
        int(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
        _column(first),
        int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
        _column(last),
    )
