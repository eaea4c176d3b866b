"""Bodies as they come in: in pieces, deep, of nothing, or longer than anybody needs."""

import io
import json

import pytest
from django.test import RequestFactory
from django.urls import resolve

from indicators.enums import TokenScope
from indicators.models import IdempotentAnswer, Report, ValueVersion
from tests.api.conftest import lines, place

pytestmark = pytest.mark.django_db
NDJSON = "application/x-ndjson"


def in_pieces(system, address: str, body: bytes, kind: str):
    """As a server passes on a body that says no length."""
    request = RequestFactory().post(
        f"/api/v1/{address}",
        headers={"Authorization": f"Bearer {system.secret}", "Transfer-Encoding": "chunked"},
    )
    request.environ["wsgi.input"] = io.BytesIO(body)
    request.META |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": ""}
    found = resolve(request.path)
    return found.func(request, *found.args, **found.kwargs)


def test_a_body_in_pieces_is_read_whole(measure, system):
    many = in_pieces(
        system, "values/bulk/", json.dumps(place(measure, amount="1")).encode(), NDJSON
    )
    again = place(measure, amount="2", kind="target")
    one = in_pieces(system, "values/", json.dumps(again).encode(), "application/json")

    assert lines(many)[0] == {"kept": True, "taken": 1, "unchanged": 0, "refused": 0}
    assert one.status_code == 201, one.content
    assert ValueVersion.objects.count() == 2


@pytest.mark.parametrize("body", ["", "\n\n"])
def test_a_bulk_of_nothing_is_refused(body, measure, system):
    assert system.post("values/bulk/", body, kind=NDJSON).status_code == 422


@pytest.mark.parametrize("name", ["measure", "period", "kind"])
def test_nothing_where_a_place_is_asked_for_is_missing(name, measure, system):
    row = place(measure, amount="1") | {name: None}

    answer = system.post("values/bulk/", json.dumps(row), kind=NDJSON)

    assert lines(answer)[1]["pointer"] == f"#/{name}"
    assert not ValueVersion.objects.exists()


def test_a_body_too_deep_is_no_json(measure, system):
    answer = system.post("values/", "[" * 100_000)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_blank_lines_are_not_read_for_ever(measure, system):
    answer = system.post("values/bulk/", "\n" * 250_000, kind=NDJSON)

    assert (answer.status_code, answer.json()["type"][-13:]) == (413, "too-many-rows")


def test_a_secret_that_is_shown_once_is_not_kept(measure, system, settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    body = {"url": "http://127.0.0.1:9/"}

    first = system.post("webhooks/", body, Idempotency_Key="w1")
    again = system.post("webhooks/", body, Idempotency_Key="w1")

    assert first.json()["secret"].startswith("whsec_")
    assert again.json() == {name: said for name, said in first.json().items() if name != "secret"}
    assert "whsec_" not in IdempotentAnswer.objects.get().body


def test_who_only_reads_asks_for_no_drafts(measure, system_of):
    reads = system_of(measure.officer, TokenScope.READ)
    asked = {"edition": measure.node.edition.slug, "period": "2025", "formats": ["json"]}

    drafts = reads.post("reports/", asked | {"drafts": True})
    counted = reads.post("reports/", asked)

    assert (drafts.status_code, counted.status_code) == (403, 202)
    assert Report.objects.count() == 1
