"""Every format says the same and gives the same bytes; what each owes its reader."""

import csv
import io
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from indicators.enums import ReportFormat, ReportKind
from indicators.reports.document import Standing
from indicators.reports.plain import canonical_json
from indicators.reports.word.chart import column_name
from indicators.reports.writers import WRITERS
from tests.reports.test_pdf import needs_pdftotext
from tests.reports.test_structure import a_printed_plan
from tests.reports.written import AS_AT, TEXTS, a_document

HOSTILE = "=HYPERLINK(1)"
AGAIN = (
    "import json,sys,pathlib,django;django.setup();"
    "from indicators.reports.writers import WRITERS;"
    "frozen=json.loads(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'));"
    "sys.stdout.buffer.write(b''.join(WRITERS[each].write(frozen) for each in WRITERS))"
)


def written(form: ReportFormat, language: str = "en", **others: object) -> bytes:
    return WRITERS[form].write(a_document(language, **others).as_json())


@pytest.mark.parametrize("kind", [ReportKind.PERFORMANCE, ReportKind.BUDGET])
@pytest.mark.parametrize("language", TEXTS)
def test_two_processes_write_the_same_bytes_in_every_format(language, kind, tmp_path):
    plan = a_printed_plan() if kind == ReportKind.BUDGET else None
    frozen = a_document(language, kind=kind, plan=plan).as_json()
    path = tmp_path / "frozen.json"
    path.write_bytes(canonical_json(frozen))

    other = subprocess.run(
        [sys.executable, "-c", AGAIN, str(path)], capture_output=True, check=True
    )

    assert other.stdout == b"".join(writer.write(frozen) for writer in WRITERS.values())


@pytest.mark.parametrize("form", [ReportFormat.XLSX, ReportFormat.DOCX])
def test_every_entry_of_a_zip_was_made_when_the_figures_were_known(form):
    with zipfile.ZipFile(io.BytesIO(written(form))) as package:
        made = {entry.date_time for entry in package.infolist()}
        broken = package.testzip()

    assert made == {(AS_AT.year, AS_AT.month, AS_AT.day, AS_AT.hour, AS_AT.minute, 0)}
    assert broken is None


def test_a_workbook_has_typed_cells_frozen_heads_and_filters():
    book = openpyxl.load_workbook(io.BytesIO(written(ReportFormat.XLSX)))

    assert book.sheetnames == [
        "Programme performance report 20",
        "Measures",
        "By subprogramme",
        "Deliverables",
    ]
    sheet = book["Measures"]
    heads = [cell.value for cell in sheet[1]]
    first = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert (first["Baseline"], first["Target"], first["Actual"]) == (74, 50, 54.5)
    assert (first["Verdict"], first["2025 actual"]) == ("Partially met", 54.5)
    assert (sheet.freeze_panes, sheet.auto_filter.ref[:3]) == ("A2", "A1:")
    assert sheet.cell(2, heads.index("Actual") + 1).number_format == "#,##0.0"
    assert book["Measures"].cell(6, 1).value == "Not in this table: drafts (3)."
    assert sheet.cell(2, heads.index("Performance measure") + 1).alignment.wrap_text
    assert [
        (
            each.page_setup.orientation,
            each.page_setup.fitToHeight,
            each.sheet_properties.pageSetUpPr.fitToPage,
        )
        for each in book
    ] == [("landscape", 0, True)] * 4
    assert [each.page_setup.fitToWidth or 1 for each in book] == [1, 3, 1, 1]
    cover = book.worksheets[0]
    facts = {cover.cell(row, 1).value: cover.row_dimensions[row].height for row in range(5, 12)}
    assert (facts["Edition"], facts["Left out of the figures"]) == (None, 75)


def test_no_text_of_a_workbook_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(written(ReportFormat.XLSX, plan_title=HOSTILE)))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert HOSTILE in [cell.value for cell in cells]


def test_a_csv_file_has_plain_numbers_and_nothing_that_a_spreadsheet_runs():
    document = a_document()
    programme = replace(document.programmes[0], name=HOSTILE, number="")
    told = WRITERS[ReportFormat.CSV].write(replace(document, programmes=(programme,)).as_json())

    lines = told.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Programme,Subprogramme,Accomplishment,Performance measure,Unit")
    assert ",1234567,0,0,Met," in lines[2]
    assert [line for line in lines if HOSTILE in line] != []
    assert not any(line.startswith("=") for line in lines)


def test_a_csv_file_has_every_table_and_what_each_leaves_out():
    told = written(ReportFormat.CSV).decode("utf-8-sig")

    tables = [list(csv.reader(io.StringIO(part))) for part in told.split("\r\n\r\n")]
    assert [lines[0][0] for lines in tables[1:-1]] == ["By subprogramme", "Deliverables"]
    assert [lines[1][0] for lines in tables[1:-1]] == ["Subprogramme", "Programme"]
    assert [lines[-1][0] for lines in tables] == [
        "Not in this table: drafts (3).",
        "Not in this table: drafts (3).",
        "— is “none planned”: it is not zero. This table leaves nothing out.",
        "Made with",
    ]


