"""Definitions open on the spot, by keyboard alone, wherever measures stand; and bar nobody."""

import pytest

from tests.browser.keyboard import tab_to
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import a_programme, a_subprogramme, a_user, an_accomplishment
from tests.parts import needs_chromium
from tests.web.seeing.plans_seen import a_judged_measure, computed, said_of_2024

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
TAILS = (
    "programme-6/subprogramme-1/",
    "dashboard/",
    "heat-map/?as=table",
    "performance/",
    "compare/?from=2024&to=2025&all=on",
)
DEFINED = "A gate is open when trucks pass at night."
CLOSED, OPEN = "details.definition:not([open]) > summary", "details.definition[open] > summary"


@pytest.fixture
def plan():
    accomplishment = an_accomplishment(a_subprogramme(a_programme()))
    for number, actual in enumerate(("2", "5", "12"), 1):
        measure = a_judged_measure(accomplishment, number, actual, definition=DEFINED)
        said_of_2024(measure, "4")
    computed(measure.node.edition)
    return measure.node.edition


@pytest.mark.parametrize("tail", TAILS)
def test_a_definition_opens_and_closes_by_keyboard_where_the_measure_stands(open_page, plan, tail):
    page = open_page(a_user(name="Lena Okafor"), f"/plans/{plan.slug}/{tail}")
    address = page.url

    tab_to(page, CLOSED)
    page.keyboard.press("Enter")
    opened = page.locator("details.definition[open]").all_inner_texts()
    barred = barriers(page)
    page.keyboard.press("Space")

    assert [DEFINED in each for each in opened] == [True]
    assert barred == []
    assert page.locator(OPEN).count() == 0
    assert page.url == address


@pytest.mark.parametrize(("language", "width"), [("zh-hans", NARROW), ("ar", NARROW), ("ar", WIDE)])
def test_open_definitions_bar_nobody_in_any_language(open_page, plan, language, width):
    reader, found = a_user(name="Lena Okafor"), []
    for tail in TAILS:
        page = open_page(reader, f"/plans/{plan.slug}/{tail}", language=language, width=width)
        page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        found += barriers(page) + refusals(page)
        found += [f"{tail} {language}: too wide at {width}"] if is_too_wide(page) else []

    assert found == []
