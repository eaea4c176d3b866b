"""Files for other systems are not made again for whoever has them already."""

import pytest

from indicators.enums import Role
from indicators.models import Dimension, PlanEdition
from tests.api.conftest import an_officer_of
from tests.builders import a_role, an_adopted_value, an_edition

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
