"""The people of a plan, on a page of its planning officer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from indicators import access
from indicators.access import Gap
from indicators.enums import Role
from indicators.models import Delegation, RoleAssignment
from indicators.web import requests
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_edition,
)

pytestmark = pytest.mark.django_db
TODAY = requests.today()
YESTERDAY, NEXT_WEEK = TODAY - timedelta(days=1), TODAY + timedelta(days=7)


class Office:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.edition = an_edition()
        self.programme = a_programme(self.edition)
        self.unit = a_subprogramme(self.programme)
        a_measure(an_accomplishment(self.unit))
        self.officer, self.other = a_user(), a_user()
        a_role(self.officer, Role.OFFICER, self.edition.document)
        client.force_login(self.officer)

    def address(self, name: str = "people", *args: int) -> str:
        return reverse(name, args=[self.edition.slug, *args])

    def gaps(self) -> dict[str, list[Gap]]:
        places = access.places(self.edition, on=TODAY)
        return {place.node.path: place.gaps for place in places if place.node}

    def roles(self, person) -> list[tuple]:
        return list(
            RoleAssignment.objects.filter(user=person).values_list("role", "starts_on", "ends_on")
        )


@pytest.fixture
def office(client: Client) -> Office:
    return Office(client)


def test_a_unit_with_values_and_nobody_for_them_is_a_gap(office):
    assert office.gaps() == {office.programme.path: [], office.unit.path: [Gap.NO_MANAGER]}


def test_who_alone_reviews_what_they_enter_stands_against_themselves(office):
    office.officer.assignments.update(ends_on=YESTERDAY)
    a_role(office.other, Role.MANAGER, office.programme)
    a_role(office.other, Role.REVIEWER, office.unit)

    assert office.gaps()[office.unit.path] == [Gap.OWN_REVIEW]


def test_each_step_of_the_chain_needs_somebody_at_that_very_place(office):
    office.edition.document.clearing = ["subprogramme", "programme", "office"]
    a_role(office.other, Role.MANAGER, office.unit)
    a_role(a_user(), Role.REVIEWER, office.programme)

    assert office.gaps()[office.unit.path] == [Gap.NO_STEP_SUBPROGRAMME]


def test_a_closed_account_fills_no_gap(office):
    a_role(a_user(is_active=False), Role.MANAGER, office.unit)

    assert office.gaps()[office.unit.path] == [Gap.NO_MANAGER]


@pytest.mark.parametrize("units", [1, 3])
def test_the_page_of_any_plan_takes_the_same_queries(office, units, django_assert_num_queries):
    for number in range(2, units + 1):
        unit = a_subprogramme(office.programme, number)
        a_measure(an_accomplishment(unit))
        a_role(a_user(), Role.MANAGER, unit)
    office.client.get(office.address())

    with django_assert_num_queries(16):
        assert office.client.get(office.address()).status_code == 200


def test_a_role_is_given(office):
    sent = {
        "user": office.other.pk,
        "role": "manager",
        "place": f"subprogramme-{office.unit.identity_id}",
        "starts_on": TODAY,
    }

    answer = office.client.post(office.address(), sent)

    assert answer.status_code == 302
    assert office.roles(office.other) == [("manager", TODAY, None)]


def test_what_cannot_be_given_is_said_and_what_was_typed_is_kept(office):
    sent = {
        "user": office.other.pk,
        "role": "head",
        "place": f"subprogramme-{office.unit.identity_id}",
        "starts_on": TODAY,
    }

    answer = office.client.post(office.address(), sent)

    form = answer.context["assign_form"]
    assert answer.status_code == 422
    assert form.non_field_errors() == ["A head is the head of a programme."]
    assert form["user"].value() == str(office.other.pk)


def test_a_place_of_another_plan_is_no_choice(office):
    sent = {
        "user": office.other.pk,
        "role": "manager",
        "place": f"programme-{a_programme().identity_id}",
        "starts_on": TODAY,
    }

    answer = office.client.post(office.address(), sent)

    assert list(answer.context["assign_form"].errors) == ["place"]
    assert office.roles(office.other) == []


def test_a_role_is_ended(office):
    held = a_role(office.other, Role.MANAGER, office.unit)

    office.client.post(office.address("end_role", held.pk), {"last_day": TODAY})

    assert office.roles(office.other) == [("manager", held.starts_on, TODAY)]


def test_a_role_of_another_plan_is_not_there(office):
    held = a_role(office.other, Role.MANAGER, a_programme())

    answer = office.client.post(office.address("end_role", held.pk), {"last_day": TODAY})

    assert answer.status_code == 404


def test_everything_is_handed_over(office):
    successor = a_user()
    held = a_role(office.other, Role.MANAGER, office.unit)
    sent = {"giver": office.other.pk, "taker": successor.pk, "from_day": TODAY}

    office.client.post(office.address("hand_over"), sent)

    assert office.roles(office.other) == [("manager", held.starts_on, YESTERDAY)]
    assert office.roles(successor) == [("manager", TODAY, None)]


def test_a_deputy_is_named_and_taken_back(office):
    a_role(office.other, Role.MANAGER, office.unit)
    deputy = a_user()
    sent = {
        "absent": office.other.pk,
        "deputy": deputy.pk,
        "starts_on": TODAY,
        "ends_on": NEXT_WEEK,
    }

    office.client.post(office.address("name_deputy"), sent)
    named = Delegation.objects.get()
    office.client.post(office.address("end_absence", named.pk))

    assert (named.deputy, named.document) == (deputy, office.edition.document)
    assert Delegation.objects.get().ends_on == TODAY


def test_the_steps_of_clearing_are_named(office):
    sent = {"levels": ["programme", "subprogramme"]}

    office.client.post(office.address("name_chain"), sent)

    office.edition.document.refresh_from_db()
    assert office.edition.document.clearing == ["subprogramme", "programme"]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REVIEWER, Role.READER])
def test_the_page_is_there_for_the_planning_officer_alone(office, role):
    a_role(office.other, role, office.edition.document)
    office.client.force_login(office.other)

    assert office.client.get(office.address()).status_code == 404
    assert office.client.post(office.address("name_chain"), {}).status_code == 404


def test_a_person_names_who_acts_for_them(client: Client):
    person, deputy = a_user(), a_user()
    client.force_login(person)
    sent = {"deputy": deputy.pk, "starts_on": TODAY, "ends_on": NEXT_WEEK}

    client.post(reverse("absence"), sent)

    named = Delegation.objects.get()
    assert (named.absent, named.deputy, named.document) == (person, deputy, None)


def test_nobody_ends_the_absence_of_another(client: Client):
    named = access.name_deputy(
        absent=(person := a_user()),
        deputy=a_user(),
        starts_on=TODAY,
        ends_on=NEXT_WEEK,
        by=person,
    )
    client.force_login(a_user())

    answer = client.post(reverse("end_own_absence", args=[named.pk]))

    assert answer.status_code == 404
