"""Making a report: what an error leaves behind, and for whom."""

import pytest
from django.db import OperationalError

from indicators.enums import JobStatus, ReportFailure, ReportFormat, Verdict
from indicators.models import Attainment
from indicators.reports import faults, queue, services
from indicators.reports.pdf import PdfRefused
from indicators.reports.requesting import request_report
from tests.builders import NOW, a_measure, a_user, a_year, an_accomplishment, an_edition
from tests.web.seeing.plans_seen import a_judged_measure, computed

pytestmark = pytest.mark.django_db


def a_claimed_report():
    report = request_report(
        edition=an_edition(), period=a_year(), language="en", by=a_user(), now=NOW
    )
    return queue.claim(report.pk)


def test_an_error_nobody_foresaw_closes_the_report_and_reaches_the_log(caplog):
    report = a_claimed_report()

    with pytest.raises(KeyError), services.Answered(report):
        raise KeyError("/srv/tracker/secret")

    report.refresh_from_db()
    assert (report.status, report.error) == (JobStatus.FAILED, ReportFailure.UNEXPECTED)
    assert queue.left_behind() == []
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_refusal_says_why_and_is_no_error_of_the_worker():
    report = a_claimed_report()

    with services.Answered(report):
        raise PdfRefused(ReportFailure.TOO_SLOW, "over 120 seconds")

    report.refresh_from_db()
    assert report.error == ReportFailure.TOO_SLOW


@pytest.mark.parametrize("error", [OperationalError("server closed"), SystemExit()])
def test_a_lost_database_or_worker_leaves_the_report_to_the_sweep(error):
    report = a_claimed_report()

    with pytest.raises(type(error)), services.Answered(report):
        raise error

    report.refresh_from_db()
    assert report.status == JobStatus.RUNNING


def test_whoever_lost_the_claim_leaves_the_report_alone():
    report = a_claimed_report()

    with services.Answered(report):
        raise queue.ClaimLost

    report.refresh_from_db()
    assert report.status == JobStatus.RUNNING


@pytest.mark.django_db(transaction=True)
def test_a_report_whose_frozen_figures_cannot_be_read_fails_once_and_for_all():
    report = a_claimed_report()
    queue.update(report, document={"nothing": "of use"}, claim=None, status=JobStatus.QUEUED)

    with pytest.raises((KeyError, TypeError)):
        services.build(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert (report.status, report.attempts) == (JobStatus.FAILED, 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
def test_a_report_tells_no_outdated_verdict(outdated):
    measure = a_judged_measure(an_accomplishment(), 1, "12")
    edition = measure.node.edition
    computed(edition)
    Attainment.objects.update(verdict=Verdict.REGRESSED, **outdated)
    asked = {"edition": edition, "period": a_year(), "language": "en", "by": a_user(), "now": NOW}
    report = request_report(**asked, formats=[ReportFormat.JSON])

    services.build(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    [programme] = report.document["programmes"]
    [unit] = programme["subprogrammes"]
    [result] = unit["accomplishments"]
    assert [each["verdict"] for each in result["measures"]] == [Verdict.EXCEEDED]


def test_an_error_in_the_data_names_its_node_and_is_no_error_of_the_worker():
    report = a_claimed_report()
    measure = a_measure(an_accomplishment())

    with services.Answered(report), faults.at_node(measure):
        raise ValueError("two units in one series")

    report.refresh_from_db()
    assert (report.status, report.error) == (JobStatus.FAILED, ReportFailure.DATA)
    assert report.error_at == "programme 6/subprogramme 1/(a)/1"


def test_a_lost_database_is_not_said_of_a_node():
    report = a_claimed_report()

    with (
        pytest.raises(OperationalError),
        services.Answered(report),
        faults.at_node(a_measure(an_accomplishment())),
    ):
        raise OperationalError("server closed")

    report.refresh_from_db()
    assert report.status == JobStatus.RUNNING
