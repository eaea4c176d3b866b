"""Reports over HTTP: asking, watching, fetching; what may not be seen is not there."""

import pytest
from django.core.files.base import ContentFile
from django.db.models.functions import Now
from django.urls import reverse

from indicators.enums import EditionStatus, JobStatus, ReportFailure
from indicators.models import Report, ReportFile
from tests.builders import NOW, a_user, a_year, an_edition
from tracker.celery import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(a_user(name="Han Weilin"))
    return client


def a_report(edition=None, **others) -> Report:
    return Report.objects.create(
        **{
            "edition": edition or an_edition(),
            "period": a_year(),
            "language": "en",
            "as_at": NOW,
            "steps_total": 4,
            **others,
        }
    )


def a_finished_report(edition=None) -> tuple[Report, ReportFile]:
    report = a_report(
        edition,
        status=JobStatus.DONE,
        document={"figures": 1},
        document_sha256="d" * 64,
        finished_at=NOW,
        steps_done=4,
    )
    file = ReportFile.objects.create(
        report=report,
        format="pdf",
        file=ContentFile(b"%PDF-1.7 of a test", name="of-a-test.pdf"),
        sha256="a" * 64,
        size=18,
        made_with="a test",
    )
    return report, file


def test_asking_for_a_report_writes_it_down_and_wakes_a_worker(
    page, django_capture_on_commit_callbacks
):
    edition, year = an_edition(), a_year()
    sent = {"edition": edition.pk, "period": year.pk, "language": "zh-hans"}

    with django_capture_on_commit_callbacks(execute=True):
        answer = page.post(reverse("reports"), sent)

    report = Report.objects.get()
    assert answer.url == reverse("report", args=[report.pk])
    assert (report.edition, report.period, report.language) == (edition, year, "zh-hans")
    assert report.status == JobStatus.QUEUED
    assert woken() == {"report_id": report.pk}


def woken() -> dict[str, int]:
    """What the next message in Redis asks of a worker."""
    with app.connection_for_read() as connection:
        queue = connection.SimpleQueue(app.conf.task_default_queue)
        message = queue.get(timeout=10)
        message.ack()
        queue.close()
    _positional, named, _embedded = message.payload
    return named


def test_a_plan_that_may_not_be_seen_cannot_be_asked_for(page):
    draft = an_edition(status=EditionStatus.DRAFT)

    answer = page.post(
        reverse("reports"), {"edition": draft.pk, "period": a_year().pk, "language": "en"}
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["edition"]
    assert not Report.objects.exists()


def test_a_report_that_waits_asks_again_every_second(page):
    report = a_report()

    html = page.get(reverse("report", args=[report.pk])).content.decode()

    assert f'hx-get="{reverse("report_progress", args=[report.pk])}"' in html
    assert 'hx-trigger="every 1s"' in html


def test_a_report_under_way_says_how_far_it_is(page):
    report = a_report(
        status=JobStatus.RUNNING,
        claim="00000000-0000-0000-0000-000000000001",
        heartbeat_at=NOW,
        steps_done=2,
    )

    answer = page.get(reverse("report_progress", args=[report.pk]))

    assert answer.status_code == 200
    assert '<progress id="done" max="4" value="2">' in answer.content.decode()
    assert "Setting the pages" in answer.content.decode()


def test_a_finished_report_stops_the_asking_and_gives_its_file_with_its_hash(page):
    report, file = a_finished_report()

    answer = page.get(reverse("report_progress", args=[report.pk]))

    html = answer.content.decode()
    address = reverse("report_file", args=[report.pk, report.file_name(file)])
    assert answer.status_code == 286
    assert "hx-get" not in html
    assert f'href="{address}"' in html
    assert f"<code>{'a' * 64}</code>" in html
    assert f"<code>{'d' * 64}</code>" in html


def test_the_file_comes_as_an_attachment_under_a_name_a_person_can_read(page):
    report, file = a_finished_report()
    name = report.file_name(file)

    answer = page.get(reverse("report_file", args=[report.pk, name]))

    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 of a test"


def test_a_failed_report_says_why_and_can_be_asked_for_again(page):
    report = a_report(
        status=JobStatus.FAILED, error=ReportFailure.WORKER_STOPPED, finished_at=Now()
    )

    html = page.get(reverse("report", args=[report.pk])).content.decode()

    assert "The worker stopped every time it made this report." in html
    assert f'name="edition" value="{report.edition_id}"' in html
    assert "Try again" in html


@pytest.mark.parametrize("name", ["report", "report_progress"])
def test_a_report_on_a_plan_that_may_not_be_seen_is_not_there(page, name):
    report, _file = a_finished_report(an_edition(status=EditionStatus.DRAFT))

    assert page.get(reverse(name, args=[report.pk])).status_code == 404


def test_a_file_of_another_name_is_not_there(page):
    report, _file = a_finished_report()
    hidden, its_file = a_finished_report(an_edition(status=EditionStatus.DRAFT))

    for address in (
        reverse("report_file", args=[report.pk, "another.pdf"]),
        reverse("report_file", args=[hidden.pk, hidden.file_name(its_file)]),
    ):
        assert page.get(address).status_code == 404


@pytest.mark.parametrize("made", [1, 3])
def test_a_list_of_any_length_is_shown_in_the_same_queries(page, made, django_assert_num_queries):
    for _ in range(made):
        a_finished_report()

    with django_assert_num_queries(7):
        page.get(reverse("reports"))
