"""The pages of reporting rounds in a browser: for everybody, wide and narrow, and by keyboard."""

import pytest

from indicators import review
from indicators.enums import Role
from indicators.models import ReportingRound
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import (
    a_cell,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def edition():
    """Two programmes of two units with values in every state, and their manager."""
    edition, manager = an_edition(), a_user(name="Lena Okafor")
    for place, text in ((6, "Transport and trade facilitation in the basin"), (7, "Water")):
        programme = a_programme(edition, place, text=text)
        a_role(manager, Role.MANAGER, programme)
        for number in (1, 2):
            result = an_accomplishment(a_subprogramme(programme, number, text="Crossings"))
            a_version(a_cell(a_measure(result, number=1)), "5", by=manager)
            an_adopted_value(a_measure(result, number=2), "7")
            a_measure(result, number=3)
    return edition


@pytest.fixture
def officer(edition):
    person = a_user(name="Tomás Arvelo")
    a_role(person, Role.OFFICER, edition.document)
    return person


@pytest.fixture
def addresses(edition, officer):
    asked = a_round(edition, opens_on=in_days(-20), due_on=in_days(-2), reminders=[-14, -3])
    days = review.rounds.Dates(opens_on=asked.opens_on, due_on=asked.due_on, closes_on=in_days(25))
    review.rounds.change_dates(
        round_id=asked.pk, dates=days, reason="Two offices moved.", by=officer, on=in_days(0)
    )
    a_round(edition, a_year(2024), name="Late corrections", opens_on=in_days(3))
    return {
        "mine": "/rounds/",
        "plan": f"/plans/{edition.slug}/rounds/",
        "new": f"/plans/{edition.slug}/rounds/new/",
        "round": f"/rounds/{asked.pk}/?open=programme 6",
        "days": f"/rounds/{asked.pk}/days/",
        "exceptions": f"/rounds/{asked.pk}/exceptions/",
    }


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_of_rounds_is_for_everybody(open_page, officer, addresses, language, width):
    faults = {}
    for name, address in addresses.items():
        page = open_page(officer, address, language=language, width=width)
        faults[name] = [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]

    assert {name: found for name, found in faults.items() if found} == {}


def test_an_officer_opens_a_round_by_keyboard_and_without_a_script(open_page, officer, edition):
    page = open_page(officer, f"/plans/{edition.slug}/rounds/new/", script=False)

    page.get_by_label("Name").focus()
    page.keyboard.type("Report 2025")
    for label, days in (("First day", 0), ("Due", 10), ("Last day", 20)):
        page.get_by_label(label, exact=True).fill(in_days(days).isoformat())
    page.get_by_label("Name").focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", level=1, name="Report 2025").wait_for()
    made = ReportingRound.objects.get()
    assert (made.opens_on, made.due_on, made.closes_on) == (in_days(0), in_days(10), in_days(20))
