"""The entry sheet as a spreadsheet: by keyboard, pasted into, undone, and never losing work."""

import json

import pytest
from django.conf import settings

from indicators.enums import Accumulation, MeasureKind, Role, ValueKind, ValueStatus
from indicators.models import Cell
from indicators.templatetags.addresses import sheet_url
from tests.browser.live import (
    NARROW,
    WIDE,
    barriers,
    is_too_wide,
    refusals,
    wait_until_nothing_is_kept_here,
)
from tests.builders import (
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]

FOCUSED = "document.activeElement.id || document.activeElement.name"
PASTE = """([id, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.getElementById(id).dispatchEvent(new ClipboardEvent("paste", init));
}"""


@pytest.fixture
def measures():
    """Two numbers, a ratio, words, yes or no."""
    accomplishment = an_accomplishment(a_subprogramme())
    for year in range(2022, 2026):
        a_year(year)
    rows = [
        a_measure(accomplishment, number=1),
        a_measure(accomplishment, number=2, text="Hours at the gate", unit="hours"),
        a_measure(accomplishment, number=3, accumulation=Accumulation.POOLED_RATIO, unit="%"),
        a_measure(accomplishment, number=4, kind=MeasureKind.MILESTONE, unit=""),
        a_measure(accomplishment, number=5, unit="yes/no"),
    ]
    an_adopted_value(rows[0], "7", period=a_year(2024))
    return rows


@pytest.fixture
def author(measures):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, measures[0].accomplishment.subprogramme)
    return user


@pytest.fixture
def address(measures):
    return sheet_url(measures[0].accomplishment.subprogramme.node, a_year(2025))


def field(measure, name="value"):
    return f"actual-{measure.pk}-{name}"


def drafts(measures) -> list[str | None]:
    """What is kept of each measure's actual, as it was stated."""
    found = []
    for measure in measures:
        cell = Cell.objects.filter(
            measure=measure.identity, kind=ValueKind.ACTUAL, period=a_year(2025)
        ).first()
        version = cell and cell.draft
        stated = version and (version.words or version.amount or version.state)
        if version and version.numerator is not None:
            stated = f"{version.numerator:f}/{version.denominator:f}".replace(f".{'0' * 12}", "")
        found.append(str(stated.normalize()) if hasattr(stated, "normalize") else stated)
    return found


def amounts(cells):
    return [Cell.objects.get(pk=cell.pk).draft.amount for cell in cells]


def wait_until_saved(page, *measures):
    for measure in measures:
        page.locator(f"#r-{measure.pk} .says .save.done").wait_for()


@pytest.mark.parametrize(
    ("language", "number", "kept"),
    [("en", "1,234.5", "1234.5"), ("zh-hans", "十四", "14"), ("ar", "٣٫٥", "3.5")],
)
def test_a_managers_whole_round_by_keyboard_alone(
    open_page, author, address, measures, language, number, kept
):
    page = open_page(author, address, language=language)
    page.focus(f"#{field(measures[0])}")

    page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    page.keyboard.type("9")
    page.keyboard.press("ArrowRight" if language != "ar" else "ArrowLeft")
    page.keyboard.type("10")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Signed by five.")
    page.keyboard.press("Enter")
    page.keyboard.type("In force.")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    at_the_end = page.evaluate(FOCUSED)
    wait_until_saved(page, *measures)
    page.keyboard.press("Enter")
    page.locator(".messages").wait_for()

    assert at_the_end == "submit"
    cells = Cell.objects.filter(kind=ValueKind.ACTUAL, period=a_year(2025)).order_by("measure")
    assert {cell.status for cell in cells} == {ValueStatus.SUBMITTED}
    stated = [cell.submitted for cell in cells]
    assert str(stated[0].amount.normalize()) == kept
    assert (stated[2].numerator, stated[2].denominator) == (9, 10)
    assert stated[3].words == "Signed by five.\nIn force."
    assert stated[4].amount == 1
    assert refusals(page) == []


