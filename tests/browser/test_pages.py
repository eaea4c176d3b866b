"""Looking at a plan in a browser: for everybody, in three languages, on a wide and a narrow screen,
with a keyboard, and without a script.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit
from tests.browser.live import NARROW, WIDE

SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"
UNIT = "/plans/{slug}/section-6/subprogramme-2/"
PAGES = (
    "/",
    "/search/?q=crossing",
    "/import/",
    "/plans/{slug}/",
    "/plans/{slug}/?q=SDG+9",
    "/plans/{slug}/doubts/",
    "/plans/{later_slug}/not-read/",
    "/plans/{later_slug}/changes/",
    "/plans/{slug}/section-6/",
    UNIT,
    UNIT + "result-3/measure-1/",
    "/plans/{later_slug}/programme-2/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEGABYTE = 1024 * 1024


def violations(visit: Visit) -> list[str]:
    found = Axe().run(visit.page, options={"runOnly": RULES}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def is_as_wide_as_the_window(visit: Visit) -> bool:
    return visit.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_a_page_is_for_everybody_and_does_not_scroll_sideways(visit, site, address, language):
    found = []
    for width in (WIDE, NARROW):
        page = visit(language=language, width=width)
        page.open(address.format(**site.examples))
        found += violations(page)
        found += [] if is_as_wide_as_the_window(page) else [f"scrolls sideways at {width}"]

    assert found == []


@pytest.mark.parametrize("address", ["/plans/{slug}/", UNIT, "/plans/{slug}/doubts/"])
def test_a_dark_page_is_for_everybody(visit, site, address):
    page = visit(theme="dark")

    page.open(address.format(**site.examples))

    assert page.page.get_attribute("html", "data-bs-theme") == "dark"
    assert violations(page) == []


def test_a_branch_of_the_tree_opens_by_mouse_and_by_keyboard(visit, site):
    page = visit().page
    page.goto(f"{site.root}/plans/{site.examples['slug']}/")
    unit = page.locator(".node", has_text="Border crossings and transit")
    toggle = unit.locator(".toggle")

    states = [toggle.get_attribute("aria-expanded")]
    toggle.click()
    states.append(toggle.get_attribute("aria-expanded"))
    unit.locator(".name").focus()
    page.keyboard.press("ArrowLeft")
    states.append(toggle.get_attribute("aria-expanded"))
    page.keyboard.press("ArrowRight")
    states.append(toggle.get_attribute("aria-expanded"))
    page.keyboard.press("ArrowDown")

    assert states == ["false", "true", "false", "true"]
    assert page.evaluate("document.activeElement.textContent.trim()").endswith(
        "The price on the wall"
    )


def test_in_a_mirrored_tree_the_left_arrow_opens(visit, site):
    page = visit(language="ar").page
    page.goto(f"{site.root}/plans/{site.examples['slug']}/")
    unit = page.locator(".node", has_text="Border crossings and transit")

    unit.locator(".name").focus()
    page.keyboard.press("ArrowLeft")

    assert unit.locator(".toggle").get_attribute("aria-expanded") == "true"


def test_a_file_is_uploaded_looked_at_branch_by_branch_and_loaded(visit, site):
    visitor = visit()
    page = visitor.page
    visitor.open("/import/")
    page.set_input_files("#id_file", SAMPLE / "annual.en.txt")
    page.click("text=Read the file")
    page.wait_for_selector("text=Check before it is loaded")
    visitor.look()
    shown = violations(visitor)

    with page.expect_navigation():
        page.click("form button.primary")

    visitor.look()
    assert shown == []
    assert page.locator("h1").inner_text() != "Import a plan"
    assert page.locator(".notice.ok").count() == 1


def test_below_a_programme_is_fetched_when_it_is_opened(visit, tmp_path):
    visitor = visit(width=NARROW)
    page = visitor.page
    file = tmp_path / "plan.txt"
    text = (SAMPLE / "biennial.en.txt").read_text(encoding="utf-8")
    file.write_text(text.replace("River observation", "Observation of the rivers"))
    visitor.open("/import/")
    page.set_input_files("#id_file", file)
    page.click("text=Read the file")
    page.wait_for_selector("text=Check before it is loaded")

    page.locator(".node", has_text="Observation of the rivers").locator(".toggle").click()
    page.wait_for_selector("text=Gauges and records")

    assert is_as_wide_as_the_window(visitor)
    assert violations(visitor) == []


def test_a_file_of_200_megabytes_is_refused_in_a_sentence(visit, tmp_path):
    file = tmp_path / "plan.txt"
    with file.open("wb") as sparse:
        sparse.truncate(200 * MEGABYTE)
    visitor = visit()
    visitor.open("/import/")

    visitor.page.set_input_files("#id_file", file)
    visitor.page.click("text=Read the file", timeout=120_000)

    refusal = visitor.page.locator("#id_file_error").inner_text(timeout=60_000)
    assert (
        refusal == "The file is larger than 50 MB, which no plan document is; send the plan alone."
    )


def test_without_a_script_every_name_of_the_tree_leads_to_its_page(visit, site):
    page = visit(script=False).page
    page.goto(f"{site.root}/plans/{site.examples['slug']}/")

    page.click("text=Border crossings and transit")

    assert page.locator("h1").inner_text() == "Border crossings and transit"
    assert page.locator("article.measure").count() == 5
