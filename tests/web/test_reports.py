"""Reports over HTTP: asking, watching, fetching; what may not be seen is not there."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.db.models.functions import Now
from django.urls import reverse

from indicators.enums import (
    EditionStatus,
    JobStatus,
    ReportFailure,
    ReportStage,
    Role,
)
from indicators.models import Report, ReportFile
from indicators.reports import progress
from indicators.reports.progress import Progress
from tests.builders import NOW, a_role, a_user, a_year, an_edition
from tests.delivery.schedules import a_plan
from tracker.celery import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.user = a_user(name="Han Weilin")
    client.force_login(client.user)
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
    edition, year = an_edition(imported_at=datetime(2026, 1, 5, tzinfo=UTC)), a_year()
    sent = {"edition": edition.pk, "period": year.pk, "language": "zh-hans"}
    sent |= {"kind": "exceptions", "formats": ["pdf", "xlsx"], "known_on": "2026-02-20"}

    with django_capture_on_commit_callbacks(execute=True):
        answer = page.post(reverse("reports"), sent)

    report = Report.objects.get()
    assert answer.url == reverse("report", args=[report.pk])
    assert (report.edition, report.period, report.language) == (edition, year, "zh-hans")
    assert (report.kind, report.formats) == ("exceptions", ["pdf", "xlsx"])
    assert report.as_at.isoformat() == "2026-02-20T23:59:59.999999+00:00"
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
        reverse("reports"),
        {
            "edition": draft.pk,
            "period": a_year().pk,
            "language": "en",
            "kind": "performance",
            "formats": ["pdf"],
        },
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
    assert '<progress id="done" max="4" value="2.00">' in answer.content.decode()
    assert "Writing the files" in answer.content.decode()


def test_a_large_report_says_how_many_programmes_are_gathered_and_says_it_once(page):
    report = a_report(
        status=JobStatus.RUNNING,
        claim="00000000-0000-0000-0000-000000000001",
        heartbeat_at=NOW,
        steps_done=1,
    )
    address = reverse("report_progress", args=[report.pk])
    progress.tell(report.pk, Progress(ReportStage.GATHERING, 7, 28))

    first = page.get(address, {"seen": "computing 0.00"}).content.decode()
    same = page.get(address, {"seen": "gathering 1.25"})
    progress.tell(report.pk, Progress(ReportStage.GATHERING, 14, 28))
    more = page.get(address, {"seen": "gathering 1.25"}).content.decode()

    assert 'name="seen" value="gathering 1.25"' in first
    assert '<progress id="done" max="4" value="1.25">' in first
    assert "Programmes: 7 of 28." in first
    assert '<p id="said" hx-swap-oob="innerHTML">Gathering the figures</p>' in first
    assert (same.status_code, same.content) == (204, b"")
    assert "Programmes: 14 of 28." in more
    assert "hx-swap-oob" not in more


def test_a_finished_report_stops_the_asking_and_gives_its_file_with_its_hash(page):
    report, file = a_finished_report()

    answer = page.get(reverse("report_progress", args=[report.pk]))

    html = answer.content.decode()
    address = reverse("report_file", args=[report.pk, report.file_name(file)])
    assert answer.status_code == 286
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#progress", "outerHTML")
    assert "hx-get" not in html
    assert '<p id="said" hx-swap-oob="innerHTML">Done</p>' in html
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

    with django_assert_num_queries(12):
        page.get(reverse("reports"))


def test_who_asked_cancels_and_the_page_says_who_did(client):
    person = a_user(name="Han Weilin")
    client.force_login(person)
    report = a_report(requested_by=person)

    page_before = client.get(reverse("report", args=[report.pk])).content.decode()
    client.post(reverse("cancel_report", args=[report.pk]))

    report.refresh_from_db()
    assert "Cancel this report" in page_before
    assert (report.status, report.cancelled_by) == (JobStatus.CANCELLED, person)
    html = client.get(reverse("report", args=[report.pk])).content.decode()
    assert "Han Weilin cancelled it on" in html
    assert 'hx-trigger="every 1s"' not in html


def test_an_officer_of_the_plan_cancels_and_nobody_else_does(client):
    report = a_report(requested_by=a_user())
    officer = a_user()
    a_role(officer, Role.OFFICER, report.edition.document)

    client.force_login(a_user())
    refused = client.post(reverse("cancel_report", args=[report.pk]))
    client.force_login(officer)
    client.post(reverse("cancel_report", args=[report.pk]))

    report.refresh_from_db()
    assert refused.status_code == 404
    assert report.cancelled_by == officer


def test_what_is_over_is_not_cancelled(client):
    person = a_user()
    client.force_login(person)
    report, _file = a_finished_report()
    Report.objects.update(requested_by=person)

    client.post(reverse("cancel_report", args=[report.pk]))

    report.refresh_from_db()
    assert report.status == JobStatus.DONE


def test_an_older_report_says_that_it_is_superseded_and_by_which(page):
    edition = an_edition()
    first, _file = a_finished_report(edition)
    second, _file = a_finished_report(edition)
    other, _file = a_finished_report()

    html = {
        each.pk: page.get(reverse("report", args=[each.pk])).content.decode()
        for each in (first, second, other)
    }
    listed = page.get(reverse("reports")).content.decode()

    newest = reverse("report", args=[second.pk])
    assert f'Superseded: <a href="{newest}">' in html[first.pk]
    assert "Superseded" not in html[second.pk] + html[other.pk]
    assert listed.count("superseded</a>") == 1


def test_a_file_of_another_renderer_says_so(page):
    report, _file = a_finished_report()

    html = page.get(reverse("report", args=[report.pk])).content.decode()

    assert "Its layout is of another version (a test)" in html


def test_a_purged_report_keeps_its_record_and_gives_no_file(page):
    report, file = a_finished_report()
    Report.objects.update(document=None, purged_at=NOW)

    html = page.get(reverse("report", args=[report.pk])).content.decode()
    answer = page.get(reverse("report_file", args=[report.pk, report.file_name(file)]))

    assert "as the retention of this service says" in html
    assert "a" * 64 in html
    assert answer.status_code == 404


def test_a_report_that_failed_on_data_leads_to_the_place(page):
    edition = a_plan()
    report = a_report(
        edition, status=JobStatus.FAILED, error=ReportFailure.DATA, error_at="programme 6"
    )

    html = page.get(reverse("report", args=[report.pk])).content.decode()

    assert f'<a href="{reverse("node", args=[edition.slug, "programme-6"])}">' in html


def test_a_report_with_drafts_is_only_for_those_who_work_on_the_plan(page):
    hidden = a_report(options={"drafts": True})

    assert page.get(reverse("report", args=[hidden.pk])).status_code == 404


def test_the_certificates_of_a_report_are_one_file(page):
    report, _file = a_finished_report()
    certified = [{"number": "f" * 64}, {"number": "e" * 64}]
    Report.objects.filter(pk=report.pk).update(document=None, purged_at=Now())
    whole = a_report(
        report.edition,
        status=JobStatus.DONE,
        document={"certificates": certified},
        document_sha256="d" * 64,
        finished_at=NOW,
    )
    addresses = [reverse("report_certificates", args=[each.pk]) for each in (whole, report)]

    answer, gone = (page.get(address) for address in addresses)

    assert answer.json() == certified
    assert answer["Content-Disposition"].startswith('attachment; filename="certificates-')
    assert addresses[0] in page.get(reverse("report", args=[whole.pk])).text
    assert gone.status_code == 404
    assert addresses[1] not in page.get(reverse("report", args=[report.pk])).text
