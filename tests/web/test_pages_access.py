from datetime import date

import pytest
from django.test import Client

from indicators.enums import EditionStatus, Role
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
OF_A_PLAN = (
    "/plans/{slug}/",
    "/plans/{slug}/doubts/",
    "/plans/{slug}/not-read/",
    "/plans/{slug}/branch/programme-6/",
    "/plans/{slug}/programme-6/",
    "/plans/{slug}/programme-6/subprogramme-1/(a)/1/",
)
ALL = ("/", "/search/", "/import/", "/import/0abc/", *OF_A_PLAN)


def a_draft():
    edition = an_edition(status=EditionStatus.DRAFT)
    a_measure(an_accomplishment(a_subprogramme(a_programme(edition))))
    return edition


@pytest.mark.parametrize("address", ALL)
def test_who_is_not_signed_in_is_asked_to(client: Client, address):
    wanted = address.format(slug=a_draft().slug)

    answer = client.get(wanted)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("address", OF_A_PLAN)
def test_a_draft_is_not_there_for_who_does_not_work_on_it(client: Client, address):
    edition = a_draft()
    reader, officer = a_user(), a_user()
    a_role(officer, Role.OFFICER, edition.document)

    answers = []
    for person in (reader, officer):
        client.force_login(person)
        answers.append(client.get(address.format(slug=edition.slug)).status_code)

    assert answers == [404, 200]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REVIEWER, Role.READER])
@pytest.mark.parametrize("address", ["/import/", "/import/0abc/", "/import/0abc/branch/x/"])
def test_import_is_not_there_for_who_is_no_planning_officer(client: Client, role, address):
    edition = an_edition()
    person = a_user()
    a_role(person, role, edition.document)
    client.force_login(person)

    assert client.get(address).status_code == 404


def test_a_role_that_has_ended_opens_nothing(client: Client):
    edition = a_draft()
    person = a_user()
    a_role(person, Role.OFFICER, edition.document, ends_on=date(2021, 1, 1))
    client.force_login(person)

    answers = [
        client.get(address).status_code for address in ("/import/", f"/plans/{edition.slug}/")
    ]

    assert answers == [404, 404]


def test_a_draft_is_in_no_search_of_who_does_not_work_on_it(client: Client):
    a_draft()
    client.force_login(a_user())

    assert client.get("/search/?q=crossings").context["found"] == []
