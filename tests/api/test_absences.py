"""Deputies and the clearing chain over the API, by the services of the page of a plan's people."""

import pytest

from indicators import access
from indicators.enums import ClearingLevel, Role, TokenScope, ValueStatus
from indicators.models import Cell, Delegation
from tests.api.conftest import System, an_officer_of, written
from tests.builders import a_role, a_user, an_edition, in_days

pytestmark = pytest.mark.django_db


def plan_of(measure) -> int:
    return measure.node.edition.document_id


@pytest.fixture
def ada():
    """Who may give tokens elsewhere, and has no role in the plan."""
    return an_officer_of(an_edition().document, name="Ada")


def absent(system: System, measure, deputy, **others):
    body = {
        "plan": plan_of(measure),
        "absent": measure.manager.pk,
        "deputy": deputy.pk,
        "starts_on": str(in_days(0)),
        "ends_on": str(in_days(9)),
    }
    said = {name: value for name, value in (body | others).items() if value is not None}
    return system.post("absences/", said)


def test_a_deputy_is_named_acts_and_is_ended(measure, ada, system, system_of):
    made = absent(system, measure, ada)
    address = made["Location"].removeprefix("/api/v1/")

    assert made.status_code == 201, made.content
    body = made.json()
    assert system.read(address) == body
    assert (body["absent_name"], body["deputy_name"], body["plan"], body["named_by"]) == (
        "Manager",
        "Ada",
        plan_of(measure),
        measure.officer.name,
    )
    assert written(system_of(ada), measure)["amount"] == "12.5"

    end = {"last_day": str(in_days(0))}
    silent = system.post(f"{address}end/", end)
    done = system.post(f"{address}end/", end, If_Match=made["ETag"])
    stale = system.post(f"{address}end/", end, If_Match=made["ETag"])
    longer = system.post(f"{address}end/", {"last_day": str(in_days(5))}, If_Match=done["ETag"])
    assert (silent.status_code, done.status_code, stale.status_code) == (428, 200, 412)
    assert (longer.status_code, longer.json()["type"].rpartition(":")[2]) == (409, "role-refused")
    assert done.json() == body | {"ends_on": str(in_days(0))}
    for query in (f"absent={measure.manager.pk}", f"deputy={ada.pk}", f"plan={plan_of(measure)}"):
        assert system.read(f"absences/?{query}")["results"] == [done.json()]


def test_a_person_names_a_deputy_for_all_their_roles(measure, ada, system, system_of):
    a_role(ada, Role.OFFICER, measure.node.edition.document)
    own, other = system, system_of(ada)

    made = absent(own, measure, ada, plan=None, absent=None)

    assert made.status_code == 201, made.content
    address = made["Location"].removeprefix("/api/v1/")
    assert (made.json()["absent"], made.json()["plan"]) == (measure.officer.pk, None)
    assert other.read(address) == own.read(address) == made.json()
    end = {"last_day": str(in_days(1))}
    by_officer = other.post(f"{address}end/", end, If_Match=made["ETag"])
    by_own = own.post(f"{address}end/", end, If_Match=made["ETag"])
    assert [each.status_code for each in (by_officer, by_own)] == [404, 200]


def test_the_same_absence_is_named_once_under_a_key(measure, system):
    ada, key = a_user(), {"Idempotency_Key": "a-deputy"}
    body = {
        "plan": plan_of(measure),
        "absent": measure.manager.pk,
        "deputy": ada.pk,
        "starts_on": str(in_days(0)),
        "ends_on": str(in_days(9)),
    }

    first, again = (system.post("absences/", body, **key) for _each in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json(), again["Idempotent-Replayed"]) == (first.json(), "true")
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("others", "status", "pointers"),
    [
        ({"plan": 10**9}, 422, ["#/plan"]),
        ({"plan": None}, 422, ["#/plan"]),
        ({"absent": None}, 422, ["#/absent"]),
        ({"absent": 10**9}, 422, ["#/absent"]),
        ({"until": "2026-01-01"}, 400, ["#/until"]),
        ({"ends_on": "2020-01-01"}, 409, []),
    ],
)
def test_an_absence_that_cannot_be_is_refused(others, status, pointers, measure, system):
    answer = absent(system, measure, a_user(), **others)

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json().get("errors", [])] == pointers
    assert not Delegation.objects.exists()


