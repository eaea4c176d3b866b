import base64

import pytest
from django.test import Client

from indicators.enums import TokenScope
from indicators.models import ApiToken
from tests.api.conftest import System, an_officer_of
from tests.builders import an_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/oauth/token/"
GRANT = {"grant_type": "client_credentials"}


@pytest.fixture
def system(system_of) -> System:
    return system_of(an_officer_of(an_edition().document), TokenScope.READ, TokenScope.ENTER)


def basic(secret: str) -> dict[str, str]:
    said = base64.b64encode(f"{ApiToken.objects.get().client_id}:{secret}".encode()).decode()
    return {"Authorization": f"Basic {said}"}


def ask(system: System, secret: str = "", **others: str):
    form = "&".join(f"{name}={value}" for name, value in (GRANT | others).items())
    return Client().post(
        ADDRESS,
        form,
        content_type="application/x-www-form-urlencoded",
        headers=basic(secret or system.secret),
    )


def test_credentials_are_exchanged_for_a_secret_of_fewer_scopes(system):
    answer = ask(system, scope="read")

    handed_out = answer.json()
    assert answer.status_code == 200
    assert (handed_out["token_type"], handed_out["expires_in"]) == ("Bearer", 3600)
    assert handed_out["scope"] == "read"
    reader = System(handed_out["access_token"])
    assert reader.get("plans/").status_code == 200
    assert reader.post("values/", {}).status_code == 403


def test_credentials_may_stand_in_the_form(system):
    name = ApiToken.objects.get().client_id
    form = f"grant_type=client_credentials&client_id={name}&client_secret={system.secret}"

    answer = Client().post(ADDRESS, form, content_type="application/x-www-form-urlencoded")

    assert System(answer.json()["access_token"]).get("plans/").status_code == 200


@pytest.mark.parametrize(
    ("others", "status", "error"),
    [
        ({"secret": "itk_wrong"}, 401, "invalid_client"),
        ({"scope": "administer"}, 400, "invalid_scope"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_refusals_are_those_of_the_standard(others, status, error, system):
    answer = ask(system, **others)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
