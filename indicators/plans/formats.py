"""Which reader a file belongs to, told from its content and never from its name."""

import io
import re
import zipfile
import zlib

from indicators.enums import PlanFormat
from indicators.plans import annual_text, annual_word, biennial
from indicators.plans.records import NotAPlan, PlanRecord

LARGEST_FILE = 50 * 1024 * 1024

READERS = {
    PlanFormat.BIENNIAL_TEXT: biennial.read,
    PlanFormat.ANNUAL_TEXT: annual_text.read,
    PlanFormat.ANNUAL_WORD: annual_word.read,
}

# Longer heads first where one begins another.
HEADS = (
    (b"%PDF", "This is a PDF file; extract its text or take the Word edition of the plan."),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an old or protected Office file (.doc); save it as .docx without a password.",
    ),
    (b"{\\rtf", "This is a rich text file; save it as .docx."),
    (b"\x89PNG", "This is a picture and not a plan."),
    (b"\xff\xd8\xff", "This is a picture and not a plan."),
    (b"\x1f\x8b", "This is a compressed file; unpack it first."),
)
DAMAGED = "The file begins like a Word file but is incomplete or damaged; send it again."
OFFICE_KINDS = (
    ("xl/", "This is a spreadsheet and not a plan; a plan is a Word file or a text."),
    ("ppt/", "This is a presentation and not a plan; a plan is a Word file or a text."),
    ("content.xml", "This is an OpenDocument file; save it as .docx."),
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
        raise NotAPlan(
            f"The file is larger than {LARGEST_FILE // 1024**2} MB, which no plan document is; "
            "send the plan alone."
        )
    if not data.strip():
        raise NotAPlan("The file is empty.")
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
        raise NotAPlan(DAMAGED) from broken
    # A file cut short ends in the workbook of one of its charts, an archive of its own.
    if first > 0:
        raise NotAPlan(DAMAGED)
    if "word/document.xml" in names:
        return PlanFormat.ANNUAL_WORD
    for part, refusal in OFFICE_KINDS:
        if any(name.startswith(part) for name in names):
            raise NotAPlan(refusal)
    raise NotAPlan("This is an archive and not a Word file; send the plan document inside it.")


def _text_format(text: str) -> PlanFormat:
    if re.match(r"\s*(?:<!doctype html|<html|<\?xml)", text, re.IGNORECASE):
        raise NotAPlan("This is a web page or XML file; save the plan as plain text or .docx.")
    biennial_marks = sum(mark.search(text) is not None for mark in BIENNIAL_MARKS)
    annual_marks = sum(mark.search(text) is not None for mark in ANNUAL_MARKS)
    if max(biennial_marks, annual_marks) < 2:
        raise NotAPlan(
            "The text holds no programme plan: neither objectives with expected accomplishments "
            "nor planned results with performance measures were found."
        )
    return PlanFormat.BIENNIAL_TEXT if biennial_marks >= annual_marks else PlanFormat.ANNUAL_TEXT


def _decoded(data: bytes) -> str:
    """The bytes as UTF-8 text; anything else is refused by the name of what it seems to be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAPlan("The text seems to be UTF-16; save it again as UTF-8.")
    nothing = data.count(0)
    if nothing:
        raise NotAPlan(
            "The text seems to be UTF-16; save it again as UTF-8."
            if nothing > len(data) // 100 and _reads_as(data, _wide_order(data))
            else "The file is binary and not a plan document."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        if wrong.reason == "unexpected end of data":
            raise NotAPlan(
                "The text ends in the middle of a character, so its end is missing; send it again."
            ) from wrong
        if _reads_as(data, "gb18030"):
            raise NotAPlan(
                "The text seems to be GB18030 (also called GBK); save it again as UTF-8."
            ) from wrong
        place = data[: wrong.start].count(b"\n") + 1
        raise NotAPlan(
            f"The file is no UTF-8 text (line {place} cannot be read); save it again as UTF-8."
        ) from wrong


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