def test_arrows_move_the_caret_before_they_leave_the_cell(open_page, author, address, measures):
    page = open_page(author, address)
    first, second = field(measures[0]), field(measures[1])
    page.focus(f"#{first}")
    page.keyboard.type("125")
    visited = []

    for key in ("ArrowLeft", "ArrowDown", "ArrowUp", "ArrowLeft", "Shift+Enter"):
        page.keyboard.press(key)
        visited.append(page.evaluate(FOCUSED))

    assert visited[:3] == [first, second, first]
    assert visited[3].startswith("target-")


def test_a_block_from_a_spreadsheet_is_laid_over_the_cells(open_page, author, address, measures):
    page = open_page(author, address)
    block = '1,234.5\r\n—\r\n9/10\r\n"Signed.\nIn force."\r\nYes\r\n77\r\n'

    page.evaluate(PASTE, [field(measures[0]), block])
    wait_until_saved(page, *measures)

    assert drafts(measures) == ["1234.5", "not_reported", "9/10", "Signed.\nIn force.", "1"]
    assert page.input_value(f"#{field(measures[1])}") == ""
    assert page.input_value(f"#{field(measures[1], 'state')}") == "not_reported"
    told = "Cells pasted: 5. Cells that had no place: 1"
    assert page.locator("#saving").inner_text() == told


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_block_of_two_columns_is_laid_from_the_target_on_and_undone_in_one_step(
    open_page, author, address, measures, language
):
    cells = [
        a_cell(each, kind=kind)
        for each in measures[:2]
        for kind in (ValueKind.TARGET, ValueKind.ACTUAL)
    ]
    for cell, amount in zip(cells, "1234", strict=True):
        a_version(cell, amount, by=author)
    page = open_page(author, address, language=language)
    pasted = [f"{kind}-{each.pk}-value" for each in measures[:2] for kind in ("target", "actual")]
    page.focus(f"#{pasted[0]}")

    page.evaluate(PASTE, [pasted[0], "5\t7\r\n6\t8"])
    wait_until_nothing_is_kept_here(page)
    laid = [page.input_value(f"#{each}") for each in pasted]
    kept = amounts(cells)
    page.keyboard.press("Control+Z")
    wait_until_nothing_is_kept_here(page)

    assert (laid, kept) == (["5", "7", "6", "8"], [5, 7, 6, 8])
    assert [page.input_value(f"#{each}") for each in pasted] == ["1", "2", "3", "4"]
    assert amounts(cells) == [1, 2, 3, 4]


def test_undo_and_redo_go_from_cell_to_cell(open_page, author, address, measures):
    page = open_page(author, address)
    page.focus(f"#{field(measures[0])}")
    for number in ("5", "6"):
        page.keyboard.press("Control+A")
        page.keyboard.type(number)
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowUp")
    wait_until_nothing_is_kept_here(page)

    page.keyboard.press("Control+Z")
    wait_until_nothing_is_kept_here(page)
    undone = page.input_value(f"#{field(measures[0])}")
    page.keyboard.press("Control+Y")
    wait_until_nothing_is_kept_here(page)

    assert (undone, page.input_value(f"#{field(measures[0])}")) == ("5", "6")
    versions = Cell.objects.get(measure=measures[0].identity, period=a_year(2025)).versions.all()
    assert [str(version.amount.normalize()) for version in versions] == ["5", "6", "5", "6"]


def test_nothing_to_report_is_one_press_that_asks_why(open_page, author, address, measures):
    page = open_page(author, address)

    page.click(f"#r-{measures[0].pk} button[name$='-nothing']")
    page.locator(f"#{field(measures[0], 'comment')}:focus").wait_for()
    page.keyboard.type("The gate was closed.")
    page.keyboard.press("Tab")
    wait_until_saved(page, measures[0])
    wait_until_nothing_is_kept_here(page)

    draft = Cell.objects.get(measure=measures[0].identity, period=a_year(2025)).draft
    assert (draft.state, draft.amount) == ("not_reported", None)
    assert draft.comment == "The gate was closed."


