from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from indicators import ledger
from indicators.enums import ValueKind
from indicators.models import Cell
from tests.builders import a_measure, a_year, an_adopted_value

pytestmark = pytest.mark.django_db


def place_of(measure, kind=ValueKind.TARGET):
    return ledger.Place(measure_id=measure.identity_id, period_id=a_year().pk, kind=kind)


def test_a_stated_value_is_approved_at_once_by_the_document():
    measure = a_measure()

    [version] = ledger.adopt(
        [(place_of(measure), ledger.Statement(amount=Decimal("12")))], by=None, document="RCAB/1"
    )

    cell = Cell.objects.get()
    assert (cell.approved, cell.status, cell.revision) == (version, "approved", 1)
    assert [event.step for event in version.events.all()] == ["adopt"]


def test_the_same_statement_again_writes_nothing():
    entry = (place_of(a_measure()), ledger.Statement(amount=Decimal("12")))
    ledger.adopt([entry], by=None, document="RCAB/1")

    assert ledger.adopt([entry], by=None, document="RCAB/1") == []


def test_another_statement_is_a_version_that_names_the_document():
    measure = a_measure()
    old = an_adopted_value(measure, "12", kind=ValueKind.TARGET)

    [version] = ledger.adopt(
        [(place_of(measure), ledger.Statement(amount=Decimal("9")))], by=None, document="RCAB/2"
    )

    assert (version.number, version.reason_code, version.reason) == (
        2,
        "decision",
        "As stated in RCAB/2.",
    )
    assert list(old.cell.versions.all()) == [old, version]


def test_two_statements_for_one_place_are_refused():
    entry = (place_of(a_measure()), ledger.Statement(amount=Decimal("12")))

    with pytest.raises(ValueError, match="two statements for one place"):
        ledger.adopt([entry, entry], by=None, document="RCAB/1")


def test_known_at_gives_the_version_approved_by_then():
    version = an_adopted_value(a_measure(), "12")
    approved_at = version.events.get().at

    assert list(ledger.known_at(approved_at)) == [version]
    assert list(ledger.known_at(approved_at - timedelta(microseconds=1))) == []
    assert list(ledger.known_at(timezone.now())) == [version]
