"""What an answer must not tell, to whom: drafts, editions to come, reasons of exceptions."""

import pytest
from django.urls import URLPattern
from django.utils import timezone

from indicators import attainment, plans, review
from indicators.api import urls
from indicators.api.serving.reading import ListView
from indicators.enums import NodeKind, Step, TokenScope, ValueKind
from indicators.models import Cell, Change
from tests.api.conftest import System, an_officer_of, written
from tests.builders import (
    NOW,
    a_cell,
    a_node,
    a_programme,
    a_round,
    a_version,
    a_year,
    an_adopted_value,
    an_edition,
    in_days,
    ready,
)
from tests.connections import wait_until_all_before_is_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(measure, system_of) -> System:
    return system_of(an_officer_of(an_edition().document))


def to_come(measure, **others) -> None:
    """An edition that readers do not know yet, which states a target of the measure."""
    edition = an_edition(document=measure.node.edition.document, adopted_at=None, **others)
    node = a_node(edition, NodeKind.MEASURE, measure.path)
    cell = a_cell(measure, a_year(2027), kind=ValueKind.TARGET)
    a_version(cell, "987654", source=node)


def hidden_again(measure, **others) -> None:
    """The same edition, of which readers knew for a while."""
    edition = an_edition(document=measure.node.edition.document)
    node = a_node(edition, NodeKind.MEASURE, measure.path)
    an_adopted_value(measure, "987654", kind=ValueKind.TARGET, period=a_year(2027), source=node)
    plans.settle_edition(
        edition_id=edition.pk,
        standing=plans.EditionStanding(**{"status": "approved", **others}),
        by=measure.officer,
        now=timezone.now(),
    )


@pytest.mark.parametrize("way", [to_come, hidden_again])
@pytest.mark.parametrize("hidden", [{"status": "draft"}, {"released_on": in_days(5)}])
def test_an_edition_to_come_tells_nothing_through_the_one_before(
    hidden, way, measure, stranger, system
):
    an_adopted_value(measure, "5")
    way(measure, **hidden)
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())
    slug = measure.node.edition.slug
    files = [
        f"/plans/{slug}/exports/iati.xml",
        f"/plans/{slug}/exports/dhis2.json",
        f"/sdmx/3.0/data/dataflow/TRACKER/{slug}",
        f"/sdmx/3.0/data/dataflow/TRACKER/{slug}?updatedAfter=2020-01-01T00:00:00Z",
        f"/sdmx/3.0/data/dataflow/TRACKER/{slug}?asOf=2099-01-01T00:00:00Z",
    ]

    def told(of: System) -> list[str]:
        read = [of.get(f"{each}/?format=ndjson") for each in ("values", "steps", "attainment")]
        read.append(of.get(f"measures/{measure.pk}/?expand=values,attainment"))
        read.append(of.get("values/?known_at=2099-01-01"))
        return [(each.getvalue() if each.streaming else each.content).decode() for each in read]

    assert not any("987654" in each or "2027" in each for each in told(stranger))
    value = Cell.objects.get(kind=ValueKind.TARGET)
    assert "987654" in system.get(f"values/{value.pk}/history/").content.decode()
    assert stranger.get(f"values/{value.pk}/history/").status_code == 404
    assert "2027" in told(system)[0]
    for address in files:
        answer = stranger.client.get(
            address, headers={"Authorization": f"Bearer {stranger.secret}"}
        )
        text = answer.getvalue().decode()
        assert (answer.status_code, "987654" in text, "2027" in text) == (200, False, False)


def test_a_draft_does_not_betray_itself(measure, system, stranger):
    adopted = an_adopted_value(measure, "5")
    before = stranger.get(f"values/{adopted.cell_id}/")
    a_version(Cell.objects.get(), "6", by=measure.officer, reason_code="correction", reason="So.")
    after = stranger.get(f"values/{adopted.cell_id}/")

    assert system.read("values/?status=draft&fields=revision")["results"] == [{"revision": 2}]
    assert stranger.read("values/?status=draft")["results"] == []
    assert (after.json(), after["ETag"]) == (before.json(), before["ETag"])
    assert (after.json()["status"], after.json()["revision"]) == ("approved", 1)
    [below] = stranger.read(f"measures/{measure.pk}/?expand=values")["values"]
    assert (below["status"], below["revision"]) == ("approved", 1)