def test_a_csv_file_ends_with_the_cover_and_what_it_was_made_with():
    sealed = {"sealed_to": "2026-11-20", "sealed_head": "ab12" * 16}
    told = written(ReportFormat.CSV, provisional=True, requested_by="=Mina Solari", **sealed)

    cover = told.decode().rpartition("\r\n\r\n")[2]
    assert list(csv.reader(io.StringIO(cover))) == [
        ["Programme performance report 2025"],
        ["Provisional: a change made before this instant may still have been under way."],
        ["Plan", "RCAB/2024/6, Programme plan 2025"],
        ["Edition", "Approved"],
        ["Figures as known on", "20 February 2026 06:00 UTC"],
        ["Rule set", "AR-1"],
        ["History sealed to 2026-11-20", "ab12" * 16],
        ["Asked for by", "'=Mina Solari"],
        ["Contains", "programmes: 1; subprogrammes: 1; accomplishments: 1; measures: 3"],
        [
            "Left out of the figures",
            "drafts: 3; values submitted and not yet approved: none; values suppressed for "
            "confidentiality: none; translations not cleared, marked where they stand: 2; texts "
            "not translated, marked where they stand: none; narratives not yet published: none; "
            "programmes that were not asked for: none; years that were not asked for: none",
        ],
        ["Made with", WRITERS[ReportFormat.CSV].made_with],
    ]


def text_of(form: ReportFormat, file: bytes) -> str:
    """The words of a file, without the line ends that a page puts into them."""
    if form == ReportFormat.PDF:
        told = subprocess.run(
            ["pdftotext", "-", "-"], input=file, capture_output=True, check=True
        ).stdout
        return "".join(told.decode().split())
    if form in (ReportFormat.XLSX, ReportFormat.DOCX):
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            return b"".join(map(package.read, package.namelist())).decode(errors="ignore")
    return file.decode()


@needs_pdftotext
@pytest.mark.parametrize("form", ReportFormat)
@pytest.mark.parametrize("kind", ReportKind)
def test_every_report_has_the_head_of_the_chain_in_every_format(kind, form):
    sealed = {"sealed_to": "2026-11-20", "sealed_head": "ab12" * 16}
    plan = a_printed_plan() if kind == ReportKind.BUDGET else None

    file = written(form, kind=kind, plan=plan, **sealed)

    assert text_of(form, file).count(sealed["sealed_head"]) >= 1


def test_a_word_file_keeps_words_whole_and_heads_only_tables_that_have_heads():
    file = docx.Document(io.BytesIO(written(ReportFormat.DOCX)))

    narrow = {
        cell.text: cell.width.mm
        for table in file.tables
        for cell in table.rows[0].cells
        if cell.text in ("Baseline", "Target")
    }
    assert narrow["Baseline"] > narrow["Target"] > 17
    headed = [bool(t._tbl.findall(f".//{qn('w:tblHeader')}")) for t in file.tables]
    looks = [t._tbl.find(f".//{qn('w:tblLook')}").get(qn("w:firstRow")) for t in file.tables]
    assert looks == [str(int(each)) for each in headed]


