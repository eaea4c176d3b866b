"""The past as it was known: values, readings and names, and whether the answer may still change."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from indicators import ledger
from indicators.models import MeasureVersion, PerformanceMeasure
from tests.builders import a_cell, a_measure, a_version, an_adopted_value

A_MOMENT = timedelta(microseconds=1)


@pytest.mark.django_db
def test_known_at_gives_the_version_approved_by_then():
    version = an_adopted_value(a_measure(), "12")
    approved_at = version.events.get().at

    assert list(ledger.known_at(approved_at).values) == [version]
    assert list(ledger.known_at(approved_at - A_MOMENT).values) == []
    assert list(ledger.known_at(timezone.now()).values) == [version]


@pytest.mark.django_db
def test_what_nobody_approved_was_not_known():
    a_version(a_cell(a_measure()), "12")

    assert list(ledger.known_at(timezone.now()).values) == []


@pytest.mark.django_db
def test_what_is_known_can_be_asked_of_some_measures_only():
    asked, other = a_measure(), a_measure()
    version = an_adopted_value(asked, "12")
    an_adopted_value(other, "3")

    measures = PerformanceMeasure.objects.filter(pk=asked.pk)

    known = ledger.known_at(timezone.now(), measures=measures)

    assert list(known.values) == [version]
    assert list(known.readings) == [asked.current]
    assert [name.text for name in known.names] == [asked.node.text]


@pytest.mark.django_db(transaction=True)
def test_definitions_and_names_are_those_of_the_instant():
    measure = a_measure(text="Number of crossings", definition="Counted at the gate.")
    before = MeasureVersion.objects.get().at
    MeasureVersion.objects.create(measure=measure, number=2, definition="Counted by the customs.")
    measure.node.text = "Number of open crossings"
    measure.node.save()

    then, now = ledger.known_at(before), ledger.known_at(timezone.now())

    assert [reading.definition for reading in then.readings] == ["Counted at the gate."]
    assert [reading.definition for reading in now.readings] == ["Counted by the customs."]
    measures_names = {"pgh_obj": measure.node}
    assert [each.text for each in then.names.filter(**measures_names)] == ["Number of crossings"]
    assert [each.text for each in now.names.filter(**measures_names)] == [
        "Number of open crossings"
    ]


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_provisional_while_a_transaction_from_before_it_runs():
    measure = a_measure()
    begun, asked = threading.Event(), threading.Event()

    def approve_late():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT now()")
                begun.set()
                asked.wait(10)
                an_adopted_value(measure, "12")
        finally:
            connection.close()

    late = threading.Thread(target=approve_late)
    before = timezone.now()
    late.start()
    begun.wait(10)
    instant = timezone.now()

    while_it_runs = ledger.known_at(instant)
    of_before = ledger.known_at(before - timedelta(seconds=1))
    asked.set()
    late.join()
    afterwards = ledger.known_at(instant)

    assert (while_it_runs.is_provisional, of_before.is_provisional) == (True, False)
    assert (afterwards.is_provisional, afterwards.values.get().amount) == (False, 12)


@pytest.mark.django_db
def test_what_will_be_known_is_provisional():
    assert ledger.is_provisional(timezone.now() + timedelta(days=1))


def test_a_day_ends_with_its_last_instant_in_utc():
    assert ledger.end_of(date(2026, 11, 20)) == datetime(
        2026, 11, 20, 23, 59, 59, 999_999, tzinfo=UTC
    )
