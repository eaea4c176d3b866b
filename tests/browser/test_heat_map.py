"""The heat map in a browser: a whole plan on one screen, by pointer, by keys, for everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import a_user
from tests.parts import needs_chromium
from tests.whole_plan import a_whole_plan

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
MOST_BYTES = 90_000
SCREEN = 900


@pytest.fixture
def plan():
    return a_whole_plan()


@pytest.fixture
def reader():
    return a_user(name="Lena Okafor")


def address(plan, tail=""):
    return reverse("heat_map", args=[plan.edition.slug]) + tail


def chosen(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_a_thousand_measures_end_on_one_screen_in_90_kilobytes(
    open_page, plan, reader, client: Client
):
    client.force_login(reader)

    size = len(client.get(address(plan)).content)
    page = open_page(reader, address(plan))
    end = page.evaluate("document.querySelector('.heatpanel').getBoundingClientRect().bottom")

    assert page.locator(".squares use").count() == len(plan.measures) == 1068
    assert size <= MOST_BYTES
    assert end <= SCREEN


def test_keys_move_from_square_to_square_and_open_the_measure(open_page, plan, reader):
    page = open_page(reader, address(plan))
    names = []

    page.locator(".squares use[tabindex]").focus()
    for key in ("ArrowRight", "ArrowDown", "End", "ArrowUp", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        names.append(chosen(page))
    page.keyboard.press("ArrowDown")
    page.get_by_text("programme 2/subprogramme 1/(a)/1").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/programme-2/subprogramme-1/(a)/1/**")

    assert [name.partition(", ")[2] for name in names] == [
        "2 of 14",
        "2 of 22",
        "22 of 22",
        "14 of 14",
        "1 of 14",
        "1 of 14",
    ]


def test_pointing_at_a_square_tells_what_it_stands_for(open_page, plan, reader):
    page = open_page(reader, address(plan))

    page.locator(".squares").nth(5).locator("use").nth(2).hover()

    page.locator("[data-readout]").get_by_text("programme 6/subprogramme 1/(a)/3").first.wait_for()


def test_without_a_script_the_rows_lead_to_the_same_in_a_table(open_page, plan, reader):
    page = open_page(reader, address(plan), script=False)

    page.locator(".heat a", has_text="Transport and borders").click()

    assert page.locator("tbody tr").count() == 58


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("tail", ["", "?in=programme-6&as=table"])
def test_map_and_table_are_for_everybody(open_page, plan, reader, language, tail):
    found = []
    for width, dark in ((WIDE, False), (NARROW, False), (WIDE, True)):
        page = open_page(reader, address(plan, tail), width=width, language=language, dark=dark)
        found += barriers(page) + refusals(page)
        found += [f"too wide at {width}"] if is_too_wide(page) else []

    assert found == []