def test_a_word_file_has_real_headings_tables_with_repeated_heads_and_native_charts():
    file = docx.Document(io.BytesIO(written(ReportFormat.DOCX)))

    headings = [
        (p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Summary"),
        ("Heading 2", "By subprogramme"),
        ("Heading 1", "Short of target, and why"),
        ("Heading 1", "Programme 6: Transport and borders"),
        ("Heading 2", "Subprogramme 2: Border crossings and transit"),
        ("Heading 3", "(a) Border agencies work to one set of procedures"),
        ("Heading 3", "Planned result, in the pattern of the plan"),
        ("Heading 3", "Deliverables"),
        ("Heading 1", "Annex: exact figures"),
        ("Heading 2", "Transport and borders"),
        ("Heading 2", "Reasons"),
    ]
    repeated = [bool(t._tbl.findall(f".//{qn('w:tblHeader')}")) for t in file.tables]
    # The facts of the cover and what the plan says beside what we compute have no heads.
    assert repeated.count(False) == 2
    charts = [part for part in file.part.package.iter_parts() if "charts/chart" in part.partname]
    assert len(charts) == 1
    alt = file.element.body.findall(f".//{qn('wp:docPr')}")[0].get("descr")
    assert alt.startswith(
        "Median hours for a loaded truck to clear the pilot crossings. 2022: 74.0"
    )
    assert file.core_properties.created == AS_AT


def test_a_word_file_keeps_heads_and_bands_with_what_follows_and_lines_of_a_cell_apart():
    file = docx.Document(io.BytesIO(written(ReportFormat.DOCX)))

    styled = {
        name: [
            each.text
            for table in file.tables
            for cell in table._cells
            for each in cell.paragraphs
            if each.style.name == name
        ]
        for name in ("Table head", "Table line")
    }
    assert {"Deliverable", "State", "Verdict"} <= set(styled["Table head"])
    assert "A. Meetings and bodies · 5 of 6 implemented" in styled["Table head"]
    assert styled["Table line"] == ["Focal points named by six States"]
    assert file.styles["Table head"].paragraph_format.keep_with_next


def test_the_workbook_behind_a_chart_has_the_numbers_that_are_drawn():
    with zipfile.ZipFile(io.BytesIO(written(ReportFormat.DOCX))) as package:
        behind = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/Workbook1.xlsx")))
        drawn = etree.fromstring(package.read("word/charts/chart1.xml"))

    rows = [tuple(cell.value for cell in row) for row in behind["Sheet1"]]
    assert rows == [
        ("", "Target", "Actual"),
        ("2022", None, 74),
        ("2023", None, None),
        ("2024", None, 66),
        ("2025", 50, 54.5),
    ]
    numbers = [v.text for v in drawn.iterfind(".//{*}numCache/{*}pt/{*}v")]
    assert numbers == ["50", "74.0", "66.0", "54.5"]


def test_an_arabic_word_file_runs_from_right_to_left():
    file = docx.Document(io.BytesIO(written(ReportFormat.DOCX, "ar")))

    paragraphs = [p for p in file.paragraphs if p.text]
    assert (len(paragraphs) > 20, len(file.tables) > 5) == (True, True)
    assert all(p._p.find(f".//{qn('w:bidi')}") is not None for p in paragraphs)
    assert all(t._tbl.tblPr.find(qn("w:bidiVisual")) is not None for t in file.tables)
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "ar-SA"


@pytest.mark.parametrize("language", TEXTS)
def test_a_web_page_has_its_language_its_heads_and_every_word_of_the_plan(language):
    told = written(ReportFormat.HTML, language).decode()

    page = etree.fromstring(told, etree.HTMLParser())
    words = " ".join(page.itertext())
    assert page.get("lang") == {"en": "en", "zh-hans": "zh-Hans", "ar": "ar"}[language]
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert len(page.findall(".//h1")) == 1
    facts, *tables = page.findall(".//table")
    assert (facts.find("caption"), len(tables)) == (None, 7)
    assert all(table.find("caption") is not None for table in tables)
    assert [each for each in TEXTS[language].values() if each not in words] == []


def test_words_in_a_web_page_are_never_markup():
    told = written(ReportFormat.HTML, plan_title="<script>alert(1)</script>").decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told
    assert "<script" not in told


def test_a_web_page_keeps_foreign_phrases_in_their_order_and_names_a_table_once():
    told = written(ReportFormat.HTML, "ar", requested_by="Mina & Rui Solari").decode()
    english = written(ReportFormat.HTML).decode()

    assert "<td>\u2066Mina &amp; Rui Solari\u2069</td>" in told
    assert "\u2066" not in english
    assert '<caption class="unseen">By subprogramme</caption>' in english


def test_a_text_that_is_longer_than_a_cell_says_that_it_goes_on():
    book = openpyxl.load_workbook(
        io.BytesIO(written(ReportFormat.XLSX, requested_by="x" * 40_000, kind=ReportKind.SUMMARY))
    )

    longest = max((str(cell.value) for row in book.worksheets[0] for cell in row), key=len)
    assert longest == "x" * 32_766 + "…"


def test_the_sum_of_a_table_is_not_sorted_among_what_it_adds_up():
    standings = tuple(
        Standing("Round", "2026-02-01", f"Unit {n}", "p", 1, 0, 1, 2, 3, 4, 1) for n in (1, 2)
    )
    file = written(ReportFormat.XLSX, kind=ReportKind.COMPLETENESS, standings=standings)

    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[1]

    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["Unit 1", "Unit 2", "All"]
    assert sheet.auto_filter.ref == "A1:I3"


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_a_chart_with_many_components_names_the_columns_of_its_workbook(at, name):
    assert column_name(at) == name


def test_an_arabic_word_file_keeps_phrases_and_days_in_their_order_and_slants_nothing():
    file = written(ReportFormat.DOCX, "ar", requested_by="في 2026-02-01 منذ")

    with zipfile.ZipFile(io.BytesIO(file)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        styles = package.read("word/styles.xml").decode()
    runs = {
        "".join(run.itertext()): run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        for run in body.iter(qn("w:r"))
    }
    assert runs["\u200eMina Solari\u200e"] is False
    assert runs["\u200e2026-02-01\u200e"] is False
    assert runs[" منذ"] is True
    assert "<w:i/>" not in styles


ORDER = ["pStyle", "bidi", "jc"]


@pytest.mark.parametrize("language", TEXTS)
def test_the_properties_of_word_paragraphs_are_in_the_order_of_the_schema(language):
    with zipfile.ZipFile(io.BytesIO(written(ReportFormat.DOCX, language))) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and ".xml" in name]
        bodies = [etree.fromstring(package.read(name)) for name in parts]

    found = [
        [etree.QName(each).localname for each in properties]
        for body in bodies
        for properties in body.iter(qn("w:pPr"))
        if properties.getparent().tag == qn("w:p")
    ]
    assert len(found) > 50
    assert [each for each in found if each != [name for name in ORDER if name in each]] == []
