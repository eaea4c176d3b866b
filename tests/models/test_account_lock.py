"""Narratives and deliverables are locked with a round, whoever writes and whichever way."""

import pytest
from django.db import IntegrityError, connection, transaction

from indicators import entry
from indicators.enums import Departure, NarrativeKind
from indicators.models import (
    DeliverableDeparture,
    DeliverableStatement,
    Narrative,
    RoundException,
    SignOff,
)
from tests.builders import (
    NOW,
    a_deliverable,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    in_days,
)
from tests.models.test_round_lock import BY_HAND, CLOSED, LAST_DAY, NOT_YET, OPEN, OPENS_TODAY

pytestmark = pytest.mark.django_db
NOT_OPEN = "asks for this is not open"
RAW = """
    INSERT INTO indicators_narrative (node_id, period_id, kind, number, text, is_draft, by_id)
    VALUES (%s, %s, 'account', 1, 'Two opened.', false, %s)
"""


@pytest.fixture
def unit():
    return a_subprogramme()


def narrative(node):
    return Narrative.objects.create(
        node=node, period=a_year(), kind=NarrativeKind.ACCOUNT, number=1, text="Two.", by=a_user()
    )


def statement(unit):
    return DeliverableStatement.objects.create(
        deliverable=a_deliverable(unit), period=a_year(), number=1, planned=2, by=a_user()
    )


def raw(node):
    with connection.cursor() as cursor:
        cursor.execute(RAW, [node.pk, a_year().pk, a_user().pk])


def account(unit):
    return narrative(an_accomplishment(unit).node)


WRITES = {
    "the narrative of a unit": lambda unit: narrative(unit.node),
    "the account of an accomplishment": account,
    "raw SQL": lambda unit: raw(unit.node),
    "a deliverable": statement,
}
every_write = pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)


@every_write
@pytest.mark.parametrize("dates", [OPEN, OPENS_TODAY, LAST_DAY])
def test_an_open_round_takes_what_is_told_beside_its_values(unit, write, dates):
    a_round(unit.node.edition, **dates)

    write(unit)

    assert Narrative.objects.count() + DeliverableStatement.objects.count() == 1


@every_write
@pytest.mark.parametrize("dates", [CLOSED, NOT_YET, BY_HAND])
def test_a_round_that_is_not_open_takes_nothing(unit, write, dates, request):
    request.getfixturevalue("app_role")
    a_round(unit.node.edition, **dates)

    with pytest.raises(IntegrityError, match=NOT_OPEN), transaction.atomic():
        write(unit)

    assert not Narrative.objects.exists()
    assert not DeliverableStatement.objects.exists()


def test_a_departure_is_not_put_under_a_statement_later(unit):
    stated = statement(unit)
    a_round(unit.node.edition, **CLOSED)

    with pytest.raises(IntegrityError, match=NOT_OPEN), transaction.atomic():
        DeliverableDeparture.objects.create(
            statement=stated, departure=Departure.POSTPONED, amount=1, reason="Late."
        )


@every_write
def test_a_period_for_which_no_round_asks_is_not_locked(unit, write):
    a_round(unit.node.edition, a_year(2024), **CLOSED)

    write(unit)


@every_write
def test_of_two_rounds_that_ask_for_the_period_one_is_enough(unit, write):
    a_round(unit.node.edition, **CLOSED)
    a_round(unit.node.edition, **OPENS_TODAY)

    write(unit)


@every_write
@pytest.mark.parametrize("scope", ["programme", "subprogramme"])
def test_an_exception_lets_the_unit_in(unit, write, scope):
    asked = a_round(unit.node.edition, **CLOSED)
    identity = unit.identity if scope == "subprogramme" else unit.programme.identity
    RoundException.objects.create(
        round=asked, until=in_days(1), reason="Flood.", granted_by=a_user(), **{scope: identity}
    )

    write(unit)


def test_an_exception_of_another_unit_does_not(unit):
    asked = a_round(unit.node.edition, **CLOSED)
    other = a_subprogramme(unit.programme, number=2)
    RoundException.objects.create(
        round=asked,
        until=in_days(1),
        reason="Flood.",
        granted_by=a_user(),
        subprogramme=other.identity,
    )

    with pytest.raises(IntegrityError, match=NOT_OPEN):
        narrative(unit.node)


@every_write
def test_a_sign_off_freezes_them_and_undone_it_does_not(unit, write):
    asked = a_round(unit.node.edition)
    signed = SignOff.objects.create(
        round=asked,
        programme=unit.programme.identity,
        by=a_user(),
        figures="[]",
        figures_hash="4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    )

    with pytest.raises(IntegrityError, match="signed off for the round"), transaction.atomic():
        write(unit)

    signed.undone_by, signed.undone_at, signed.undone_reason = a_user(), NOW, "A slip."
    signed.save()
    narrative(unit.node)


def test_the_page_and_the_service_say_which_round_is_closed(unit):
    asked = a_round(unit.node.edition, **CLOSED)
    said = entry.Told(node_id=unit.node.pk, kind=NarrativeKind.LESSONS, text="Late.", based_on=0)

    refused = entry.tell(period=a_year(), told=[said], is_draft=True, by=a_user())

    [sentence] = refused.values()
    assert sentence.startswith(f"The reporting round “{asked.name}” takes values from ")
    assert not Narrative.objects.exists()


def test_a_deliverable_stated_late_says_so_beside_its_field(unit):
    row = a_deliverable(unit)
    asked = a_round(unit.node.edition, **CLOSED)
    stated = entry.StatedDeliverable(deliverable_id=row.pk, language="en", based_on=0, planned="4")

    errors = entry.state_deliverables(
        frame=unit.node, period=a_year(), stated=[stated], by=a_user()
    )

    assert errors[row.pk]["planned"].startswith(f"The reporting round “{asked.name}” takes")
