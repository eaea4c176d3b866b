"""What a round asks for is written while it is open, whoever writes and whichever way."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from indicators.enums import Finality, Step, ValueKind, ValueStatus
from indicators.models import Cell, ReviewEvent, RoundException, ValueVersion
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_dimension,
    a_measure,
    a_programme,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db

OPEN = {}
OPENS_TODAY = {"opens_on": in_days(0)}
LAST_DAY = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(0)}
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}
NOT_YET = {"opens_on": in_days(1)}
BY_HAND = {"closed_at": NOW}


@contextmanager
def refused():
    with (
        pytest.raises(IntegrityError, match="asks for this value is not open"),
        transaction.atomic(),
    ):
        yield


def edition_of(measure):
    return measure.node.edition


def close(asked):
    asked.opens_on, asked.due_on, asked.closes_on = CLOSED.values()
    asked.save()


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.mark.parametrize("dates", [OPEN, OPENS_TODAY, LAST_DAY])
def test_an_open_round_takes_the_values_it_asks_for(dates):
    measure = a_measure()
    a_round(edition_of(measure), **dates)

    version = a_version(a_cell(measure), "5")

    assert Cell.objects.get().draft == version


@pytest.mark.parametrize("dates", [CLOSED, NOT_YET, BY_HAND])
def test_a_round_that_is_not_open_takes_none(dates):
    measure = a_measure()
    a_round(edition_of(measure), **dates)
    cell = a_cell(measure)

    with refused():
        a_version(cell, "5")

    assert not ValueVersion.objects.exists()


def test_what_no_round_asks_for_is_not_locked():
    measure, other = a_measure(), a_measure()
    a_round(edition_of(measure), **CLOSED)
    a_round(edition_of(measure), a_year(2024), kinds=[ValueKind.TARGET], **CLOSED)
    a_round(edition_of(measure), finality=Finality.INTERIM, as_of=in_days(-200), **CLOSED)

    a_version(a_cell(other), "1")
    a_version(a_cell(measure, a_year(2024)), "2")
    a_version(a_cell(measure, kind=ValueKind.TARGET), "3")
    a_version(a_cell(measure, as_of=in_days(-201)), "4")

    assert ValueVersion.objects.count() == 4


def test_an_interim_round_locks_the_values_as_of_its_day():
    measure = a_measure()
    a_round(edition_of(measure), finality=Finality.INTERIM, as_of=in_days(-200), **CLOSED)

    with refused():
        a_version(a_cell(measure, as_of=in_days(-200)), "4")


def test_a_round_locks_components_and_parts_of_a_measure():
    measure = a_measure()
    a_round(edition_of(measure), **CLOSED)
    a_dimension(measure)

    for part in ({"component": a_component(measure)}, {"disaggregation": "sex=women"}):
        with refused():
            a_version(a_cell(measure, **part), "4")


def test_one_open_round_of_several_is_enough():
    measure = a_measure()
    a_round(edition_of(measure), **CLOSED)
    a_round(edition_of(measure), **OPENS_TODAY)

    a_version(a_cell(measure), "5")

    assert ValueVersion.objects.count() == 1


def test_a_value_asked_for_through_two_editions_needs_one_open_round():
    earlier = a_measure()
    later = a_measure(an_accomplishment(a_subprogramme(a_programme(an_edition()))))
    later.identity = earlier.identity
    later.save()
    a_round(edition_of(earlier), **CLOSED)
    cell = a_cell(earlier)

    with refused():
        a_version(cell, "4")
    a_round(edition_of(later))
    a_version(cell, "5")

    assert ValueVersion.objects.get().amount == 5


def test_one_locked_value_among_many_refuses_the_whole_statement():
    measure, other = a_measure(), a_measure()
    a_round(edition_of(measure), **CLOSED)
    cells = [a_cell(other), a_cell(measure), a_cell(other, a_year(2024))]

    with refused():
        ValueVersion.objects.bulk_create(
            ValueVersion(cell=cell, number=1, state="reported", amount=1) for cell in cells
        )

    assert not ValueVersion.objects.exists()


def an_exception(asked, *, until=None, **scope):
    return RoundException.objects.create(
        round=asked,
        until=until or in_days(0),
        reason="The survey came late.",
        granted_by=a_user(),
        **scope,
    )


@pytest.mark.parametrize("level", ["measure", "subprogramme", "unit above", "programme"])
def test_an_exception_lets_its_unit_and_all_below_it_write_on(level):
    programme = a_programme()
    above = a_subprogramme(programme, 1)
    below = a_subprogramme(programme, 2)
    below.parent = above
    below.save()
    below.node.path = f"{above.path}/component 2"
    below.node.save()
    measure, other = (
        a_measure(an_accomplishment(below)),
        a_measure(an_accomplishment(a_subprogramme(a_programme(edition_of(below), 7), 3))),
    )
    asked = a_round(edition_of(measure), **CLOSED)
    an_exception(
        asked,
        **{
            "measure": {"measure": measure.identity},
            "subprogramme": {"subprogramme": below.identity},
            "unit above": {"subprogramme": above.identity},
            "programme": {"programme": programme.identity},
        }[level],
    )

    a_version(a_cell(measure), "5")
    with refused():
        a_version(a_cell(other), "5")

    assert ValueVersion.objects.get().cell.measure == measure.identity


def test_an_exception_ends_on_its_day_or_when_it_is_revoked():
    measure = a_measure()
    asked = a_round(edition_of(measure), **CLOSED)
    an_exception(asked, measure=measure.identity, until=in_days(-1))
    revoked = an_exception(asked, measure=measure.identity)
    revoked.revoked_by, revoked.revoked_at = a_user(), NOW
    revoked.save()

    with refused():
        a_version(a_cell(measure), "5")


def test_an_exception_opens_no_round_before_its_day():
    measure = a_measure()
    asked = a_round(edition_of(measure), **NOT_YET)
    an_exception(asked, measure=measure.identity, until=in_days(3))

    with refused():
        a_version(a_cell(measure), "5")


def test_an_exception_of_another_round_is_none():
    measure = a_measure()
    a_round(edition_of(measure), **CLOSED)
    other = a_round(edition_of(measure), a_year(2024), **CLOSED)
    an_exception(other, measure=measure.identity)

    with refused():
        a_version(a_cell(measure), "5")


@pytest.fixture
def handed_in():
    """A submitted value in a round that has closed since."""
    measure, author = a_measure(), a_user()
    asked = a_round(edition_of(measure))
    a_dimension(measure)
    cell = a_cell(measure)
    version = a_version(cell, "5", by=author, source=measure.node)
    ReviewEvent.objects.create(cell=cell, version=version, step=Step.SUBMIT, by=author)
    cell.submitted, cell.draft, cell.status = version, None, ValueStatus.SUBMITTED
    cell.save()
    close(asked)
    return cell


def test_what_was_handed_in_is_approved_after_the_close(handed_in):
    version = handed_in.submitted

    ReviewEvent.objects.create(cell=handed_in, version=version, step=Step.APPROVE, by=a_user())
    handed_in.approved, handed_in.submitted = version, None
    handed_in.status = ValueStatus.APPROVED
    handed_in.save()

    assert Cell.objects.get().approved == version


def test_what_was_handed_in_is_returned_after_the_close_and_stays_as_it_is(handed_in):
    version = handed_in.submitted

    ReviewEvent.objects.create(
        cell=handed_in, version=version, step=Step.RETURN, by=a_user(), comment="Which source?"
    )
    handed_in.draft, handed_in.submitted = version, None
    handed_in.status = ValueStatus.RETURNED
    handed_in.save()

    with refused():
        a_version(handed_in, "6")
    assert Cell.objects.get().draft == version


@pytest.mark.parametrize("step", [Step.SUBMIT, Step.REOPEN, Step.ADOPT])
def test_no_other_step_is_taken_after_the_close(handed_in, step):
    with refused():
        ReviewEvent.objects.bulk_create(
            [ReviewEvent(cell=handed_in, version=handed_in.submitted, step=step, by=a_user())]
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE indicators_cell SET status = 'draft', draft_id = submitted_id, submitted_id = NULL",
        "UPDATE indicators_cell SET submitted_id = NULL, status = 'empty'",
        "UPDATE indicators_cell SET draft_id = submitted_id",
        "UPDATE indicators_cell SET revision = revision + 1",
        "UPDATE indicators_cell SET status = 'returned', draft_id = submitted_id",
        "UPDATE indicators_cell SET status = 'returned', draft_id = submitted_id,"
        " submitted_id = NULL, revision = 7",
        "UPDATE indicators_cell SET period_id = (SELECT max(id) FROM indicators_period)",
        "UPDATE indicators_cell SET kind = 'target'",
        "UPDATE indicators_cell SET as_of = '2025-06-30'",
        "UPDATE indicators_cell SET disaggregation = 'sex=men'",
    ],
)
def test_no_statement_moves_or_changes_a_locked_cell(handed_in, statement, app_role):
    a_year(2031)

    with refused():
        sql(statement)


def test_a_locked_cell_may_be_written_as_it_is(handed_in, app_role):
    sql("UPDATE indicators_cell SET status = status, revision = revision")

    assert Cell.objects.get() == handed_in


@pytest.fixture
def locked(app_role):
    """A measure in a closed round, and beside it a cell that no round asks for, with a value."""
    measure = a_measure()
    a_round(edition_of(measure), **CLOSED)
    free = a_cell(measure, a_year(2024))
    a_version(free, "5")
    return measure


def test_raw_sql_as_web_writes_no_value_into_a_closed_round(locked):
    cell = a_cell(locked)

    with refused():
        sql(
            "INSERT INTO indicators_valueversion (cell_id, number, state, amount, words, judged,"
            " as_printed, qualifier, basis, source_anchor, evidence, comment, reason_code, reason)"
            " SELECT %s, 1, state, amount, words, judged, as_printed, qualifier, basis,"
            " source_anchor, evidence, comment, reason_code, reason FROM indicators_valueversion",
            cell.pk,
        )


def test_raw_sql_as_web_moves_no_value_into_a_closed_round(locked):
    with refused():
        sql(
            "UPDATE indicators_cell SET period_id = %s WHERE revision = 1",
            edition_of(locked).period_id,
        )


def test_a_version_before_its_cell_does_not_slip_in(locked):
    with refused():
        ValueVersion.objects.create(cell_id=7_000_001, number=1, state="reported", amount=5)
        Cell.objects.create(
            pk=7_000_001,
            measure=locked.identity,
            period=edition_of(locked).period,
            kind=ValueKind.ACTUAL,
        )


def test_a_cell_that_changes_its_number_does_not_slip_in(locked):
    cell = a_cell(locked)

    with refused():
        ValueVersion.objects.create(cell_id=7_000_001, number=1, state="reported", amount=5)
        sql("UPDATE indicators_cell SET id = 7000001 WHERE id = %s", cell.pk)


def test_values_adopted_before_the_round_stay_as_they_are(app_role):
    measure = a_measure()
    version = an_adopted_value(measure, "5")
    a_round(edition_of(measure), **CLOSED)

    assert Cell.objects.get().approved == version
