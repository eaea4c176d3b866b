"""A Word document as a plain sequence: lines, tables and charts in printed order.

Numbers are 1-based and count as a reader would: paragraphs and tables of the body from its top,
charts through the whole document, rows and cells inside their table.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from indicators.plans.annual_word.chart import Chart
from indicators.plans.records import Source

_PAGE_NUMBER = re.compile(r"[\w)）]\t+\s*\d{1,3}\s*$")
_SPACES = re.compile(r"[ \t\r\u00a0\u2007\u2009\u202f\u3000]+")


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Line:
    """One paragraph as printed, without its footnote marks.

    ``text`` keeps tabs and line breaks. ``marks`` are the raised letters, ``notes`` the notes of
    Word's own footnotes, each with its number before it. ``looks_like_heading``: its style is a
    heading's, or all of it is bold. ``opens_bold``: how many characters from the start are bold.
    ``is_boxed``: it stands in a text box.
    """

    text: str
    source: Source
    style: str = ""
    looks_like_heading: bool = False
    opens_bold: int = 0
    opens_with_mark: bool = False
    is_note: bool = False
    is_boxed: bool = False
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        return one_line(self.text)

    @property
    def is_of_contents(self) -> bool:
        """A line of the table of contents: a tab and a page number end it."""
        return _PAGE_NUMBER.search(self.text) is not None

    @cached_property
    def printed(self) -> str:
        """The text with its line breaks, and single spaces between words."""
        lines = (_SPACES.sub(" ", line).strip() for line in self.text.split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Cell:
    """``column`` is the first grid column (from 0) that the cell covers, ``span`` how many."""

    lines: tuple[Line, ...]
    source: Source
    column: int
    span: int = 1
    continues: bool = False

    @cached_property
    def printed(self) -> str:
        """The words of the cell, one line per paragraph or line break."""
        return "\n".join(line.printed for line in self.lines if line.printed)

    @cached_property
    def plain(self) -> str:
        return one_line(self.printed)

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(mark for line in self.lines for mark in line.marks)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note for line in self.lines for note in line.notes)

    @property
    def opens_bold(self) -> int:
        """How many characters of the words from the start are bold."""
        first = next((line for line in self.lines if line.plain), None)
        return first.opens_bold if first else 0


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    source: Source
    is_header: bool = False

    @cached_property
    def plain(self) -> str:
        return " ".join(cell.plain for cell in self.cells if cell.plain)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    source: Source

    @property
    def width(self) -> int:
        ends = (cell.column + cell.span for row in self.rows for cell in row.cells)
        return max(ends, default=0)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart where it stands in the text."""

    chart: Chart
    source: Source


Block = Line | Table | Figure


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks, and what Word holds but does not print: hidden and deleted words."""

    blocks: tuple[Block, ...]
    unprinted: tuple[tuple[str, str, Source], ...] = field(default=())
