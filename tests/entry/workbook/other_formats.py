"""The downloaded workbook saved by a program of tables as ODS and as XLS."""

import io
from collections.abc import Mapping
from datetime import date

import openpyxl
import xlwt
from odf import opendocument, table, text

from tests.entry.workbook.books import COLUMN, actuals, unit

Values = Mapping[str, object]
PLAIN, DAY = xlwt.XFStyle(), xlwt.easyxf(num_format_str="yyyy-mm-dd")


def rows_with(content: bytes, values: Values) -> list[list[object]]:
    """The rows of the first unit, the values typed into its first actual."""
    sheet = unit(openpyxl.load_workbook(io.BytesIO(content)))
    row = actuals(sheet)[0]
    for code, value in values.items():
        sheet.cell(row=row, column=COLUMN[code], value=value)
    return [[cell.value for cell in each] for each in sheet.iter_rows()]


class Share(float):
    """A number formatted as a percentage."""


def as_ods(content: bytes, *, merged: str = "", **values: object) -> bytes:
    """``merged`` is the column that the last two rows share."""
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Anything")
    rows = rows_with(content, values)
    for number, row in enumerate(rows):
        line = table.TableRow()
        for at, value in enumerate(row, start=1):
            spans = {"numberrowsspanned": 2, "numbercolumnsspanned": 1}
            is_merged = bool(merged) and at == COLUMN[merged] and number == len(rows) - 2
            line.addElement(_ods_cell(value, **spans if is_merged else {}))
        line.addElement(table.TableCell(numbercolumnsrepeated=1000))
        sheet.addElement(line)
    sheet.addElement(table.TableRow(numberrowsrepeated=1_000_000))
    book.spreadsheet.addElement(sheet)
    file = io.BytesIO()
    book.write(file)
    return file.getvalue()


def _ods_cell(value: object, **spans: int) -> table.TableCell:
    if value is None:
        return table.TableCell(**spans)
    if isinstance(value, Share):
        return table.TableCell(valuetype="percentage", value=repr(float(value)), **spans)
    if isinstance(value, date):
        return table.TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
    if isinstance(value, bool):
        return table.TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **spans)
    if isinstance(value, int | float):
        return table.TableCell(valuetype="float", value=repr(value), **spans)
    cell = table.TableCell(valuetype="string", **spans)
    for line in str(value).split("\n"):
        cell.addElement(text.P(text=line))
    return cell


def as_xls(content: bytes, *, merged: bool = False, **values: object) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Anything")
    rows = rows_with(content, values)
    for number, row in enumerate(rows):
        for at, value in enumerate(row):
            if value is not None:
                plain = float(value) if isinstance(value, Share) else value
                sheet.write(number, at, plain, DAY if isinstance(value, date) else PLAIN)
    if merged:
        at = COLUMN["comment"] - 1
        sheet.merge(len(rows) - 2, len(rows) - 1, at, at)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
