"""Days are sealed once, in order, and whoever changes one is found, even the superuser."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from indicators import ledger
from indicators.enums import Role
from indicators.ledger.sealing import RULES, SCOPE, VALUES
from indicators.models import DaySeal, RoundException
from tests.builders import (
    a_cell,
    a_measure,
    a_role,
    a_round,
    a_user,
    a_version,
    an_adopted_value,
    in_days,
)
from tests.ledger.tampering import tamper

pytestmark = pytest.mark.django_db(transaction=True)
DATED_BACK = "UPDATE {} SET at = at - interval '{} days' WHERE at > now() - interval '1 day'"
EVENTS_DATED_BACK = "UPDATE {} SET pgh_created_at = pgh_created_at - interval '3 days'"
DATED = [model._meta.db_table for model, instant in VALUES.items() if instant == "at"]


def three_days_ago():
    return (timezone.now() - timedelta(days=3)).date()


@pytest.fixture
def history():
    """Two values adopted three days ago, an empty day, and one value of yesterday."""
    measure = a_measure()
    an_adopted_value(measure, "5")
    an_adopted_value(a_measure(), "6")
    for table in DATED:
        tamper(DATED_BACK.format(table, 3))
    last = an_adopted_value(a_measure(), "7")
    for table in DATED:
        tamper(DATED_BACK.format(table, 1))
    return last


@pytest.fixture
def sealed(history):
    return ledger.seal_days(now=timezone.now())


def verify() -> str:
    try:
        call_command("verify_history")
    except CommandError as wrong:
        return str(wrong)
    return ""


def test_every_day_that_is_over_is_sealed_the_empty_one_too(sealed):
    first = three_days_ago()

    assert [(seal.day - first, seal.events) for seal in sealed] == [
        (timedelta(0), 6),
        (timedelta(1), 0),
        (timedelta(2), 3),
    ]
    assert [seal.before for seal in sealed] == ["", sealed[0].head, sealed[1].head]
    assert verify() == ""


def test_sealing_twice_seals_once(sealed):
    assert ledger.seal_days(now=timezone.now()) == []
    assert DaySeal.objects.count() == 3


def test_an_empty_history_has_no_seal():
    assert ledger.seal_days(now=timezone.now()) == []
    assert ledger.wrong_day() is None


def test_a_day_is_not_sealed_while_a_transaction_of_that_day_runs(history):
    begun, done = threading.Event(), threading.Event()

    def run_on():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                begun.set()
                done.wait(10)
        finally:
            connection.close()

    running = threading.Thread(target=run_on)
    running.start()
    begun.wait(10)
    tamper(
        "UPDATE indicators_valueversion SET at = now() + interval '1 minute'"
        " WHERE id = (SELECT max(id) FROM indicators_valueversion)"
    )
    tomorrow = timezone.now() + timedelta(days=1)

    while_it_runs = ledger.seal_days(now=tomorrow)
    done.set()
    running.join()

    assert [seal.day for seal in while_it_runs][-1] < timezone.now().date()


def test_nothing_is_written_into_a_day_that_is_sealed(sealed):
    tamper(
        "INSERT INTO indicators_dayseal (day, events, before, head)"
        " VALUES ((now() AT TIME ZONE 'UTC')::date, 0, %s, %s)",
        sealed[-1].head,
        "0" * 64,
    )

    with pytest.raises(IntegrityError, match="nothing is added to a day that is sealed"):
        a_version(a_cell(a_measure()), "5")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE indicators_valueversion SET amount = 50 WHERE amount = 5",
        """DELETE FROM indicators_reviewevent
           WHERE id = (SELECT min(id) FROM indicators_reviewevent)""",
        """INSERT INTO indicators_reviewevent (cell_id, version_id, step, comment, at)
           SELECT cell_id, version_id, step, 'late', at FROM indicators_reviewevent
           ORDER BY id LIMIT 1""",
        """UPDATE indicators_valueversion version SET id = -other.id FROM indicators_valueversion
           other WHERE version.amount = 6 AND other.id = version.id""",
        """UPDATE indicators_valueversion SET at = at + interval '1 microsecond'
           WHERE amount = 5""",
    ],
    ids=["changed", "deleted", "inserted", "reordered", "dated otherwise"],
)
def test_the_first_day_that_was_tampered_with_is_named(sealed, statement):
    tamper(statement)

    assert verify() == f"The history of {three_days_ago()} is not as it was sealed."


def test_a_row_dated_back_into_an_empty_day_is_found(sealed):
    tamper("UPDATE indicators_reviewevent SET at = at - interval '1 day' WHERE at > %s", a_day(2))

    assert verify() == f"The history of {three_days_ago() + timedelta(1)} is not as it was sealed."


def test_a_row_dated_before_the_first_seal_is_found(sealed):
    tamper("UPDATE indicators_measureversion SET at = '2020-02-29T12:00:00Z'")

    assert verify() == "There are events of 2020-02-29, before the first seal."


def test_a_seal_taken_out_is_missed(sealed):
    tamper("DELETE FROM indicators_dayseal WHERE day = %s", sealed[1].day)

    assert verify() == f"The seal of {sealed[1].day} is missing."


def test_a_seal_computed_anew_breaks_the_next_one(sealed):
    tamper("UPDATE indicators_valueversion SET amount = 50 WHERE amount = 5")
    forged, _events = ledger.sealing._head(sealed[0].day, "", SCOPE)
    tamper("UPDATE indicators_dayseal SET head = %s WHERE day = %s", forged, sealed[0].day)

    assert verify() == f"The seal of {sealed[1].day} does not follow the day before."


def test_a_whole_chain_computed_anew_differs_from_what_was_printed(sealed):
    tamper("UPDATE indicators_valueversion SET amount = 50 WHERE amount = 5")
    tamper("DELETE FROM indicators_dayseal")
    ledger.seal_days(now=timezone.now())
    printed = (str(sealed[-1].day), sealed[-1].head)

    with pytest.raises(CommandError, match=f"The seal of {printed[0]} is not the one"):
        call_command("verify_history", "--printed", *printed)

    assert verify() == ""


def test_a_seal_is_of_a_day_that_is_over_and_follows_the_last(sealed):
    today = timezone.now().date()
    for day, match in ((today, "when it is over"), (today - timedelta(days=9), "follows the seal")):
        with pytest.raises(IntegrityError, match=match):
            DaySeal.objects.create(day=day, events=0, before="", head="0" * 64)


@pytest.fixture
def let_in(history):
    """A round of three days ago, an exception in it, and a role; all are history like values."""
    asked = a_round(history.cell.measure.editions.get().node.edition)
    RoundException.objects.create(
        round=asked,
        measure=history.cell.measure,
        until=in_days(9),
        reason="The survey came late.",
        granted_by=a_user(),
    )
    a_role(a_user(), Role.MANAGER, asked.edition.document)
    for model in RULES:
        tamper(EVENTS_DATED_BACK.format(model._meta.db_table))
    return asked


def test_who_was_let_in_and_who_held_a_role_is_sealed_with_the_values(let_in):
    sealed = ledger.seal_days(now=timezone.now())
    events = sealed[0].events
    assert verify() == ""

    tamper("UPDATE indicators_roundexceptionevent SET until = until + 9")

    assert events == 6 + 4
    assert verify() == f"The history of {three_days_ago()} is not as it was sealed."


def test_a_day_keeps_the_scope_that_it_was_sealed_with(let_in):
    day = three_days_ago()
    head, events = ledger.sealing._head(day, "", 1)
    DaySeal.objects.create(day=day, before="", head=head, events=events, scope=1)

    later = ledger.seal_days(now=timezone.now())

    assert events == 6
    assert {seal.scope for seal in later} == {SCOPE}
    assert verify() == ""


def a_day(before: int) -> datetime:
    day = timezone.now().astimezone(UTC) - timedelta(days=before)
    return day.replace(hour=0, minute=0, second=0, microsecond=0)
