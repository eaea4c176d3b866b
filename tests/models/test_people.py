"""One account for a person, whichever way it is opened."""

from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from indicators.models import User
from tests.builders import a_user

pytestmark = pytest.mark.django_db
KNOWN = "ivo.brandt@rcab.example"
THE_SAME = [
    "Ivo.Brandt@rcab.example",
    "ivo.brandt+plans@RCAB.example",
    "IVO.BRANDT+a+b@rcab.example",
]


@pytest.mark.parametrize("address", THE_SAME)
def test_the_database_refuses_a_second_account_of_one_address(address):
    a_user(KNOWN)

    with pytest.raises(IntegrityError, match="user_one_account"), transaction.atomic():
        User.objects.bulk_create([User(email=address, name="Ivo")])


@pytest.mark.parametrize("address", ["ivo@rcab.example", "ivo.brandt@other.example"])
def test_other_addresses_are_other_people(address):
    a_user(KNOWN)

    assert a_user(address).pk is not None


@pytest.mark.parametrize("address", THE_SAME)
def test_createsuperuser_says_that_the_address_is_taken(address):
    a_user(KNOWN)

    with pytest.raises(CommandError, match="already taken"):
        call_command("createsuperuser", "--noinput", email=address, name="Ivo", stdout=StringIO())


@pytest.mark.parametrize("address", THE_SAME)
def test_the_administration_says_so_beside_the_address(client: Client, address):
    a_user(KNOWN)
    client.force_login(a_user(is_staff=True, is_superuser=True))

    answer = client.post(
        "/admin/indicators/user/add/",
        {
            "email": address,
            "name": "Ivo",
            "language": "en",
            "usable_password": "true",
            "password1": "a long enough one",
            "password2": "a long enough one",
            "assignments-TOTAL_FORMS": "0",
            "assignments-INITIAL_FORMS": "0",
        },
    )

    [error] = answer.context["adminform"].form.errors["email"]
    assert error.startswith("There is an account with this e-mail address already.")
    assert User.objects.count() == 2


@pytest.mark.parametrize("address", THE_SAME)
def test_nobody_adds_the_address_of_another_account_to_their_own(client: Client, address):
    a_user(KNOWN)
    client.force_login(a_user())

    answer = client.post("/accounts/email/", {"email": address, "action_add": ""})

    [error] = answer.context["form"].errors["email"]
    assert error.startswith("There is an account with this e-mail address already.")


def test_a_person_changes_how_their_own_address_is_written(client: Client):
    person = a_user(KNOWN, is_staff=True, is_superuser=True)
    client.force_login(person)

    client.post(
        f"/admin/indicators/user/{person.pk}/change/",
        {
            "email": "Ivo.Brandt@rcab.example",
            "name": "Ivo",
            "language": "en",
            "mail_delivery": person.mail_delivery,
            "is_active": "on",
            "is_staff": "on",
            "is_superuser": "on",
            "assignments-TOTAL_FORMS": "0",
            "assignments-INITIAL_FORMS": "0",
        },
    )

    person.refresh_from_db()
    assert person.email == "Ivo.Brandt@rcab.example"


@pytest.fixture
def clerk(client: Client) -> User:
    """Opens the administration and changes accounts, and may do no more."""
    person = a_user("clerk@rcab.example", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(person)
    return person


def test_who_may_not_do_everything_gives_nobody_the_right_to(client: Client, clerk: User):
    sent = {
        "email": clerk.email,
        "name": "Vera",
        "language": "en",
        "mail_delivery": clerk.mail_delivery,
        "is_active": "on",
        "is_superuser": "on",
        "assignments-TOTAL_FORMS": "0",
        "assignments-INITIAL_FORMS": "0",
    }

    client.post(f"/admin/indicators/user/{clerk.pk}/change/", sent)

    clerk.refresh_from_db()
    assert (clerk.name, clerk.is_superuser) == ("Vera", False)


@pytest.mark.parametrize("page", ["change", "password"])
def test_nor_takes_the_account_of_who_may(client: Client, clerk: User, page: str):
    above = a_user("above@rcab.example", is_staff=True, is_superuser=True)
    sent = {"name": "Vera", "password1": "a long enough one", "password2": "a long enough one"}

    answer = client.post(f"/admin/indicators/user/{above.pk}/{page}/", sent)

    assert answer.status_code == 403
