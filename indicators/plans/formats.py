"""Which reader a file belongs to, told from its content and never from its name."""

import io
import re
import zipfile
import zlib

from indicators.enums import PlanFormat
from indicators.plans import annual_text, annual_word, biennial
from indicators.plans.records import PlanRecord
from indicators.plans.refusals import NotAPlan, RefusalCode

LARGEST_FILE = 50 * 1024 * 1024

READERS = {
    PlanFormat.BIENNIAL_TEXT: biennial.read,
    PlanFormat.ANNUAL_TEXT: annual_text.read,
    PlanFormat.ANNUAL_WORD: annual_word.read,
}

HEADS = (
    (b"%PDF", RefusalCode.PDF),
    (b"\xd0\xcf\x11\xe0", RefusalCode.OLD_OFFICE),
    (b"{\\rtf", RefusalCode.RICH_TEXT),
    (b"\x89PNG", RefusalCode.PICTURE),
    (b"\xff\xd8\xff", RefusalCode.PICTURE),
    (b"\x1f\x8b", RefusalCode.COMPRESSED),
)
OFFICE_KINDS = (
    ("xl/", RefusalCode.SPREADSHEET),
    ("ppt/", RefusalCode.PRESENTATION),
    ("content.xml", RefusalCode.OPEN_DOCUMENT),
)
BIENNIAL_MARKS = (
    re.compile(r"^\s*方案 ?\d+\s*$", re.MULTILINE),
    re.compile(r"^\s*秘书处的?预期成绩\s+绩效指标\s*$", re.MULTILINE),
    re.compile(r"^\s*(?:本组织的?|组织)目标\s*[：:]", re.MULTILINE),
    re.compile(r"^\s*Programme \d+\s*$", re.MULTILINE),
    re.compile(r"^\s*Expected accomplishments\b.*\bIndicators of achievement\s*$", re.MULTILINE),
    re.compile(r"^\s*Objective of the Organization\s*:", re.MULTILINE),
)
ANNUAL_MARKS = (
    re.compile(r"业绩计量"),
    re.compile(r"^\s*应交付产出", re.MULTILINE),
    re.compile(r"^\s*(?:\d{4} ?年)?计划成果", re.MULTILINE),
    re.compile(r"^\s*成果 ?\d+\s*[：:]", re.MULTILINE),
    re.compile(r"^\s*(?:Table [\d.]+\s+)?Performance measures?\b", re.MULTILINE),
    re.compile(r"^\s*Deliverables\s*$", re.MULTILINE),
    re.compile(r"^\s*Result \d+\s*:", re.MULTILINE),
)


def read(data: bytes) -> PlanRecord:
    """Read a plan document of any of the three formats.

    Raises ``NotAPlan`` with one sentence for the sender: what the file seems to be, and what to
    do about it.
    """
    return READERS[plan_format(data)](data)


def plan_format(data: bytes) -> PlanFormat:
    """The format of the bytes; ``NotAPlan`` where they are none of ours."""
    if len(data) > LARGEST_FILE:
        raise NotAPlan(RefusalCode.TOO_LARGE, most=LARGEST_FILE // 1024**2)
    if not data.strip():
        raise NotAPlan(RefusalCode.EMPTY)
    for head, refusal in HEADS:
        if data.startswith(head):
            raise NotAPlan(refusal)
    if data.startswith(b"PK"):
        return _office_format(data)
    return _text_format(_decoded(data))


def _office_format(data: bytes) -> PlanFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            first = min((each.header_offset for each in archive.infolist()), default=0)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as broken:
        raise NotAPlan(RefusalCode.DAMAGED_WORD) from broken
    # A file cut short ends in the workbook of one of its charts, an archive of its own.
    if first > 0:
        raise NotAPlan(RefusalCode.DAMAGED_WORD)
    if "word/document.xml" in names:
        return PlanFormat.ANNUAL_WORD
    for part, refusal in OFFICE_KINDS:
        if any(name.startswith(part) for name in names):
            raise NotAPlan(refusal)
    raise NotAPlan(RefusalCode.ARCHIVE)


def _text_format(text: str) -> PlanFormat:
    if re.match(r"\s*(?:<!doctype html|<html|<\?xml)", text, re.IGNORECASE):
        raise NotAPlan(RefusalCode.WEB_PAGE)
    biennial_marks = sum(mark.search(text) is not None for mark in BIENNIAL_MARKS)
    annual_marks = sum(mark.search(text) is not None for mark in ANNUAL_MARKS)
    if max(biennial_marks, annual_marks) < 2:
        raise NotAPlan(RefusalCode.NO_PLAN_IN_TEXT)
    return PlanFormat.BIENNIAL_TEXT if biennial_marks >= annual_marks else PlanFormat.ANNUAL_TEXT


def _decoded(data: bytes) -> str:
    """The bytes as UTF-8 text; anything else is refused by the name of what it seems to be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAPlan(RefusalCode.UTF_16)
    nothing = data.count(0)
    if nothing:
        raise NotAPlan(
            RefusalCode.UTF_16
            if nothing > len(data) // 100 and _reads_as(data, _wide_order(data))
            else RefusalCode.BINARY
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        if wrong.reason == "unexpected end of data":
            raise NotAPlan(RefusalCode.CUT_IN_A_CHARACTER) from wrong
        if _reads_as(data, "gb18030"):
            raise NotAPlan(RefusalCode.GB18030) from wrong
        place = data[: wrong.start].count(b"\n") + 1
        raise NotAPlan(RefusalCode.NOT_UTF_8, line=place) from wrong


def _wide_order(data: bytes) -> str:
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _reads_as(data: bytes, encoding: str) -> bool:
    """Whether the bytes are mostly letters in the encoding, and not junk that happens to decode."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    usual = sum(
        char.isspace() or " " <= char <= "~" or "\u4e00" <= char <= "\u9fff" for char in text
    )
    return usual > len(text) * 3 // 4
