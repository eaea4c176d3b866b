"""A client of another system: its token in the header, JSON in and out."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from indicators import access
from indicators.enums import Role, TokenScope
from indicators.models import PlanDocument, User
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_edition,
)

ALL = tuple(TokenScope)
JSON = "application/json"


def an_officer_of(document: PlanDocument, **others: object) -> User:
    officer = a_user(**others)
    a_role(officer, Role.OFFICER, document)
    return officer


class System:
    """Asks the API with a token."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.client = Client()

    def __getattr__(self, method: str) -> Callable:
        def ask(address: str, body: object = None, *, kind: str = JSON, **headers: str):
            sent = {} if body is None else {"content_type": kind}
            if body is not None:
                sent["data"] = body if isinstance(body, str | bytes) else json.dumps(body)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            named = {"Authorization": f"Bearer {self.secret}", **named}
            return getattr(self.client, method)(f"/api/v1/{address}", headers=named, **sent)

        return ask

    def read(self, address: str) -> object:
        answer = self.get(address)
        assert answer.status_code == 200, answer.content
        return answer.json()


@pytest.fixture
def system_of() -> Callable[..., System]:
    def make(owner: User, *scopes: TokenScope, programmes: tuple = ()) -> System:
        now = timezone.now()
        given = access.give_token(
            owner=owner,
            name="Reporting system",
            scopes=scopes or ALL,
            programmes=[programme.identity for programme in programmes],
            expires_at=now + timedelta(days=30),
            now=now,
        )
        return System(given.secret)

    return make


@pytest.fixture
def measure():
    made = a_measure(an_accomplishment(a_subprogramme(a_programme(an_edition()))))
    made.manager = a_user(name="Manager")
    a_role(made.manager, Role.MANAGER, made.accomplishment.programme)
    made.officer = an_officer_of(made.node.edition.document)
    a_role(made.officer, Role.REVIEWER, made.accomplishment.programme)
    return made


@pytest.fixture
def system(measure, system_of) -> System:
    return system_of(measure.officer)


def place(measure, **others) -> dict[str, object]:
    slug, path = measure.node.edition.slug, measure.node.in_address
    named = {"measure": f"{slug}/{path}", "period": "2025", "kind": "actual"}
    return named | others


def written(system: System, measure, amount: str = "12.5", **others) -> dict[str, object]:
    answer = system.post("values/", place(measure, amount=amount, **others))
    assert answer.status_code == 201, answer.content
    return answer.json() | {"etag": answer["ETag"]}


def lines(answer) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer.getvalue().splitlines()]


def in_bulk(system: System, rows: list[dict], query: str = ""):
    body = "\n".join(json.dumps(row) for row in rows)
    return system.client.post(
        f"/api/v1/values/bulk/{query}",
        body,
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {system.secret}"},
    )
