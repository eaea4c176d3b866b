"""Every format says the same figures, words and marks."""

import io
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from indicators.enums import ReportColumn, ReportFormat, ReportKind
from indicators.reports.blocks import Heading, Layout, Paragraph, Quote, Statement, Table
from indicators.reports.layouts import laid_out
from indicators.reports.plain import digest_of
from indicators.reports.words import Words
from indicators.reports.writers import WRITERS
from tests.reports.test_pdf import LAYOUT, arabic_words, needs_pdftotext
from tests.reports.test_reading_order import documents
from tests.reports.test_structure import a_printed_plan
from tests.reports.test_writers import written
from tests.reports.written import TEXTS, a_document


def readable(form: ReportFormat, file: bytes) -> str:
    """The text of a file as a person copies it out, on one line."""
    if form == ReportFormat.XLSX:
        book = openpyxl.load_workbook(io.BytesIO(file))
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        return " | ".join(str(each) for each in cells if each is not None)
    if form == ReportFormat.DOCX:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            body = etree.fromstring(package.read("word/document.xml"))
        return " | ".join(body.itertext())
    if form == ReportFormat.HTML:
        return " | ".join(etree.fromstring(file.decode(), etree.HTMLParser()).itertext())
    if form == ReportFormat.PDF:
        command = ["pdftotext", "-raw", "-", "-"]
        told = subprocess.run(command, input=file, capture_output=True, check=True).stdout
        return " ".join(told.decode().split())
    return file.decode()


# Plain in files that compute, grouped where they are read; a fraction reads the same.
SAID = {
    "baseline": ("74", "74.0"),
    "target": ("50", "50.0"),
    "actual": ("54.5",),
    "large": ("1234567", "1,234,567", "1\u202f234\u202f567"),
    "progress": ("13/16",),
    "level": ("100/109",),
    "verdict": ("Partially met", "partially_met", "PARTIALLY_MET"),
    "judged": ("judged by a person", "judged_by"),
    "reason": ("Scanners arrived in August, not in March.",),
    "action": ("Scanners at the last two crossings, by 31 May 2026",),
    "place": ("Border crossings and transit",),
}


@needs_pdftotext
@pytest.mark.parametrize("form", ReportFormat)
def test_every_format_says_the_same_figures_and_words(form):
    said = readable(form, written(form))

    silent = [name for name, forms in SAID.items() if not any(each in said for each in forms)]
    assert silent == []


@needs_pdftotext
@pytest.mark.parametrize("form", ReportFormat)
def test_what_is_small_beneath_a_cell_is_in_every_format(form):
    said = readable(form, written(form, kind=ReportKind.EXCEPTIONS))

    for words in ("Border crossings and transit", "Scanners arrived in August, not in March."):
        assert words in said


@pytest.mark.parametrize("form", [ReportFormat.CSV, ReportFormat.XLSX])
def test_only_the_columns_that_were_chosen_are_written(form):
    said = readable(form, written(form, columns=(ReportColumn.ACTUAL, ReportColumn.LEVEL)))
    head, _verdict, rest = said.partition("Verdict")
    more = rest.partition("Path")[0]

    chosen = [name for name in ("Baseline", "Target", "Actual") if name in head]
    exact = [name for name in ("Progress P", "Level L") if name in more]
    assert (chosen, exact) == (["Actual"], ["Level L"])
    assert "columns that were not asked for (Baseline, Target, Progress P)" in said


@needs_pdftotext
@pytest.mark.parametrize("kind", ReportKind)
def test_drafts_are_said_on_every_page_to_be_printed(kind):
    frozen = replace(documents()[kind], has_drafts=True).as_json()

    told = ["pdftotext", "-raw", "-", "-"]
    file = WRITERS[ReportFormat.PDF].write(frozen)
    text = subprocess.run(told, input=file, capture_output=True, check=True).stdout.decode()
    *pages, _end = map(squeezed, text.split("\f"))
    with zipfile.ZipFile(io.BytesIO(WRITERS[ReportFormat.DOCX].write(frozen))) as package:
        header = etree.fromstring(package.read("word/header1.xml"))
        body = etree.fromstring(package.read("word/document.xml"))

    assert pages != []
    assert [page for page in pages if "Withdrafts:notapproved" not in page] == []
    assert "".join(header.itertext()).endswith(" · With drafts: not approved")
    assert [each.get("string") for each in header.iterfind(".//{*}textpath[@string]")] == [
        "With drafts: not approved"
    ]
    # One section, of one header for all its pages.
    assert [
        [each.get(qn("w:type")) for each in section.iterfind("{*}headerReference")]
        for section in body.iter(qn("w:sectPr"))
    ] == [["default"]]


