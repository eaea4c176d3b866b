"""Damaged, hostile and foreign bytes: one clear sentence, and nothing else escapes."""

import io
import zipfile

import pytest

from indicators.plans import annual_word
from indicators.plans.annual_word import package
from indicators.plans.refusals import NotAPlan
from tests.plans.word import packed
from tests.plans.word_plans import a_plan, read, with_result


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def plan() -> bytes:
    made = with_result(a_plan())
    made.paragraph("Performance measure: number of rivers (annual)")
    made.chart(["2024 (actual)"], {"X": ["3"]})
    return made.to_bytes()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty"),
        (b"plain words", "no Word document"),
        (b"PK\x03\x04 and nothing", "incomplete or damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    ],
)
def test_foreign_bytes_are_refused(data, sentence):
    with pytest.raises(NotAPlan, match=sentence):
        annual_word.read(data)


def test_a_file_cut_off_on_its_way_is_refused(plan):
    with pytest.raises(NotAPlan, match="incomplete or damaged"):
        annual_word.read(plan[: len(plan) // 2])


def test_a_zip_without_a_document_is_refused():
    with pytest.raises(NotAPlan, match="no Word document"):
        annual_word.read(packed({"letter.txt": b"Dear colleagues"}))


def test_a_part_that_unpacks_to_a_flood_is_refused(plan):
    parts = parts_of(plan) | {"word/media/flood.bin": b"\0" * (package.SMALL_PART * 4)}

    with pytest.raises(NotAPlan, match="unpacks to more than"):
        annual_word.read(packed(parts))


def test_a_part_of_more_than_64_mb_is_refused(plan, monkeypatch):
    monkeypatch.setattr(package, "LARGEST_PART", 1000)

    with pytest.raises(NotAPlan, match="unpacks to more than"):
        annual_word.read(plan)


def test_a_document_of_millions_of_tags_is_refused(plan, monkeypatch):
    monkeypatch.setattr(package, "MOST_TAGS", 10)

    with pytest.raises(NotAPlan, match="unpacks to more than"):
        annual_word.read(plan)


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE w [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        b'<!DOCTYPE w SYSTEM "http://example.org/w.dtd">',
    ],
)
def test_a_document_type_is_refused_and_no_entity_is_read(plan, doctype):
    parts = parts_of(plan)
    parts["word/document.xml"] = doctype + parts["word/document.xml"].replace(
        b"Rivers and lakes", b"Rivers"
    )

    with pytest.raises(NotAPlan, match="declares a document type"):
        annual_word.read(packed(parts))


@pytest.mark.parametrize("part", ["word/document.xml", "word/charts/chart1.xml", "word/styles.xml"])
def test_xml_that_is_cut_off_is_refused(plan, part):
    parts = parts_of(plan)
    parts[part] = parts[part][: len(parts[part]) // 2]

    with pytest.raises(NotAPlan, match="damaged"):
        annual_word.read(packed(parts))


def test_a_chart_whose_part_is_lost_leaves_a_doubt(plan):
    parts = parts_of(plan)
    del parts["word/charts/chart1.xml"]

    record = annual_word.read(packed(parts))

    assert [each.code for each in record if each.kind == "doubt"][-1] == "values_only_in_figure"


def test_attributes_that_are_no_numbers_are_taken_for_none():
    made = with_result(a_plan())
    made.raw(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="many"/></w:tcPr>'
        "<w:p><w:r><w:t>Words</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )

    assert [each.text for each in read(made) if each.kind == "remainder"] == ["Words"]


def test_deep_nesting_is_refused():
    made = with_result(a_plan())
    made.raw("<w:sdt>" * 400 + "</w:sdt>" * 400)

    with pytest.raises(NotAPlan, match="damaged"):
        read(made)
