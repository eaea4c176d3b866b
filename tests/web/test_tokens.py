from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from indicators import access
from indicators.models import ApiToken
from tests.api.conftest import an_officer_of
from tests.builders import a_programme, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return a_programme()


@pytest.fixture
def officer(programme, client):
    officer = an_officer_of(programme.node.edition.document)
    client.force_login(officer)
    return officer


def a_form(**others) -> dict[str, object]:
    last_day = timezone.now().date() + timedelta(days=90)
    return {"name": "Bureau", "scopes": ["read"], "last_day": last_day.isoformat(), **others}


def test_an_officer_gives_a_token_and_sees_its_secret_once(officer, programme, client):
    page = client.post("/tokens/", a_form(programmes=[programme.identity_id]))

    token = ApiToken.objects.get()
    secret = page.context["given"].secret
    assert page.status_code == 200
    assert (token.owner, token.name, token.scopes) == (officer, "Bureau", ["read"])
    assert [*token.programmes.all()] == [programme.identity]
    assert secret in page.content.decode()
    assert access.token_of(secret, now=timezone.now()).pk == token.pk
    again = client.get("/tokens/")
    assert secret not in again.content.decode()
    token.refresh_from_db()
    used = date_format(token.last_used_at, "DATETIME_FORMAT")
    assert f"Last used {used} UTC." in again.content.decode()


def test_what_cannot_be_is_said_beside_its_field(officer, client):
    page = client.post("/tokens/", a_form(last_day="2020-01-01"))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["last_day"]
    assert not ApiToken.objects.exists()


def test_a_token_is_rotated_and_revoked(officer, client):
    first = client.post("/tokens/", a_form()).context["given"]

    rotated = client.post(f"/tokens/{first.token.pk}/rotate/").context["given"]
    revoked = client.post(f"/tokens/{first.token.pk}/revoke/", follow=True)

    assert rotated.secret != first.secret
    assert "The token opens nothing any more." in revoked.content.decode()
    assert access.token_of(rotated.secret, now=timezone.now()) is None


@pytest.mark.parametrize("address", ["/tokens/", "/tokens/{}/rotate/", "/tokens/{}/revoke/"])
def test_tokens_of_others_are_not_there(address, officer, client):
    token = client.post("/tokens/", a_form()).context["given"].token
    client.force_login(a_user())

    answer = client.post(address.format(token.pk), a_form())

    assert answer.status_code == 404
    assert ApiToken.objects.filter(revoked_at__isnull=True).count() == 1
