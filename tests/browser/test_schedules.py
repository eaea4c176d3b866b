"""Schedules and old reports in a browser: for everybody, wide and narrow, and by keyboard."""

import os
from pathlib import Path

import pytest
from django.utils import timezone

from indicators import delivery
from indicators.enums import MailStatus, Role
from indicators.models import OutgoingMail, Programme, Report, ReportSchedule
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import a_role, a_user
from tests.delivery.schedules import a_plan, a_schedule, made
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
# A folder for pictures of the pages, for those who want to look at them.
PICTURES = os.environ.get("PICTURES_OF_PAGES", "")


@pytest.fixture
def officer():
    return a_user(name="Lena Okafor")


@pytest.fixture
def schedule(officer) -> ReportSchedule:
    """One that has sent, has been late, and is making its reports."""
    edition = a_plan(6, 7)
    six, seven = Programme.objects.filter(node__edition=edition).order_by("node__position")
    a_role(officer, Role.OFFICER, edition.document)
    for name, place in (("Pavel Drum", six), ("Aiko Bell", seven)):
        a_role(a_user(name=name), Role.REVIEWER, place)
    kept = a_schedule(
        edition,
        zone="Africa/Nairobi",
        if_late="flag",
        languages=["en", "zh-hans"],
        addresses=["planning@rcab.example"],
        to_roles=[f"reviewer:programme-{each.identity_id}" for each in (six, seven)],
        owner=officer,
    )
    delivery.run_due(schedule_id=kept.pk, now=kept.next_at)
    for report in Report.objects.all():
        made(report)
    delivery.sweep_made(now=kept.next_at)
    first = OutgoingMail.objects.filter(kind="report").first()
    OutgoingMail.objects.filter(pk=first.pk).update(
        status=MailStatus.WAITING, error="452 mailbox full", attempts=4, may_be_twice=True
    )
    kept.refresh_from_db()
    delivery.run_due(schedule_id=kept.pk, now=kept.next_at.replace(day=17))
    delivery.run_now(schedule_id=kept.pk, by=officer, now=timezone.now())
    return kept


@pytest.fixture
def addresses(schedule) -> dict[str, str]:
    edition = schedule.document.editions.get()
    done = Report.objects.filter(status="done").first()
    waiting = Report.objects.filter(status="queued").first()
    return {
        "schedules": "/reports/schedules/",
        "schedule": f"/reports/schedules/{schedule.pk}/",
        "new": f"/reports/schedules/new/{edition.slug}/",
        "reports": "/reports/?find-q=RCAB",
        "report": f"/reports/{done.pk}/",
        "waiting": f"/reports/{waiting.pk}/",
    }


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_is_for_everybody(open_page, officer, addresses, language, width):
    faults = {}
    for name, address in addresses.items():
        page = open_page(officer, address, language=language, width=width)
        faults[name] = [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]
        if PICTURES:
            shot = Path(PICTURES) / f"{name}.{language}.{width}.png"
            page.screenshot(path=shot, full_page=True)

    assert {name: found for name, found in faults.items() if found} == {}


def test_the_sentence_and_the_dates_follow_the_fields(open_page, officer, schedule):
    page = open_page(officer, f"/reports/schedules/{schedule.pk}/")

    page.get_by_label("Every", exact=True).select_option("month")
    page.locator("#preview [role=status]").wait_for()
    page.get_by_label("on", exact=True).select_option("31")
    page.get_by_text("on day 31 or the last of the month at 08:00").wait_for()

    assert page.get_by_label("of month").is_hidden()
    assert page.get_by_label("on (day of the week)").is_hidden()
    assert page.locator("#preview tbody tr").count() == 5
    assert refusals(page) == []


def test_an_officer_sets_one_up_by_keyboard_and_without_a_script(open_page, officer, schedule):
    edition = schedule.document.editions.get()
    page = open_page(officer, f"/reports/schedules/new/{edition.slug}/", script=False)

    page.get_by_label("PDF").check()
    page.get_by_label("Addresses").fill("desk@un.example")
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("Monthly")
    page.keyboard.press("Enter")

    page.get_by_role("heading", level=1, name="Monthly").wait_for()
    assert ReportSchedule.objects.get(name="Monthly").addresses == ["desk@un.example"]
