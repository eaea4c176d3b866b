"""The uploaded file again, with each cell at fault marked and the sentence as its comment."""

from collections.abc import Iterable
from typing import BinaryIO

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from indicators.entry.workbook.compared import Compared
from indicators.entry.workbook.reading import Row

MARKED = "FFD9D9"
MARK = PatternFill("solid", start_color=MARKED, end_color=MARKED)
AUTHOR = "Indicator tracker"
WIDTH, HEIGHT = 320, 110


def mark(file: BinaryIO, problems: Iterable[Compared], to: BinaryIO) -> None:
    """Everything else in the file stays as it was sent: other sheets, widths, what was typed."""
    book = openpyxl.load_workbook(file, rich_text=True)
    for each in problems:
        sheet = book[each.row.sheet]
        for code, sentence in each.faults.items():
            cell = _shown(sheet, each.row.number, column_at_fault(each.row, code) + 1)
            cell.fill = MARK
            cell.comment = Comment(sentence, AUTHOR, width=WIDTH, height=HEIGHT)
    book.save(to)


def column_at_fault(row: Row, code: str) -> int:
    """Counted from 0; where the file lacks the column, that of the value."""
    return row.columns.get(code, row.columns.get("value", row.columns["key"]))


def _shown(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, or of merged ones the one that is seen."""
    cell = sheet.cell(row=row, column=column)
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            return sheet.cell(row=area.min_row, column=area.min_col)
    return cell
