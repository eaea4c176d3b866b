"""Dashboards and two states side by side in a browser: for everybody, wide, narrow and dark."""

import pytest

from indicators.enums import DocumentVerdict, Role
from indicators.models import DocumentStatement, Subprogramme
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import a_role, a_round, a_user, in_days
from tests.parts import needs_chromium
from tests.whole_plan import a_whole_plan

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
TAILS = (
    "dashboard/",
    "dashboard/programme-6/",
    "compare/?was=REGRESSED&is=REGRESSED",
    "statements/",
)
LOOKS = (
    ("en", WIDE, False),
    ("zh-hans", NARROW, False),
    ("ar", NARROW, False),
    ("ar", WIDE, False),
    ("en", WIDE, True),
)


@pytest.fixture
def plan():
    made = a_whole_plan()
    a_round(made.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    a_role(a_user(name="Ines Calder"), Role.MANAGER, Subprogramme.objects.first())
    DocumentStatement.objects.create(
        node=made.measures[0].accomplishment.node,
        text="It was so.",
        verdict=DocumentVerdict.MET,
        source={"line": 1},
    )
    return made


def test_a_dashboard_and_two_sides_are_for_everybody(open_page, plan):
    reader = a_user(name="Lena Okafor")
    found = []
    for tail in TAILS:
        for language, width, dark in LOOKS:
            address = f"/plans/{plan.edition.slug}/{tail}"
            page = open_page(reader, address, width=width, language=language, dark=dark)
            found += barriers(page) + refusals(page)
            found += [f"{tail} {language}: too wide at {width}"] if is_too_wide(page) else []
            page.context.close()

    assert found == []


def test_pages_of_a_day_and_the_reckoning_are_for_everybody(open_page, plan):
    reader = a_user(name="Lena Okafor")
    node, today = plan.measures[0].node, in_days(0)
    path = node.path.replace(" ", "-")
    tails = (
        f"{path}/?as_at={today}",
        f"reckoning/{plan.period.pk}/{path}/?as_at={today}",
        f"compare/?from=2025&to=2025&from_at={in_days(-1)}&was=MET&is=MET",
    )
    found = []
    for tail in tails:
        for language, width in (("en", WIDE), ("ar", NARROW)):
            address = f"/plans/{plan.edition.slug}/{tail}"
            page = open_page(reader, address, width=width, language=language)
            found += barriers(page) + refusals(page)
            found += [f"{tail} {language}: too wide at {width}"] if is_too_wide(page) else []
            page.context.close()

    assert found == []


def test_a_count_leads_to_the_measures_that_it_counts(open_page, plan):
    page = open_page(a_user(), f"/plans/{plan.edition.slug}/dashboard/")
    regressed = page.locator(".tally li", has_text="Regressed").locator("a")
    count = int(regressed.inner_text())

    regressed.click()
    page.wait_for_url("**/heat-map/**")

    assert page.locator("tbody tr").count() == count