def test_who_is_let_in_and_why_is_for_the_officers(measure, system, stranger, system_of):
    asked = a_round(
        measure.node.edition, opens_on=in_days(-9), due_on=in_days(-6), closes_on=in_days(-5)
    )
    body = {"measure": measure.identity_id, "until": str(in_days(3)), "reason": "Confidential."}
    made = system.post(f"rounds/{asked.pk}/exceptions/", body)
    narrow = system_of(measure.officer, programmes=[a_programme(measure.node.edition, 7)])
    one = f"rounds/{asked.pk}/exceptions/{made.json()['id']}/"

    for other in (stranger, narrow):
        assert other.get(f"rounds/{asked.pk}/exceptions/").status_code == 404
        assert other.get(one).status_code == 404
        assert other.read(f"rounds/{asked.pk}/?expand=exceptions")["exceptions"] == []
    assert system.read(one)["reason"] == "Confidential."


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_head_asks_for_the_scope_of_a_get(method, measure, system_of):
    reads = system_of(measure.officer, TokenScope.READ)

    assert getattr(reads, method)("schedules/").status_code == 403


# Every list that stands by itself; the lists below a row are the same code.
LISTS = sorted(
    str(each.pattern)
    for each in urls.urlpatterns
    if isinstance(each, URLPattern)
    and "<" not in str(each.pattern)
    and issubclass(getattr(each.callback, "view_class", object), ListView)
)


@pytest.mark.parametrize("kind", ["format=csv", "format=ndjson", ""])
@pytest.mark.parametrize("name", ["expand=values", "limit=1", "cursor=YWZ0ZXIgMQ"])
def test_what_a_stream_has_not_is_refused(name, kind, measure, system):
    headers = {} if kind else {"Accept": "text/csv"}

    answer = system.get(f"measures/?{name}&{kind}".rstrip("&"), **headers)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == name.partition("=")[0]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_refuses_parts_of_its_stream(address, system):
    refused = {
        name: system.get(f"{address}?format=ndjson&{name}={said}")
        for name, said in (("limit", "1"), ("cursor", "YWZ0ZXIgMQ"), ("expand", children(address)))
    }
    whole = system.get(f"{address}?format=ndjson")

    for name, answer in refused.items():
        faults = [each["parameter"] for each in answer.json()["errors"]]
        assert (answer.status_code, faults) == (400, [name])
    assert whole.status_code == 200
    whole.getvalue()


def children(address: str) -> str:
    """One of the children of the rows of a list; of those without, a word that is none."""
    [view] = [each.callback.view_class for each in urls.urlpatterns if str(each.pattern) == address]
    return next(iter(view.row.children), "none")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv;q=0, application/json", "application/json"),
        ("application/json;q=0.1, text/csv", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
    ],
)
def test_the_dearest_kind_is_given(accept, kind, measure, system):
    assert system.get("measures/", Accept=accept)["Content-Type"] == kind


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_that_an_approval_was_undone(measure, system, system_of, stranger):
    judge_of = an_officer_of(measure.node.edition.document)
    made = written(system, measure)
    cell = Cell.objects.get()
    ready(cell.draft)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=measure.officer, now=NOW)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=judge_of, now=NOW)
    review.undo_approval(cell_id=cell.pk, by=judge_of, now=NOW)

    wait_until_all_before_is_over()
    told = stranger.read("changes/?subject=value")["results"]

    assert stranger.get(f"values/{made['id']}/").status_code == 404
    assert [each["what"] for each in told] == ["approve", "undo"]
    assert Change.objects.filter(subject="value").count() == 3
