"""The uploaded file again, with each cell at fault marked and the sentence as its comment."""

from collections.abc import Iterable
from typing import BinaryIO

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from indicators.entry.workbook.compared import Compared

MARK = PatternFill("solid", start_color="FFD9D9", end_color="FFD9D9")
AUTHOR = "Indicator tracker"
WIDTH, HEIGHT = 320, 110


def mark(file: BinaryIO, problems: Iterable[Compared], to: BinaryIO) -> None:
    """Everything else in the file stays as it was sent: other sheets, widths, what was typed."""
    book = openpyxl.load_workbook(file, rich_text=True)
    for each in problems:
        sheet = book[each.row.sheet]
        for code, sentence in each.faults.items():
            columns = each.row.columns
            column = columns.get(code, columns.get("value", columns["key"]))
            cell = _shown(sheet, each.row.number, column + 1)
            cell.fill = MARK
            cell.comment = Comment(sentence, AUTHOR, width=WIDTH, height=HEIGHT)
    book.save(to)


def _shown(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, or of merged ones the one that is seen."""
    cell = sheet.cell(row=row, column=column)
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area:
            return sheet.cell(row=area.min_row, column=area.min_col)
    return cell
