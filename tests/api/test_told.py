"""What is told beside values over the API: narratives, and what became of deliverables."""

import pytest

from indicators.enums import Departure, NarrativeKind, Role, TokenScope
from indicators.models import DeliverableCount, DeliverableStatement, Narrative
from tests.api.conftest import System, an_officer_of
from tests.builders import (
    a_deliverable,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(measure) -> str:
    return f"nodes/{measure.accomplishment_id}/narratives/{a_year().pk}/account/"


def tell(system: System, address: str, text: str, *, publish: bool = True, etag: str = ""):
    seen = etag or system.get(address)["ETag"]
    return system.put(address, {"text": text, "publish": publish}, If_Match=seen)


def test_an_account_is_drafted_published_and_read(measure, address, system, system_of):
    empty = system.read(address)
    draft = tell(system, address, "Two crossings opened.", publish=False)
    reader = system_of(an_officer_of(an_edition().document))
    unseen = reader.read(f"narratives/?edition={measure.node.edition.slug}")["results"]
    published = tell(system, address, "Three crossings opened.", etag=draft["ETag"])
    listed = reader.read("narratives/?period=2025&kind=account")["results"]

    assert (empty["number"], empty["text"], empty["by"]) == (0, "", None)
    assert (draft.status_code, draft.json()["number"], draft.json()["is_draft"]) == (200, 1, True)
    assert unseen == []
    assert reader.read(address) == published.json() == listed[0]
    assert (listed[0]["text"], listed[0]["number"], listed[0]["is_draft"]) == (
        "Three crossings opened.",
        2,
        False,
    )
    assert listed[0]["by"] == measure.officer.name


def test_a_later_draft_leaves_readers_with_what_was_published(measure, address, system, system_of):
    tell(system, address, "Published.")
    tell(system, address, "Not yet.", publish=False)
    reader = system_of(an_officer_of(an_edition().document))

    assert reader.read(address)["text"] == "Published."
    assert [each["text"] for each in system.read("narratives/")["results"]] == ["Not yet."]
    assert [each["text"] for each in reader.read("narratives/")["results"]] == ["Published."]


def test_what_is_told_is_based_on_what_was_read(address, system):
    first = tell(system, address, "First.")

    bare = system.put(address, {"text": "Second.", "publish": True})
    stale = tell(system, address, "Second.", etag='"narrative.1.1.account.0"')
    again = tell(system, address, "Second.", etag=first["ETag"])

    assert [each.status_code for each in (bare, stale, again)] == [428, 412, 200]
    assert stale.json()["current"]["text"] == "First."
    assert Narrative.objects.count() == 2


def test_a_unit_is_told_of_by_those_who_enter_all_of_it(measure, system, system_of):
    unit = measure.accomplishment.subprogramme
    other = a_subprogramme(unit.programme, 2)
    a_measure(an_accomplishment(other))
    manager = a_user()
    a_role(manager, Role.MANAGER, unit)
    a_role(manager, Role.OFFICER, an_edition().document)
    part = system_of(manager)
    own, above = (
        f"nodes/{node}/narratives/{a_year().pk}/lessons/" for node in (unit.pk, unit.programme_id)
    )

    assert tell(part, own, "We learned.").status_code == 200
    assert tell(part, above, "We learned.").status_code == 404
    assert tell(system, above, "They learned.").status_code == 200


@pytest.mark.parametrize("kind", list(NarrativeKind))
def test_each_kind_is_told(kind, measure, system):
    address = f"nodes/{measure.accomplishment_id}/narratives/{a_year().pk}/{kind}/"

    assert tell(system, address, f"Of {kind}.").json()["kind"] == kind


def test_nothing_is_told_outside_the_days_of_the_round(measure, address, system):
    a_round(measure.node.edition, opens_on=in_days(-9), due_on=in_days(-6), closes_on=in_days(-5))

    answer = tell(system, address, "Too late.")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/text")
    assert not Narrative.objects.exists()


def test_no_other_address_tells_anything(measure, system):
    of_measure = f"nodes/{measure.pk}/narratives/{a_year().pk}/account/"
    unknown = f"nodes/{measure.accomplishment_id}/narratives/{a_year().pk}/rumours/"

    assert [system.get(each).status_code for each in (of_measure, unknown)] == [404, 404]


@pytest.fixture
def deliverable(measure):
    row = a_deliverable(measure.accomplishment.subprogramme)
    DeliverableCount.objects.create(deliverable=row, period=a_year(), planned=True, amount=10)
    return row


def where(deliverable) -> str:
    return f"deliverables/{deliverable.pk}/periods/{a_year().pk}/"


def test_deliverables_are_stated_with_what_went_another_way(deliverable, measure, system):
    printed = system.get(where(deliverable))
    departures = [
        {"departure": Departure.POSTPONED, "amount": 2, "reason": "The session was moved."}
    ]
    body = {"planned": 10, "actual": 7, "departures": departures}

    stated = system.put(where(deliverable), body, If_Match=printed["ETag"])

    assert (printed.json()["planned"], printed.json()["actual"], printed.json()["number"]) == (
        10,
        None,
        0,
    )
    assert stated.status_code == 200, stated.content
    assert stated.json() == {
        "deliverable": deliverable.pk,
        "period": "2025",
        "number": 1,
        **body,
        "unaccounted": 1,
    }
    [row] = system.read("deliverables/?expand=statements")["results"]
    [statement] = row["statements"]
    assert {name: statement[name] for name in body} == body
    assert (statement["number"], statement["by"]) == (1, measure.officer.name)


def test_zero_delivered_is_not_nothing_said(deliverable, system):
    etag = system.get(where(deliverable))["ETag"]

    stated = system.put(where(deliverable), {"planned": 10, "actual": 0}, If_Match=etag)

    assert (stated.json()["actual"], stated.json()["unaccounted"]) == (0, 10)
    assert DeliverableStatement.objects.get().actual == 0


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"planned": "10"}, 400, "#/planned"),
        ({"actual": -1}, 400, "#/actual"),
        (
            {"departures": [{"departure": "lost", "amount": 1, "reason": "x"}]},
            400,
            "#/departures/0/departure",
        ),
        (
            {"departures": [{"departure": "postponed", "amount": 1, "reason": "Late."}] * 2},
            422,
            "#/departures",
        ),
        (
            {"departures": [{"departure": "postponed", "amount": 1, "reason": " "}]},
            422,
            "#/departures/0",
        ),
    ],
)
def test_what_cannot_be_stated_is_refused_at_its_field(body, status, pointer, deliverable, system):
    etag = system.get(where(deliverable))["ETag"]

    answer = system.put(where(deliverable), body, If_Match=etag)

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert not DeliverableStatement.objects.exists()


def test_deliverables_are_stated_as_they_were_read_by_who_may(
    deliverable, measure, system, system_of
):
    reads = system_of(measure.officer, TokenScope.READ)
    stranger = system_of(an_officer_of(an_edition().document))
    etag = system.get(where(deliverable))["ETag"]
    body = {"planned": 10, "actual": 1}

    bare = system.put(where(deliverable), body)
    scope = reads.put(where(deliverable), body, If_Match=etag)
    other = stranger.put(where(deliverable), body, If_Match=etag)
    first = system.put(where(deliverable), body, If_Match=etag)
    stale = system.put(where(deliverable), body, If_Match=etag)

    assert [each.status_code for each in (bare, scope, other, first, stale)] == [
        428,
        403,
        404,
        200,
        412,
    ]
    assert stale.json()["current"]["number"] == 1
