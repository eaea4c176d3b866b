"""The row is the queue: who works on an upload, and what becomes of one that is left behind."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db.models.functions import Now

from indicators import entry, tasks
from indicators.enums import UploadStatus
from indicators.models import WorkbookUpload
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent() -> WorkbookUpload:
    return entry.workbook.receive(content=b"a;b\n", name="a.csv", by=a_user(), language="en")


def state(sent) -> tuple[str, str]:
    sent.refresh_from_db()
    return sent.status, sent.error


def claimed(sent, **others) -> None:
    """As if a worker had it."""
    fields = {"status": UploadStatus.READING, "claim": "0" * 32, "attempts": 1} | others
    WorkbookUpload.objects.filter(pk=sent.pk).update(**fields)


def test_what_waits_and_what_lost_its_worker_is_left_behind(sent):
    waiting = entry.workbook.left_behind()
    claimed(sent, not_before=Now() + entry.workbook.LEASE)
    held = entry.workbook.left_behind()
    claimed(sent, not_before=Now() - timedelta(seconds=1))

    assert (waiting, held, entry.workbook.left_behind()) == ([sent.pk], [], [sent.pk])


def test_an_upload_that_is_held_is_left_alone(sent):
    claimed(sent, not_before=Now() + entry.workbook.LEASE)

    entry.workbook.work(upload_id=sent.pk, now=NOW)

    assert state(sent) == (UploadStatus.READING, "")


def test_an_upload_that_ended_three_workers_is_closed_with_the_reason(sent):
    claimed(sent, attempts=3, not_before=Now() - timedelta(seconds=1))

    assert entry.workbook.left_behind() == []
    assert state(sent) == (
        UploadStatus.REFUSED,
        "The worker stopped 3 times while it worked on this file.",
    )


def test_contents_that_have_vanished_are_asked_for_again(sent):
    cache.clear()

    entry.workbook.work(upload_id=sent.pk, now=NOW)

    assert state(sent) == (
        UploadStatus.REFUSED,
        "The file is no longer kept here. Upload it again.",
    )


def test_only_what_was_read_is_confirmed(sent):
    assert not entry.workbook.confirm(upload_id=sent.pk, mine=[])
    assert state(sent) == (UploadStatus.WAITING, "")


def test_a_worker_is_ended_before_its_lease():
    assert tasks.work_on_upload.time_limit < entry.workbook.LEASE.total_seconds()
