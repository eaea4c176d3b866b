"""What nobody types: numbers without end, and a sign that no text has."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from indicators.enums import Role
from tests.builders import a_role, a_user, an_edition

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
ENDLESS = "9" * 5_000


@pytest.fixture
def officer(client: Client) -> Client:
    person = a_user()
    a_role(person, Role.OFFICER, an_edition(slug="plan").document)
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("address", "field", "number"),
    [
        ("/review/", "value", ENDLESS),
        ("/review/", "by", ENDLESS),
        ("/review/", "unit", f"{ENDLESS}:programme-6"),
        ("/reports/", "page", ENDLESS),
    ],
)
def test_a_number_that_no_row_has_finds_nothing(officer: Client, address, field, number):
    assert officer.get(address, {field: number}).status_code == 200


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/plans/plan/links/", "confirm"),
        ("/plans/plan/links/", "reject"),
        ("/plans/plan/links/propose/", "earlier"),
    ],
)
def test_a_row_of_such_a_number_is_not_there(officer: Client, address: str, field: str):
    assert officer.post(address, {field: ENDLESS}).status_code == 404


def test_such_a_plan_is_not_reported(officer: Client):
    answer = officer.post("/reports/", {"edition": ENDLESS})

    assert (answer.status_code, "edition" in answer.context["form"].errors) == (422, True)


def test_a_doubt_of_such_a_number_is_not_decided(officer: Client):
    sent = urlencode({f"d{ENDLESS}": "increase"})

    answer = officer.post("/plans/plan/doubts/", sent, content_type=FORM, follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/search/?q=a%00b", "/plans/plan/?q=%00", "/plans/plan/a%00b/", "/%00"],
)
def test_no_address_has_a_nul(officer: Client, address: str):
    answer = officer.get(address)

    assert (answer.status_code, answer.content) == (400, b"No address has a NUL in it.\n")


def test_a_program_is_told_so_in_its_own_form(officer: Client):
    answer = officer.get("/sdmx/3.0/data/dataflow/TRACKER/plan/1.0.0/%00")

    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert answer.content == b"There is a sign that no code has.\n"