def test_what_was_typed_when_the_session_ends_is_kept_and_saved_after_signing_in(
    open_page, author, address, measures
):
    page = open_page(author, address)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")

    page.fill(f"#{field(measures[0])}", "12")
    page.keyboard.press("Enter")
    page.locator("#trouble").get_by_text("You are signed out.").wait_for()
    link = page.locator("#trouble a").get_attribute("href")
    page.context.add_cookies(cookies)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    wait_until_saved(page, measures[0])

    assert link.startswith("/accounts/login/?next=")
    assert drafts(measures[:1]) == ["12"]


def test_what_was_typed_when_the_browser_dies_is_offered_again_and_never_put_back_unasked(
    open_page, author, address, measures
):
    page = open_page(author, address)
    page.route("**/entries/**", lambda route: route.abort())
    page.fill(f"#{field(measures[0])}", "12")
    page.keyboard.press("Enter")
    page.locator(f"#r-{measures[0].pk} .save.failed").wait_for()
    context, url = page.context, page.url
    page.close(run_before_unload=False)

    again = context.new_page()
    again.goto(url)
    offered = again.locator("#kept li")
    said = offered.inner_text()
    stands = again.input_value(f"#{field(measures[0])}")
    offered.get_by_role("button", name="Keep 12").click()
    wait_until_saved(again, measures[0])

    assert "You typed 12 here on" in said
    assert "the cell now says nothing. Keep which?" in said
    assert stands == ""
    assert drafts(measures[:1]) == ["12"]
    assert again.locator("#kept").is_hidden()


def choose(page, language):
    """As another window of the same browser would."""
    chosen = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language}
    page.context.add_cookies([{**chosen, "url": page.evaluate("location.origin")}])


def test_a_number_is_read_in_the_language_of_the_page_that_is_open(
    open_page, author, address, measures
):
    page = open_page(author, address)
    choose(page, "fr")

    page.fill(f"#{field(measures[0])}", "1,234")
    page.keyboard.press("Enter")
    wait_until_saved(page, measures[0])

    assert drafts(measures[:1]) == ["1234"]
    assert page.input_value(f"#{field(measures[0])}") == "1234"


def test_what_was_kept_is_read_in_the_language_in_which_it_was_typed(
    open_page, author, address, measures
):
    page = open_page(author, address)
    page.route("**/entries/**", lambda route: route.abort())
    page.fill(f"#{field(measures[0])}", "1,234.5")
    page.keyboard.press("Enter")
    page.locator(f"#r-{measures[0].pk} .save.failed").wait_for()
    choose(page, "fr")
    context, url = page.context, page.url
    page.close(run_before_unload=False)

    again = context.new_page()
    again.goto(url)
    again.locator("#kept li button").first.click()
    wait_until_saved(again, measures[0])

    assert drafts(measures[:1]) == ["1234.5"]
    assert again.input_value(f"#{field(measures[0])}") == "1234,5"


def test_what_one_person_typed_is_not_offered_to_another(open_page, author, address, measures):
    page = open_page(author, address)
    kept = {"fields": {field(measures[0]): "12"}, "revision": "0", "at": "2026-03-01T12:00:00Z"}
    key = f"sheet {author.pk + 1} {address} actual-{measures[0].pk}"
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, json.dumps(kept)])

    page.reload()

    assert page.locator("#kept").is_hidden()


@pytest.mark.parametrize(
    ("width", "language"), [(WIDE, "en"), (NARROW, "en"), (WIDE, "zh-hans"), (NARROW, "ar")]
)
def test_an_opened_sheet_with_parts_is_open_to_everybody(
    open_page, author, address, measures, width, language
):
    a_dimension(measures[0])
    page = open_page(author, address, width=width, language=language)

    page.fill(f"#{field(measures[1])}", "ten")
    page.keyboard.press("Enter")
    page.locator(f"#r-{measures[1].pk} .error").wait_for()
    page.click(f"#r-{measures[0].pk} .opener")
    page.locator(f"#more-{measures[0].pk} .deck").wait_for()

    assert [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)] == []
