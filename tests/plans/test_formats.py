"""Which reader takes a file, and what the sender of any other file is told."""

import io
import zipfile

import pytest

from indicators.enums import PlanFormat
from indicators.plans import formats
from indicators.plans.refusals import NotAPlan
from tests.plans.documents import NO_PLANS, REAL_PLANS, SAMPLES, SHARED_PLANS, each, needs_shared

BIENNIAL = "方案 1\n \n本组织目标：改善河流 \n \n秘书处预期成绩 绩效指标 \n"
ANNUAL = "次级方案 1 \n\n应交付产出 \n\n业绩计量 \n\n成果 1：更清洁的河流 \n"


def _archive(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


DOCX = _archive(word__document_xml="<w/>" * 200)


def _cut_short() -> bytes:
    """A Word file that ends behind the workbook of a chart, before its list of parts."""
    stream = io.BytesIO()
    workbook = _archive(xl__workbook_xml="<w/>")
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>" * 200)
        archive.writestr("word/embeddings/book.xlsx", workbook)
    return stream.getvalue().partition(workbook)[0] + workbook


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (BIENNIAL.encode(), PlanFormat.BIENNIAL_TEXT),
        (BIENNIAL.encode("utf-8-sig"), PlanFormat.BIENNIAL_TEXT),
        (BIENNIAL.replace("\n", "\r\n").encode(), PlanFormat.BIENNIAL_TEXT),
        (ANNUAL.encode(), PlanFormat.ANNUAL_TEXT),
        (DOCX, PlanFormat.ANNUAL_WORD),
    ],
    ids=["biennial", "with a byte order mark", "with Windows line ends", "annual", "Word"],
)
def test_the_content_says_the_format(data, found):
    assert formats.plan_format(data) == found


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n ", "The file is empty."),
        (
            b"%PDF-1.7\n...",
            "This is a PDF file; extract its text or take the Word edition of the plan.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an old or protected Office file (.doc); save it as .docx without a password.",
        ),
        (
            _cut_short(),
            "The file begins like a Word file but is incomplete or damaged; send it again.",
        ),
        (b"{\\rtf1\\ansi}", "This is a rich text file; save it as .docx."),
        (
            _archive(xl__workbook_xml="<w/>"),
            "This is a spreadsheet and not a plan; a plan is a Word file or a text.",
        ),
        (
            _archive(ppt__presentation_xml="<p/>"),
            "This is a presentation and not a plan; a plan is a Word file or a text.",
        ),
        (_archive(content_xml="<o/>"), "This is an OpenDocument file; save it as .docx."),
        (
            _archive(plan_txt=BIENNIAL),
            "This is an archive and not a Word file; send the plan document inside it.",
        ),
        (
            DOCX[: len(DOCX) // 2],
            "The file begins like a Word file but is incomplete or damaged; send it again.",
        ),
        (
            b"\n<!DOCTYPE html><html><body>Programme</body></html>",
            "This is a web page or XML file; save the plan as plain text or .docx.",
        ),
        (BIENNIAL.encode("utf-16"), "The text seems to be UTF-16; save it again as UTF-8."),
        (BIENNIAL.encode("utf-16-be"), "The text seems to be UTF-16; save it again as UTF-8."),
        (
            BIENNIAL.encode("gb18030"),
            "The text seems to be GB18030 (also called GBK); save it again as UTF-8.",
        ),
        (
            BIENNIAL.encode()[: BIENNIAL.encode().rindex("标".encode()) + 1],
            "The text ends in the middle of a character, so its end is missing; send it again.",
        ),
        (bytes(range(256)) * 8, "The file is binary and not a plan document."),
        (
            b"one\ntwo\xff\x01\x02\x03\x04\x05\x06",
            "The file is no UTF-8 text (line 2 cannot be read); save it again as UTF-8.",
        ),
        (
            b"Dear all, the meeting is on Monday.",
            "The text holds no programme plan: neither objectives with expected accomplishments "
            "nor planned results with performance measures were found.",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_any_other_file_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(NotAPlan) as refusal:
        formats.read(data)

    assert str(refusal.value) == sentence


def test_a_file_above_the_limit_is_refused_before_it_is_looked_at():
    with pytest.raises(NotAPlan, match="The file is larger than 50 MB"):
        formats.read(b"x" * (formats.LARGEST_FILE + 1))


def test_a_word_file_that_unpacks_to_far_too_much_is_not_opened():
    bomb = _archive(word__document_xml="0" * (80 * 2**20))

    with pytest.raises(NotAPlan, match="unpacks to more than a plan document can hold"):
        formats.read(bomb)


@each(SAMPLES)
def test_a_sample_plan_is_read_in_the_format_of_its_name(file):
    plan = formats.read(file.read_bytes())

    begins = "annual_word" if file.suffix == ".docx" else f"{file.name.split('.')[0]}_text"
    assert plan.document.format == begins


@needs_shared
@each(REAL_PLANS)
def test_a_real_plan_has_a_format(file):
    formats.plan_format(file.read_bytes())


@needs_shared
@pytest.mark.parametrize("name", NO_PLANS)
def test_a_document_about_a_plan_is_no_plan(name):
    with pytest.raises(NotAPlan, match="The text holds no programme plan"):
        formats.read((SHARED_PLANS / "zh" / name).read_bytes())
