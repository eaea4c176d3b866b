"""What was revised: both verdicts stand in every report that judges, whatever its format."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from html import unescape

import openpyxl
import pikepdf
import pytest

from indicators.enums import ReportFormat, ReportKind, Verdict
from indicators.reports.blocks import Content, Paragraph, Table
from indicators.reports.differences import Compared, with_differences
from indicators.reports.document import Document
from indicators.reports.layouts import laid_out, tabulated
from indicators.reports.writers import WRITERS
from tests.reports.test_pdf import extracted, needs_pdftotext
from tests.reports.written import TEXTS, a_document

RECKONING = (
    "https://x/plans/p/reckoning/7/programme/6/subprogramme/2/a/1/"
    "?as_at=2026-02-20T06:00:00.000000Z"
)
REVISED = {
    "former_target": "52.0",
    "original_verdict": Verdict.NOT_MET,
    "original_progress": "",
    "original_level": "",
}
AGAINST = {
    "en": "Against the original target of 52.0: Not met",
    "zh-hans": "对照原目标值52.0：未达到",
    "ar": "قياسا إلى المستهدف الأصلي 52,0: لم يتحقق",
}
BESIDE = "Each verdict is against what was in force at the end of the period"


def revised(language: str = "en", kind: ReportKind = ReportKind.PERFORMANCE, **others) -> Document:
    document = a_document(language, kind=kind, reckonings="https://x/plans/p/reckoning/7/")
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    result = unit.accomplishments[0]
    first, *rest = result.measures
    result = replace(result, measures=(replace(first, **{**REVISED, **others}), *rest))
    unit = replace(unit, accomplishments=(result,))
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))


def verdicts(document: Document) -> list[tuple[str, str]]:
    """What tables say of the first measure's verdict, and beneath it."""
    tables = [each for each in laid_out(document, digest="").blocks if isinstance(each, Table)]
    return [
        (cell.text, cell.note)
        for table in tables
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=False)
        if column.content == Content.VERDICT and cell.verdict == Verdict.PARTIALLY_MET
    ]


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("kind", "tables"),
    [
        (ReportKind.PERFORMANCE, 3),
        (ReportKind.SUMMARY, 1),
        (ReportKind.ATTAINMENT, 1),
        (ReportKind.EXCEPTIONS, 1),
        (ReportKind.BUDGET, 1),
    ],
)
def test_the_verdict_on_the_original_target_stands_beneath(kind, tables, language):
    said = verdicts(revised(language, kind))

    assert [note for _text, note in said] == [AGAINST[language]] * tables


@pytest.mark.parametrize(
    ("others", "note"),
    [
        (
            {"former_target": "", "former_baseline": "80.0"},
            "From the original baseline of 80.0: Not met",
        ),
        ({"former_target": ""}, "Against what was promised at first: Not met"),
        ({"original_verdict": None}, ""),
    ],
)
def test_a_revised_baseline_and_components_say_so_and_nothing_revised_says_nothing(others, note):
    said = verdicts(revised(kind=ReportKind.ATTAINMENT, **others))

    assert said == [("Partially met", note)]


@pytest.mark.parametrize(
    "kind",
    [
        ReportKind.PERFORMANCE,
        ReportKind.SUMMARY,
        ReportKind.ATTAINMENT,
        ReportKind.BUDGET,
        ReportKind.CHANGES,
    ],
)
def test_a_report_says_which_of_the_two_counts_and_how_many_differ(kind):
    told, untold = (
        [
            each.text
            for each in laid_out(document, digest="").blocks
            if isinstance(each, Paragraph) and BESIDE in each.text
        ]
        for document in (revised(kind=kind), a_document(kind=kind))
    )

    assert untold == []
    assert told[0].startswith("Measures whose target or baseline was revised: 1.")
    assert told[0].endswith("they differ in 1.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Verdict against the original", "—", "Not met")),
        ("zh-hans", ("对照原值的结论", "—", "未达到")),
        ("ar", ("الحكم قياسا إلى الأصل", "—", "لم يتحقق")),
    ],
)
def test_a_revision_since_tells_the_verdict_that_the_original_would_have_had(language, said):
    before, now = (
        of_one_measure(each)
        for each in (a_document(language), revised(language, ReportKind.CHANGES))
    )
    changed = with_differences(now, Compared("earlier", before))

    (table,) = tabulated(changed).tables

    assert [
        (row.cells[1].text, *(line for cell in row.cells[2:4] for line in cell.lines))
        for row in table.rows
    ] == [said]


def of_one_measure(document: Document) -> Document:
    """The first, which is known from edition to edition."""
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    result = unit.accomplishments[0]
    result = replace(result, measures=(replace(result.measures[0], identity="1"),))
    unit = replace(unit, accomplishments=(result,))
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))


def test_flat_tables_have_the_original_in_columns_of_their_own():
    sheet = next(iter(tabulated(revised()).tables))
    heads = [column.head for column in sheet.columns]

    first, second = (
        dict(zip(heads, (cell.text for cell in row.cells), strict=True)) for row in sheet.rows[:2]
    )

    names = ("Verdict", "Original baseline", "Original target", "Verdict against the original")
    assert [first[name] for name in names] == ["Partially met", "", "52.0", "Not met"]
    assert [second[name] for name in names] == ["Met", "", "", ""]


@pytest.mark.parametrize(
    ("form", "between"), [(ReportFormat.CSV, "\n"), (ReportFormat.XLSX, " · ")]
)
def test_a_table_to_compute_with_says_it_too(form, between):
    written = WRITERS[form].write(revised(kind=ReportKind.EXCEPTIONS).as_json())

    assert f"Partially met{between}{AGAINST['en']}" in cells_of(form, written)


def cells_of(form: ReportFormat, written: bytes) -> list[object]:
    if form == ReportFormat.CSV:
        rows = csv.reader(io.StringIO(written.decode("utf-8-sig")))
        return [cell for row in rows for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(written))
    return [cell.value for sheet in book for row in sheet for cell in row]


@needs_pdftotext
@pytest.mark.parametrize("language", TEXTS)
def test_a_pdf_prints_it_and_the_verdict_leads_there(language, tmp_path):
    written = WRITERS[ReportFormat.PDF].write(revised(language).as_json())

    words = AGAINST[language].replace("：", ":").partition(":")[2].strip()
    assert words in extracted(written, tmp_path)
    assert RECKONING in links_of(ReportFormat.PDF, written)


@pytest.mark.parametrize("form", [ReportFormat.HTML, ReportFormat.DOCX, ReportFormat.XLSX])
def test_a_verdict_opens_into_its_reckoning_as_at_the_instant_of_the_report(form):
    written = WRITERS[form].write(revised().as_json())

    assert RECKONING in links_of(form, written)


def test_what_counts_drafts_opens_nothing():
    document = replace(revised(), reckonings="")

    assert b"/reckoning/" not in WRITERS[ReportFormat.HTML].write(document.as_json())


def links_of(form: ReportFormat, written: bytes) -> set[str]:
    if form == ReportFormat.HTML:
        return {unescape(each) for each in re.findall(r'href="([^"]*)"', written.decode())}
    if form == ReportFormat.PDF:
        with pikepdf.open(io.BytesIO(written)) as file:
            return {
                str(each.A.URI)
                for page in file.pages
                for each in page.get("/Annots", [])
                if "/A" in each and "/URI" in each.A
            }
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        rels = [name for name in package.namelist() if name.endswith(".rels")]
        return {
            unescape(each)
            for name in rels
            for each in re.findall(r'Target="([^"]*)"', package.read(name).decode())
        }
