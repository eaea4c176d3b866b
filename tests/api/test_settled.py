"""What planning officers settle over the API: doubts, editions, and reports under way."""

import pytest

from indicators.enums import DocumentVerdict, EditionStatus, JobStatus, TokenScope
from indicators.models import DocumentStatement, Doubt, PlanEdition, Report
from indicators.plans import DoubtCode
from indicators.review import Decision
from tests.api.conftest import System, an_officer_of
from tests.builders import an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubt(measure) -> Doubt:
    return Doubt.objects.create(
        edition=measure.node.edition,
        node=measure.node,
        code=DoubtCode.DIRECTION_NOT_STATED,
        text="Crossings",
    )


@pytest.fixture
def stranger(measure, system_of) -> System:
    return system_of(an_officer_of(an_edition().document))


def test_a_doubt_is_read_with_its_choices_and_decided_once(doubt, measure, system):
    [listed] = system.read("doubts/?decided=false")["results"]
    seen = system.get(f"doubts/{doubt.pk}/")
    address, body = f"doubts/{doubt.pk}/decision/", {"decision": "decrease"}

    bare = system.post(address, body)
    other = system.post(address, {"decision": "target"}, If_Match=seen["ETag"])
    done = system.post(address, body, If_Match=seen["ETag"])
    again = system.post(address, body, If_Match=seen["ETag"])

    assert (listed["path"], listed["code"], listed["decision"]) == (
        measure.path,
        "direction_not_stated",
        "",
    )
    assert seen.json() == listed | {
        "former": [],
        "choices": ["increase", "decrease", "maintain"],
    }
    assert [each.status_code for each in (bare, other, done, again)] == [428, 422, 200, 412]
    assert other.json()["errors"][0]["pointer"] == "#/decision"
    assert (done.json()["decision"], done.json()["decided_by"]) == (
        Decision.DECREASE,
        measure.officer.name,
    )
    measure.refresh_from_db()
    assert measure.current.direction == "decrease"
    assert system.read("doubts/?decided=false")["results"] == []


def test_doubts_are_decided_by_the_officers_of_their_plan(doubt, stranger, measure, system_of):
    etag = stranger.get(f"doubts/{doubt.pk}/")["ETag"]
    enters = system_of(measure.officer, TokenScope.READ, TokenScope.ENTER)
    address, body = f"doubts/{doubt.pk}/decision/", {"decision": "decrease"}

    assert stranger.post(address, body, If_Match=etag).status_code == 404
    assert enters.post(address, body, If_Match=etag).status_code == 403
    assert Doubt.objects.get().decision == ""


def test_the_direction_of_a_result_is_decided_anew_with_a_reason(measure, system):
    result = measure.accomplishment.node
    asked = Doubt.objects.create(
        edition=result.edition, node=result, code=DoubtCode.DIRECTION_NOT_STATED
    )
    said = DocumentStatement.objects.create(
        node=result, text="5 against 4.", verdict=DocumentVerdict.EXCEEDED, source={"line": 1}
    )
    address, other = f"doubts/{asked.pk}/decision/", {"decision": "decrease"}
    first = system.post(
        address,
        {"decision": "increase"},
        If_Match=system.get(f"doubts/{asked.pk}/")["ETag"],
    )

    bare = system.post(address, other, If_Match=first["ETag"])
    same = system.post(address, {"decision": "increase", "words": "Again."}, If_Match=first["ETag"])
    done = system.post(address, other | {"words": "A slip."}, If_Match=first["ETag"])
    stale = system.post(address, other | {"words": "A slip."}, If_Match=first["ETag"])

    said.refresh_from_db()
    assert [each.status_code for each in (bare, same, done, stale)] == [422, 422, 200, 412]
    assert (done.json()["decision"], done.json()["answer"], said.direction) == (
        "decrease",
        "A slip.",
        "decrease",
    )
    before = {name: first.json()[name] for name in ("decision", "answer", "decided_at")}
    assert done.json()["former"] == [before | {"decided_by": measure.officer.name}]
    assert system.get(f"doubts/{asked.pk}/").json() == done.json()


def test_where_an_edition_stands_is_settled(measure, system, stranger):
    slug = measure.node.edition.slug
    address, seen = f"editions/{slug}/", system.get(f"editions/{slug}/")
    body = {
        "status": EditionStatus.AMENDED,
        "deciding_document": "RCAB/RES/12",
        "decided_on": "2025-02-01",
        "in_force_from": "2025-03-01",
        "in_force_until": None,
        "released_on": "2025-03-01",
    }

    bare = system.put(address, body)
    other = stranger.put(address, body, If_Match=seen["ETag"])
    done = system.put(address, body, If_Match=seen["ETag"])
    stale = system.put(address, body, If_Match=seen["ETag"])
    turned = system.put(address, body | {"in_force_until": "2025-01-01"}, If_Match=done["ETag"])

    assert [each.status_code for each in (bare, other, done, stale, turned)] == [
        428,
        404,
        200,
        412,
        422,
    ]
    assert {name: done.json()[name] for name in body} == body
    assert turned.json()["errors"][0]["pointer"] == "#/in_force_until"
    assert system.get(address)["ETag"] == done["ETag"]
    assert PlanEdition.objects.get(slug=slug).deciding_document == "RCAB/RES/12"


def a_report(system: System, measure) -> str:
    asked = {"edition": measure.node.edition.slug, "period": "2025", "formats": ["json"]}
    return f"reports/{system.post('reports/', asked).json()['id']}/"


def test_a_report_under_way_is_cancelled_once(measure, system, stranger):
    address = a_report(system, measure)
    etag = system.get(address)["ETag"]

    bare = system.post(f"{address}cancel/")
    other = stranger.post(f"{address}cancel/", If_Match=etag)
    done = system.post(f"{address}cancel/", If_Match=etag)
    again = system.post(f"{address}cancel/", If_Match=done["ETag"])

    assert [each.status_code for each in (bare, other, done, again)] == [428, 404, 200, 409]
    assert done.json()["status"] == JobStatus.CANCELLED
    assert Report.objects.get().cancelled_by == measure.officer


def test_readers_know_of_a_report_from_a_day_on(measure, system, stranger):
    address = a_report(system, measure)
    etag = system.get(address)["ETag"]

    bare = system.patch(address, {"released_on": "2999-01-01"})
    hidden = system.patch(address, {"released_on": "2999-01-01"}, If_Match=etag)
    unseen = stranger.get(address).status_code
    shown = system.patch(address, {"released_on": None}, If_Match=hidden["ETag"])

    assert [each.status_code for each in (bare, hidden, shown)] == [428, 200, 200]
    assert hidden.json()["released_on"] == "2999-01-01"
    assert (unseen, stranger.get(address).status_code) == (404, 200)
    assert stranger.patch(address, {"released_on": None}, If_Match=shown["ETag"]).status_code == 404
