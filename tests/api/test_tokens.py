"""Tokens at the door."""

import pytest

from indicators.enums import TokenScope

pytestmark = pytest.mark.django_db


def test_without_a_good_token_nothing_is_read(system):
    system.secret = "itk_wrong"
    wrong = system.get("plans/")
    missing = system.client.get("/api/v1/plans/")

    assert (wrong.status_code, missing.status_code) == (401, 401)
    assert wrong["WWW-Authenticate"].startswith("Bearer")
    assert wrong.json()["type"] == "urn:indicator-tracker:problem:authentication-failed"


def test_a_scope_that_the_token_lacks_is_named(measure, system_of):
    answer = system_of(measure.officer, TokenScope.ENTER).get("plans/")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "The token lacks the scope “read”."


def test_too_many_requests_are_told_to_wait(system, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    answers = [system.get("plans/") for _attempt in range(3)]

    last = answers[-1]
    assert last.status_code == 429
    assert 1 <= int(last["Retry-After"]) <= 61
    assert last.json()["type"] == "urn:indicator-tracker:problem:throttled"
