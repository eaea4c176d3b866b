"""Signing in, and nobody signing up."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import User

pytestmark = pytest.mark.django_db


def test_nobody_opens_an_account_for_themselves(client: Client):
    fields = {
        "email": "stranger@example.org",
        "password1": "a long enough one",
        "password2": "a long enough one",
    }

    client.post(reverse("account_signup"), fields)

    assert not User.objects.exists()


def test_a_person_signs_in_with_address_and_password(client: Client):
    person = User.objects.create_user("lena@example.org", "a long enough one", name="Lena")

    answer = client.post(
        reverse("account_login"), {"login": "LENA@example.org", "password": "a long enough one"}
    )

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
