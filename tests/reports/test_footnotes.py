"""Footnotes of a plan: at the foot of the page, in Word as Word's own, on a web page at its end."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from indicators.enums import NodeKind, ReportFormat, ReportKind, ValueKind, ValueState
from indicators.reports.blocks import Look, Notes, Paragraph
from indicators.reports.document import Document, ValueNote
from indicators.reports.layouts.budget_notes import below, notes_of
from indicators.reports.pdf import compile_pdf
from indicators.reports.printed import PrintedNode, PrintedValue
from indicators.reports.web_page import write_html
from indicators.reports.word import write_docx
from indicators.reports.word.package import WORD
from indicators.reports.workbook import write_xlsx
from indicators.reports.writers import WRITERS
from tests.reports.test_formats_agree import readable
from tests.reports.test_pdf import needs_pdftotext, structure
from tests.reports.test_structure import a_printed_plan
from tests.reports.written import a_document

TOLD = ["See resolution 72/194.", "And 72/284.", "Formerly two committees."]


VALUE_NOTES = (
    ValueNote("2022", ValueKind.ACTUAL, "Counted by hand."),
    ValueNote("2025", ValueKind.TARGET, "As revised in May."),
    ValueNote("2025", ValueKind.ACTUAL, "Of 12 crossings."),
)
WORD_NOTE = ValueNote("2024", ValueKind.ACTUAL, "In June.")


def a_performance(language: str = "en") -> Document:
    """The small report with notes to values: drawn ones, those of the period, and words."""
    document = a_document(language)
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [result] = unit.accomplishments
    hours, lost, corridor = result.measures
    measures = (
        replace(hours, footnotes=VALUE_NOTES),
        lost,
        replace(corridor, footnotes=(WORD_NOTE,)),
    )
    unit = replace(unit, accomplishments=(replace(result, measures=measures),))
    return replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))


def a_budget_of_noted_values() -> Document:
    """A figure and a table of words whose values have lettered and numbered notes."""
    plan = a_printed_plan()
    nodes = list(plan.nodes)
    at = next(at for at, node in enumerate(nodes) if node.kind == NodeKind.MEASURE)
    first, *others = nodes[at].values
    drawn = replace(first, footnotes=("a", "a Counted by hand.", "4 See A/1."))
    nodes[at] = replace(nodes[at], values=(drawn, *others))
    told = ("One\nTwo", ("b", "b Of six.")), ("Three", ("5 See A/2.",))
    kinds = (("2024", ValueKind.ACTUAL), ("2025", ValueKind.TARGET))
    values = tuple(
        PrintedValue("", *kind, ValueState.REPORTED, "", "", words, notes)
        for kind, (words, notes) in zip(kinds, told, strict=True)
    )
    in_words = replace(nodes[at], path=f"{nodes[at].path}0", text="States agree", values=values)
    nodes.insert(at + 1, in_words)
    return a_document(kind=ReportKind.BUDGET, plan=replace(plan, nodes=tuple(nodes)))


def a_budget(language: str = "en"):
    return a_document(language, kind=ReportKind.BUDGET, plan=a_printed_plan()).as_json()


@pytest.mark.parametrize(
    ("footnotes", "notes", "under"),
    [
        (("7 See 72/194.",), Notes(foot=("See 72/194.",)), []),
        (
            ("a", "a Of all."),
            Notes(letters=("a",)),
            [Paragraph("Of all.", Look.NOTE, Notes(letters=("a",)))],
        ),
        # One note for two letters, which another node bears too.
        (
            ("a", "b", "a b Of both."),
            Notes(letters=("a", "b")),
            [Paragraph("Of both.", Look.NOTE, Notes(letters=("a", "b")))],
        ),
        # Letters whose note stands with another node, or nowhere.
        (("a", "7"), Notes(letters=("a", "7")), []),
        # A remark below a figure, which bears no letter.
        (("A baseline year.",), Notes(), [Paragraph("A baseline year.", Look.NOTE)]),
        (("a note of our own",), Notes(), [Paragraph("a note of our own", Look.NOTE)]),
        ((), Notes(), []),
    ],
)
def test_numbers_go_to_the_foot_letters_below_and_nothing_is_lost(footnotes, notes, under):
    node = PrintedNode("measure", "section 6/measure 1", "1", "Words", footnotes=footnotes)

    assert notes_of(node) == notes
    assert list(below([node])) == under


def test_a_pdf_has_them_as_notes(tmp_path):
    tags = [tag for tag, _ in structure(compile_pdf(a_budget()))]

    assert tags.count("Note") == 3


def test_word_has_them_as_its_own_footnotes():
    with zipfile.ZipFile(BytesIO(write_docx(a_budget()))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        types = package.read("[Content_Types].xml").decode()

    names = {"w": WORD}
    told = {
        note.get(f"{{{WORD}}}id"): "".join(note.itertext()).strip()
        for note in notes.iterfind("w:footnote", names)
        if note.get(f"{{{WORD}}}type") is None
    }
    marks = [each.get(f"{{{WORD}}}id") for each in body.iterfind(".//w:footnoteReference", names)]
    assert [told[mark] for mark in marks] == TOLD
    assert "/word/footnotes.xml" in types


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_a_web_page_has_them_at_its_end_and_leads_there_and_back(language):
    page = write_html(a_budget(language)).decode()

    marks = re.findall(r'href="#(note\d)" id="(mark\d)" role="doc-noteref">(\d)<', page)
    notes = re.findall(r'<li id="(note\d)">(.*?) <a href="#(mark\d)" role="doc-backlink"', page)
    assert marks == [(f"note{n}", f"mark{n}", str(n)) for n in (1, 2, 3)]
    assert [(note, back) for note, _told, back in notes] == [
        (f"note{n}", f"mark{n}") for n in (1, 2, 3)
    ]
    assert [re.sub("[\u2066\u2069]", "", told) for _note, told, _back in notes] == TOLD


def test_a_workbook_lists_them_by_what_they_stand_to():
    with zipfile.ZipFile(BytesIO(write_xlsx(a_budget()))) as package:
        words = package.read("xl/sharedStrings.xml").decode()

    assert "section 6/paragraph 6.1" in words
    assert all(f"{n} {told}" in words for n, told in zip((7, 8, 9), TOLD, strict=True))


def in_order(said: str, wanted: list[str]) -> list[str]:
    """Those of the wanted that are found one after another."""
    found, at = [], 0
    for each in wanted:
        if (place := said.find(each, at)) >= 0:
            found.append(each)
            at = place + len(each)
    return found


@needs_pdftotext
@pytest.mark.parametrize("form", [each for each in ReportFormat if each != ReportFormat.JSON])
def test_notes_of_single_values_are_in_every_format_in_their_order(form):
    said = readable(form, WRITERS[form].write(a_performance().as_json()))

    wanted = [each.text for each in (*VALUE_NOTES, WORD_NOTE)]
    if form == ReportFormat.DOCX:
        # Word keeps what stands at the foot in a part of its own.
        assert in_order(said, wanted[:1]) == wanted[:1]
        assert word_footnotes(a_performance()) == wanted[1:]
    else:
        assert in_order(said, wanted) == wanted


@needs_pdftotext
@pytest.mark.parametrize("form", [ReportFormat.PDF, ReportFormat.HTML])
def test_values_of_a_budget_document_have_their_letters_below_and_numbers_at_the_foot(form):
    said = readable(form, WRITERS[form].write(a_budget_of_noted_values().as_json()))

    # The year of a drawn value bears its letter; notes of the plan's words come before and after.
    wanted = ["2024 (actual)a", "Counted by hand.", "Of six.", "See A/1.", "See A/2."]
    assert in_order(said, wanted) == wanted


def test_word_reads_the_notes_of_a_budget_document_in_their_order():
    document = a_budget_of_noted_values()

    assert word_footnotes(document) == [*TOLD[:2], "See A/1.", "See A/2.", TOLD[2]]


def word_footnotes(document: Document) -> list[str]:
    with zipfile.ZipFile(BytesIO(write_docx(document.as_json()))) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    every = notes.iterfind("w:footnote", {"w": WORD})
    own = [note for note in every if note.get(f"{{{WORD}}}type") is None]
    return ["".join(note.itertext()).strip() for note in own]
