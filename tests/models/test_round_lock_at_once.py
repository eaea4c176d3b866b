"""A writer and the one who closes the round, in two real connections."""

import pytest
from django.db import IntegrityError, connection, transaction

from indicators.enums import NarrativeKind
from indicators.management.supervisor import APP
from indicators.models import (
    DeliverableStatement,
    Narrative,
    ReportingRound,
    RoundException,
    ValueVersion,
)
from tests.builders import (
    NOW,
    a_cell,
    a_deliverable,
    a_dimension,
    a_measure,
    a_round,
    a_user,
    a_version,
    a_year,
    in_days,
)
from tests.connections import in_another_connection, wait_until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}


@pytest.fixture
def measure():
    """Of a round that is open."""
    measure = a_measure()
    a_round(measure.node.edition)
    return measure


@pytest.fixture
def cells(measure):
    """Two of one round that is open."""
    a_dimension(measure)
    return [a_cell(measure), a_cell(measure, disaggregation="sex=women")]


def closing(order):
    def close():
        ReportingRound.objects.update(**CLOSED)
        order.append("closed")

    return close


def refusal_of(write, order):
    def refused():
        try:
            with transaction.atomic():
                write()
        except IntegrityError as refusal:
            order.append(refusal.__cause__.diag.constraint_name)

    return refused


def another_version(cell):
    return lambda: a_version(cell, "6")


def narrative(measure, number):
    Narrative.objects.create(
        node=measure.accomplishment.node,
        period=a_year(),
        kind=NarrativeKind.ACCOUNT,
        number=number,
        text="Two opened.",
        by=a_user(),
    )


def statement(measure, number):
    deliverable = a_deliverable(measure.accomplishment.subprogramme, number)
    DeliverableStatement.objects.create(
        deliverable=deliverable, period=a_year(), number=1, planned=2, by=a_user()
    )


every_told = pytest.mark.parametrize(
    ("tell", "told"),
    [(narrative, Narrative), (statement, DeliverableStatement)],
    ids=["a narrative", "a deliverable"],
)


def test_closing_waits_for_a_write_that_began_before_and_no_later_one_slips_in(cells):
    order = []

    with transaction.atomic():
        a_version(cells[0], "5")
        closer = in_another_connection(closing(order))
        wait_until_somebody_waits()
        order.append("written")
    closer.join()
    refusal_of(another_version(cells[1]), order)()

    assert order == ["written", "closed", "reportinground_is_open"]
    assert [version.amount for version in ValueVersion.objects.all()] == [5]


@every_told
def test_closing_waits_for_what_is_told_beside_the_values_too(measure, tell, told):
    order = []

    with transaction.atomic():
        tell(measure, 1)
        closer = in_another_connection(closing(order))
        wait_until_somebody_waits()
        order.append("written")
    closer.join()
    refusal_of(lambda: tell(measure, 2), order)()

    assert order == ["written", "closed", "reportinground_is_open"]
    assert told.objects.count() == 1


@every_told
def test_what_is_told_while_the_round_is_closed_reads_the_new_dates(measure, tell, told):
    order = []

    with transaction.atomic():
        closing(order)()
        writer = in_another_connection(refusal_of(lambda: tell(measure, 1), order))
        wait_until_somebody_waits()
    writer.join()

    assert order == ["closed", "reportinground_is_open"]
    assert not told.objects.exists()


def test_a_write_that_began_before_the_round_was_closed_reads_the_new_dates(cells):
    order = []

    with transaction.atomic():
        closing(order)()
        writer = in_another_connection(refusal_of(another_version(cells[0]), order))
        wait_until_somebody_waits()
    writer.join()

    assert order == ["closed", "reportinground_is_open"]
    assert not ValueVersion.objects.exists()


def test_two_writers_do_not_wait_for_each_other(cells):
    with transaction.atomic():
        a_version(cells[0], "5")
        in_another_connection(lambda: a_version(cells[1], "6")).join(timeout=20)
        seen = ValueVersion.objects.count()

    assert seen == 2


def test_revoking_an_exception_waits_for_a_write_that_leans_on_it(cells):
    closing([])()
    RoundException.objects.create(
        round=ReportingRound.objects.get(),
        measure=cells[0].measure,
        until=in_days(3),
        reason="The survey came late.",
        granted_by=a_user(),
    )
    order, by = [], a_user()

    def revoke():
        RoundException.objects.update(revoked_at=NOW, revoked_by=by)
        order.append("revoked")

    with transaction.atomic():
        a_version(cells[0], "5")
        revoker = in_another_connection(revoke)
        wait_until_somebody_waits()
        order.append("written")
    revoker.join()
    refusal_of(another_version(cells[1]), order)()

    assert order == ["written", "revoked", "reportinground_is_open"]


def test_a_role_that_may_not_change_rounds_waits_for_their_closing_too(cells):
    """A further role with the right to add versions and no right on rounds."""
    order = []
    with connection.cursor() as cursor:
        cursor.execute("REVOKE UPDATE ON indicators_reportinground FROM " + APP)

    def write_as_web():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE " + APP)
            refusal_of(another_version(cells[0]), order)()

    try:
        with transaction.atomic():
            closing(order)()
            writer = in_another_connection(write_as_web)
            wait_until_somebody_waits()
        writer.join()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("GRANT UPDATE ON indicators_reportinground TO " + APP)

    assert order == ["closed", "reportinground_is_open"]
    assert not ValueVersion.objects.exists()
