"""A report as an Excel workbook: a sheet about it, then a typed sheet for each of its tables."""

import re
from collections.abc import Mapping
from datetime import UTC
from importlib.metadata import version
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.enums import ReportCounted
from indicators.reports import counting
from indicators.reports.blocks import Cell, Content, Layout, Table, told_in_full
from indicators.reports.dated import dated
from indicators.reports.document import Document
from indicators.reports.layouts import tabulated
from indicators.reports.making import ZIPPED, made_with

MADE_WITH = made_with(f"XlsxWriter {version('XlsxWriter')}", ZIPPED)
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME, LONGEST_CELL = 31, 32_767
MILLIMETRES_A_LETTER = 2
# As Excel counts sizes of paper; how many letters are read across it; the points of a line.
A4, LETTERS_ACROSS, LINE, TALLEST = 9, 240, 15, 409
# How wide the facts of the cover are, in letters.
FACT = 90
# What a spreadsheet's numbers hold exactly; longer ones stay text.
MOST_DIGITS = 15


def write_xlsx(frozen: Mapping[str, Any]) -> bytes:
    document = Document.from_json(frozen)
    layout = tabulated(document)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False}) as workbook:
        made = document.as_at.astimezone(UTC).replace(tzinfo=None)
        workbook.set_properties(
            {"title": layout.title, "comments": MADE_WITH, "created": made, "author": ""}
        )
        Book(workbook, layout).write()
    return dated(file.getvalue(), document.as_at)


def cut(text: str) -> str:
    """What a cell holds; a text that goes on says so."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def height_of(lines: int) -> int:
    """Of a row, in points."""
    return min(LINE * lines, TALLEST)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes at most, a Chinese letter being as wide as two."""
    # A sixth of a line may stay free before a word that no longer fits.
    room = width - width // 6
    return sum(max(1, -(-_letters(line) // room)) for line in text.split("\n"))


def _letters(line: str) -> int:
    """A letter of three bytes takes the room of two."""
    return (len(line) + len(line.encode()) + 1) // 2


class Book:
    """The workbook while it is written: its formats, and the names already given to sheets."""

    def __init__(self, workbook: xlsxwriter.Workbook, layout: Layout) -> None:
        self.workbook = workbook
        self.layout = layout
        self.names: set[str] = set()
        self.count = counting.Count(
            ReportCounted.ROWS, sum(len(table.rows) for table in layout.tables)
        )
        self.head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.small = workbook.add_format({"italic": True, "font_color": "#43505c"})
        wrapped = {"valign": "top", "text_wrap": True}
        self.text = workbook.add_format(wrapped)
        self.link = workbook.add_format({"font_color": "#0b4a7d", "underline": 1, **wrapped})
        self.strong = workbook.add_format({"bold": True, "valign": "top"})
        self._numbers: dict[int, Format] = {}

    def write(self) -> None:
        self._about()
        for table in self.layout.tables:
            self._table(table)

    def _sheet(self, name: str) -> Worksheet:
        wanted = NOT_IN_A_NAME.sub(" ", name).strip("' ")[:LONGEST_NAME] or "-"
        given, at = wanted, 2
        while given.lower() in self.names:
            given = f"{wanted[: LONGEST_NAME - 4]} {at}"
            at += 1
        self.names.add(given.lower())
        sheet = self.workbook.add_worksheet(given)
        if self.layout.watermark:
            sheet.set_header(f"&C&B{self.layout.watermark.replace('&', '&&')}")
        sheet.set_paper(A4)
        sheet.set_landscape()
        if self.layout.language == "ar":
            sheet.right_to_left()
        return sheet

    def _about(self) -> None:
        """The cover: what the report is, and what it leaves out."""
        cover = self.layout.cover
        sheet = self._sheet(self.layout.title)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, FACT)
        sheet.write_string(0, 0, cover.title, self.title)
        sheet.write_string(1, 0, cover.subtitle)
        sheet.write_string(2, 0, " ".join(filter(None, (self.layout.watermark, cover.warning))))
        sheet.fit_to_pages(1, 0)
        for row, (name, what) in enumerate(cover.facts, start=4):
            sheet.set_row(row, height_of(lines_of(what, FACT)))
            sheet.write_string(row, 0, name, self.strong)
            sheet.write_string(row, 1, cut(what), self.text)

    def _table(self, table: Table) -> None:
        sheet = self._sheet(table.name)
        widths = [
            max(each.width // MILLIMETRES_A_LETTER, 12) if each.width else 50
            for each in table.columns
        ]
        sheet.fit_to_pages(-(-sum(widths) // LETTERS_ACROSS), 0)
        heads = [
            lines_of(each.head, wide) for each, wide in zip(table.columns, widths, strict=True)
        ]
        sheet.set_row(0, height_of(max(heads, default=1)))
        for at, (column, wide) in enumerate(zip(table.columns, widths, strict=True)):
            sheet.set_column(at, at, wide, self.text)
            sheet.write_string(0, at, column.head, self.head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        row = 0
        for line in table.rows:
            row += 1
            if line.band:
                sheet.write_string(row, 0, line.band, self.strong)
            lines = [
                self._cell(sheet, row, at, cell, table.columns[at].content, widths[at])
                for at, cell in enumerate(line.cells)
            ]
            if (tall := max(lines, default=1)) > 1:
                sheet.set_row(row, height_of(tall))
            self.count.one_more()
        if row and table.columns:
            # A sum is not sorted among what it adds up.
            sheet.autofilter(0, 0, row - table.has_sum, len(table.columns) - 1)
        for at, said in enumerate(filter(None, (table.left_out, self.layout.watermark))):
            sheet.write_string(row + 2 + at, 0, said, self.small)

    def _cell(
        self, sheet: Worksheet, row: int, at: int, cell: Cell, content: Content, width: int
    ) -> int:
        """A number as a number; everything else as text, which no spreadsheet takes for a
        formula. Returns how many lines it takes.
        """
        if content == Content.NUMBER and cell.number and len(cell.number) <= MOST_DIGITS:
            sheet.write_number(row, at, float(cell.number), self._number(cell.number))
            return 1
        told = cut(told_in_full(cell, self.layout.judged))
        if cell.verdict and cell.link:
            # A link is one line in some programs.
            sheet.write_url(row, at, cell.link, self.link, told.replace("\n", " · "))
        elif told:
            sheet.write_string(row, at, told)
        return lines_of(told, width)

    def _number(self, printed: str) -> Format:
        decimals = len(printed.partition(".")[2])
        if decimals not in self._numbers:
            code = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self.workbook.add_format(
                {"num_format": code, "valign": "top"}
            )
        return self._numbers[decimals]
