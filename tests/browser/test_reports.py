"""Asking for a report and watching it being made, in a browser."""

import uuid

import pytest
from django.db.models.functions import Now

from indicators.enums import JobStatus, ReportStage, Role
from indicators.models import Report
from indicators.reports import progress
from indicators.reports.progress import Progress
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import NOW, a_role, a_user, a_year
from tests.delivery.schedules import a_plan, made
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def report() -> Report:
    """One that is being made, asked for by an officer."""
    edition = a_plan(6, 7)
    officer = a_user(name="Lena Okafor")
    a_role(officer, Role.OFFICER, edition.document)
    return Report.objects.create(
        edition=edition,
        period=a_year(),
        language="en",
        as_at=NOW,
        requested_by=officer,
        status=JobStatus.RUNNING,
        claim=uuid.uuid4(),
        heartbeat_at=Now(),
        steps_done=1,
        steps_total=4,
    )


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_opened_form_and_a_report_under_way_are_for_everybody(
    open_page, report, language, width
):
    progress.tell(report.pk, Progress(ReportStage.GATHERING, 7, 28))
    officer, faults = report.requested_by, {}

    form = open_page(
        officer, f"/reports/?edition={report.edition.slug}", language=language, width=width
    )
    form.locator("form details > summary").first.click()
    form.locator("input[name=programmes]").first.wait_for()
    working = open_page(officer, f"/reports/{report.pk}/", language=language, width=width)

    for name, page in (("form", form), ("working", working)):
        faults[name] = [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]
    assert faults == {"form": [], "working": []}


def test_a_report_under_way_says_more_without_taking_the_focus_and_then_that_it_is_made(
    open_page, report
):
    progress.tell(report.pk, Progress(ReportStage.GATHERING, 7, 28))
    page = open_page(report.requested_by, f"/reports/{report.pk}/")
    page.get_by_text("Programmes: 7 of 28.").wait_for()
    page.get_by_role("button", name="Cancel this report").focus()

    progress.tell(report.pk, Progress(ReportStage.GATHERING, 14, 28))
    page.get_by_text("Programmes: 14 of 28.").wait_for()

    assert page.evaluate("document.activeElement.textContent.trim()") == "Cancel this report"
    assert page.get_by_role("progressbar", name="Gathering the figures").count() == 1
    progress.tell(report.pk, Progress(ReportStage.WRITING, 0, 1))
    page.locator("#said", has_text="Writing the files").wait_for(state="attached")
    made(report)
    page.get_by_role("heading", name="The report is made").wait_for()
    assert page.locator("#said").text_content() == "Done"
    assert refusals(page) == []
