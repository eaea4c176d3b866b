"""Footnotes of a plan: at the foot of the page, in Word as Word's own, on a web page at its end."""

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from indicators.enums import ReportKind
from indicators.reports.blocks import Look, Notes, Paragraph
from indicators.reports.layouts.budget_notes import below, notes_of
from indicators.reports.pdf import compile_pdf
from indicators.reports.printed import PrintedNode
from indicators.reports.web_page import write_html
from indicators.reports.word import write_docx
from indicators.reports.word.package import WORD
from indicators.reports.workbook import write_xlsx
from tests.reports.test_pdf import structure
from tests.reports.test_structure import a_printed_plan
from tests.reports.written import a_document

TOLD = ["See resolution 72/194.", "And 72/284.", "Formerly two committees."]


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
