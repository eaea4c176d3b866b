"""An edition's status, days in force and release date, on the page of its planning officer."""

import pytest
from django.urls import reverse

from indicators.enums import EditionStatus, Role
from indicators.models import PlanEdition
from tests.builders import a_role, a_user, an_edition, in_days

pytestmark = pytest.mark.django_db
STANDING = {"status": "approved", "deciding_document": "A/RES/78/254", "decided_on": "2025-12-24"}


@pytest.fixture
def edition():
    return an_edition(status=EditionStatus.PROPOSED)


@pytest.fixture
def page(client, edition):
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    client.force_login(officer)
    return client


def address(edition):
    return reverse("release", args=[edition.slug])


def test_an_officer_says_from_when_readers_know_of_it(page, client, edition):
    answer = page.post(address(edition), {**STANDING, "released_on": in_days(3).isoformat()})

    assert answer.url == reverse("edition", args=[edition.slug])
    kept = PlanEdition.objects.get()
    assert (kept.status, kept.released_on) == (EditionStatus.APPROVED, in_days(3))
    assert kept.deciding_document == "A/RES/78/254"
    client.force_login(a_user())
    assert client.get(reverse("edition", args=[edition.slug])).status_code == 404

    kept.released_on = in_days(0)
    kept.save()
    assert client.get(reverse("edition", args=[edition.slug])).status_code == 200


def test_two_editions_are_not_in_force_on_one_day(page, edition):
    an_edition(document=edition.document, in_force_from=in_days(-9))

    answer = page.post(address(edition), {**STANDING, "in_force_from": in_days(0).isoformat()})

    assert answer.status_code == 422
    [sentence] = answer.context["form"].errors["in_force_from"]
    assert sentence.startswith("Another edition of the plan is in force")
    assert PlanEdition.objects.get(pk=edition.pk).status == EditionStatus.PROPOSED


def test_the_days_in_force_run_forward(page, edition):
    days = {"in_force_from": in_days(2).isoformat(), "in_force_until": in_days(1).isoformat()}

    answer = page.post(address(edition), {**STANDING, **days})

    assert answer.context["form"].errors.keys() == {"in_force_until"}


@pytest.mark.parametrize("role", [None, Role.MANAGER, Role.READER])
def test_to_others_the_page_is_not_there(client, edition, role):
    person = a_user()
    if role:
        a_role(person, role, edition.document)
    client.force_login(person)

    assert client.get(address(edition)).status_code == 404
