"""The page of a report under way: how far its file is."""

import pytest
from django.urls import reverse

from indicators.enums import (
    JobStatus,
    ReportCounted,
    ReportFormat,
    ReportStage,
)
from indicators.reports import progress
from indicators.reports.counting import Counted
from indicators.reports.progress import Progress
from tests.builders import NOW, a_user
from tests.web.test_reports import a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(a_user(name="Han Weilin"))
    return client


@pytest.mark.parametrize(
    ("form", "counted", "said", "value"),
    [
        ("pdf", None, "PDF: the pages are being laid out.", "2.00"),
        (
            "pdf",
            (ReportCounted.PAGES, 214, 214),
            "PDF, pages laid out and being written: 214.",
            "2.50",
        ),
        ("xlsx", (ReportCounted.ROWS, 30, 120), "Excel workbook, rows: 30 of 120.", "2.25"),
        (
            "docx",
            (ReportCounted.PARTS, 3, 4),
            "Word document, headings, paragraphs and tables: 3 of 4.",
            "2.75",
        ),
        ("json", None, "JSON data.", "2.00"),
    ],
)
def test_a_report_under_way_says_how_far_its_file_is(page, form, counted, said, value):
    report = a_report(
        status=JobStatus.RUNNING,
        claim="00000000-0000-0000-0000-000000000001",
        heartbeat_at=NOW,
        steps_done=2,
    )
    under_way = Progress(
        ReportStage.WRITING, 0, 2, ReportFormat(form), Counted(*counted) if counted else None
    )
    progress.tell(report.pk, under_way)

    html = page.get(reverse("report_progress", args=[report.pk])).content.decode()

    assert f"Files: 0 of 2. {said} 2 of 4 steps." in " ".join(html.split())
    assert f'<progress id="done" max="4" value="{value}">' in html
