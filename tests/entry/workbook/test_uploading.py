"""A workbook sent back: what it would change, what stands in its way, and that nothing is lost."""

import hashlib
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection

from indicators import entry, ledger
from indicators.entry.workbook import comparing
from indicators.enums import Finality, MeasureKind, ValueKind, ValueState, ValueStatus
from indicators.models import Cell, SignOff, ValueVersion
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_dimension,
    a_measure,
    a_round,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
)
from tests.entry.workbook.books import (
    COLUMN,
    actuals,
    changed,
    download,
    filled,
    kept,
    unit,
    upload,
    worked_on,
)

pytestmark = pytest.mark.django_db
REFUSE_SIX = f"""
    CREATE FUNCTION refuse_six() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE check_violation USING MESSAGE = 'no six'; END $$;
    CREATE TRIGGER refuse_six BEFORE INSERT ON {ValueVersion._meta.db_table}
        FOR EACH ROW WHEN (NEW.amount = 6) EXECUTE FUNCTION refuse_six();
"""


@pytest.fixture
def result(subprogramme):
    return an_accomplishment(subprogramme)


@pytest.fixture
def book(subprogramme, manager):
    def downloaded(**others) -> bytes:
        return download(subprogramme.node, manager, **others)

    return downloaded


def actual_of(measure, **others) -> Cell:
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL, **others)


def counts(sent):
    return {found: n for found, n in sent.counts.items() if n}


def test_values_typed_offline_are_shown_then_kept_as_drafts(result, manager, book):
    one, other = a_measure(result), a_measure(result, number=2)
    an_adopted_value(other, "3", kind=ValueKind.TARGET)
    content = filled(book(), value=[5, 7.25], comment=["Counted twice.", None])

    read = upload(content, manager)
    before = ValueVersion.objects.filter(by=manager).count()
    done = kept(content, manager)

    assert (read.status, counts(read)) == ("read", {"change": 2, "same": 2})
    assert [(each["name"], each["old"], each["new"]) for each in read.shown] == [
        (one.node.text, "—", "5"),
        (other.node.text, "—", "7"),
    ]
    assert before == 0
    assert (done.status, done.kept) == ("done", 2)
    first, second = actual_of(one), actual_of(other)
    assert (first.status, first.draft.amount, first.draft.comment) == (
        ValueStatus.DRAFT,
        Decimal(5),
        "Counted twice.",
    )
    assert (second.draft.amount, second.draft.by) == (Decimal("7.25"), manager)


def test_a_value_is_not_shown_as_the_target_that_it_does_not_reach(result, manager, book):
    measure = a_measure(result)
    an_adopted_value(measure, "100", kind=ValueKind.TARGET)
    a_version(a_cell(measure), "99.91", by=manager)

    read = upload(filled(book(), value=99.96), manager)

    assert [(each["old"], each["new"]) for each in read.shown] == [("99.9", "99.96")]


def test_each_component_is_typed_in_a_row_of_its_own(result, manager, book):
    measure = a_measure(result)
    women, men = a_component(measure, "women"), a_component(measure, "men")
    content = filled(book(), value=[5, 0])

    done = kept(content, manager)

    cells = Cell.objects.filter(measure=measure.identity).order_by("pk")
    assert done.kept == 2
    assert {(cell.component, cell.draft.amount) for cell in cells} == {(women, 5), (men, 0)}


@pytest.mark.parametrize("at_once", [1, 5_000])
def test_a_row_that_is_refused_late_leaves_nothing_of_the_file(
    result, manager, subprogramme, at_once, monkeypatch
):
    """However few rows are kept together, those before it are taken back."""
    monkeypatch.setattr(comparing, "AT_ONCE", at_once)
    a_measure(result)
    asked = entry.Asked((a_year(2024), a_year(2025)))
    read = upload(filled(download(subprogramme.node, manager, asked=asked), value=[5, 6]), manager)
    closed = a_round(subprogramme.node.edition, a_year(2025))
    type(closed).objects.filter(pk=closed.pk).update(closed_at=NOW)

    entry.workbook.confirm(upload_id=read.pk, mine=[])
    written = worked_on(read)

    assert (counts(read), written.status, written.kept) == (
        {"change": 2, "same": 2},
        "waiting",
        None,
    )
    assert not ValueVersion.objects.exists()


