"""Programmes signed off over the API: what is left is said, figures frozen, and it is undone."""

import hashlib

import pytest

from indicators.enums import Role, TokenScope
from indicators.models import SignOff
from tests.api.conftest import System, an_officer_of, place
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_user,
    an_adopted_value,
    an_edition,
)

pytestmark = pytest.mark.django_db


class Round:
    """Two measures of one programme in an open round: one approved, the other missing."""

    def __init__(self, measure) -> None:
        self.measure = measure
        self.other = a_measure(measure.accomplishment, number=2)
        an_adopted_value(measure, "5.50")
        self.asked = a_round(measure.node.edition)
        self.programme = measure.accomplishment.programme
        self.head = a_user()
        a_role(self.head, Role.HEAD, self.programme)
        a_role(self.head, Role.OFFICER, an_edition().document)
        self.address = f"rounds/{self.asked.pk}/programmes/{self.programme.identity_id}/"


@pytest.fixture
def asked(measure) -> Round:
    return Round(measure)


@pytest.fixture
def head(asked, system_of) -> System:
    return system_of(asked.head)


def signed(head: System, asked: Round):
    seen = head.get(asked.address)
    reasons = {each["key"]: "No data this year." for each in seen.json()["left"]}
    return head.post(asked.address, {"reasons": reasons}, If_Match=seen["ETag"])


def test_a_head_reads_what_is_left_and_signs(asked, head):
    seen = head.read(asked.address)
    done = signed(head, asked)

    assert [(each["path"], each["kind"], each["status"]) for each in seen["left"]] == [
        (asked.other.path, "actual", "empty")
    ]
    assert (done.status_code, done.json()["by"]) == (201, asked.head.name)
    assert head.read(asked.address) == seen | {"signed": done.json()["id"], "left": []}
    figures = head.get(f"sign-offs/{done.json()['id']}/figures/").content
    assert hashlib.sha256(figures).hexdigest() == done.json()["figures_hash"]
    assert head.read("sign-offs/")["results"] == [done.json()]


def test_each_reason_that_is_missing_is_named(asked, head):
    seen = head.get(asked.address)
    [left] = seen.json()["left"]

    answer = head.post(asked.address, {}, If_Match=seen["ETag"])

    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json()["errors"]] == [f"#/reasons/{left['key']}"]
    assert not SignOff.objects.exists()


def test_what_was_written_meanwhile_is_seen_before_it_is_signed(asked, head, system):
    seen = head.get(asked.address)
    system.post("values/", place(asked.other, amount="3"))

    bare = head.post(asked.address, {})
    stale = head.post(asked.address, {}, If_Match=seen["ETag"])

    assert (bare.status_code, stale.status_code) == (428, 412)
    assert stale.json()["current"]["left"][0]["status"] == "draft"


def test_the_planning_officer_undoes_a_sign_off(asked, head, system):
    made = signed(head, asked).json()
    address = f"sign-offs/{made['id']}/"
    etag = system.get(address)["ETag"]
    frozen = system.post("values/", place(asked.other, amount="3"))

    bare = system.post(f"{address}undo/", {"reason": "A slip."})
    blank = system.post(f"{address}undo/", {"reason": " "}, If_Match=etag)
    other = head.post(f"{address}undo/", {"reason": "A slip."}, If_Match=etag)
    done = system.post(f"{address}undo/", {"reason": "A slip."}, If_Match=etag)
    again = system.post(f"{address}undo/", {"reason": "A slip."}, If_Match=etag)

    assert frozen.status_code == 422
    assert [each.status_code for each in (bare, blank, other, done, again)] == [
        428,
        422,
        404,
        200,
        412,
    ]
    assert done.json()["undone_reason"] == "A slip."
    assert system.post("values/", place(asked.other, amount="3")).status_code == 201


def test_who_signs_nothing_sees_nothing_of_what_is_left(asked, system_of):
    reader = system_of(an_officer_of(an_edition().document))
    etag = reader.get(asked.address)["ETag"]

    assert reader.read(asked.address)["left"] == []
    assert reader.post(asked.address, {}, If_Match=etag).status_code == 404


def test_signing_demands_its_scope_and_its_programme(asked, system_of):
    enters = system_of(asked.head, TokenScope.READ, TokenScope.ENTER)
    narrow = system_of(asked.head, programmes=[a_programme(asked.measure.node.edition, 7)])

    assert enters.post(asked.address, {}, If_Match='"x"').status_code == 403
    assert narrow.get(asked.address).status_code == 404
