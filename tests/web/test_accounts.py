"""Signing in, and nobody signing up."""

import pytest
import structlog
from django.test import Client
from django.urls import reverse
from structlog.contextvars import merge_contextvars

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


def test_the_administration_has_no_way_in_of_its_own(client: Client):
    User.objects.create_superuser("lena@example.org", "a long enough one", name="Lena")
    fields = {"username": "lena@example.org", "password": "a long enough one"}

    answer = client.post("/admin/login/?next=/admin/", fields)

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=%2Fadmin%2F")
    assert "_auth_user_id" not in client.session


def test_who_administers_nothing_is_shown_nothing_of_it(client: Client):
    client.force_login(User.objects.create_user("lena@example.org", name="Lena"))

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(("sent", "status"), [("198.51.100.9, 192.0.2.1", 429), ("192.0.2.2", 200)])
def test_behind_a_proxy_sign_ins_are_counted_by_the_address_that_it_wrote(
    client: Client, settings, sent: str, status: int
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for attempt in range(30):
        wrong = {"login": f"somebody{attempt}@example.org", "password": "wrong"}
        of = {"X-Forwarded-For": f"203.0.113.{attempt}, 192.0.2.1"}
        client.post(reverse("account_login"), wrong, headers=of)

    last = client.post(
        reverse("account_login"),
        {"login": "lena@example.org", "password": "wrong"},
        headers={"X-Forwarded-For": sent},
    )

    assert last.status_code == status


def test_the_log_takes_the_address_that_the_proxy_wrote(client: Client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    of = {"X-Forwarded-For": "10.0.0.1, 192.0.2.1", "X-Forwarded-Proto": "https"}

    with structlog.testing.capture_logs(processors=[merge_contextvars]) as lines:
        client.get(reverse("account_login"), headers=of)

    assert {line["ip"] for line in lines} == {"192.0.2.1"}
