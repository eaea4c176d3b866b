"""What goes on from edition to edition, read and decided over the API."""

import pytest

from indicators.enums import TokenScope
from indicators.models import Continuation, Node, PerformanceMeasure
from tests.api.conftest import System, an_officer_of
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(measure) -> PerformanceMeasure:
    """The measure's place in the next edition, with other words."""
    edition = an_edition(
        document=measure.node.edition.document,
        period=a_year(2026),
        previous=measure.node.edition,
    )
    made = a_measure(an_accomplishment(a_subprogramme(a_programme(edition))))
    Node.objects.filter(pk=made.pk).update(text="Reworded")
    return made


@pytest.fixture
def proposal(measure, later) -> Continuation:
    return Continuation.objects.create(before=measure.node, after=later.node, kind="reworded")


@pytest.fixture
def stranger(system_of) -> System:
    return system_of(an_officer_of(an_edition().document))


def decided(system: System, link: Continuation, *, confirm: bool, etag: str = ""):
    etag = etag or system.get(f"links/{link.pk}/")["ETag"]
    return system.post(f"links/{link.pk}/decision/", {"confirm": confirm}, If_Match=etag)


def test_a_proposed_link_is_read_and_confirmed(measure, later, proposal, system):
    version = an_adopted_value(measure, "5")
    [listed] = system.read("links/?confirmed=false")["results"]

    answer = decided(system, proposal, confirm=True)

    assert (listed["before"], listed["after"], listed["kind"]) == (measure.pk, later.pk, "reworded")
    assert (listed["before_path"], listed["after_text"]) == (measure.node.path, "Reworded")
    assert answer.status_code == 200, answer.content
    said = answer.json()
    assert said == system.read(f"links/{proposal.pk}/")
    assert (said["confirmed_by"], said["confirmed_at"] is None) == (measure.officer.name, False)
    assert system.read(f"measures/{later.pk}/")["identity"] == version.cell.measure_id


def test_what_was_decided_meanwhile_is_not_decided_again(proposal, system):
    etag = system.get(f"links/{proposal.pk}/")["ETag"]
    decided(system, proposal, confirm=True)

    stale = decided(system, proposal, confirm=False, etag=etag)
    silent = system.post(f"links/{proposal.pk}/decision/", {"confirm": False})
    again = decided(system, proposal, confirm=True)

    assert (stale.status_code, silent.status_code, again.status_code) == (412, 428, 409)
    assert stale.json()["current"]["confirmed_at"] is not None


def test_a_link_that_is_taken_out_leaves_the_node_dropped(proposal, system):
    answer = decided(system, proposal, confirm=False)

    assert answer.status_code == 200, answer.content
    assert (answer.json()["kind"], answer.json()["after"]) == ("dropped", None)


def test_a_link_beside_others_is_gone_when_it_is_taken_out(measure, proposal, system):
    other = a_measure(an_accomplishment(a_subprogramme(a_programme(proposal.after.edition, 7))))
    Continuation.objects.create(before=measure.node, after=other.node, kind="split")

    answer = decided(system, proposal, confirm=False)

    assert (answer.status_code, answer.content) == (204, b"")
    assert Continuation.objects.get().after == other.node


def test_a_person_names_what_a_measure_went_on_in(measure, later, system):
    body = {"before": measure.pk, "after": later.pk}

    made = system.post("links/", body)
    again = system.post("links/", body)
    backwards = system.post("links/", {"before": later.pk, "after": measure.pk})

    assert (made.status_code, again.status_code) == (201, 409), made.content
    assert (made.json()["kind"], backwards.status_code) == ("reworded", 404)
    assert made["Location"] == f"/api/v1/links/{made.json()['id']}/"
    assert system.get(made["Location"].removeprefix("/api/v1/"))["ETag"] == made["ETag"]


def test_links_are_proposed_by_their_words_and_the_same_confirmed(measure, later, system):
    Node.objects.filter(pk=later.pk).update(text=measure.node.text)
    slug = later.node.edition.slug

    made = system.post(f"editions/{slug}/links/proposals/", {"earlier": measure.node.edition.slug})
    itself = system.post(f"editions/{slug}/links/proposals/", {"earlier": slug})
    read = system.get(f"editions/{slug}/links/same/")
    silent = system.post(f"editions/{slug}/links/same/")
    done = system.post(f"editions/{slug}/links/same/", If_Match=read["ETag"])
    stale = system.post(f"editions/{slug}/links/same/", If_Match=read["ETag"])

    link = Continuation.objects.get()
    assert (made.status_code, made.json()) == (200, {"proposed": 1})
    assert (itself.status_code, itself.json()["errors"][0]["pointer"]) == (422, "#/earlier")
    assert (read.status_code, read.json()) == (200, {"links": [link.pk]})
    assert (silent.status_code, stale.status_code) == (428, 412)
    assert stale.json()["current"] == {"links": []}
    assert (done.status_code, done.json()) == (200, {"confirmed": 1, "refused": []})


def test_only_officers_see_proposals_and_decide(proposal, system, stranger, system_of, measure):
    reads = system_of(measure.officer, TokenScope.READ)
    body = {"before": proposal.before_id, "after": proposal.after_id}
    slug = proposal.after.edition.slug

    assert stranger.read("links/")["results"] == []
    assert stranger.get(f"links/{proposal.pk}/").status_code == 404
    assert decided(stranger, proposal, confirm=True, etag='"link"').status_code == 404
    assert stranger.post("links/", body).status_code == 404
    assert stranger.get(f"editions/{slug}/links/same/").status_code == 404
    assert stranger.post(f"editions/{slug}/links/same/").status_code == 404
    assert decided(reads, proposal, confirm=True).status_code == 403
    decided(system, proposal, confirm=True)
    assert len(stranger.read("links/")["results"]) == 1
