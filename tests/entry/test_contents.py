"""Every kind of file that is kept, and hostile files that pretend to be one."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.entry import contents
from indicators.enums import EvidenceRefusal
from tests.entry.files import DOCX, HTML, JPEG, PDF, PNG, a_zip, office, open_document

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"


def found(content: bytes, name: str) -> str:
    return contents.content_type(io.BytesIO(content), name)


def refusal(content: bytes, name: str) -> EvidenceRefusal:
    with pytest.raises(contents.NotEvidence) as refused:
        found(content, name)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("report.pdf", PDF, "application/pdf"),
        ("REPORT.PDF", PDF, "application/pdf"),
        ("photo.png", PNG, "image/png"),
        ("photo.jpg", JPEG, "image/jpeg"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        ("memo.docx", DOCX, f"{OFFICE}.wordprocessingml.document"),
        ("table.xlsx", office("xl/workbook.xml"), f"{OFFICE}.spreadsheetml.sheet"),
        ("talk.pptx", office("ppt/presentation.xml"), f"{OFFICE}.presentationml.presentation"),
        ("memo.odt", open_document("text"), f"{OPEN}.text"),
        ("table.ods", open_document("spreadsheet"), f"{OPEN}.spreadsheet"),
        ("talk.odp", open_document("presentation"), f"{OPEN}.presentation"),
        ("list.csv", "站,数\n一,2\n".encode(), "text/csv; charset=utf-8"),
        ("note.txt", b"\xef\xbb\xbfTwo opened.", "text/plain; charset=utf-8"),
        ("long.txt", b"x" + "é".encode() * contents.CHUNK, "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_what_its_bytes_say(name, content, content_type):
    assert found(content, name) == content_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.pdf", HTML),
        ("image.png", PDF),
        ("behind.pdf", PDF + a_zip(("x", b"x"))),
        ("behind.png", PNG + HTML),
        ("behind.jpg", JPEG + HTML),
        ("before.docx", HTML + DOCX),
        ("behind.docx", DOCX + HTML),
        ("between.docx", DOCX[:-22] + HTML + DOCX[-22:]),
        ("cut.docx", DOCX[:-1]),
        ("other.docx", office("xl/workbook.xml")),
        ("other.ods", open_document("text")),
        ("any.docx", a_zip(("evil.exe", b"MZ"))),
        ("packed.odt", a_zip(("mimetype", f"{OPEN}.text".encode()))),
        ("page.txt", HTML),
        ("picture.txt", b"<svg onload='alert(1)'/>"),
        ("program.txt", b"MZ\x90"),
        ("program.csv", b"#!/bin/sh\n"),
        ("bytes.txt", b"a\0b"),
        ("latin.txt", b"caf\xe9 noir"),
        ("cut.txt", "é".encode()[:1]),
        ("utf16.csv", "a;b".encode("utf-16")),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content):
    assert refusal(content, name) == EvidenceRefusal.OTHER_THAN_ITS_NAME


@pytest.mark.parametrize(
    "name", ["page.html", "run.exe", "image.svg", "old.doc", "report", "x.zip"]
)
def test_other_kinds_are_refused(name):
    assert refusal(PDF, name) == EvidenceRefusal.UNKNOWN_KIND


def test_an_empty_file_is_refused():
    assert refusal(b"", "report.pdf") == EvidenceRefusal.EMPTY


def a_bomb() -> bytes:
    """Its directory says how far the second member would swell."""
    package = bytearray(DOCX)
    entry = package.rindex(b"PK\x01\x02")
    package[entry + 24 : entry + 28] = (contents.LARGEST_UNPACKED + 1).to_bytes(4, "little")
    return bytes(package)


def many_members() -> bytes:
    return office("word/document.xml", *((f"{n}", b"") for n in range(contents.MOST_MEMBERS)))


def one_member_many_times() -> bytes:
    """A thousand entries of the directory point at the same compressed bytes."""
    package = a_zip(("[Content_Types].xml", b""), ("a" * 19, b"\0" * 200_000))
    at = int.from_bytes(package[-6:-2], "little")
    first = package.index(b"PK\x01\x02", at + 1)
    head, entry = package[:first], package[first:-22]
    numbers = (1001).to_bytes(2, "little") * 2
    numbers += (first - at + 1000 * len(entry)).to_bytes(4, "little") + at.to_bytes(4, "little")
    return head + entry * 1000 + b"PK\x05\x06\0\0\0\0" + numbers + b"\0\0"


@pytest.mark.parametrize("content", [a_bomb(), many_members(), one_member_many_times()])
def test_a_file_that_would_burst_is_refused_unpacked(content):
    assert refusal(content, "memo.docx") == EvidenceRefusal.BURSTS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("memo.docx", office("word/document.xml", ("word/vbaProject.bin", b"x"))),
        (
            "memo.odt",
            a_zip(("mimetype", f"{OPEN}.text".encode()), ("Basic/x.xml", b""), stored=True),
        ),
    ],
)
def test_a_document_with_programs_in_it_is_refused(name, content):
    assert refusal(content, name) == EvidenceRefusal.HAS_MACROS


@given(st.data())
def test_a_damaged_package_is_taken_or_refused_and_nothing_else(data):
    content = bytearray(DOCX)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        kind = found(bytes(content), "memo.docx")
    except contents.NotEvidence as refused:
        kind = refused.code

    assert kind in {f"{OFFICE}.wordprocessingml.document", *EvidenceRefusal}
