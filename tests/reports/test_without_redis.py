"""Redis dies while a report is made: nothing but its progress is lost."""

import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from indicators import reports
from indicators.enums import JobStatus, ReportFormat, ReportStage
from indicators.management.supervisor import DataFolder
from indicators.management.supervisor.processes import Child
from indicators.management.supervisor.redis import Redis
from indicators.models import Report
from indicators.reports.progress import Progress
from tests.builders import a_user
from tests.whole_plan import a_whole_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def a_redis(settings) -> Iterator[Child]:
    """One of our own, which a test may stop; the cache is in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        folder.open()
        server = Redis(folder, folder.path)
        child = server.child()
        child.start()
        child.wait(server.answers, seconds=30)
        default = settings.CACHES["default"]
        settings.CACHES = {"default": {**default, "LOCATION": server.url}}
        yield child
        child.stop()
        folder.close()


@pytest.fixture
def report() -> Report:
    whole = a_whole_plan()
    return reports.request_report(
        edition=whole.edition,
        period=whole.period,
        language="en",
        by=a_user(),
        now=timezone.now(),
        formats=[ReportFormat.CSV, ReportFormat.JSON],
    )


def test_a_report_whose_redis_dies_is_made_all_the_same(report, a_redis):
    told = []

    def dies(_call, _numbers) -> None:
        told.append(reports.progress_of(report.pk))
        a_redis.stop()

    reports.build(report_id=report.pk, now=timezone.now(), share=dies)

    report.refresh_from_db()
    assert told == [Progress(ReportStage.COMPUTING)]
    assert (report.status, report.attempts) == (JobStatus.DONE, 1)
    assert len(report.document["programmes"]) == 28
    assert sorted(report.files.values_list("format", flat=True)) == ["csv", "json"]
    assert reports.progress_of(report.pk) is None


@pytest.mark.parametrize(
    ("steps", "said"),
    [(0, "Computing attainment"), (1, "Gathering the figures"), (2, "Writing the files")],
)
def test_without_redis_a_page_says_how_far_a_report_is_by_its_row(
    report, a_redis, client, steps, said
):
    a_redis.stop()
    report.status, report.steps_done = JobStatus.RUNNING, steps
    report.claim, report.heartbeat_at = uuid.uuid4(), timezone.now()
    report.save()
    client.force_login(report.requested_by)

    html = client.get(reverse("report_progress", args=[report.pk])).content.decode()

    assert said in html
    assert f'<progress id="done" max="5" value="{steps}.00">' in html
    assert f"{steps} of 5 steps." in html
