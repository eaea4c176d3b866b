from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from indicators import ledger
from indicators.enums import ReasonForChange, ValueKind, ValueState, ValueStatus
from indicators.models import ReviewEvent, ValueVersion
from tests.builders import a_cell, a_measure, a_user, a_version, a_year, an_adopted_value

pytestmark = pytest.mark.django_db


def test_a_value_is_written_as_the_next_version_and_the_cells_draft():
    measure, author = a_measure(), a_user()
    cell = ledger.locked_cell(measure=measure.identity, period=a_year(), kind=ValueKind.ACTUAL)

    version = ledger.write(
        cell=cell, statement=ledger.Statement(amount=Decimal("0")), by=author, based_on=0
    )

    cell.refresh_from_db()
    assert (cell.revision, cell.status, cell.draft) == (1, ValueStatus.DRAFT, version)
    assert (version.amount, version.state, version.by) == (0, "reported", author)


def test_the_same_place_is_one_cell():
    place = {"measure": a_measure().identity, "period": a_year(), "kind": ValueKind.TARGET}

    assert ledger.locked_cell(**place) == ledger.locked_cell(**place)


def test_a_stale_write_is_refused_and_carries_what_stands_there():
    cell = a_cell(a_measure())
    theirs = a_version(cell, "51")

    with pytest.raises(ledger.StaleWrite) as refusal:
        ledger.write(
            cell=cell, statement=ledger.Statement(amount=Decimal("54")), by=a_user(), based_on=0
        )

    assert refusal.value.current == theirs
    assert cell.versions.count() == 1


def test_changing_an_approved_target_demands_a_reason():
    target = an_adopted_value(a_measure(), "10", kind=ValueKind.TARGET)

    with pytest.raises(ledger.ValueRefused, match="Say why this value is changed"):
        ledger.write(
            cell=target.cell,
            statement=ledger.Statement(amount=Decimal("8")),
            by=a_user(),
            based_on=1,
        )

    assert target.cell.versions.count() == 1


def test_a_reasoned_change_of_a_target_keeps_the_approved_version_beside_the_draft():
    target = an_adopted_value(a_measure(), "10", kind=ValueKind.TARGET)

    version = ledger.write(
        cell=target.cell,
        statement=ledger.Statement(
            amount=Decimal("8"), reason_code=ReasonForChange.DECISION, reason="Resolution 4."
        ),
        by=a_user(),
        based_on=1,
    )

    target.cell.refresh_from_db()
    assert (target.cell.draft, target.cell.approved) == (version, target)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (ledger.Statement(), "A reported value needs a number or words"),
        (ledger.Statement(numerator=Decimal(1)), "A ratio needs both its numbers"),
        (
            ledger.Statement(state=ValueState.NIL, amount=Decimal(3)),
            "The state “none” is the value zero",
        ),
        (
            ledger.Statement(state=ValueState.NOT_REPORTED, amount=Decimal(3)),
            "This state has no value",
        ),
        (
            ledger.Statement(amount=Decimal(3), amount_high=Decimal(2)),
            "A range runs from the lower number",
        ),
    ],
)
def test_the_database_refuses_what_is_no_value_and_says_what_to_do(statement, sentence):
    cell = a_cell(a_measure())

    with pytest.raises(ledger.ValueRefused, match=sentence):
        ledger.write(cell=cell, statement=statement, by=a_user(), based_on=0)

    assert not cell.versions.exists()


@pytest.mark.parametrize("model", [ValueVersion, ReviewEvent])
def test_what_is_written_is_never_changed_nor_deleted(model):
    an_adopted_value(a_measure(), "10")

    with pytest.raises(DatabaseError, match="are never changed"), transaction.atomic():
        model.objects.update(by=a_user())
    with pytest.raises(DatabaseError, match="are never changed"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")

    assert model.objects.count() == 1
