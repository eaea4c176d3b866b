"""What was promised is amended over the API: values and definitions, by two people."""

import pytest

from indicators.enums import TokenScope, ValueKind
from indicators.models import Amendment, Cell, MeasureVersion, ValueVersion
from tests.api.conftest import System, an_officer_of
from tests.builders import a_programme, an_adopted_value, an_edition

pytestmark = pytest.mark.django_db
WHY = {
    "reason_code": "decision",
    "reason": "The Commission doubled the posts.",
    "decided_by": "The Commission",
    "document": "RCAB/RES/12, para. 4",
    "valid_from": "2025-06-01",
}


@pytest.fixture
def target(measure):
    return an_adopted_value(measure, "10", kind=ValueKind.TARGET)


@pytest.fixture
def second(measure, system_of) -> System:
    return system_of(an_officer_of(measure.node.edition.document))


def proposed(system: System, target, **said):
    etag = system.get(f"values/{target.cell_id}/")["ETag"]
    body = {"amount": "20", **WHY, **said}
    return system.post(f"values/{target.cell_id}/amendments/", body, If_Match=etag)


def test_a_target_is_amended_and_a_second_person_approves_it(target, measure, system, second):
    made = proposed(system, target)

    assert made.status_code == 201, made.content
    said = made.json()
    assert {name: said[name] for name in WHY} == WHY
    assert (said["value"], said["version"], said["replaces"], said["status"]) == (
        target.cell_id,
        2,
        1,
        "waiting",
    )
    value = second.get(f"values/{target.cell_id}/?version=latest")
    assert (value.json()["amount"], value.json()["status"]) == ("20", "submitted")
    step = f"values/{target.cell_id}/steps/"
    own = system.post(step, {"step": "approve"}, If_Match=value["ETag"])
    done = second.post(step, {"step": "approve"}, If_Match=value["ETag"])
    assert (own.status_code, done.status_code) == (409, 200)
    listed = second.read(f"amendments/?edition={measure.node.edition.slug}")["results"]
    assert [(each["id"], each["status"]) for each in listed] == [(said["id"], "approved")]
    assert second.read(f"amendments/{said['id']}/") == listed[0]
    assert second.read(f"values/{target.cell_id}/")["amount"] == "20"


@pytest.mark.parametrize(
    ("said", "status", "pointer"),
    [
        ({"reason_code": "mood"}, 400, "#/reason_code"),
        ({"decided_by": " "}, 422, "#/decided_by"),
        ({"valid_from": None}, 422, "#/valid_from"),
        ({"amount": None}, 422, "#/amount"),
        ({"amount": "10"}, 422, "#/amount"),
        ({"amount": 20}, 400, "#/amount"),
        ({"until": "2026-01-01"}, 400, "#/until"),
    ],
)
def test_an_amendment_that_is_not_whole_is_refused_at_its_field(
    said, status, pointer, target, system
):
    answer = proposed(system, target, **said)

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert (Amendment.objects.count(), ValueVersion.objects.count()) == (0, 1)


def test_a_correction_holds_from_the_beginning(target, system):
    answer = proposed(system, target, reason_code="correction", valid_from=None)

    assert (answer.status_code, answer.json()["valid_from"]) == (201, None)


def test_only_what_was_promised_and_counts_is_amended(measure, system):
    actual = an_adopted_value(measure, "3")
    etag = system.get(f"values/{actual.cell_id}/")["ETag"]

    answer = system.post(
        f"values/{actual.cell_id}/amendments/", {"amount": "4", **WHY}, If_Match=etag
    )

    assert answer.status_code == 404


def test_an_amendment_says_what_it_is_based_on(target, system):
    address, body = f"values/{target.cell_id}/amendments/", {"amount": "20", **WHY}

    assert system.post(address, body).status_code == 428
    assert system.post(address, body, If_Match='"1.1.draft"').status_code == 412
    assert not Amendment.objects.exists()


def test_what_is_proposed_is_read_by_those_who_work_on_the_measure_alone(target, system, system_of):
    made = proposed(system, target).json()
    stranger = system_of(an_officer_of(an_edition().document))

    assert stranger.read("amendments/")["results"] == []
    assert stranger.get(f"amendments/{made['id']}/").status_code == 404


