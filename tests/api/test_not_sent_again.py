"""Files for other systems are not made again for whoever has them already."""

import threading

import pytest
from django.conf import settings
from django.db import transaction

from indicators import attainment
from indicators.enums import Role
from indicators.models import Cell, Dimension, Node, PlanEdition
from indicators.systems import software
from indicators.systems.version import code_of
from tests.api.conftest import an_officer_of
from tests.builders import (
    NOW,
    a_cell,
    a_role,
    a_version,
    a_year,
    an_adopted_value,
    an_edition,
)
from tests.connections import in_another_connection

pytestmark = pytest.mark.django_db
FILES = (
    "/plans/{slug}/exports/iati.xml",
    "/plans/{slug}/exports/dhis2.json",
    "/plans/{slug}/exports/package.zip",
    "/sdmx/3.0/data/dataflow/TRACKER/{slug}",
    "/sdmx/3.0/structure/dataflow",
)


def fetched(system, address: str, etag: str = "") -> tuple[int, str, bytes]:
    headers = {"Authorization": f"Bearer {system.secret}", "If-None-Match": etag}
    answer = system.client.get(address, headers=headers)
    return answer.status_code, answer["ETag"], answer.getvalue()


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_sent_again_when_something_changed_and_only_then(file, measure, system):
    an_adopted_value(measure, "5")
    address = file.format(slug=measure.node.edition.slug)

    status, etag, content = fetched(system, address)
    known = fetched(system, address, etag)
    an_adopted_value(measure, "6", kind="target")
    changed = fetched(system, address, etag)
    Dimension.objects.create(code="sex", name="Sex")
    renamed = fetched(system, address, changed[1])

    assert (status, bool(content)) == (200, True)
    assert known == (304, etag, b"")
    assert [each[0] for each in (changed, renamed)] == [200, 200]
    assert len({etag, changed[1], renamed[1]}) == 3


STREAMS = ("values", "values/?version=latest", "attainment", "measures")


def streamed(system, name: str, kind: str, etag: str = "") -> tuple[int, str, bytes]:
    address = f"/api/v1/{name}{'&' if '?' in name else '/?'}format={kind}"
    return fetched(system, address, etag)


@pytest.mark.parametrize("kind", ["csv", "ndjson"])
@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_is_sent_again_when_something_changed_and_only_then(name, kind, measure, system):
    an_adopted_value(measure, "5")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    status, etag, content = streamed(system, name, kind)
    known = streamed(system, name, kind, etag)
    an_adopted_value(measure, "6", kind="target")
    changed = streamed(system, name, kind, etag)
    Node.objects.filter(pk=measure.pk).update(text="Reworded")
    reworded = streamed(system, name, kind, changed[1])

    assert (status, bool(content), known) == (200, True, (304, etag, b""))
    assert [each[0] for each in (changed, reworded)] == [200, 200]
    assert len({etag, changed[1], reworded[1]}) == 3


@pytest.mark.parametrize("name", STREAMS[:2])
def test_a_draft_of_ones_own_is_news(name, measure, system):
    version = a_version(a_cell(measure), "5")
    _status, etag, _content = streamed(system, name, "ndjson")
    assert streamed(system, name, "ndjson", etag)[0] == 304

    a_version(Cell.objects.get(pk=version.cell_id), "6", number=2)

    assert streamed(system, name, "ndjson", etag)[0] == 200


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_is_committed_late_is_news(measure, system):
    """Its number is smaller than that of another one that was read already."""
    late, soon = a_cell(measure), a_cell(measure, a_year(2024))
    written, read = threading.Event(), threading.Event()

    def write_late() -> None:
        with transaction.atomic():
            Cell.objects.select_for_update().get(pk=late.pk)
            a_version(late, "5")
            written.set()
            read.wait(20)

    thread = in_another_connection(write_late)
    assert written.wait(20)
    a_version(soon, "6")
    _status, etag, content = streamed(system, "values/?version=latest", "ndjson")
    read.set()
    thread.join()

    status, _etag, more = streamed(system, "values/?version=latest", "ndjson", etag)
    assert (status, len(content.splitlines()), len(more.splitlines())) == (200, 1, 2)


def test_a_stream_is_for_who_asked_and_as_they_asked(measure, system, system_of):
    an_adopted_value(measure, "5")
    other = system_of(an_officer_of(measure.node.edition.document))
    narrow = system_of(measure.officer, programmes=[measure.accomplishment.programme])
    _status, etag, _content = streamed(system, "values", "ndjson")

    for who, how in ((other, "ndjson"), (narrow, "ndjson"), (system, "csv")):
        assert streamed(who, "values", how, etag)[0] == 200
    a_role(measure.officer, Role.READER, measure.node.edition.document)
    assert streamed(system, "values", "ndjson", etag)[0] == 200


def test_of_what_the_feed_does_not_tell_wholly_nothing_is_said_to_be_known(system):
    for name in ("roles", "amendments", "values/?known_at=2099-01-01"):
        answer = system.get(f"{name}{'&' if '?' in name else '/?'}format=csv")

        assert (answer.status_code, "ETag" in answer, bool(answer.getvalue())) == (200, False, True)


def test_other_code_is_another_maker(tmp_path):
    (tmp_path / "writing.py").write_text("A = 1")
    before = code_of(tmp_path)
    (tmp_path / "notes.txt").write_text("not code")

    assert code_of(tmp_path) == before
    (tmp_path / "writing.py").write_text("A = 2")
    assert code_of(tmp_path) != before
    assert software() == code_of(settings.BASE_DIR / "indicators")


def test_whoever_sees_other_plans_has_another_list(measure, system):
    address, officer = "/sdmx/3.0/structure/dataflow", measure.officer
    _status, etag, _content = fetched(system, address)
    a_role(officer, Role.OFFICER, an_edition(status="draft").document)

    assert fetched(system, address, etag)[0] == 200


def test_what_may_not_be_seen_any_more_is_not_there_even_to_who_has_it(measure, system_of):
    other = system_of(an_officer_of(an_edition().document))
    address = FILES[0].format(slug=measure.node.edition.slug)
    _status, etag, _content = fetched(other, address)
    PlanEdition.objects.filter(pk=measure.node.edition_id).update(status="draft")

    headers = {"Authorization": f"Bearer {other.secret}", "If-None-Match": etag}
    assert other.client.get(address, headers=headers).status_code == 404
