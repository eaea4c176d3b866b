"""ODS and XLS: the same values, and a question where the file leaves something open."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.enums import ValueKind
from indicators.models import Cell
from tests.entry.workbook.books import kept, upload
from tests.entry.workbook.other_formats import Share, as_ods, as_xls

pytestmark = pytest.mark.django_db


def draft_of(measure):
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL).draft


@pytest.mark.parametrize("saved", [as_ods, as_xls])
def test_a_number_and_words_are_read(measure, manager, book, saved):
    sent = kept(saved(book, value=45.25, comment="First line\nsecond – 十四"), manager)

    assert (sent.status, sent.kept) == ("done", 1)
    draft = draft_of(measure)
    assert (draft.amount, draft.comment) == (Decimal("45.25"), "First line\nsecond – 十四")


@pytest.mark.parametrize("saved", [as_ods, as_xls])
def test_what_is_sent_back_untouched_changes_nothing(manager, book, saved):
    sent = upload(saved(book), manager)

    assert sent.counts == {"same": 2}


@pytest.mark.parametrize("saved", [as_ods, as_xls])
def test_the_same_file_again_changes_nothing(manager, book, saved):
    content = saved(book, value=45.25)
    kept(content, manager)

    assert upload(content, manager).counts == {"same": 2}


def test_an_ods_says_that_a_number_is_a_percentage(measure, manager, book):
    kept(as_ods(book, value=Share(0.45)), manager)

    assert draft_of(measure).amount == 45


def test_an_xls_does_not_and_the_person_is_asked(manager, book):
    sent = upload(as_xls(book, value=Share(0.45)), manager)

    assert sent.counts == {"same": 1, "problem": 1}
    [problem] = sent.shown
    assert problem["faults"] == [
        "An old workbook (.xls) does not say whether this is a percentage. Type it as a text with "
        "its sign, such as 45%, or save the file as .xlsx."
    ]


def test_a_percentage_typed_as_a_text_is_one(measure, manager, book):
    kept(as_xls(book, value="45%"), manager)

    assert draft_of(measure).amount == 45


def test_states_and_lists_are_understood(measure, manager, book):
    kept(as_ods(book, value="—", comment="Nobody counted."), manager)

    assert (draft_of(measure).state, draft_of(measure).amount) == ("not_reported", None)


@pytest.mark.parametrize(
    "content",
    [
        lambda book: as_ods(book, value=50, merged="comment"),
        lambda book: as_xls(book, value=50, merged=True),
    ],
    ids=["ods", "xls"],
)
def test_merged_cells_are_named(manager, book, content):
    sent = upload(content(book), manager)

    assert {fault for each in sent.shown for fault in each["faults"]} == {
        "Cells are merged here. Unmerge them, and type each value in its row."
    }


def test_a_date_in_an_xls_is_named(manager, book):
    sent = upload(as_xls(book, value=date(2025, 3, 4)), manager)

    [problem] = sent.shown
    assert problem["faults"] == [
        "This cell holds a date. Format it as a number or a text, and type the value again."
    ]
