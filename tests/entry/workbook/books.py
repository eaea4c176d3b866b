"""Workbooks as a person has them: downloaded, filled in a program of tables, sent back."""

import csv
import io
from collections.abc import Callable, Sequence
from itertools import islice, product
from zipfile import ZipFile

import openpyxl
from django.utils import translation
from openpyxl.worksheet.worksheet import Worksheet

from indicators import entry
from indicators.entry.workbook.columns import BESIDE, COLUMNS, Key, digest_of
from indicators.models import PerformanceMeasure, Period, PlanEdition, User, WorkbookUpload
from tests.builders import NOW, a_year

COLUMN = {column.code: at for at, column in enumerate(COLUMNS, start=1)}


def download(frame, user: User, *, language: str = "en", asked=None) -> bytes:
    with translation.override(language):
        sheets = entry.workbook.asked_of(
            frame=frame,
            asked=asked or entry.Asked((a_year(),)),
            user=user,
            on=NOW.date(),
            language=language,
        )
        file = io.BytesIO()
        entry.workbook.write(sheets, file)
    return file.getvalue()


def changed(content: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The file after a program of tables opened, changed and saved it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def filled(content: bytes, **values: object) -> bytes:
    """The actuals of the first unit typed in: ``value=5``, or by row ``value=[5, None, 7]``."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = unit(book)
        for code, given in values.items():
            each = given if isinstance(given, list) else [given]
            for row, value in zip(actuals(sheet), each, strict=False):
                if value is not None:
                    sheet.cell(row=row, column=COLUMN[code], value=value)

    return changed(content, fill)


def unit(book: openpyxl.Workbook) -> Worksheet:
    return book.worksheets[2]


def actuals(sheet: Worksheet) -> list[int]:
    return [
        row
        for row in range(3, sheet.max_row + 1)
        if "|actual|" in str(sheet.cell(row=row, column=1).value)
    ]


def a_table(edition: PlanEdition, periods: Sequence[Period], *, most: int | None = None) -> bytes:
    """Each actual that nobody entered yet with its key and a value, as a program saves it."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["key", "value"])
    nothing = {"revision": 0, "digest": digest_of({}), "beside": digest_of({}, BESIDE)}
    measures = PerformanceMeasure.objects.filter(node__edition=edition).order_by("pk")
    places = product(measures.values_list("pk", flat=True), periods)
    for measure, period in islice(places, most):
        key = Key(
            measure_id=measure,
            component_id=None,
            period_id=period.pk,
            kind="actual",
            disaggregation="",
            as_of=None,
            **nothing,
        )
        table.writerow([str(key), "7.5"])
    return text.getvalue().encode()


def upload(
    content: bytes, user: User, *, name="values.xlsx", language="en", **others
) -> WorkbookUpload:
    """Sent, and read by a worker."""
    sent = entry.workbook.receive(content=content, name=name, by=user, language=language, **others)
    return worked_on(sent)


def kept(content: bytes, user: User, *, mine=(), **others) -> WorkbookUpload:
    """Sent, read, confirmed and written."""
    sent = upload(content, user, **others)
    entry.workbook.confirm(upload_id=sent.pk, mine=mine)
    return worked_on(sent)


def worked_on(sent: WorkbookUpload) -> WorkbookUpload:
    entry.workbook.work(upload_id=sent.pk, now=NOW)
    sent.refresh_from_db()
    return sent


def part_of(content: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one of its parts written otherwise."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(file, "w") as other:
        for member in package.infolist():
            data = package.read(member)
            if member.filename == name:
                data = change(data.decode()).encode()
            other.writestr(member.filename, data)
    return file.getvalue()
