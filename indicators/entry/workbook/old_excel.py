"""An XLS file as rows of cells. It is at most 65,536 rows; a sheet at a time is in memory.

The reader of old files gives numbers without their formats: each is ``BARE``, and where a format
would matter the person is asked.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from indicators.entry.workbook.package import FileCell, FileRow, Kind, NotReadable, Opened


class OldExcel:
    """An open XLS file. ``NotReadable`` when it is damaged or has a password."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self.book = CalamineWorkbook.from_filelike(file)
        except CalamineError as wrong:
            raise NotReadable from wrong

    def opened(self) -> Iterator[Opened]:
        for name in self.book.sheet_names:
            try:
                sheet = self.book.get_sheet_by_name(name)
            except CalamineError as wrong:
                raise NotReadable from wrong
            yield Opened(name, _merges(sheet), _rows(sheet))


def _merges(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [
        (top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def _rows(sheet: CalamineSheet) -> Iterator[FileRow]:
    first_row, first_column = sheet.start or (0, 0)
    for number, values in enumerate(sheet.iter_rows(), start=first_row + 1):
        cells = {
            at: cell
            for at, value in enumerate(values, start=first_column)
            if (cell := _cell(value)) is not None
        }
        if cells:
            yield FileRow(number=number, cells=cells)


def _cell(value: object) -> FileCell | None:
    if isinstance(value, bool):
        return FileCell(Kind.TRUTH, "1" if value else "0")
    if isinstance(value, (int, float)):
        return FileCell(Kind.BARE, repr(value).removesuffix(".0"))
    if isinstance(value, (date, time, timedelta)):
        return FileCell(Kind.DATE, str(value))
    text = str(value)
    return FileCell(Kind.TEXT, text) if text else None
