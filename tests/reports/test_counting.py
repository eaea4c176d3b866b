"""How far a file is: counted by its writer, heard by whoever asked for it."""

from io import BytesIO

import pikepdf
import pytest

from indicators.enums import ReportCounted, ReportFormat
from indicators.reports import counting, pdf
from indicators.reports.counting import Counted
from indicators.reports.layouts import laid_out, tabulated
from indicators.reports.writers import WRITERS
from tests.reports.written import a_document


@pytest.fixture
def heard(monkeypatch) -> list[Counted]:
    """Everything that is counted, however short the time between."""
    monkeypatch.setattr(counting, "PAUSE", 0)
    monkeypatch.setattr(pdf, "GLANCE", 0.002)
    told: list[Counted] = []
    with counting.heard_by(told.append):
        yield told


def test_a_pdf_says_how_many_pages_it_has_before_they_are_written(heard):
    file = WRITERS[ReportFormat.PDF].write(a_document("zh-hans").as_json())

    with pikepdf.open(BytesIO(file)) as opened:
        pages = len(opened.pages)
    assert heard == [Counted(ReportCounted.PAGES, pages, pages)]


@pytest.mark.parametrize("form", [ReportFormat.DOCX, ReportFormat.HTML])
def test_a_text_counts_its_headings_paragraphs_and_tables(heard, form):
    document = a_document()
    every = len(laid_out(document, digest="").blocks)

    WRITERS[form].write(document.as_json())

    assert heard == [Counted(ReportCounted.PARTS, n, every) for n in range(1, every + 1)]


def test_a_workbook_counts_its_rows(heard):
    document = a_document()
    every = sum(len(table.rows) for table in tabulated(document).tables)

    WRITERS[ReportFormat.XLSX].write(document.as_json())

    assert heard == [Counted(ReportCounted.ROWS, n, every) for n in range(1, every + 1)]


def test_nobody_is_told_more_often_than_anybody_looks():
    told: list[Counted] = []
    with counting.heard_by(told.append):
        list(counting.counted(range(10_000), ReportCounted.ROWS))

    assert len(told) <= 1


def test_what_is_counted_where_nobody_listens_is_heard_by_nobody(heard):
    with counting.heard_by(lambda _counted: None):
        list(counting.counted("abc", ReportCounted.PARTS))

    assert heard == []
