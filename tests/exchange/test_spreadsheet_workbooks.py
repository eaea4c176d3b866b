"""The same table in each kind of workbook: what its cells hold is read as a CSV says it."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from indicators.exchange.spreadsheet import LARGEST_FILE, NotATable, guess, read_table, records
from indicators.exchange.spreadsheet.opening import LARGEST_UNPACKED

ROWS = [
    ["Results framework", "", "", ""],
    ["", "", "", ""],
    ["Indicator", "Baseline 2023", "Target 2025", "Actual 2025"],
    ["Crossings open", 4, 6.5, 0],
    ["Share trained", 0.0000001, 12345678901, -3.25],
    ["Treaty", "none", "Signed", "–"],
]
READ = [
    ["Results framework", "", "", ""],
    ["", "", "", ""],
    ["Indicator", "Baseline 2023", "Target 2025", "Actual 2025"],
    ["Crossings open", "4", "6.5", "0"],
    ["Share trained", "0.0000001", "12345678901", "-3.25"],
    ["Treaty", "none", "Signed", "–"],
]


def xlsx(rows: list[list], *, before: int = 0) -> bytes:
    """``before``: so many empty sheets come first."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for _each in range(before):
            book.add_worksheet()
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def xls(rows: list[list]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: list[list]) -> bytes:
    book, table = OpenDocumentSpreadsheet(), Table(name="Sheet")
    for row in rows:
        line = TableRow()
        for cell in row:
            is_text = isinstance(cell, str)
            stated = {"valuetype": "string"} if is_text else {"valuetype": "float", "value": cell}
            made = TableCell(**stated)
            made.addElement(P(text=str(cell)))
            line.addElement(made)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("written", [xlsx, xls, ods])
def test_a_workbook_reads_as_its_table(written: Callable[[list[list]], bytes]):
    rows = read_table(written(ROWS))

    assert rows == READ
    assert [
        (each.name, [(one.kind, one.period, one.text) for one in each.said])
        for each in records(rows, guess(rows))
    ] == [
        (
            name,
            [("baseline", "2023", first), ("target", "2025", second), ("actual", "2025", third)],
        )
        for name, first, second, third in READ[3:]
    ]


def test_the_first_sheet_with_a_table_is_read():
    assert read_table(xlsx(ROWS, before=2)) == READ


def test_a_cover_sheet_is_not_the_table():
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("Cover").write_column(0, 0, ["Ministry", "Report 2024", "See overleaf"])
        sheet = book.add_worksheet("Data")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)

    assert read_table(file.getvalue()) == READ


@pytest.mark.parametrize(("row", "column"), [(20_001, 2), (1_048_575, 2), (1_048_575, 16_383)])
def test_a_cell_far_from_all_others_takes_no_room_for_what_lies_between(row: int, column: int):
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["Indicator", "Crossings open"])
        sheet.write(row, column, "stray")

    with pytest.raises(NotATable, match="too_long"):
        read_table(file.getvalue())


def test_a_workbook_that_unpacks_to_more_than_there_is_room_for_is_refused():
    file = BytesIO(xlsx(ROWS))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/flood.bmp", bytes(LARGEST_UNPACKED))

    assert len(file.getvalue()) < LARGEST_FILE
    with pytest.raises(NotATable, match="too_long"):
        read_table(file.getvalue())


SHARES = [[0.58, 0.555], [1, 0], [-0.07, 0.1]]


def xlsx_shares() -> bytes:
    """A number beside them, and a text that only looks like a share."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, shown = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
        quoted = book.add_format({"num_format": '0.0" (not %)"'})
        sheet.write_row(0, 0, ["Indicator", "Target 2025", "Actual 2025", "Actual 2024"])
        for at, (target, actual) in enumerate(SHARES, 1):
            sheet.write(at, 0, "Share of lorries")
            sheet.write_number(at, 1, target, shown)
            sheet.write_number(at, 2, actual, shown)
            sheet.write_number(at, 3, 0.5, quoted)
    return file.getvalue()


def ods_shares() -> bytes:
    """As offices write them: what is empty to the edge of the sheet is told once."""
    book, table = OpenDocumentSpreadsheet(), Table(name="Sheet")
    rows = [["Indicator", "Target 2025", "Actual 2025", "Actual 2024"]]
    rows += [["Share of lorries", *shares, 0.5] for shares in SHARES]
    for row in rows:
        line = TableRow()
        for at, cell in enumerate(row):
            kind = "float" if at == 3 else "percentage"
            is_text = isinstance(cell, str)
            stated = {"valuetype": "string"} if is_text else {"valuetype": kind, "value": cell}
            made = TableCell(**stated)
            made.addElement(P(text=str(cell)))
            line.addElement(made)
        line.addElement(TableCell(numbercolumnsrepeated=16380))
        table.addElement(line)
    rest = TableRow(numberrowsrepeated=1048572)
    rest.addElement(TableCell(numbercolumnsrepeated=16384))
    table.addElement(rest)
    book.spreadsheet.addElement(table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def xls_shares() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    shown, quoted = (xlwt.easyxf(num_format_str=each) for each in ("0.0%", '0.0" (not %)"'))
    for column, head in enumerate(["Indicator", "Target 2025", "Actual 2025", "Actual 2024"]):
        sheet.write(0, column, head)
    for at, (target, actual) in enumerate(SHARES, 1):
        sheet.write(at, 0, "Share of lorries")
        sheet.write(at, 1, target, shown)
        sheet.write(at, 2, actual, shown)
        sheet.write(at, 3, 0.5, quoted)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("written", [xlsx_shares, xls_shares, ods_shares])
def test_a_share_that_is_shown_in_per_cent_is_one(written: Callable[[], bytes]):
    assert [row[1:4] for row in read_table(written())[1:]] == [
        ["58%", "55.5%", "0.5"],
        ["100%", "0%", "0.5"],
        ["-7%", "10%", "0.5"],
    ]


def test_days_and_truth_values_are_words():
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Indicator", "Day", "Done"])
        sheet.write(1, 0, "Treaty")
        sheet.write_datetime(1, 1, date(2025, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write(1, 2, True)

    assert read_table(file.getvalue())[1] == ["Treaty", "2025-03-01", "yes"]


@pytest.mark.parametrize(
    ("data", "code"), [(xlsx([["only one"]]), "no_table"), (xlsx(ROWS)[:200], "unreadable")]
)
def test_a_workbook_without_a_table_is_refused(data: bytes, code: str):
    with pytest.raises(NotATable) as refused:
        read_table(data)

    assert refused.value.code == code
