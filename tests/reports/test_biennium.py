"""The report of a biennium: told with its own target and actual, and judged by them."""

from datetime import UTC, datetime

import pytest

from indicators import delivery, reports
from indicators.enums import (
    About,
    JobStatus,
    PlanFormat,
    ReportFormat,
    ReportKind,
    ValueKind,
    Verdict,
)
from indicators.models import Report
from indicators.plans.periods import period_of
from indicators.reports.document import Document
from tests.builders import (
    NOW,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)
from tests.delivery.schedules import a_schedule

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition():
    """A plan of 2024-2025 with what came of it; 2024 alone is told as well, by then."""
    biennium = period_of("2024-2025")
    made = an_edition(period=biennium, format=PlanFormat.BIENNIAL_TEXT)
    unit = a_subprogramme(a_programme(made))
    an_objective(unit)
    measure = a_measure(an_accomplishment(unit))
    an_adopted_value(measure, "10", kind=ValueKind.BASELINE, period=period_of("2022-2023"))
    an_adopted_value(measure, "20", kind=ValueKind.TARGET, period=biennium)
    an_adopted_value(measure, "18", period=biennium)
    an_adopted_value(measure, "7", period=a_year(2024))
    return made


def built(edition, period, kind=ReportKind.PERFORMANCE) -> Report:
    report = reports.request_report(
        edition=edition,
        period=period,
        language="en",
        by=a_user(),
        now=NOW,
        kind=kind,
        formats=[ReportFormat.PDF, ReportFormat.HTML],
    )
    reports.build(report_id=report.pk, now=NOW)
    report.refresh_from_db()
    assert report.status == JobStatus.DONE, report.error
    return report


def page_of(report: Report) -> str:
    with report.files.get(format="html").file.open("rb") as file:
        return file.read().decode()


def test_a_biennium_is_told_with_its_own_target_and_judged_by_it(edition):
    report = built(edition, edition.period)

    document = Document.from_json(report.document)
    [measure] = document.measures
    assert (document.period, measure.verdict) == ("2024-2025", Verdict.PARTIALLY_MET)
    assert (measure.baseline, measure.target, measure.actual) == ("10", "20", "18")
    assert (measure.progress, measure.chart.periods) == ("4/5", ("2024", "2024-2025"))
    text = page_of(report)
    assert "Programme performance report 2024-2025" in text
    assert "0 of 1 assessed measures met or exceeded their target." in text


def test_the_budget_document_of_a_biennium_tells_the_performance_of_the_one_before_last(edition):
    period_of("2020-2021")

    document = Document.from_json(built(edition, edition.period, ReportKind.BUDGET).document)

    assert (document.plan.year, document.plan.performance_year) == ("2024-2025", "2020-2021")


@pytest.mark.parametrize("about", [About.YEAR_BEFORE, About.SAME_YEAR])
def test_a_schedule_of_a_plan_of_biennia_is_about_the_one_that_its_year_lies_in(edition, about):
    year = 2026 if about == About.YEAR_BEFORE else 2025
    moment = datetime(year, 3, 15, 8, tzinfo=UTC)
    schedule = a_schedule(edition, about=about, now=datetime(year, 1, 1, tzinfo=UTC))

    delivery.run_due(schedule_id=schedule.pk, now=moment)

    assert Report.objects.get().period == edition.period
