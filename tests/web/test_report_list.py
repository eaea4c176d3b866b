"""The list of reports, and what a report says that it was asked for."""

import re

import pytest
from django.urls import reverse

from indicators.models import Report
from tests.builders import a_user, an_edition
from tests.delivery.schedules import a_plan
from tests.web.test_reports import a_finished_report, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.user = a_user(name="Han Weilin")
    client.force_login(client.user)
    return client


def test_a_report_says_its_kind_and_what_was_chosen(page):
    edition = a_plan(6, 7)
    a_report(
        edition,
        kind="exceptions",
        formats=["pdf", "xlsx"],
        options={"programmes": ["programme 7"], "drafts": False, "columns": ["actual"]},
        requested_by=page.user,
    )
    report = Report.objects.get()

    html = page.get(reverse("report", args=[report.pk])).content.decode()
    listed = page.get(reverse("reports")).content.decode()

    told = [" ".join(each.split()) for each in re.findall(r"<d[dt]>(.*?)</d[dt]>", html, re.S)]
    assert re.search(r"<h1>\s*Exceptions report, <bdi>2025</bdi>", html)
    assert told[2:8] == [
        "Files",
        "<bdi>PDF, Excel workbook</bdi>",
        "Programmes",
        "<bdi>7 programme 7</bdi>",
        "Columns of tables of measures",
        "<bdi>Actual</bdi>",
    ]
    assert '<td role="cell" data-h="Kind">Exceptions report</td>' in listed


def test_more_reports_than_a_page_holds_have_a_next_page(page):
    edition = an_edition()
    for _ in range(101):
        a_report(edition)

    first = page.get(reverse("reports"), {"find-q": "RCAB/"})
    second = page.get(reverse("reports"), {"find-q": "RCAB/", "page": "2"})

    listed = [[each.pk for each in answer.context["page"]] for answer in (first, second)]
    assert [len(each) for each in listed] == [100, 1]
    assert not set(listed[0]) & set(listed[1])
    assert "?find-q=RCAB%2F&amp;page=2" in first.content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [("RCAB/", 2), ("sample", 0), ("d" * 10, 1), ("a" * 12, 1), ("Ana", 1)],
)
def test_old_reports_are_found_by_plan_person_and_hash(page, words, found):
    report, _file = a_finished_report()
    Report.objects.update(requested_by=a_user(name="Ana Duarte"))
    a_report()

    answer = page.get(reverse("reports"), {"find-q": words})

    assert len(answer.context["page"].object_list) == found
    assert report.pk in [each.pk for each in answer.context["page"].object_list] or not found
