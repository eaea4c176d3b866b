"""A further address of a person is nobody else's, in whatever letters and with whatever suffix."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from indicators.models import User
from tests.builders import a_user

pytestmark = pytest.mark.django_db
FURTHER = "ivo.brandt@rcab.example"
THE_SAME = [FURTHER, "Ivo.Brandt@RCAB.example", "ivo.brandt+plans@rcab.example"]
REFUSAL = "There is an account with this e-mail address already."
NO_ROLES = {"assignments-TOTAL_FORMS": "0", "assignments-INITIAL_FORMS": "0"}


@pytest.fixture
def ivo(client: Client) -> User:
    """Has written down a further address."""
    person = a_user("ivo@un.example")
    client.force_login(person)
    answer = client.post("/accounts/email/", {"email": FURTHER, "action_add": ""})
    assert (answer.status_code, addresses(person)) == (302, [FURTHER, "ivo@un.example"])
    return person


@pytest.fixture
def above(client: Client, ivo: User) -> User:
    person = a_user("above@un.example", is_staff=True, is_superuser=True)
    client.force_login(person)
    return person


def addresses(person: User) -> list[str]:
    rows = EmailAddress.objects.filter(user=person).order_by("email")
    return list(rows.values_list("email", flat=True))


def changed(client: Client, person: User, address: str):
    fields = {"email": address, "name": "Vera", "language": "en", "mail_delivery": "at_once"}
    return client.post(
        f"/admin/indicators/user/{person.pk}/change/", fields | NO_ROLES | {"is_active": "on"}
    )


@pytest.mark.parametrize("address", THE_SAME)
def test_the_administration_opens_no_account_with_it(client: Client, above: User, address: str):
    fields = {"email": address, "name": "Vera", "language": "en", "usable_password": "true"}
    passwords = {"password1": "a long enough one", "password2": "a long enough one"}

    answer = client.post("/admin/indicators/user/add/", fields | passwords | NO_ROLES)

    [error] = answer.context["adminform"].form.errors["email"]
    assert error.startswith(REFUSAL)
    assert User.objects.count() == 2


@pytest.mark.parametrize("address", THE_SAME)
def test_the_administration_gives_it_to_no_other_account(client: Client, above: User, address: str):
    vera = a_user("vera@un.example")

    answer = changed(client, vera, address)

    vera.refresh_from_db()
    [error] = answer.context["adminform"].form.errors["email"]
    assert error.startswith(REFUSAL)
    assert vera.email == "vera@un.example"


def test_the_administration_may_make_it_the_account_of_its_person(
    client: Client, ivo: User, above: User
):
    changed(client, ivo, FURTHER)

    ivo.refresh_from_db()
    assert ivo.email == FURTHER


@pytest.mark.parametrize("address", THE_SAME)
def test_nobody_else_writes_it_down_for_themselves(client: Client, ivo: User, address: str):
    vera = a_user("vera@un.example")
    client.force_login(vera)

    answer = client.post("/accounts/email/", {"email": address, "action_add": ""})

    [error] = answer.context["form"].errors["email"]
    assert error.startswith(REFUSAL)
    assert addresses(vera) == ["vera@un.example"]


@pytest.mark.parametrize("address", THE_SAME)
def test_nor_is_it_written_down_for_another_in_the_administration(
    client: Client, above: User, address: str
):
    fields = {"user": a_user("vera@un.example").pk, "email": address}

    answer = client.post("/admin/account/emailaddress/add/", fields)

    [error] = answer.context["adminform"].form.errors["email"]
    assert error.startswith(REFUSAL)
    assert EmailAddress.objects.filter(email=FURTHER).count() == 1


def test_the_administration_confirms_it_for_its_person(client: Client, ivo: User, above: User):
    row = EmailAddress.objects.get(email=FURTHER)
    fields = {"user": ivo.pk, "email": FURTHER, "verified": "on"}

    client.post(f"/admin/account/emailaddress/{row.pk}/change/", fields)

    row.refresh_from_db()
    assert row.verified


def test_its_person_makes_it_their_first(client: Client, ivo: User):
    client.post("/accounts/email/", {"email": FURTHER, "action_primary": ""})

    ivo.refresh_from_db()
    assert ivo.email == FURTHER
    assert EmailAddress.objects.get(primary=True).email == FURTHER