def defined(system: System, measure, **said):
    etag = system.get(f"measures/{measure.pk}/definition/")["ETag"]
    body = {"unit": "lorries", **WHY, **said}
    return system.post(f"measures/{measure.pk}/amendments/", body, If_Match=etag)


def test_a_definition_is_proposed_and_approved_by_a_second_person(measure, system, second):
    before = system.read(f"measures/{measure.pk}/definition/")

    made = defined(system, measure)

    assert made.status_code == 201, made.content
    said = made.json()
    assert (said["reading"]["unit"], said["reading"]["kind"]) == ("lorries", before["kind"])
    assert (said["based_on"], said["status"], said["value"]) == (before["number"], "waiting", None)
    address = f"amendments/{said['id']}/judgement/"
    own = system.post(address, {"approve": True}, If_Match=made["ETag"])
    unseen = second.post(address, {"approve": True})
    done = second.post(address, {"approve": True}, If_Match=made["ETag"])
    again = second.post(address, {"approve": True}, If_Match=made["ETag"])
    assert [each.status_code for each in (own, unseen, done, again)] == [422, 428, 200, 412]
    assert own.json()["errors"][0]["pointer"] == "#/comment"
    assert done.json()["status"] == "approved"
    after = second.read(f"measures/{measure.pk}/definition/")
    assert (after["unit"], after["number"]) == ("lorries", before["number"] + 1)
    assert after["definition"] == before["definition"]


def test_a_definition_is_returned_with_a_comment(measure, system, second):
    made = defined(system, measure)
    address = f"amendments/{made.json()['id']}/judgement/"

    bare = second.post(address, {"approve": False}, If_Match=made["ETag"])
    done = second.post(
        address, {"approve": False, "comment": "Count carts too."}, If_Match=made["ETag"]
    )

    assert (bare.status_code, bare.json()["errors"][0]["pointer"]) == (422, "#/comment")
    assert (done.json()["status"], done.json()["comment"]) == ("returned", "Count carts too.")
    assert MeasureVersion.objects.count() == 1


def test_the_planning_officer_confirms_a_reading(measure, system):
    address = f"measures/{measure.pk}/definition/"
    seen = system.get(address)

    bare = system.patch(address, {"tolerance": "0.5"})
    first = system.patch(address, {"tolerance": "0.5"}, If_Match=seen["ETag"])
    stale = system.patch(address, {"tolerance": "0.7"}, If_Match=seen["ETag"])
    silent = system.patch(address, {"tolerance": "0.7"}, If_Match=first["ETag"])
    said = system.patch(
        address,
        {"tolerance": "0.7", "reason_code": "method", "reason": "Scales replaced."},
        If_Match=first["ETag"],
    )

    assert [each.status_code for each in (bare, first, stale, silent, said)] == [
        428,
        200,
        412,
        422,
        200,
    ]
    assert (first.json()["tolerance"], said.json()["tolerance"]) == ("0.5", "0.7")
    assert (said.json()["number"], said.json()["reason"]) == (3, "Scales replaced.")


def test_definitions_are_changed_within_scope_and_programmes(measure, system_of):
    other = a_programme(measure.node.edition, 7)
    narrow = system_of(measure.officer, programmes=[other])
    reads = system_of(measure.officer, TokenScope.READ)
    etag = reads.get(f"measures/{measure.pk}/definition/")["ETag"]

    assert narrow.get(f"measures/{measure.pk}/definition/").status_code == 404
    assert defined_by(narrow, measure, etag) == (404, 404)
    assert defined_by(reads, measure, etag) == (403, 403)
    assert Cell.objects.count() == Amendment.objects.count() == 0


def defined_by(system: System, measure, etag: str) -> tuple[int, int]:
    proposed = system.post(
        f"measures/{measure.pk}/amendments/", {"unit": "x", **WHY}, If_Match=etag
    )
    confirmed = system.patch(f"measures/{measure.pk}/definition/", {"unit": "x"}, If_Match=etag)
    return proposed.status_code, confirmed.status_code
