"""Files as people and programs make them: understood, or refused with what to do."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from indicators.enums import ValueKind
from indicators.models import Cell, ValueVersion
from tests.builders import a_measure, an_accomplishment
from tests.entry.workbook.books import (
    COLUMN,
    actuals,
    changed,
    download,
    filled,
    kept,
    part_of,
    unit,
    upload,
    with_part,
)

pytestmark = pytest.mark.django_db
SHEET = "xl/worksheets/sheet3.xml"
NEITHER = "This file is neither a workbook (.xlsx, .xls, .ods) nor a table as text"


@pytest.fixture
def result(subprogramme):
    return an_accomplishment(subprogramme)


@pytest.fixture
def measure(result):
    return a_measure(result, unit="per cent")


def amount_of(measure):
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL).draft.amount


def in_value(book, change) -> bytes:
    """The file after something was done to the first actual's value cell."""

    def done(opened):
        sheet = unit(opened)
        change(sheet.cell(row=actuals(sheet)[0], column=COLUMN["value"]))

    return changed(book, done)


def set_to(value, number_format="General"):
    def change(cell):
        cell.value, cell.number_format = value, number_format

    return change


@pytest.mark.parametrize(
    ("value", "number_format", "language", "amount"),
    [
        (12.5, "0.0", "en", "12.5"),
        (0.125, "0.0%", "en", "12.5"),
        (0.1 + 0.2, "General", "en", "0.3"),
        ("1 234,5", "@", "fr", "1234.5"),
        ("1,234.5", "@", "en", "1234.5"),
        ("十四", "@", "zh-hans", "14"),
        ("１２", "@", "zh-hans", "12"),
        (0, "General", "en", "0"),
    ],
)
def test_a_number_is_understood_however_it_is_formatted(
    book, manager, measure, value, number_format, language, amount
):
    content = in_value(book, set_to(value, number_format))

    kept(content, manager, language=language)

    assert f"{amount_of(measure).normalize():f}" == amount


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (date(2026, 5, 1), "yyyy-mm-dd", "This cell holds a date."),
        ("=1/0", "General", "The file has no result for this formula."),
        ("12,5", "@", "“12,5” is not a number."),
        (True, "General", "“yes” is not a number."),
    ],
)
def test_what_is_no_number_is_refused_where_it_stands(book, manager, value, number_format, said):
    sent = upload(in_value(book, set_to(value, number_format)), manager)

    [problem] = sent.shown
    assert problem["faults"][0].startswith(said)
    assert (problem["sheet"], problem["number"]) == ("Border crossings", 4)


def test_a_formula_is_its_last_result(book, manager, measure):
    content = in_value(book, set_to("=3+4"))
    with_result = with_part(
        content,
        SHEET,
        lambda xml: xml.replace("<f>3+4</f><v></v>", "<f>3+4</f><v>7</v>").replace(
            "<f>3+4</f><v />", "<f>3+4</f><v>7</v>"
        ),
    )

    kept(with_result, manager)

    assert "<v>7</v>" in part_of(with_result, SHEET)
    assert amount_of(measure) == 7


def test_a_formula_that_shows_an_error_is_refused(book, manager):
    content = in_value(book, set_to("#DIV/0!"))

    assert upload(content, manager).shown[0]["faults"] == [
        "This cell shows an error of its formula. Type the value itself."
    ]


def test_merged_cells_are_named_in_each_row(book, manager):
    def merge(opened):
        sheet = unit(opened)
        sheet.merge_cells(
            start_row=3, end_row=4, start_column=COLUMN["value"], end_column=COLUMN["value"]
        )

    sent = upload(changed(book, merge), manager)

    said = "Cells are merged here. Unmerge them, and type each value in its row."
    assert [each["faults"] for each in sent.shown] == [[said], [said]]