def test_what_the_database_itself_refuses_late_leaves_nothing_of_the_file(
    result, manager, book, monkeypatch
):
    monkeypatch.setattr(comparing, "AT_ONCE", 1)
    a_measure(result)
    a_measure(result, number=2)
    read = upload(filled(book(), value=[5, 6]), manager)
    with connection.cursor() as cursor:
        cursor.execute(REFUSE_SIX)
    entry.workbook.confirm(upload_id=read.pk, mine=[])

    written = worked_on(read)

    assert (written.status, written.error, written.kept) == ("refused", "no six", None)
    assert not ValueVersion.objects.exists()
    assert not Cell.objects.filter(kind=ValueKind.ACTUAL).exists()


def test_the_same_file_again_changes_nothing(result, manager, book):
    a_measure(result)
    content = filled(book(), value=5)
    kept(content, manager)

    again = kept(content, manager)

    assert (counts(again), again.kept) == ({"same": 2}, 0)
    assert ValueVersion.objects.count() == 1


def test_a_download_sent_back_as_it_came_changes_nothing_whatever_it_holds(result, manager, book):
    measure = a_measure(result)
    part = a_component(measure)
    a_version(a_cell(measure, component=part), "1234567890.123456789012", by=manager)
    ratio = a_measure(result, number=2)
    a_version(a_cell(ratio), None, numerator=3, denominator=8, by=manager, qualifier="about")
    words = a_measure(result, number=3, kind=MeasureKind.MILESTONE)
    a_version(a_cell(words), None, words="=1+1\nOpened", judged="MET", by=manager, comment="+x")
    nil = a_measure(result, number=4)
    a_version(a_cell(nil), "0", state=ValueState.NIL, by=manager)
    an_adopted_value(nil, "0.5", kind=ValueKind.TARGET)

    for language in ("en", "fr", "zh-hans", "ar"):
        content = changed(book(language=language), lambda book: None)
        sent = kept(content, manager, language=language)

        assert (counts(sent), sent.kept, sent.shown) == ({"same": 8}, 0, [])


def test_a_value_that_somebody_else_wrote_is_shown_beside_and_asked_about(result, manager, book):
    measure = a_measure(result)
    content = filled(book(), value=5)
    colleague = a_user(name="Tomás Arvelo")
    a_version(a_cell(measure), "9", by=colleague)

    read = upload(content, manager)
    theirs = kept(content, manager)
    standing = actual_of(measure).draft.amount
    [stale] = read.shown
    mine = kept(content, manager, mine=[stale["key"]])

    assert counts(read) == {"stale": 1, "same": 1}
    assert (stale["old"], stale["new"], stale["theirs"]) == ("9", "5", "Tomás Arvelo")
    assert (theirs.kept, standing) == (0, 9)
    assert (mine.kept, actual_of(measure).draft.amount) == (1, 5)


def test_what_others_wrote_where_one_typed_nothing_is_no_question(result, manager, book):
    measure = a_measure(result)
    content = book()
    a_version(a_cell(measure), "9", by=a_user())

    assert counts(upload(content, manager)) == {"same": 2}


def test_faults_come_back_marked_in_the_same_workbook_and_nothing_is_kept(result, manager, book):
    one, _other = a_measure(result), a_measure(result, number=2)

    def remark(book):
        book.create_sheet("My notes")["B2"] = "Ask Lena"

    content = changed(filled(book(), value=["twelve", 7], evidence=["Log", None]), remark)

    read = upload(content, manager)
    done = kept(content, manager)

    marked = openpyxl.load_workbook(io.BytesIO(entry.workbook.marked(read)))
    sheet = unit(marked)
    cell = sheet.cell(row=actuals(sheet)[0], column=COLUMN["value"])
    assert counts(read) == {"problem": 1, "change": 1, "same": 2}
    assert cell.value == "twelve"
    assert cell.comment.text == read.shown[0]["faults"][0]
    assert cell.comment.text.startswith("“twelve” is not a number.")
    assert sheet.cell(row=cell.row, column=COLUMN["evidence"]).value == "Log"
    assert marked["My notes"]["B2"].value == "Ask Lena"
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) > 0
    assert done.status == "waiting"
    assert not Cell.objects.filter(measure=one.identity).exists()


def test_an_approved_value_is_changed_with_a_reason_only(result, manager, book):
    measure = a_measure(result)
    an_adopted_value(measure, "3")
    without = upload(filled(book(), value=4), manager)
    content = filled(
        book(), value=4, reason_code="Correction of an error", reason="Two were counted twice."
    )

    done = kept(content, manager)

    assert without.shown[0]["faults"] == ["Say why an approved value is changed."]
    assert (done.kept, actual_of(measure).draft.reason_code) == (1, "correction")