@pytest.mark.parametrize("kind", ReportKind)
def test_drafts_are_said_on_every_sheet_table_and_page(kind):
    with zipfile.ZipFile(io.BytesIO(written(ReportFormat.XLSX, kind=kind, has_drafts=True))) as z:
        sheets = [name for name in z.namelist() if "worksheets/sheet" in name]
        assert len(sheets) > 1
        unmarked = [name for name in sheets if b"With drafts: not approved" not in z.read(name)]
    page = written(ReportFormat.HTML, kind=kind, has_drafts=True).decode()
    table = written(ReportFormat.CSV, kind=kind, has_drafts=True).decode("utf-8-sig")

    assert unmarked == []
    assert '<p class="mark" aria-hidden="true">With drafts: not approved</p>' in page
    *parts, cover = table.split("\r\n\r\n")
    assert "With drafts: values that nobody has approved are counted." in cover
    assert parts != []
    assert [part for part in parts if "With drafts: not approved" not in part] == []


def untranslated(language: str):
    """The small report in which every text of the plan stands in the original."""
    document = a_document(language, title_status="missing")
    missing = {"translation_status": "missing"}
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    measures = tuple(replace(each, **missing) for each in result.measures)
    [category] = unit.deliverables.categories
    named = tuple(replace(each, **missing) for each in category.deliverables)
    unit = replace(
        unit,
        **missing,
        objectives=tuple(replace(each, **missing) for each in unit.objectives),
        accomplishments=(replace(result, measures=measures, **missing),),
        deliverables=replace(
            unit.deliverables, categories=(replace(category, deliverables=named),)
        ),
    )
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,), **missing),))


@needs_pdftotext
@pytest.mark.parametrize(
    ("form", "language"),
    [
        (form, language)
        for form in ReportFormat
        for language in TEXTS
        # Arabic words come out of a PDF one by one: see below.
        if form != ReportFormat.JSON and (form, language) != (ReportFormat.PDF, "ar")
    ],
)
def test_what_is_not_translated_is_marked_where_it_stands_in_every_format(form, language):
    document, mark = untranslated(language), f"[{Words.of(language)('not translated')}]"

    said = squeezed(readable(form, WRITERS[form].write(document.as_json())))

    told = TEXTS[language]
    is_flat = form in (ReportFormat.XLSX, ReportFormat.CSV)
    names = ["plan", "programme", "subprogramme", "accomplishment", "papers"]
    names += ["hours", "lost", "corridor"] if is_flat else ["objective"]
    assert [name for name in names if squeezed(f"{told[name]} {mark}") not in said] == []


def squeezed(text: str) -> str:
    """Without what parts words on a page, and the runs of a Word file."""
    return LAYOUT.sub("", text).replace("|", "")


def every_text(layout: Layout) -> Iterator[str]:
    """Each text that the layout has to be read, of its cover and its blocks."""
    yield layout.cover.title
    for fact in layout.cover.facts if layout.has_cover else ():
        yield from fact
    for block in layout.blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.text
            yield from block.notes.foot
        elif isinstance(block, Quote | Statement):
            yield from (block.text, block.source)
        elif isinstance(block, Table):
            yield from (column.head for column in block.columns if block.has_head)
            for row in block.rows:
                yield row.band
                for cell in row.cells:
                    # Counts are drawn, and said as the alternative text of what is drawn.
                    yield from () if cell.totals else (*(cell.lines or (cell.text,)), cell.note)
            yield block.left_out


def texts_and_pdf(language: str, kind: ReportKind) -> tuple[list[str], bytes]:
    plan = a_printed_plan() if kind == ReportKind.BUDGET else None
    document = replace(untranslated(language), kind=kind, plan=plan)
    frozen = document.as_json()
    texts = every_text(laid_out(document, digest=digest_of(frozen)))
    return [each for each in texts if each], WRITERS[ReportFormat.PDF].write(frozen)


@needs_pdftotext
@pytest.mark.parametrize("kind", [ReportKind.PERFORMANCE, ReportKind.BUDGET])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_text_of_a_layout_comes_out_of_the_pdf(language, kind):
    texts, file = texts_and_pdf(language, kind)

    told = squeezed(readable(ReportFormat.PDF, file))
    assert len(texts) > 60
    assert [text for text in texts if squeezed(text) not in told] == []


@needs_pdftotext
@pytest.mark.parametrize("kind", [ReportKind.PERFORMANCE, ReportKind.BUDGET])
def test_every_arabic_word_of_a_layout_comes_out_of_the_pdf(kind):
    texts, file = texts_and_pdf("ar", kind)

    command = ["pdftotext", "-", "-"]
    told = subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()
    words = Counter(word for text in texts for word in arabic_words(text))
    assert words.total() > 100
    assert words - Counter(arabic_words(told)) == Counter()
