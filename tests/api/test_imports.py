from pathlib import Path

import pytest
from django.conf import settings

from indicators.models import Cell, PlanEdition
from tests.api.conftest import System, an_officer_of
from tests.builders import a_programme, an_edition, in_days

pytestmark = pytest.mark.django_db
PLAN = Path(settings.BASE_DIR) / "indicators" / "sample" / "biennial.en.txt"


@pytest.fixture
def edition():
    return an_edition()


@pytest.fixture
def system(edition, system_of) -> System:
    return system_of(an_officer_of(edition.document))


def sent(system: System, content: bytes, query: str = ""):
    return system.client.post(
        f"/api/v1/imports/{query}",
        content,
        content_type="application/octet-stream",
        headers={"Authorization": f"Bearer {system.secret}"},
    )


def test_a_plan_is_looked_at_and_then_the_same_file_is_loaded_once(edition, system):
    content = PLAN.read_bytes()
    seen = sent(system, content)
    assert seen.status_code == 200, seen.content
    assert (seen.json()["loaded"], seen.json()["edition"]) == (False, None)
    assert PlanEdition.objects.get() == edition

    confirmed = f"?confirm={seen.json()['sha256']}&name=biennial.txt"
    loaded, again = sent(system, content, confirmed), sent(system, content, confirmed)

    made = PlanEdition.objects.exclude(pk=edition.pk).get()
    assert (loaded.status_code, again.status_code) == (201, 200)
    assert loaded.json() == again.json() == seen.json() | {"loaded": True, "edition": made.slug}
    assert loaded["Location"] == f"/api/v1/editions/{made.slug}/"
    assert made.source_sha256 == seen.json()["sha256"]


def test_a_plan_is_loaded_before_readers_may_know_of_it(edition, system):
    content = PLAN.read_bytes()
    confirmed = f"?confirm={sent(system, content).json()['sha256']}"

    refused = sent(system, content, f"{confirmed}&released_on=2026-02-30")
    loaded = sent(system, content, f"{confirmed}&released_on={in_days(3)}")

    assert (refused.status_code, loaded.status_code) == (400, 201)
    made = PlanEdition.objects.exclude(pk=edition.pk).get()
    assert (made.released_on, made.adopted_at) == (in_days(3), None)
    assert not Cell.objects.exclude(approved=None).exists()


def test_another_file_than_the_one_looked_at_is_not_loaded(edition, system):
    digest = sent(system, PLAN.read_bytes()).json()["sha256"]

    other = sent(system, PLAN.read_bytes() + b"\nMore.\n", f"?confirm={digest}")

    assert (other.status_code, other.json()["type"][-12:]) == (422, "another-file")
    assert PlanEdition.objects.get() == edition


def test_what_is_no_plan_is_refused(system):
    answer = sent(system, b"\x00\x01 no plan")

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["detail"]


def test_a_token_for_some_programmes_brings_no_plan_in(edition, system_of):
    narrow = system_of(an_officer_of(edition.document), programmes=[a_programme(edition)])

    assert sent(narrow, PLAN.read_bytes()).status_code == 403
