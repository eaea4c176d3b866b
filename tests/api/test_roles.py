"""Roles over the API: read, given, ended and handed over by the officers of a plan."""

import pytest

from indicators.enums import Role, TokenScope
from indicators.models import RoleAssignment
from tests.api.conftest import System, an_officer_of
from tests.builders import a_role, a_user, an_edition, in_days

pytestmark = pytest.mark.django_db


def given(system: System, measure, to, **others):
    body = {
        "person": to.pk,
        "role": "reviewer",
        "programme": measure.accomplishment.programme.identity_id,
        "starts_on": str(in_days(0)),
    }
    return system.post("roles/", body | others)


def test_a_role_is_given_read_and_ended(measure, system):
    ada = a_user(name="Ada")
    made = given(system, measure, ada)
    address = made["Location"].removeprefix("/api/v1/")

    assert made.status_code == 201, made.content
    assert system.read(address) == made.json()
    assert (made.json()["name"], made.json()["role"], made.json()["ends_on"]) == (
        "Ada",
        "reviewer",
        None,
    )
    end = {"last_day": str(in_days(3))}
    silent = system.post(f"{address}end/", end)
    done = system.post(f"{address}end/", end, If_Match=made["ETag"])
    stale = system.post(f"{address}end/", end, If_Match=made["ETag"])
    assert (silent.status_code, done.status_code, stale.status_code) == (428, 200, 412)
    assert done.json()["ends_on"] == str(in_days(3))
    assert [each["id"] for each in system.read(f"roles/?person={ada.pk}")["results"]] == [
        made.json()["id"]
    ]


@pytest.mark.parametrize(
    ("others", "status", "pointer"),
    [
        ({"person": 10**9}, 422, "#/person"),
        ({"programme": 10**9}, 422, "#/programme"),
        ({"plan": 1}, 422, "#/plan"),
        ({"role": "king"}, 400, "#/role"),
        ({"until": "2026-01-01"}, 400, "#/until"),
    ],
)
def test_a_role_that_cannot_be_is_refused_at_its_field(others, status, pointer, measure, system):
    answer = given(system, measure, a_user(), **others)

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]


def test_what_the_database_refuses_of_a_role_is_said(measure, system):
    ada = a_user()
    given(system, measure, ada)

    twice = given(system, measure, ada)
    officer = given(system, measure, ada, role="officer")

    assert [each.status_code for each in (twice, officer)] == [409, 409]
    assert officer.json()["detail"] == "A planning officer has the whole plan."


def test_the_roles_of_a_person_are_handed_over_as_they_were_read(measure, system):
    plan, ada = measure.node.edition.document_id, a_user(name="Ada")
    address = f"plans/{plan}/people/{measure.manager.pk}/"
    read = system.get(address)
    body = {"taker": ada.pk, "from_day": str(in_days(1))}

    silent = system.post(f"{address}hand-over/", body)
    done = system.post(f"{address}hand-over/", body, If_Match=read["ETag"])
    stale = system.post(f"{address}hand-over/", body, If_Match=read["ETag"])

    assert (silent.status_code, done.status_code, stale.status_code) == (428, 200, 412)
    assert [each["role"] for each in read.json()["roles"]] == ["manager"]
    assert done.json() == system.read(f"plans/{plan}/people/{ada.pk}/")
    assert [(each["role"], each["starts_on"]) for each in done.json()["roles"]] == [
        ("manager", str(in_days(1)))
    ]
    assert RoleAssignment.objects.get(user=measure.manager).ends_on == in_days(0)


def test_only_officers_see_the_people_and_roles_of_a_plan(measure, system, system_of):
    elsewhere = an_officer_of(an_edition().document)
    a_role(elsewhere, Role.READER, measure.node.edition.document)
    stranger = system_of(elsewhere)
    plan, held = measure.node.edition.document_id, RoleAssignment.objects.get(role="manager")
    reads = system_of(measure.officer, TokenScope.READ)
    narrow = system_of(measure.officer, programmes=[measure.accomplishment.programme])

    for other in (stranger, narrow):
        assert other.get(f"roles/{held.pk}/").status_code == 404
        assert other.get(f"plans/{plan}/people/{measure.manager.pk}/").status_code == 404
        assert given(other, measure, a_user()).status_code == 422
        end = other.post(f"roles/{held.pk}/end/", {"last_day": "2026-01-01"}, If_Match='"a"')
        assert end.status_code == 404
    assert sorted(each["role"] for each in stranger.read("roles/")["results"]) == [
        "officer",
        "reader",
    ]
    assert narrow.read("people/")["results"] == []
    assert reads.get("people/").status_code == 403
    assert system.read("people/?name=Manager")["results"][0]["id"] == measure.manager.pk
