"""Long work on workbooks by a real worker, while its person looks at how far it is."""

import re
import time
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from indicators import entry
from indicators.enums import JobStatus, Role, UploadStatus
from indicators.models import User, WorkbookOrder, WorkbookUpload
from tests.benchmarks.framework import lay_down
from tests.builders import a_role, a_user
from tests.entry.workbook.books import a_table
from tests.workers import a_worker, kill

pytestmark = pytest.mark.django_db(transaction=True)
MEASURES = 1_200
ROWS = re.compile(r"(\d(?:\W?\d)*) rows? (?:looked at|written|or more)")


@pytest.fixture
def plan():
    """An edition with its five years, and who enters all of its actuals."""
    with transaction.atomic():
        edition, periods = lay_down(MEASURES, reported=0)
    manager = a_user()
    a_role(manager, Role.MANAGER, edition.document)
    return edition, periods, manager


def page_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def told(page: str) -> int:
    """How many rows a page speaks of, whatever stands between thousands."""
    return int(re.sub(r"\D", "", ROWS.search(page)[1]))


def watched(page: Client, address: str, log: Path) -> set[int]:
    """The numbers of rows that were told until the page is to be loaded again."""
    seen: set[int] = set()
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        answer = page.get(address)
        if answer.status_code == 286:
            return seen
        seen.add(told(answer.content.decode()))
        time.sleep(0.05)
    pytest.fail(f"it never ended\n{log.read_text()[-4000:]}")


def test_an_upload_of_many_rows_says_how_far_it_is_while_it_is_read_and_kept(plan, log):
    edition, periods, manager = plan
    page, rows = page_of(manager), MEASURES * len(periods)
    file = SimpleUploadedFile("values.csv", a_table(edition, periods))

    with a_worker(log, beat=False):
        kept_at = page.post(reverse("workbooks"), {"file": file, "notation": "en"})["Location"]
        sent = WorkbookUpload.objects.get()
        progress = reverse("workbook_progress", args=[sent.pk])
        while_read = watched(page, progress, log)
        page.post(kept_at)
        while_kept = watched(page, progress, log)

    sent.refresh_from_db()
    assert (sent.status, sent.kept) == (UploadStatus.DONE, rows)
    assert [n for n in while_read if 0 < n < rows]
    assert [n for n in while_kept if 0 < n <= rows]


def test_a_large_workbook_is_made_by_the_worker_and_fetched(plan, log):
    edition, periods, manager = plan
    page = page_of(manager)
    address = reverse("workbook", args=[edition.slug, periods[-1].pk, "programme-6"])
    rows = MEASURES * 2

    with pytest.MonkeyPatch.context() as limits, a_worker(log, beat=False):
        limits.setattr(entry.workbook, "MOST_AT_ONCE", rows - 1)
        asked = page.get(address).content.decode()
        made = page.post(address)["Location"]
        key = WorkbookOrder.objects.get().pk
        watched(page, reverse("workbook_making", args=[key]), log)
        file = page.get(reverse("workbook_file", args=[key]))

    assert told(asked) == rows
    assert page.get(made).status_code == 200
    assert file["Content-Disposition"].startswith("attachment")
    assert b"".join(file.streaming_content)[:2] == b"PK"


def begun(log: Path) -> WorkbookOrder:
    """The order, once a worker has written some of its rows and not all."""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        found = WorkbookOrder.objects.get()
        if found.rows_done:
            return found
        time.sleep(0.02)
    pytest.fail(f"it never began\n{log.read_text()[-4000:]}")


def stored() -> set[Path]:
    return set(Path(settings.MEDIA_ROOT, "workbooks").glob("*.xlsx"))


def test_a_workbook_whose_worker_and_redis_die_is_made_all_the_same(plan, log):
    edition, periods, manager = plan
    page, before = page_of(manager), stored()
    address = reverse("workbook", args=[edition.slug, periods[-1].pk, "programme-6"])
    page.post(address)

    with a_worker(log, beat=False) as worker:
        left = begun(log)
        kill(worker)
    redis.from_url(settings.REDIS_URL).flushdb()
    asked_again = entry.workbook.orders_left_behind()
    # As if its lease were over.
    WorkbookOrder.objects.update(not_before=Now())
    with a_worker(log):
        watched(page, reverse("workbook_making", args=[left.pk]), log)

    made = WorkbookOrder.objects.get()
    assert (left.status, asked_again) == (JobStatus.RUNNING, [])
    assert left.rows_done < MEASURES * 2
    assert (made.status, made.attempts, made.rows_done) == (JobStatus.DONE, 2, MEASURES * 2)
    assert stored() - before == {Path(made.file.path)}
    with made.file.open() as file:
        assert file.read(2) == b"PK"
