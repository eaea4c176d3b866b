from decimal import Decimal

import pytest

from indicators import attainment, ledger, review
from indicators.enums import Step, ValueKind
from indicators.models import Attainment, Cell
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
)

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


def test_a_draft_that_somebody_has_in_hand_stays_in_hand():
    measure = a_measure()
    cell = a_cell(measure, kind=ValueKind.TARGET)
    draft = a_version(cell, "7", by=a_user())

    [adopted] = ledger.adopt(
        [(place_of(measure), ledger.Statement(amount=Decimal("9"), source_id=measure.pk))],
        by=None,
        document="RCAB/2",
    )

    cell.refresh_from_db()
    assert (cell.draft, cell.approved, cell.status, cell.revision) == (draft, adopted, "draft", 2)


def a_value_approved_by_people(measure, amount):
    author = a_user()
    cell = a_cell(measure, kind=ValueKind.TARGET)
    version = a_version(cell, amount, by=author)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)
    return version


def test_a_document_does_not_overrule_what_people_have_approved():
    measure = a_measure()
    approved = a_value_approved_by_people(measure, "12")
    entry = (place_of(measure), ledger.Statement(amount=Decimal("9"), source_id=measure.pk))

    [proposed] = ledger.adopt([entry], by=None, document="RCAB/2")

    cell = Cell.objects.get()
    assert (cell.approved, cell.draft, cell.status) == (approved, proposed, "draft")
    assert proposed.reason == "As stated in RCAB/2."
    assert ledger.adopt([entry], by=None, document="RCAB/2") == []


def test_what_was_computed_from_an_older_statement_is_no_longer_current():
    measure = a_measure()
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    ledger.adopt(
        [(place_of(measure), ledger.Statement(amount=Decimal("9"), source_id=measure.pk))],
        by=None,
        document="RCAB/2",
    )

    assert Attainment.objects.get().is_stale
