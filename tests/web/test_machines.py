"""Data files for programs: by session or by token, and never more than the token is for."""

import base64
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from indicators import access
from indicators.enums import Role, TokenScope
from indicators.models import ApiToken, PlanEdition, User
from tests.builders import a_measure, a_role, a_user

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/sdmx/3.0/structure/dataflow",
    "/plans/{slug}/exports/package.zip",
    "/plans/{slug}/exports/iati.xml",
    "/plans/{slug}/exports/dhis2.json",
)


@pytest.fixture
def edition() -> PlanEdition:
    return a_measure().node.edition


@pytest.fixture
def officer(edition: PlanEdition) -> User:
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    return officer


def a_secret(officer: User, **others) -> str:
    now = timezone.now()
    given = access.give_token(
        **{
            "owner": officer,
            "name": "Reporting system",
            "scopes": [TokenScope.READ],
            "expires_at": now + timedelta(days=1),
            "now": now,
            **others,
        }
    )
    return given.secret


def named(name: str, secret: str) -> dict[str, str]:
    said = base64.b64encode(f"{name}:{secret}".encode()).decode()
    return {"authorization": f"Basic {said}"}


def answered(address: str, edition: PlanEdition, secret: str = ""):
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client().get(address.format(slug=edition.slug), headers=headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_token_that_may_read_fetches_every_file(edition, officer, address: str):
    assert answered(address, edition, a_secret(officer)).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_session_or_a_token_there_is_nothing(edition, address: str):
    answer = answered(address, edition)

    assert (answer.status_code, answer.content) == (401, b"Sign in, or send a token.\n")


def test_a_token_that_is_none_is_told_so(edition: PlanEdition):
    answer = answered(ADDRESSES[0], edition, "itk_none")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="indicators"'


def test_name_and_secret_of_a_token_open_what_the_token_does(edition, officer):
    secret = a_secret(officer)
    name = ApiToken.objects.get().client_id
    signed_in = Client()
    signed_in.force_login(officer)
    ask = [
        (Client(), named(name, secret)),
        (Client(), named("another", secret)),
        (Client(), named(name, "itk_none")),
        (Client(), {"authorization": "Basic =none="}),
        (signed_in, named("of", "a proxy")),
    ]

    answers = [client.get(ADDRESSES[0], headers=headers) for client, headers in ask]

    assert [each.status_code for each in answers] == [200, 401, 401, 401, 200]
    assert answers[1].content == b"This token opens nothing, or no longer does.\n"


def test_a_token_without_the_scope_or_of_some_programmes_is_refused(edition, officer):
    entering = a_secret(officer, scopes=[TokenScope.ENTER])
    programme = edition.nodes.get(kind="programme").programme.identity
    narrow = a_secret(officer, programmes=[programme])

    refused = [answered(ADDRESSES[1], edition, each) for each in (entering, narrow)]

    assert [(each.status_code, each.content) for each in refused] == [
        (403, b"This token may not read.\n"),
        (403, b"This token is for some programmes; a data file is of a whole plan.\n"),
    ]


def test_files_count_towards_how_often_a_token_may_ask(edition, officer, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    secret = a_secret(officer)

    answers = [answered(ADDRESSES[-1], edition, secret) for _attempt in range(3)]

    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