def test_strangers_and_narrow_tokens_name_nobody(measure, system, system_of):
    stranger = system_of(an_officer_of(an_edition().document))
    narrow = system_of(measure.officer, programmes=[measure.accomplishment.programme])
    enters = system_of(measure.officer, TokenScope.READ, TokenScope.ENTER)
    ada = a_user()
    made = absent(system, measure, ada)
    address = made["Location"].removeprefix("/api/v1/")
    own = access.name_deputy(
        absent=measure.officer,
        deputy=ada,
        starts_on=in_days(0),
        ends_on=in_days(2),
        by=measure.officer,
    )

    assert absent(stranger, measure, ada).status_code == 422
    assert absent(enters, measure, ada).status_code == 403
    assert absent(narrow, measure, ada).status_code == 422
    assert absent(narrow, measure, ada, plan=None, absent=None).status_code == 403
    assert stranger.get(address).status_code == narrow.get(address).status_code == 404
    assert stranger.read("absences/")["results"] == []
    end = {"last_day": str(in_days(0))}
    for other, where in ((stranger, address), (narrow, address), (narrow, f"absences/{own.pk}/")):
        assert other.post(f"{where}end/", end, If_Match='"a"').status_code == 404


def chain_of(measure) -> str:
    return f"plans/{plan_of(measure)}/clearing/"


def test_a_chain_is_named_as_it_was_read_and_takes_what_waits(measure, system):
    value = written(system, measure)
    step = {"step": "submit"}
    system.post(f"values/{value['id']}/steps/", step, If_Match=value["etag"])
    read = system.get(chain_of(measure))
    body = {"levels": ["office", "subprogramme"]}

    silent = system.put(chain_of(measure), body)
    done = system.put(chain_of(measure), body, If_Match=read["ETag"])
    stale = system.put(chain_of(measure), {"levels": []}, If_Match=read["ETag"])

    assert read.json() == {"plan": plan_of(measure), "levels": []}
    assert (silent.status_code, done.status_code, stale.status_code) == (428, 200, 412)
    assert stale.json()["current"] == done.json() == system.read(chain_of(measure))
    assert done.json()["levels"] == ["subprogramme", "office"]
    cell = Cell.objects.get(pk=value["id"])
    assert (cell.status, cell.waits_at) == (ValueStatus.SUBMITTED, ClearingLevel.SUBPROGRAMME)


@pytest.mark.parametrize("body", [{}, {"levels": ["king"]}, {"levels": None}, {"steps": []}])
def test_a_chain_of_no_levels_that_are_known_is_refused(body, measure, system):
    read = system.get(chain_of(measure))

    assert system.put(chain_of(measure), body, If_Match=read["ETag"]).status_code == 400


def test_only_the_officers_of_a_plan_see_and_name_its_chain(measure, ada, system, system_of):
    a_role(ada, Role.READER, measure.node.edition.document)
    etag = system.get(chain_of(measure))["ETag"]
    others = (
        system_of(ada),
        system_of(an_officer_of(an_edition().document)),
        system_of(measure.officer, programmes=[measure.accomplishment.programme]),
    )

    for other in others:
        assert other.get(chain_of(measure)).status_code == 404
        assert other.put(chain_of(measure), {"levels": []}, If_Match=etag).status_code == 404
    reads = system_of(measure.officer, TokenScope.READ)
    assert reads.get(chain_of(measure)).status_code == 200
    assert reads.put(chain_of(measure), {"levels": []}, If_Match=etag).status_code == 403
