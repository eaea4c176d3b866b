from decimal import Decimal

import pytest
from django.test import Client

from indicators.enums import Role
from tests.builders import a_measure, a_role, a_user, an_accomplishment

pytestmark = pytest.mark.django_db
STATED = {
    "kind": "at_most",
    "direction": "decrease",
    "unit": "days",
    "accumulation": "latest",
    "tolerance": "0.5",
    "decimals": "1",
    "definition": "From arrival to release.",
    "based_on": "1",
}


@pytest.fixture
def measures():
    accomplishment = an_accomplishment()
    return [a_measure(accomplishment, number=number) for number in (1, 2, 3)]


@pytest.fixture
def officer(client: Client, measures):
    person = a_user()
    a_role(person, Role.OFFICER, measures[0].node.edition.document)
    client.force_login(person)
    client.person = person
    return client


def page_of(measure):
    return f"/plans/{measure.node.edition.slug}/reading/{measure.path.replace(' ', '-')}/"


def test_a_proposed_reading_is_confirmed_and_leads_to_the_next_undecided(officer, measures):
    answer = officer.post(page_of(measures[0]), STATED)

    measures[0].refresh_from_db()
    version = measures[0].current
    assert answer.headers["Location"] == page_of(measures[1])
    assert (
        version.number,
        version.kind,
        version.direction,
        version.unit,
        version.accumulation,
        version.tolerance,
        version.decimals,
        version.definition,
        version.confirmed_by,
    ) == (
        2,
        "at_most",
        "decrease",
        "days",
        "latest",
        Decimal("0.5"),
        1,
        "From arrival to release.",
        officer.person,
    )


def test_the_page_shows_what_was_proposed_and_the_way_to_the_others(officer, measures):
    answer = officer.get(page_of(measures[1]))

    assert answer.context["form"].initial["unit"] == "crossings"
    assert answer.context["before"] == measures[0].node
    assert answer.context["after"] == measures[2].node
    assert answer.context["left"] == 3


def test_a_confirmed_reading_is_changed_with_a_reason_only(officer, measures):
    officer.post(page_of(measures[0]), STATED)
    again = {**STATED, "based_on": "2", "unit": "hours"}

    refused = officer.post(page_of(measures[0]), again)
    officer.post(page_of(measures[0]), {**again, "reason_code": "correction", "reason": "Typo."})

    measures[0].refresh_from_db()
    assert refused.context["form"].non_field_errors() == [
        "Say why a confirmed reading is changed: a reason and a sentence."
    ]
    assert refused.context["form"]["unit"].value() == "hours"
    assert (measures[0].current.number, measures[0].current.unit) == (3, "hours")


def test_a_reading_changed_meanwhile_is_not_overwritten(officer, measures):
    officer.post(page_of(measures[0]), STATED)

    stale = officer.post(page_of(measures[0]), STATED)

    assert stale.context["form"].non_field_errors() == [
        "This measure was changed since you read it. Read it again."
    ]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REVIEWER, Role.READER])
def test_nobody_else_comes_to_a_reading(client, measures, role):
    person = a_user()
    a_role(person, role, measures[0].node.edition.document)
    client.force_login(person)

    assert client.get(page_of(measures[0])).status_code == 404


def test_a_unit_has_no_reading(officer, measures):
    unit = measures[0].accomplishment.subprogramme

    assert officer.get(page_of(unit)).status_code == 404
