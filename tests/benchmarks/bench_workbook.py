"""Row 6, smaller: 100,000 rows as a workbook and as a CSV, 50,000 of them changed.

Every rule, lock, key and trigger is on: what is measured is what a person waits for, once until
there is something to look at and once until it is kept. The floor is COPY of as many rows into a
bare table. The growth of memory is that of the whole process.

Run with ``make bench ARGS="-k workbook"``.
"""

import csv
import io
import re
import resource
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection

from indicators import entry
from indicators.enums import Role, UploadStatus
from indicators.models import WorkbookUpload
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, show
from tests.builders import NOW, a_role, a_user

pytestmark = pytest.mark.django_db
MEASURES = 10_000
# Targets and actuals take turns, the first row is the third: an empty value cell in an even row.
EMPTY_ACTUAL = re.compile(rb'<c r="H(\d*[02468])" s="(\d+)"/>')
MEGABYTE = 1024


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def bench_upload_of_100_000_rows(kind: str):
    edition, periods = lay_down(MEASURES, reported=0)
    manager = a_user()
    a_role(manager, Role.MANAGER, edition.document)
    frame = edition.nodes.get(path="programme 6")
    asked = entry.Asked(tuple(periods))
    began = time.perf_counter()
    book = io.BytesIO()
    rows = entry.workbook.write(
        entry.workbook.asked_of(
            frame=frame, asked=asked, user=manager, on=NOW.date(), language="en"
        ),
        book,
    )
    written = Measured(time.perf_counter() - began)
    content = filled(book.getvalue()) if kind == "xlsx" else as_csv(book.getvalue())
    sent = entry.workbook.receive(content=content, name="a", by=manager, language="en")
    before = memory()

    read = worked(sent)
    entry.workbook.confirm(upload_id=sent.pk, mine=[])
    kept = worked(sent)

    sent.refresh_from_db()
    assert (sent.status, sent.kept) == (UploadStatus.DONE, rows // 2)
    show("6", f"download {rows} rows", written)
    show("6", f"{kind} of {rows} rows, {len(content) // 1024} KB, until it is shown", read)
    show("6", f"{kind} of {rows} rows, until it is kept", kept, copied(rows), "COPY")
    print(f"row 6   memory grew by {(memory() - before) // MEGABYTE} MB")


def worked(sent: WorkbookUpload) -> Measured:
    began = time.perf_counter()
    entry.workbook.work(upload_id=sent.pk, now=NOW)
    return Measured(time.perf_counter() - began)


def filled(content: bytes) -> bytes:
    """Every actual typed in, as a program of tables writes it."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(file, "w", ZIP_DEFLATED) as other:
        for member in package.infolist():
            part = package.read(member)
            if "worksheets/sheet" in member.filename:
                part = EMPTY_ACTUAL.sub(rb'<c r="H\1" s="\2"><v>\1.5</v></c>', part)
            other.writestr(member.filename, part)
    return file.getvalue()


def as_csv(content: bytes) -> bytes:
    """The key and a value for each actual; what is left out is left as it is."""
    keys = re.compile(rb"value-1\|[^<]*\|actual\|[^<]*")
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["key", "value"])
    with ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if "worksheets/sheet" in name:
                found = keys.findall(package.read(name))
                table.writerows((key.decode(), "7.5") for key in found)
    return text.getvalue().encode()


def copied(rows: int) -> Measured:
    lines = io.StringIO("".join(f"{n}\t{n}\tactual\t{n}.5\n" for n in range(rows)))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE bare (measure bigint, period bigint, kind text, amount numeric)"
        )
        began = time.perf_counter()
        cursor.copy_expert("COPY bare FROM STDIN", lines)
        return Measured(time.perf_counter() - began)


def memory() -> int:
    """The most that the process has had so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