def test_moved_rows_and_columns_and_another_name_are_found_again(book, manager, measure):
    def move(opened):
        sheet = unit(opened)
        sheet.title = "Ours"
        sheet.insert_cols(3, 2)
        sheet.insert_rows(3, 5)
        sheet.insert_rows(1)
        sheet["D1"] = "Checked by Lena"

    sent = kept(changed(filled(book, value=5), move), manager)

    assert (sent.counts["change"], sent.kept) == (1, 1)
    assert amount_of(measure) == 5


def test_a_choice_is_understood_in_any_language_and_another_word_is_not(book, manager, measure):
    chosen = upload(filled(book, state="Not applicable"), manager)
    chinese = upload(filled(book, value=5, qualifier="大约"), manager)
    other = upload(filled(book, state="gone"), manager)

    assert chosen.counts["change"] == 1
    assert set(chinese.counts) & {"change", "problem"}
    assert other.shown[0]["faults"] == [
        "“gone” is not in the list of this column. Choose one of it."
    ]


def test_a_sheet_saved_as_text_is_understood(book, manager, measure):
    for sign in (",", ";", "\t"):
        sent = upload(_as_csv(filled(book, value=5), sign), manager, name="values.csv")

        assert (sent.error, sent.counts) == ("", {"change": 1, "same": 1})

    assert kept(_as_csv(filled(book, value="n/a"), ";"), manager).kept == 1


@pytest.mark.parametrize(
    ("typed", "notation", "said"),
    [
        ("1.234,5", "es", "1234.5"),
        ("1 234,5", "fr", "1234.5"),
        ("1,234.5", "en", "1234.5"),
        ("1.234", "es", "1234"),
        ("1.234", "en", "1.234"),
    ],
)
def test_a_table_as_text_is_read_in_the_notation_that_was_chosen(
    book, manager, measure, typed, notation, said
):
    content = _as_csv(filled(book, value=typed), ";")

    done = kept(content, manager, name="values.csv", language="en", notation=notation)

    assert (done.error, done.kept) == ("", 1)
    assert ValueVersion.objects.get(by=manager).amount == Decimal(said)


def test_what_is_no_number_in_the_chosen_notation_is_a_fault_and_no_other_number(book, manager):
    content = _as_csv(filled(book, value="1.234,5"), ";")

    read = upload(content, manager, name="values.csv", language="en", notation="en")

    assert read.counts == {"problem": 1, "same": 1}
    assert read.shown[0]["faults"] == [
        "“1.234,5” is not a number. Use figures, with “.” before decimals."
    ]


def _as_csv(content: bytes, sign: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign)
    for row in unit(openpyxl.load_workbook(io.BytesIO(content))).iter_rows(values_only=True):
        writer.writerow(["" if value is None else value for value in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _without_codes(book):
    return changed(book, lambda opened: unit(opened).delete_rows(1))


def _zip(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "This workbook is damaged or has a password"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            NEITHER,
        ),
        (
            b"%PDF-1.7 nothing",
            NEITHER,
        ),
        (b"", NEITHER),
        (b"a;b\n1;2\n", "This file has no rows with the hidden keys"),
        (
            "name,wert\nÄ,2\n".encode("utf-16"),
            NEITHER,
        ),
        (
            _zip(readme=b"x"),
            NEITHER,
        ),
        (
            _zip(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x"}),
            "This workbook is damaged or has a password: open it",
        ),
        (
            _zip(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b" " * 600_000_000}),
            NEITHER,
        ),
    ],
    ids=["xls", "ods", "pdf", "empty", "other", "utf-16", "zip", "damaged", "bomb"],
)
def test_another_file_is_refused_with_what_to_do(manager, content, said):
    sent = upload(content, manager)

    assert (sent.status, sent.error[: len(said)]) == ("refused", said)


def test_a_workbook_whose_hidden_row_was_deleted_is_refused(book, manager):
    sent = upload(_without_codes(book), manager)

    assert sent.error.startswith("This file has no rows with the hidden keys of a downloaded")


def test_words_that_look_like_a_formula_are_words_in_the_file(result, manager, subprogramme):
    a_measure(result, unit="=cmd|' /C calc'!A0")

    content = download(subprogramme.node, manager)

    assert "<f>" not in part_of(content, SHEET)
