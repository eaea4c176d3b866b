"""Faults of files that are no XLSX: back as an XLSX of the same sheets, places and values."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest

from indicators import entry
from indicators.enums import ValueKind
from indicators.models import Cell
from tests.entry.workbook.books import COLUMN, changed, download, kept, upload
from tests.entry.workbook.other_formats import Share, as_ods, as_xls, rows_with

pytestmark = pytest.mark.django_db
# Codes, headings, the target; then the actual.
ACTUAL = 4


def as_csv(content: bytes, **values: object) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows_with(content, values))
    return text.getvalue().encode()


def marked(sent):
    return openpyxl.load_workbook(io.BytesIO(entry.workbook.marked(sent)))


def at(sheet, code):
    return sheet.cell(row=ACTUAL, column=COLUMN[code])


@pytest.mark.parametrize(
    ("saved", "name", "called"),
    [
        (as_ods, "values.ods", "Anything"),
        (as_xls, "values.xls", "Anything"),
        (as_csv, "values of 2025.csv", "values of 2025"),
    ],
)
def test_the_cell_is_marked_where_it_was_and_everything_else_is_there(
    manager, book, saved, name, called
):
    content = saved(book, value="twelve", comment="Ask Lena.\nTwice.", evidence="=1+1")

    sent = upload(content, manager, name=name)

    [sheet] = marked(sent).worksheets
    assert (sheet.title, entry.workbook.is_copied(sent)) == (called, True)
    assert at(sheet, "value").value == "twelve"
    assert at(sheet, "value").comment.text.startswith("“twelve” is not a number.")
    assert at(sheet, "value").fill.start_color.rgb == "FFFFD9D9"
    assert at(sheet, "comment").value == "Ask Lena.\nTwice."
    assert (at(sheet, "evidence").value, at(sheet, "evidence").data_type) == ("=1+1", "s")
    assert at(sheet, "measure").value == "Number of crossings open to freight"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden


@pytest.mark.parametrize("saved", [as_ods, as_xls, as_csv])
def test_the_marked_file_mended_and_sent_again_is_kept(manager, measure, book, saved):
    sent = upload(saved(book, value="twelve", comment="Counted."), manager)

    def mend(opened):
        at(opened.worksheets[0], "value").value = 12

    done = kept(changed(entry.workbook.marked(sent), mend), manager)

    draft = Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL).draft
    assert (done.kept, draft.amount, draft.comment) == (1, 12, "Counted.")


def test_numbers_shares_and_days_stay_what_they_are(manager, book):
    content = as_ods(
        book, value=Share(0.45), value_high="many", numerator=3.5, action_due=date(2026, 9, 30)
    )

    [sheet] = marked(upload(content, manager)).worksheets

    assert (at(sheet, "value").value, "%" in at(sheet, "value").number_format) == (0.45, True)
    assert at(sheet, "numerator").value == 3.5
    assert at(sheet, "action_due").value == datetime.combine(date(2026, 9, 30), datetime.min.time())


def test_a_share_that_may_be_one_is_still_asked_about_in_the_copy(manager, book):
    sent = upload(as_xls(book, value=Share(0.45)), manager)

    [sheet] = marked(sent).worksheets
    again = upload(entry.workbook.marked(sent), manager)

    assert at(sheet, "value").value == "0.45 ?"
    assert again.counts == {"same": 1, "problem": 1}


def test_a_file_without_a_column_leaves_the_remarks_of_a_value_as_they_are(manager, measure, book):
    kept(as_csv(book, value=12, comment="Counted.", evidence="Gate log"), manager)
    rows = rows_with(download(measure.accomplishment.subprogramme.node, manager), {"value": 13})
    text = io.StringIO()
    csv.writer(text).writerows([row[0], row[COLUMN["value"] - 1]] for row in rows)

    done = kept(text.getvalue().encode(), manager)

    draft = Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL).draft
    assert (done.kept, draft.amount) == (1, 13)
    assert (draft.comment, draft.evidence) == ("Counted.", "Gate log")
