"""A CSV of values: judged and kept row by row in the database."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import entry
from indicators.enums import Role
from indicators.models import Cell, ValueVersion
from tests.builders import (
    NOW,
    a_measure,
    a_role,
    a_round,
    a_user,
    a_year,
    an_accomplishment,
    in_days,
)

pytestmark = pytest.mark.django_db


def imported(text: str, *, by=None, told=None, **how) -> entry.Imported:
    a_year()

    def tell(row: entry.Answer) -> None:
        if told is not None:
            told.append((row.line, row.field, row.code))

    return entry.import_values(
        io.BytesIO(text.encode()),
        by=by or a_user(is_superuser=True),
        now=NOW,
        refused=tell,
        **how,
    )


def test_each_row_becomes_a_draft():
    measure = a_measure()

    outcome = imported(
        "measure,period,kind,amount,comment\n"
        f'{measure.pk},2025,actual, 5.5 ,"From the\nold table, page ""3"""\n'
        f"{measure.node.edition.slug}/{measure.node.path},2025-01-01/2025-12-31,target,8,\n"
    )

    assert outcome == entry.Imported(is_kept=True, taken=2, unchanged=0, refused=0)
    actual, target = Cell.objects.order_by("kind")
    assert (actual.status, actual.draft.amount, actual.draft.comment) == (
        "draft",
        5.5,
        'From the\nold table, page "3"',
    )
    assert (target.draft.amount, target.draft.as_printed) == (8, "8")


@pytest.mark.parametrize("sign", [";", "\t"])
def test_columns_stand_in_any_order_with_any_of_three_signs_between(sign: str):
    measure = a_measure()
    lines = ("\ufeffamount,kind,period,measure", f"5,actual,2025,{measure.pk}")

    outcome = imported("\r\n".join(lines).replace(",", sign))

    assert outcome.taken == 1


def test_the_same_file_again_changes_nothing():
    measure, author = a_measure(), a_user(is_superuser=True)
    text = f"measure,period,kind,amount\n{measure.pk},2025,actual,5\n"
    imported(text, by=author)

    again = imported(text, by=author)

    assert again == entry.Imported(is_kept=True, taken=0, unchanged=1, refused=0)
    assert ValueVersion.objects.count() == 1


def test_a_row_that_is_refused_is_named_and_keeps_the_file_out():
    measure, told = a_measure(), []
    text = (
        "measure,period,kind,amount\n"
        f"{measure.pk},2025,actual,5\n"
        f"{measure.pk},2025,target,five\n"
        f"0,2025,target,5\n"
    )

    outcome = imported(text, told=told)

    assert outcome == entry.Imported(is_kept=False, taken=1, unchanged=0, refused=2)
    assert told == [(2, "amount", "not_a_number"), (3, "measure", "measure_unknown")]
    assert not Cell.objects.exists()


def test_the_others_are_kept_when_that_is_said():
    measure = a_measure()
    text = f"measure,period,kind,amount\n{measure.pk},2025,actual,5\n0,2025,target,5\n"

    outcome = imported(text, keeps_others=True)

    assert outcome == entry.Imported(is_kept=True, taken=1, unchanged=0, refused=1)
    assert Cell.objects.get().draft.amount == 5


def test_a_dry_run_keeps_nothing():
    text = f"measure,period,kind,amount\n{a_measure().pk},2025,actual,5\n"

    outcome = imported(text, dry_run=True)

    assert outcome == entry.Imported(is_kept=False, taken=1, unchanged=0, refused=0)
    assert not Cell.objects.exists()


def test_no_file_writes_into_a_closed_round():
    measure, told = a_measure(), []
    a_round(
        measure.node.edition,
        a_year(),
        opens_on=in_days(-9),
        due_on=in_days(-4),
        closes_on=in_days(-1),
    )

    imported(f"measure,period,kind,amount\n{measure.pk},2025,actual,5\n", told=told)

    assert told == [(1, "period", "round_closed")]


def test_an_officer_imports_the_values_of_their_plan_only():
    mine, other, told = a_measure(), a_measure(), []
    officer = a_user()
    a_role(officer, Role.OFFICER, mine.node.edition.document)
    text = f"measure,period,kind,amount\n{mine.pk},2025,actual,5\n{other.pk},2025,actual,5\n"

    imported(text, by=officer, told=told)

    assert told == [(2, "measure", "measure_unknown")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measure,period\n1,2025\n", "The first line names the columns"),
        ("measure,period,kind,wert\n", "This file begins with: measure,period,kind,wert"),
        ("measure,period,kind,kind\n", "each once"),
        ("", "The first line names the columns"),
        ("measure,period,kind\n1,2025\n", "Line 2 of the file cannot be read: missing data"),
        ("measure,period,kind\n1,2025,actual,9\n", "Line 2 of the file cannot be read: extra data"),
        ('measure,period,kind\n"1,2025,actual\n', "cannot be read: unterminated CSV quoted field"),
        (
            "measure,period,kind\n\0,2025,actual\n",
            "Line 2 of the file cannot be read: invalid byte",
        ),
    ],
)
def test_what_is_no_table_of_values_is_refused_with_what_to_do(text: str, said: str):
    with pytest.raises(entry.ValuesNotRead, match=said):
        imported(text)


def test_a_file_in_another_encoding_is_refused():
    with pytest.raises(entry.ValuesNotRead, match="not a table as text in UTF-8"):
        entry.import_values(
            io.BytesIO("measure,période".encode("latin-1")),
            by=a_user(is_superuser=True),
            now=NOW,
        )


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_statements_is_the_same_for_any_number_of_rows(count: int):
    accomplishment, author = an_accomplishment(), a_user(is_superuser=True)
    measures = [a_measure(accomplishment, number=number) for number in range(1, count + 1)]
    rows = "".join(f"{measure.pk},2025,actual,5\n" for measure in measures)
    a_year()

    with CaptureQueriesContext(connection) as captured:
        outcome = imported(f"measure,period,kind,amount\n{rows}", by=author)

    assert outcome.taken == count
    assert len(captured) == 28
