"""Row 13: the workbook of 1,000 measures with five years.

Ours is ``write_xlsx``: the frozen document read, its flat tables laid out in Chinese, each number
typed with its own decimals, heads frozen, filters set, and the zip dated. The floor is the same
library with the same cells in the same sheets: texts and numbers, without looks, widths, heads
that stay, filters or dates.

Run with ``make bench ARGS="-k xlsx"``.
"""

from io import BytesIO

import xlsxwriter
from openpyxl import load_workbook

from indicators.reports.workbook import write_xlsx
from tests.benchmarks.bench_pdf import a_document_of
from tests.benchmarks.measuring import clocked, show

MEASURES = 1_000
Sheet = list[tuple[object, ...]]


def bench_xlsx_of_1000_measures():
    frozen = a_document_of(MEASURES).as_json()
    sheets = read(write_xlsx(frozen))

    ours = clocked(lambda: write_xlsx(frozen))
    floor = clocked(lambda: bare(sheets))

    assert read(bare(sheets)) == sheets
    show("13", f"XLSX of {MEASURES} measures x 5, Chinese", ours, floor, "bare XlsxWriter")


def read(file: bytes) -> list[Sheet]:
    book = load_workbook(BytesIO(file))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def bare(sheets: list[Sheet]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write_number(at, column, value)
    return file.getvalue()
