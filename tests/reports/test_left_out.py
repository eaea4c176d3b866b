"""Every table of every kind says what it leaves out, in every format."""

from dataclasses import replace

import pytest

from indicators.enums import NarrativeKind, ReportColumn, ReportFormat, ReportKind
from indicators.reports.blocks import Layout, Table
from indicators.reports.document import Document, HeldBack, LeftOut, Narrative
from indicators.reports.layouts import laid_out, tabulated
from indicators.reports.writers import WRITERS
from tests.reports.test_formats_agree import readable
from tests.reports.test_pdf import needs_pdftotext
from tests.reports.test_reading_order import documents
from tests.reports.written import TEXTS, a_document

HELD = "drafts (3); values submitted and not yet approved (2)"


def a_partial_document(kind: ReportKind, language: str = "en") -> Document:
    """The small report of one programme, two columns and some years, with values in hand."""
    document = replace(documents()[kind], language=language)
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    first, *others = result.measures
    first = replace(first, held_back=HeldBack(drafts=3, submitted=2))
    unit = replace(
        unit,
        accomplishments=(replace(result, measures=(first, *others)),),
        deliverables=replace(unit.deliverables, in_words=4),
        narratives=(Narrative(NarrativeKind.LESSONS, "Learned."),),
    )
    return replace(
        document,
        programmes=(replace(programme, subprogrammes=(unit,)),),
        columns=(ReportColumn.ACTUAL, ReportColumn.TARGET),
        years_left_out=("2020", "2021"),
        left_out=LeftOut(drafts=3, submitted=2, programmes=27, narratives=5),
    )


def told(layout: Layout) -> dict[str, str]:
    return {table.name: table.left_out for table in layout.tables}


def is_of_the_plan(layout: Layout, table: Table) -> bool:
    """In a budget document, what stands before its annex is the plan's own."""
    blocks = list(layout.blocks)
    annex = next((at for at, each in enumerate(blocks) if each_is_annex(each)), 0)
    return blocks.index(table) < annex


def each_is_annex(block: object) -> bool:
    return getattr(block, "level", 0) == 1 and block.text in ("Annex", "附件", "مرفق")


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("kind", ReportKind)
def test_every_table_of_every_kind_says_what_it_leaves_out(kind, language):
    document = a_partial_document(kind, language)
    read, computed_with = laid_out(document, digest="d"), tabulated(document)

    silent = [table.name for table in read.tables if not table.left_out]
    of_the_plan = [table.name for table in read.tables if is_of_the_plan(read, table)]
    assert len(list(read.tables)) > len(of_the_plan)
    assert silent == (of_the_plan if kind == ReportKind.BUDGET else [])
    assert [table.name for table in computed_with.tables if not table.left_out] == []


def test_a_table_counts_what_it_leaves_out_itself():
    found = told(laid_out(a_partial_document(ReportKind.PERFORMANCE), digest="d"))

    columns = "columns that were not asked for (Baseline, Progress P, Level L)"
    years = "years that were not asked for (2020, 2021)"
    programmes = "programmes that were not asked for (27)"
    assert found == {
        "By subprogramme": f"Not in this table: {HELD}; {programmes}.",
        "Short of target, and why": f"Not in this table: {HELD}; "
        f"measures that are not of this list (2); {programmes}.",
        "(a) Border agencies work to one set of procedures": f"Not in this table: {HELD}; "
        f"{columns}; {years}.",
        f"{TEXTS['en']['corridor']} · Words by year": f"Not in this table: {years}.",
        "Deliverables": "— is “none planned”: it is not zero. "
        "Not in this table: deliverables told in words alone (4).",
        "Transport and borders": f"Not in this table: {HELD}.",
        "Reasons": "This table leaves nothing out.",
    }


def test_flat_tables_count_what_they_leave_out():
    found = told(tabulated(a_partial_document(ReportKind.PERFORMANCE)))

    programmes = "programmes that were not asked for (27)"
    assert found == {
        "Measures": f"Not in this table: {HELD}; columns that were not asked for (Baseline, "
        f"Progress P, Level L); years that were not asked for (2020, 2021); {programmes}.",
        "By subprogramme": f"Not in this table: {HELD}; {programmes}.",
        "Deliverables": "— is “none planned”: it is not zero. Not in this table: deliverables "
        f"told in words alone (4); {programmes}.",
        "Narratives": "Not in this table: narratives not yet published (5).",
    }


def test_what_has_no_rows_says_what_it_leaves_out_all_the_same():
    document = replace(a_partial_document(ReportKind.CHANGES), differences=())

    said = [getattr(each, "text", "") for each in laid_out(document, digest="d").blocks]

    assert said == [
        "Changes",
        "0 changes since 2025-11-20.",
        f"Not in this table: {HELD}; programmes that were not asked for (27).",
    ]


@needs_pdftotext
@pytest.mark.parametrize("form", [each for each in ReportFormat if each != ReportFormat.JSON])
@pytest.mark.parametrize("kind", ReportKind)
def test_every_format_prints_what_each_table_leaves_out(kind, form):
    document = a_partial_document(kind)
    is_flat = form in (ReportFormat.CSV, ReportFormat.XLSX)
    layout = tabulated(document) if is_flat else laid_out(document, digest="d")

    said = readable(form, WRITERS[form].write(document.as_json()))

    wanted = [table.left_out for table in layout.tables]
    assert any(wanted)
    assert [each for each in wanted if said.count(each) < wanted.count(each)] == []


def test_the_frozen_document_has_it_as_data():
    frozen = a_partial_document(ReportKind.PERFORMANCE).as_json()

    measures = frozen["programmes"][0]["subprogrammes"][0]["accomplishments"][0]["measures"]
    assert [each["held_back"] for each in measures] == [
        {"drafts": 3, "submitted": 2, "suppressed": 0},
        None,
        None,
    ]
    assert (frozen["left_out"]["programmes"], frozen["years_left_out"]) == (27, ["2020", "2021"])


def test_a_document_that_leaves_nothing_out_says_so():
    document = a_document(left_out=LeftOut(), kind=ReportKind.ATTAINMENT)
    [programme] = document.programmes
    document = replace(document, programmes=(replace(programme, subprogrammes=()),))

    assert told(laid_out(document, digest="d")) == {
        "Transport and borders": "This table leaves nothing out."
    }
