"""Files that claim, repeat or merge without measure: read in little memory, or refused in words."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from indicators import entry
from indicators.enums import Role
from tests.builders import a_measure, a_role, a_subprogramme, a_user, an_accomplishment
from tests.entry.workbook.books import download, filled, unit, upload

pytestmark = pytest.mark.django_db
SHEET, STRINGS = "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml"
MERGED = "Too many cells of this workbook are merged."
DAMAGED = "This workbook is damaged or has a password"


@pytest.fixture
def subprogramme():
    return a_subprogramme()


@pytest.fixture
def manager(subprogramme):
    manager = a_user()
    a_role(manager, Role.MANAGER, subprogramme)
    return manager


@pytest.fixture
def book(subprogramme, manager):
    a_measure(an_accomplishment(subprogramme))
    return filled(download(subprogramme.node, manager), value=5)


def packed(content: bytes, change: Callable[[bytes], bytes], name: str = SHEET) -> bytes:
    """The file with one of its parts written otherwise, and packed as tightly as a zip can."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        names = package.namelist()
        for member in dict.fromkeys([*names, name]):
            data = package.read(member) if member in names else b""
            other.writestr(member, change(data) if member == name else data)
    return file.getvalue()


def with_rows(rows: bytes):
    return lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>")


def with_merges(*areas: str):
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    end = f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    return lambda xml: xml.replace(b"</sheetData>", end)


def claiming_all(xml: bytes) -> bytes:
    return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)


@pytest.mark.parametrize(
    "change",
    [
        claiming_all,
        with_rows(b"".join(b'<row r="%d"/>' % number for number in range(100, 100_000))),
        with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ],
    ids=["dimension", "empty rows", "far corner"],
)
def test_what_a_sheet_claims_is_not_what_it_holds(book, manager, change):
    read = upload(packed(book, change), manager)

    assert (read.status, read.counts) == ("read", {"change": 1, "same": 1})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (with_rows(b'<row r="99">' + b'<c r="A1"><v>1</v></c>' * 250_000 + b"</row>"), DAMAGED),
        (with_merges("A1:XFD1048576"), MERGED),
        (with_merges("A:A"), MERGED),
        (with_merges("3:3"), MERGED),
        (with_merges(*["A1:B2"] * 10_001), MERGED),
    ],
    ids=["one endless row", "all", "a column", "a row", "thousands"],
)
def test_what_would_fill_the_memory_is_refused_in_words(book, manager, change, said):
    sent = upload(packed(book, change), manager)

    assert (sent.status, sent.error[: len(said)]) == ("refused", said)


def test_texts_without_end_are_refused(book, manager):
    endless = b"<sst>" + (b"<si><t>" + b"x" * 1_000_000 + b"</t></si>") * 135 + b"</sst>"

    sent = upload(packed(book, lambda _strings: endless, STRINGS), manager)

    assert (sent.status, sent.error[: len(DAMAGED)]) == ("refused", DAMAGED)


def test_the_faults_of_a_large_workbook_are_marked_in_a_copy_of_its_values(book, manager):
    said = b'<c r="ZZ%d" t="inlineStr"><is><t>' + b"x" * 4_000 + b"</t></is></c>"
    long_rows = b"".join(b'<row r="%d">' % at + said % at + b"</row>" for at in range(100, 9_000))

    sent = upload(packed(filled(book, value="seven"), with_rows(long_rows)), manager)

    copied = openpyxl.load_workbook(io.BytesIO(entry.workbook.marked(sent)), read_only=True)
    assert sent.counts == {"problem": 1, "same": 1}
    assert entry.workbook.is_copied(sent)
    assert unit(copied).max_row == 8_999
