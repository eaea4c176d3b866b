"""Who comes from the identity provider is the account of that address, and never a second one."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from indicators.models import User
from tests.builders import a_user

pytestmark = pytest.mark.django_db
KNOWN = "ivo.brandt@rcab.example"


@pytest.fixture(autouse=True)
def _identity_provider(settings):
    app = {
        "provider_id": "oidc",
        "name": "Single sign-on",
        "client_id": "tracker",
        "secret": "word",
        "settings": {"server_url": "https://people.invalid"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def who_came(address: str, *, verified: bool = True) -> str | None:
    """The id of the account that is signed in once the provider has named its person."""
    request = RequestFactory().get("/")
    request.user = User()
    SessionMiddleware(_nothing).process_request(request)
    MessageMiddleware(_nothing).process_request(request)
    person = SocialLogin(
        provider=get_adapter().get_provider(request, "oidc"),
        user=User(email=address, name="Ivo"),
        account=SocialAccount(provider="oidc", uid="7f3a"),
        email_addresses=[EmailAddress(email=address, verified=verified, primary=True)],
    )
    with request_context(request):
        complete_social_login(request, person)
    return request.session.get("_auth_user_id")


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@pytest.mark.parametrize("address", [KNOWN, "Ivo.Brandt@RCAB.example"])
def test_a_confirmed_address_is_the_account_in_whatever_letters(address):
    known = a_user(KNOWN)

    assert who_came(address) == str(known.pk)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "verified"),
    [("ivo.brandt+plans@rcab.example", True), ("stranger@rcab.example", True), (KNOWN, False)],
    ids=["suffix", "stranger", "not confirmed"],
)
def test_nobody_else_is_let_in_and_no_account_is_made(address, verified):
    a_user(KNOWN)

    assert who_came(address, verified=verified) is None
    assert User.objects.count() == 1
