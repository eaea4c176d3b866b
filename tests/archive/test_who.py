"""Who did what, and who was sent which report: the same in the installation that loads a plan."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from indicators import archive, delivery, mail, reports
from indicators.enums import MailStatus, Role, RunStatus, SentAs
from indicators.models import (
    Delivery,
    OutgoingMail,
    PlanDocument,
    Report,
    ReportSchedule,
    ScheduleRun,
    User,
)
from tests.archive.test_archive import emptied, written
from tests.builders import NOW, a_role, a_user, a_year
from tests.delivery.schedules import a_plan, a_schedule, made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer() -> User:
    return a_user("lena@rcab.example", name="Lena Ortiz")


@pytest.fixture
def plan(officer) -> PlanDocument:
    """A plan whose schedule has sent a report by link and as an attachment; a pause is over."""
    edition = a_plan(6)
    a_role(officer, Role.OFFICER, edition.document)
    schedule = a_schedule(
        edition,
        owner=officer,
        addresses=["ana@rcab.example", "desk@un.example"],
        sent_as=SentAs.LINK,
    )
    a_user("ana@rcab.example", name="Ana Duarte")
    _run, asked = delivery.run_now(schedule_id=schedule.pk, by=officer, now=NOW)
    for report_id in asked:
        made(Report.objects.get(pk=report_id))
        for mail_id in delivery.post_made(report_id=report_id, now=NOW):
            mail.send(mail_id=mail_id)
    return edition.document


def log_of(officer: User, schedule: ReportSchedule) -> str:
    """As a page shows it to the officer, whose account is open."""
    User.objects.filter(pk=officer.pk).update(is_active=True)
    client = Client()
    client.force_login(User.objects.get(pk=officer.pk))
    page = client.get(reverse("schedule", args=[schedule.pk])).content.decode()
    [found] = re.findall(
        '<section class="sec stack" aria-labelledby="log">.*?</section>', page, re.S
    )
    return found


def test_the_log_of_deliveries_is_the_same_and_nothing_more_is_sent(plan, officer, tmp_path):
    schedule = ReportSchedule.objects.get()
    before = log_of(officer, schedule)
    path, _written = written(plan, tmp_path)
    emptied()

    archive.load(path, database="default", now=timezone.now())

    kept = ReportSchedule.objects.get()
    assert log_of(officer, kept) == before
    assert "Lena Ortiz" in before
    assert "desk@un.example" in before
    assert [each.status for each in OutgoingMail.objects.all()] == [MailStatus.SENT] * 2
    assert Delivery.objects.filter(reports__isnull=False, mail__isnull=False).count() == 2
    assert (kept.next_at, kept.paused_at is None) == (None, False)
    assert delivery.due(now=timezone.now() + timedelta(days=800)) == []


def test_who_changed_what_is_the_same_without_the_addresses_of_requests(plan, officer, tmp_path):
    report = Report.objects.get()
    stranger = a_user("kofi@rcab.example", name="Kofi Mensah")
    reports.release_on(report_id=report.pk, day=NOW.date(), by=officer)
    reports.release_on(report_id=report.pk, day=None, by=stranger)
    Context.objects.update(metadata={"user": stranger.pk, "url": "/secret/", "other": 1})
    before = reports.releases_of(report)
    path, _written = written(plan, tmp_path)
    emptied()

    archive.load(path, database="default", now=timezone.now())

    after = reports.releases_of(Report.objects.get())
    assert after == before
    assert [each.by.name for each in after] == ["Kofi Mensah", "Kofi Mensah"]
    assert {*map(str, Context.objects.values_list("metadata", flat=True))} == {
        str({"user": stranger.pk})
    }


def test_an_earlier_owner_whom_only_history_names_comes_with_the_plan(plan, officer, tmp_path):
    schedule = ReportSchedule.objects.get()
    schedule.owner = a_user("kofi@rcab.example", name="Kofi Mensah")
    schedule.save()
    schedule.owner = officer
    schedule.save()
    path, _written = written(plan, tmp_path)
    emptied()

    archive.load(path, database="default", now=timezone.now())

    assert User.objects.filter(name="Kofi Mensah").exists()


def test_a_plan_whose_reports_are_still_being_mailed_is_not_taken_out(plan, tmp_path):
    OutgoingMail.objects.filter(address="desk@un.example").update(
        status=MailStatus.WAITING, sent_at=None
    )

    with pytest.raises(archive.CannotArchive, match=r"still to be sent: 1;"):
        written(plan, tmp_path)


def test_a_run_that_waits_for_its_reports_stays_with_them(plan, officer, tmp_path):
    done = ScheduleRun.objects.get()
    delivery.run_now(schedule_id=done.schedule_id, by=officer, now=NOW + timedelta(hours=1))
    path, _written = written(plan, tmp_path)
    emptied()

    archive.load(path, database="default", now=timezone.now())

    [kept] = ScheduleRun.objects.all()
    assert (kept.pk, kept.status, kept.period) == (done.pk, RunStatus.POSTED, a_year())
