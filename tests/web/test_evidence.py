"""Stored files on their way out: as attachments, and only to those who see the value."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators import entry, review
from indicators.enums import EditionStatus, Role, Step
from indicators.models import PlanEdition
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_user,
    a_version,
    an_accomplishment,
)
from tests.entry.files import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(subprogramme, evidence_folder):
    return a_version(a_cell(a_measure(an_accomplishment(subprogramme))), "5", by=a_user())


@pytest.fixture
def use(draft):
    file = SimpleUploadedFile("x", PDF)
    name = "отчёт “1”.pdf"
    return entry.attach_file(cell_id=draft.cell_id, file=file, name=name, by=draft.by)


def approve(version):
    for step, by in ((Step.SUBMIT, version.by), (Step.APPROVE, a_user())):
        review.take_step(cell_id=version.cell_id, step=step, by=by, now=NOW)


def fetched(client, use, *, role=None, scope=None):
    user = a_user()
    if role:
        a_role(user, role, scope)
    client.force_login(user)
    return client.get(reverse("evidence_file", args=[use.pk]))


def test_a_file_is_sent_as_an_attachment_in_which_nothing_runs(client, subprogramme, use):
    answer = fetched(client, use, role=Role.MANAGER, scope=subprogramme)

    assert b"".join(answer.streaming_content) == PDF
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%BE")


@pytest.mark.parametrize(
    ("role", "status"), [(Role.MANAGER, 200), (Role.REVIEWER, 200), (Role.READER, 404), (None, 404)]
)
def test_what_stands_beside_a_draft_is_seen_by_those_who_work_on_it(
    client, subprogramme, use, role, status
):
    answer = fetched(client, use, role=role, scope=subprogramme)

    assert answer.status_code == status


def test_the_evidence_of_an_approved_value_is_seen_by_all_who_see_its_plan(client, draft, use):
    approve(draft)

    assert fetched(client, use).status_code == 200


def test_what_was_taken_away_before_the_approval_is_not_seen_by_readers(client, draft, use):
    entry.remove_evidence(cell_id=draft.cell_id, use_id=use.pk, by=draft.by)
    approve(draft)

    assert fetched(client, use).status_code == 404


def test_the_evidence_of_a_draft_edition_is_not_there_for_others(client, draft, use):
    approve(draft)
    PlanEdition.objects.update(status=EditionStatus.DRAFT)

    assert fetched(client, use).status_code == 404


def test_nobody_fetches_a_file_without_signing_in(client, use):
    answer = client.get(reverse("evidence_file", args=[use.pk]))

    assert answer.status_code == 302


def test_a_file_that_is_lost_is_not_there(client, subprogramme, use, evidence_folder):
    (evidence_folder / use.file.key).unlink()

    assert fetched(client, use, role=Role.MANAGER, scope=subprogramme).status_code == 404
