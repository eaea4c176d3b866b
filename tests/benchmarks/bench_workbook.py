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
import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection

from indicators import entry
from indicators.enums import Role, UploadStatus
from indicators.models import WorkbookUpload
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, show
from tests.builders import NOW, a_role, a_user
from tests.entry.workbook.books import a_table

pytestmark = pytest.mark.django_db
MEASURES = 10_000
# Targets and actuals take turns, the first row is the third: an empty value cell in an even row.
EMPTY_ACTUAL = re.compile(rb'<c r="I(\d*[02468])" s="(\d+)"/>')
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


def bench_memory_of_an_upload():
    """Four times the rows, read and kept, in not much more memory than their text takes."""
    edition, periods = lay_down(8_000, reported=0)
    manager = a_user()
    a_role(manager, Role.MANAGER, edition.document)
    peaks = {}
    for rows in (10_000, 40_000):
        content = a_table(edition, periods, most=rows)
        sent = entry.workbook.receive(content=content, name="a", by=manager, language="en")
        tracemalloc.start()
        entry.workbook.work(upload_id=sent.pk, now=NOW)
        entry.workbook.confirm(upload_id=sent.pk, mine=[])
        entry.workbook.work(upload_id=sent.pk, now=NOW)
        peaks[rows] = tracemalloc.get_traced_memory()[1] // MEGABYTE
        tracemalloc.stop()
        sent.refresh_from_db()
        assert sent.status == UploadStatus.DONE
        print(
            f"row 6   {rows} rows, {len(content) // MEGABYTE} KB: at most {peaks[rows]} KB at once"
        )
    assert peaks[40_000] < 2 * peaks[10_000]


def worked(sent: WorkbookUpload) -> Measured:
    """By the clock; what this process took of it is printed beside."""
    began, spent = time.perf_counter(), time.process_time()
    entry.workbook.work(upload_id=sent.pk, now=NOW)
    took = Measured(time.perf_counter() - began)
    print(f"row 6   of the processor {time.process_time() - spent:.1f} s")
    return took


def filled(content: bytes) -> bytes:
    """Every actual typed in, as a program of tables writes it."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(file, "w", ZIP_DEFLATED) as other:
        for member in package.infolist():
            part = package.read(member)
            if "worksheets/sheet" in member.filename:
                part = EMPTY_ACTUAL.sub(rb'<c r="I\1" s="\2"><v>\1.5</v></c>', part)
            other.writestr(member.filename, part)
    return file.getvalue()


def as_csv(content: bytes) -> bytes:
    """The key and a value for each actual; what is left out is left as it is."""
    keys = re.compile(rb"value-2\|[^<]*\|actual\|[^<]*")
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