def test_a_cleared_value_is_a_question_and_never_zero(result, manager, book):
    measure = a_measure(result)
    a_version(a_cell(measure), "3", by=manager)

    def clear(book):
        sheet = unit(book)
        sheet.cell(row=actuals(sheet)[0], column=COLUMN["value"]).value = None

    sent = upload(changed(book(), clear), manager)

    assert sent.shown[0]["faults"] == [
        "The value was cleared. Type it again, or choose a state: empty is never zero."
    ]


def test_rows_of_others_and_rows_without_their_key_are_refused(result, manager, book):
    a_measure(result)
    foreign = a_measure()

    def forge(book):
        sheet = unit(book)
        row = actuals(sheet)[0]
        key = sheet.cell(row=row, column=1).value.split("|")
        sheet.cell(row=row, column=1).value = "|".join([key[0], str(foreign.pk), *key[2:]])
        sheet.cell(row=row, column=COLUMN["value"]).value = 5
        sheet.cell(row=row + 1, column=COLUMN["value"]).value = 6

    sent = upload(changed(book(), forge), manager)

    assert [each["faults"][0][:35] for each in sent.shown] == [
        "You do not enter this value, or the",
        "The hidden key of this row is missi",
    ]


@pytest.mark.parametrize("at_once", [500, 1])
def test_a_row_copied_below_itself_is_said_to_be_there_twice(
    result, manager, book, at_once, monkeypatch
):
    """However few rows are looked at together: the first may be long gone."""
    monkeypatch.setattr(comparing, "TO_BE_SHOWN", at_once)
    a_measure(result)

    def copy(book):
        sheet = unit(book)
        row = actuals(sheet)[0]
        for column in range(1, sheet.max_column + 1):
            value = sheet.cell(row=row, column=column).value
            sheet.cell(row=sheet.max_row + (column == 1), column=column).value = value

    sent = upload(changed(filled(book(), value=5), copy), manager)

    assert counts(sent) == {"change": 1, "problem": 1, "same": 1}


@pytest.mark.parametrize("measures", [1, 4])
def test_any_number_of_rows_is_read_and_written_in_the_same_queries(
    result, manager, book, measures, django_assert_num_queries
):
    for number in range(measures):
        a_measure(result, number=number + 1)
    content = filled(book(), value=[5] * measures)
    sent = upload(content, manager)

    with django_assert_num_queries(95):
        done = kept(content, manager)

    assert (sent.counts["change"], done.kept) == (measures, measures)


def test_the_ledgers_own_rules_are_those_of_the_sheet(result, manager, book):
    measure = a_measure(result)
    kept(filled(book(), value=5), manager)

    [version] = ledger.series(measure.identity)[0].versions.all()

    assert (version.number, version.as_printed, version.basis) == (1, "5", "level")


def test_a_rounds_workbook_asks_for_its_interim_values_and_takes_them(
    result, manager, subprogramme
):
    measure = a_measure(result)
    a_dimension(measure)
    asked_for = a_round(
        subprogramme.node.edition, finality=Finality.INTERIM, as_of=date(2025, 6, 30)
    )
    asked = entry.asked_by(asked_for, on=in_days(0))
    content = filled(download(subprogramme.node, manager, asked=asked), value=[5, 3])

    done = kept(content, manager)

    cells = Cell.objects.filter(measure=measure.identity).order_by("disaggregation")
    assert done.kept == 2
    assert [(cell.as_of, cell.disaggregation, cell.draft.amount) for cell in cells] == [
        (date(2025, 6, 30), "", 5),
        (date(2025, 6, 30), "sex=women", 3),
    ]


@pytest.mark.parametrize("is_signed", [False, True])
def test_nothing_is_written_into_a_round_that_is_closed_or_a_programme_that_is_signed(
    result, manager, subprogramme, is_signed
):
    a_measure(result)
    asked_for = a_round(subprogramme.node.edition)
    asked = entry.asked_by(asked_for, on=in_days(0))
    content = filled(download(subprogramme.node, manager, asked=asked), value=5)
    read = upload(content, manager)
    if is_signed:
        SignOff.objects.create(
            round=asked_for,
            programme=subprogramme.programme.identity,
            figures="{}",
            figures_hash=hashlib.sha256(b"{}").hexdigest(),
            by=a_user(),
        )
    else:
        type(asked_for).objects.filter(pk=asked_for.pk).update(closed_at=NOW)

    entry.workbook.confirm(upload_id=read.pk, mine=[])
    written = worked_on(read)
    again = upload(content, manager)

    said = again.shown[0]["faults"][0]
    assert (read.counts, written.status) == ({"change": 1}, "waiting")
    assert said.startswith("This programme is signed off" if is_signed else "The reporting round “")
    assert not ValueVersion.objects.exists()
