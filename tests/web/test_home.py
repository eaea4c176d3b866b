"""The first page after signing in is the one where a person's work is."""

import pytest
from django.urls import reverse

from indicators.enums import EditionStatus, Role
from tests.builders import (
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    unit = a_subprogramme()
    a_measure(an_accomplishment(unit))
    return unit


def first_page(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("home")).headers["Location"]


def dashboard_of(edition) -> str:
    return reverse("dashboard", args=[edition.slug])


@pytest.mark.parametrize(
    ("role", "page"), [(Role.MANAGER, "my_entries"), (Role.REVIEWER, "review_queue")]
)
def test_who_works_on_values_begins_with_what_waits(client, unit, role, page):
    user = a_user()
    a_role(user, role, unit)

    assert first_page(client, user) == reverse(page)


def test_an_officer_begins_with_the_dashboard_of_the_edition_in_force(client, unit):
    document = unit.node.edition.document
    in_force = an_edition(document=document, in_force_from=in_days(-9), in_force_until=in_days(9))
    an_edition(document=document, in_force_from=in_days(9))
    an_edition()
    user = a_user()
    a_role(user, Role.OFFICER, document)
    a_role(user, Role.MANAGER, unit)

    assert first_page(client, user) == dashboard_of(in_force)


def test_a_reader_begins_with_the_dashboard_of_the_one_plan_there_is(client, unit):
    an_edition(status=EditionStatus.DRAFT)

    assert first_page(client, a_user()) == dashboard_of(unit.node.edition)


def test_of_several_plans_a_reader_chooses(client, unit):
    an_edition()

    assert first_page(client, a_user()) == reverse("plans")


def test_without_a_plan_the_list_says_what_to_do(client):
    assert first_page(client, a_user()) == reverse("plans")


def test_who_has_signed_in_is_led_there(client, settings):
    assert reverse(settings.LOGIN_REDIRECT_URL) == reverse("home")
