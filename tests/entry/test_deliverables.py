"""Deliverables planned and delivered, and those that went another way."""

import pytest

from indicators import entry
from indicators.enums import DeliverableLevel, Departure
from indicators.models import DeliverableCount, DeliverableStatement
from tests.builders import a_deliverable, a_subprogramme, a_user, a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame():
    return a_subprogramme()


@pytest.fixture
def deliverable(frame):
    row = a_deliverable(frame)
    DeliverableCount.objects.create(deliverable=row, period=a_year(), planned=True, amount=10)
    return row


def state(frame, deliverable, *, based_on=0, **typed):
    stated = entry.StatedDeliverable(
        deliverable_id=deliverable.pk, language="en", based_on=based_on, **typed
    )
    return entry.state_deliverables(frame=frame.node, period=a_year(), stated=[stated], by=a_user())


def the_row(frame) -> entry.Delivered:
    [row] = entry.delivered(frame.node, a_year())
    return row


def test_the_printed_count_is_planned_until_somebody_states_another(frame, deliverable):
    row = the_row(frame)

    assert (row.planned, row.actual, row.unaccounted, row.number) == (10, None, None, 0)


def test_what_went_another_way_is_counted_with_its_reason(frame, deliverable):
    errors = state(
        frame,
        deliverable,
        planned="10",
        actual="8",
        departures={
            Departure.ADDED_BY_LEGISLATION: ("1", "Resolution 4/1."),
            Departure.POSTPONED: ("2", "The session was moved."),
            Departure.TERMINATED: ("", ""),
        },
    )

    row = the_row(frame)
    assert errors == {}
    assert (row.planned, row.actual, row.unaccounted, row.number) == (10, 8, 1, 1)
    assert {name: (each.amount, each.reason) for name, each in row.departures.items()} == {
        "added_by_legislation": (1, "Resolution 4/1."),
        "postponed": (2, "The session was moved."),
    }


@pytest.mark.parametrize("departure", list(Departure))
def test_each_way_that_a_deliverable_may_go_is_kept_with_its_reason(frame, deliverable, departure):
    errors = state(
        frame,
        deliverable,
        planned="10",
        actual="8",
        departures={departure: ("2", "As the Commission decided.")},
    )

    kept = the_row(frame).departures
    assert errors == {}
    assert {name: (each.amount, each.reason) for name, each in kept.items()} == {
        departure.value: (2, "As the Commission decided.")
    }


def test_zero_is_none_delivered_and_a_dash_is_nothing_stated(frame, deliverable):
    state(frame, deliverable, planned="—", actual="0")

    assert (the_row(frame).planned, the_row(frame).actual) == (None, 0)


def test_what_stands_is_not_written_again(frame, deliverable):
    state(frame, deliverable, planned="10")

    assert not DeliverableStatement.objects.exists()


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"planned": "ten-ish"},
            {"planned": "“ten-ish” is not a number. Use figures, with “.” before decimals."},
        ),
        ({"actual": "1.5"}, {"actual": "Type a whole number, 0 or more."}),
        ({"actual": "-1"}, {"actual": "Type a whole number, 0 or more."}),
        (
            {"departures": {Departure.POSTPONED: ("2", " ")}},
            {"postponed": "Say why in a sentence."},
        ),
        ({"departures": {Departure.POSTPONED: ("", "Moved.")}}, {"postponed": "Say how many."}),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(frame, deliverable, typed, errors):
    assert state(frame, deliverable, **typed) == {deliverable.pk: errors}
    assert not DeliverableStatement.objects.exists()


def test_a_row_changed_by_another_is_not_written_over(frame, deliverable):
    state(frame, deliverable, planned="10", actual="7")

    errors = state(frame, deliverable, planned="10", actual="8")

    assert errors == {
        deliverable.pk: {
            "planned": "Somebody else changed this row meanwhile. Load the page again."
        }
    }
    assert the_row(frame).actual == 7


def test_told_deliverables_are_not_counted(frame):
    a_deliverable(frame, level=DeliverableLevel.NARRATIVE)

    assert entry.delivered(frame.node, a_year()) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_any_number_of_deliverables_is_read_in_four_queries(frame, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        row = a_deliverable(frame, number)
        state(frame, row, actual="1", departures={Departure.POSTPONED: ("1", "Moved.")})

    period = a_year()

    with django_assert_num_queries(4):
        entry.delivered(frame.node, period)
