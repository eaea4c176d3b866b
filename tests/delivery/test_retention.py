"""Retention takes files and figures, never what a sign-off or a delivery rests on."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import delivery, reports
from indicators.delivery.posting import close
from indicators.enums import JobStatus, PeriodKind, RunProblem
from indicators.models import Delivery, Period, Report, ReportFile, ScheduleRun, SignOff
from tests.builders import NOW, a_round, a_user, a_year
from tests.delivery.schedules import DUE, a_plan, a_schedule, made

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=400)


def a_made_report(edition=None) -> Report:
    return made(
        reports.request_report(
            edition=edition or a_plan(), period=a_year(), language="en", by=a_user(), now=NOW
        )
    )


def a_sign_off(report: Report) -> SignOff:
    figures = "{}"
    return SignOff.objects.create(
        round=a_round(report.edition, report.period),
        programme=report.edition.document.programmes.get(),
        by=a_user(),
        figures=figures,
        figures_hash="44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    )


def test_what_is_old_loses_its_file_and_figures_and_keeps_its_record():
    report = a_made_report()
    file = report.files.get()

    kept = delivery.purge(days=365, now=LATER)

    report.refresh_from_db()
    assert kept == delivery.Kept(reports=1, files=1, size=file.size)
    assert (report.document, report.purged_at) == (None, LATER)
    assert report.document_sha256 == f"{report.pk:064}"
    assert not file.file.storage.exists(file.file.name)
    assert ReportFile.objects.get() == file


def test_counting_takes_nothing_away():
    report = a_made_report()

    kept = delivery.purge(days=365, now=LATER, only_count=True)

    report.refresh_from_db()
    assert kept.reports == 1
    assert report.purged_at is None
    assert report.files.get().file.storage.exists(report.files.get().file.name)


@pytest.mark.parametrize("days", [0, 500])
def test_without_a_limit_and_before_it_all_is_kept(days):
    a_made_report()

    assert delivery.purge(days=days, now=LATER) == delivery.Kept()


def test_what_a_sign_off_rests_on_is_kept_and_the_database_refuses_too():
    report = a_made_report()
    a_sign_off(report)

    assert delivery.purge(days=365, now=LATER) == delivery.Kept()
    with pytest.raises(IntegrityError, match="rests on this report"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(document=None, purged_at=LATER)


def test_the_report_of_a_biennium_with_a_signed_year_is_kept_and_the_database_refuses_too():
    report = a_made_report()
    a_sign_off(report)
    biennium = Period.objects.create(
        kind=PeriodKind.BIENNIUM,
        first_day=date(2024, 1, 1),
        last_day=date(2025, 12, 31),
        label="2024-2025",
    )
    Report.objects.filter(pk=report.pk).update(period=biennium)

    assert delivery.purge(days=365, now=LATER) == delivery.Kept()
    with pytest.raises(IntegrityError, match="rests on this report"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(document=None, purged_at=LATER)


def test_a_report_that_was_cancelled_after_its_figures_were_frozen_loses_them_too():
    report = a_made_report()
    Report.objects.filter(pk=report.pk).update(
        status=JobStatus.CANCELLED, cancelled_by=report.requested_by
    )

    kept = delivery.purge(days=365, now=LATER)

    report.refresh_from_db()
    assert kept.reports == 1
    assert (report.document, report.purged_at) == (None, LATER)


def test_the_reports_of_a_run_that_was_not_sent_are_kept_no_longer_than_others():
    schedule = a_schedule()
    delivery.run_due(schedule_id=schedule.pk, now=DUE)
    made(Report.objects.get())
    making = delivery.purge(days=365, now=LATER)
    close(ScheduleRun.objects.get(), RunProblem.NOT_MADE, DUE)

    assert making == delivery.Kept()
    assert delivery.purge(days=365, now=LATER).reports == 1


def test_what_a_mail_or_a_link_still_needs_is_kept():
    a_user("ana@rcab.example")
    schedule = a_schedule(addresses=["ana@rcab.example"])
    delivery.run_due(schedule_id=schedule.pk, now=DUE)
    report = made(Report.objects.get())
    delivery.sweep_made(now=DUE)

    waiting = delivery.purge(days=365, now=LATER)
    Delivery.objects.get().mail.__class__.objects.update(status="sent", sent_at=timezone.now())
    Delivery.objects.update(link_ends_at=LATER + timedelta(days=1))
    linked = delivery.purge(days=365, now=LATER)

    assert (waiting, linked) == (delivery.Kept(), delivery.Kept())
    assert Report.objects.get(pk=report.pk).purged_at is None


@pytest.mark.parametrize("change", [{"document": {"other": 1}}, {"document_sha256": "f" * 64}])
def test_what_was_frozen_is_never_changed(change):
    report = a_made_report()

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)


@pytest.fixture
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.usefixtures("own_files")
def test_a_file_that_a_killed_worker_left_without_a_row_goes_after_a_day():
    none_yet = delivery.sweep_unnamed(now=LATER)
    kept = a_made_report().files.get().file
    storage = kept.storage
    left = storage.save("reports/2026/left.pdf", ContentFile(b"%PDF-1.7 of nobody"))
    beside = storage.save("workbooks/left.xlsx", ContentFile(b"of another package"))

    early = delivery.sweep_unnamed(now=timezone.now() + timedelta(hours=23))
    late = delivery.sweep_unnamed(now=timezone.now() + timedelta(hours=25))

    assert (none_yet, early, late) == ([], [], [left])
    assert [storage.exists(each) for each in (kept.name, left, beside)] == [True, False, True]


@pytest.mark.usefixtures("own_files")
def test_a_purged_report_still_names_its_file():
    file = a_made_report().files.get().file
    delivery.purge(days=365, now=LATER)

    assert delivery.sweep_unnamed(now=timezone.now() + timedelta(days=2)) == []
    assert not file.storage.exists(file.name)
