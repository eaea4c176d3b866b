"""The entry sheet, the queue and the reports in a browser: by keyboard, in the background,
without a script, and for everybody."""

import pytest
from django.urls import reverse

from indicators import entry
from indicators.enums import Accumulation, MeasureKind, Role, Step, ValueKind, ValueStatus
from indicators.models import Cell
from indicators.review import take_step
from indicators.templatetags.addresses import sheet_url
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import (
    NOW,
    a_cell,
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
from tests.web.test_reports import a_finished_report, a_report

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def measures():
    """A measure of each sort: a number, a ratio, a range, words."""
    accomplishment = an_accomplishment(a_subprogramme())
    number = a_measure(accomplishment, number=1)
    an_adopted_value(number, "10", kind=ValueKind.TARGET)
    an_adopted_value(number, "4", kind=ValueKind.BASELINE, period=a_year(2021))
    an_adopted_value(number, "7", period=a_year(2024))
    ratio = a_measure(accomplishment, number=2, accumulation=Accumulation.POOLED_RATIO)
    between = a_measure(accomplishment, number=3, kind=MeasureKind.RANGE)
    an_adopted_value(between, "5", amount_high="10", kind=ValueKind.TARGET)
    in_words = a_measure(accomplishment, number=4, kind=MeasureKind.MILESTONE)
    return [number, ratio, between, in_words]


@pytest.fixture
def subprogramme(measures):
    return measures[0].accomplishment.subprogramme


@pytest.fixture
def author(subprogramme):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, subprogramme)
    return user


@pytest.fixture
def reviewer(subprogramme):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, subprogramme)
    return user


@pytest.fixture
def address(subprogramme):
    return sheet_url(subprogramme.node, a_year(2025))


def actual(measure) -> Cell:
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL, period=a_year(2025))


def says(page, measure):
    return page.locator(f"#r-{measure.pk} .says")


def test_a_row_is_saved_when_the_focus_leaves_it_and_says_what_it_means(
    open_page, author, address, measures
):
    page = open_page(author, address)

    page.locator(f"#r-{measures[0].pk} .opener").click()
    page.locator(f"#actual-{measures[0].pk}-comment").wait_for()
    page.fill(f"#actual-{measures[0].pk}-value", "12")
    page.keyboard.press("Enter")
    says(page, measures[0]).locator(".save.done").wait_for()

    assert page.locator(f"#actual-{measures[0].pk}-comment").is_visible()
    assert says(page, measures[0]).inner_text().startswith("Exceeded")
    assert "12 against 10: 2 better than planned." in says(page, measures[0]).inner_text()
    assert page.locator("#count").inner_text() == "1 of 4 entered."
    assert actual(measures[0]).draft.amount == 12
    assert refusals(page) == []


def test_keys_move_between_the_rows_and_the_last_leads_to_the_button(
    open_page, author, address, measures
):
    page = open_page(author, address)
    focused = "document.activeElement.id || document.activeElement.name"
    visited = []

    page.focus(f"#actual-{measures[0].pk}-value")
    for key in ("Enter", "ArrowDown", "ArrowUp", "ArrowDown", "Enter"):
        page.keyboard.press(key)
        visited.append(page.evaluate(focused))

    number, ratio, between, in_words = (f"actual-{measure.pk}" for measure in measures)
    assert visited == [
        f"{ratio}-numerator",
        f"{between}-value",
        f"{ratio}-numerator",
        f"{between}-value",
        f"{in_words}-words",
    ]
    assert page.evaluate("Object.keys(localStorage)") == []
    assert number not in visited


def test_what_cannot_be_kept_stays_typed_with_its_error_beside_it(
    open_page, author, address, measures
):
    page = open_page(author, address)
    field = page.locator(f"#actual-{measures[0].pk}-value")

    field.fill("twelve-ish")
    field.press("Enter")
    says(page, measures[0]).get_by_text("Not saved; kept here").wait_for()

    assert field.input_value() == "twelve-ish"
    assert field.get_attribute("aria-invalid") == "true"
    described = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert "is not a number" in described.inner_text()
    assert not Cell.objects.filter(measure=measures[0].identity, period=a_year(2025)).filter(
        kind=ValueKind.ACTUAL, revision__gt=0
    )


def test_two_people_at_one_cell_see_both_values_and_one_decides(
    open_page, author, address, measures
):
    page = open_page(author, address)
    a_version(a_cell(measures[0]), "51", by=a_user(name="Aiko Bell"))

    page.fill(f"#actual-{measures[0].pk}-value", "54.5")
    page.keyboard.press("Enter")
    after = says(page, measures[0]).get_by_role("button", name="Put yours after it")
    after.wait_for()
    told = says(page, measures[0]).inner_text()
    after.click()
    says(page, measures[0]).locator(".save.done").wait_for()

    assert "Aiko Bell saved 51 at" in told
    assert "You have 54.5." in told
    assert [str(version.amount.normalize()) for version in actual(measures[0]).versions.all()] == [
        "51",
        "54.5",
    ]


def test_a_lost_line_loses_nothing(open_page, author, address, measures):
    page = open_page(author, address)
    page.context.set_offline(True)

    page.fill(f"#actual-{measures[0].pk}-value", "12")
    page.keyboard.press("Enter")
    says(page, measures[0]).get_by_text("Not saved; kept here").wait_for()
    page.context.set_offline(False)
    says(page, measures[0]).get_by_text("Exceeded").wait_for()

    assert actual(measures[0]).draft.amount == 12


def test_typing_on_while_a_row_is_on_its_way_keeps_what_is_typed(
    open_page, author, address, measures
):
    page = open_page(author, address)
    field, comment = (f"#actual-{measures[0].pk}-{name}" for name in ("value", "comment"))
    page.locator(f"#r-{measures[0].pk} .opener").click()
    held = []
    page.route("**/entries/**", lambda route: route.continue_() if held else held.append(route))

    page.fill(field, "12")
    page.focus(f"#actual-{measures[1].pk}-numerator")
    while not held:
        page.wait_for_timeout(20)
    page.fill(comment, "Two opened in May.")
    held[0].continue_()
    page.wait_for_timeout(300)
    kept_typed = page.input_value(comment)
    page.focus(f"#actual-{measures[1].pk}-numerator")
    says(page, measures[0]).locator(".save.done").wait_for()

    assert kept_typed == "Two opened in May."
    draft = actual(measures[0]).draft
    assert (draft.amount, draft.comment, draft.number) == (12, "Two opened in May.", 2)


def test_without_a_script_the_sheet_is_a_form(open_page, author, address, measures):
    page = open_page(author, address, script=False)
    number, ratio, between, in_words = (f"actual-{measure.pk}" for measure in measures)

    page.fill(f"#{number}-value", "12")
    page.fill(f"#{ratio}-numerator", "9")
    page.fill(f"#{ratio}-denominator", "8")
    page.fill(f"#{between}-value", "7")
    page.fill(f"#{in_words}-words", "Signed by five.\nOne is missing.")
    page.select_option(f"#{in_words}-judged", "MET")
    page.click("button[name=submit]")
    summary = page.locator(".error-list").inner_text()
    page.fill(f"#{ratio}-denominator", "10")
    for measure in (measures[0], measures[2], measures[3]):
        page.click(f"#r-{measure.pk} .opener")
        page.fill(f"#actual-{measure.pk}-evidence", "Gate logs, page 4.")
    page.click(f"#r-{measures[3].pk} .opener")
    page.fill(f"#{in_words}-comment", "Four of the five are binding.")
    page.click("button[name=submit]")

    assert "The part is more than the whole. Check both numbers." in summary
    assert page.locator(".messages").inner_text() == "4 values were submitted for review."
    assert {actual(measure).status for measure in measures} == {ValueStatus.SUBMITTED}
    assert actual(measures[2]).submitted.amount == 7
    assert actual(measures[3]).submitted.words == "Signed by five.\nOne is missing."


def test_enter_in_a_field_without_a_script_saves_and_submits_nothing(
    open_page, author, address, measures
):
    page = open_page(author, address, script=False)

    page.fill(f"#actual-{measures[0].pk}-value", "12")
    page.keyboard.press("Enter")
    page.locator(".messages").wait_for()

    assert actual(measures[0]).status == ValueStatus.DRAFT


def test_a_reviewer_returns_and_approves_by_keyboard(
    open_page, author, reviewer, address, measures
):
    cells = []
    for measure, amount in zip(measures[:2], ("12", "6"), strict=True):
        cell = a_cell(measure)
        a_version(cell, amount, by=author, evidence="Gate logs.")
        cells.append(entry.submit(cell_ids=[cell.pk], by=author, now=NOW)[0])
    page = open_page(reviewer, reverse("review_queue"))

    page.focus("#id_comment")
    page.keyboard.type("Which crossings?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Returned with your comment.").wait_for()
    page.focus("button[value=approve]")
    page.keyboard.press("Enter")
    page.get_by_text("Approved. The value counts from now on.").wait_for()

    assert [Cell.objects.get(pk=cell.pk).status for cell in cells] == [
        ValueStatus.RETURNED,
        ValueStatus.APPROVED,
    ]
    assert refusals(page) == []


def test_the_page_of_a_report_follows_it_to_its_end(open_page, author):
    report = a_report()
    page = open_page(author, reverse("report", args=[report.pk]))
    page.get_by_text("Waiting for a worker").wait_for()

    type(report).objects.filter(pk=report.pk).update(
        status="failed", error="worker_stopped", finished_at=NOW
    )
    page.get_by_text("The worker stopped every time").wait_for()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2500)

    assert asked == []
    assert page.get_by_role("button", name="Try again").is_visible()
    assert refusals(page) == []


@pytest.mark.parametrize(
    ("width", "language", "dark"),
    [(WIDE, "en", False), (WIDE, "en", True), (NARROW, "en", False), (NARROW, "ar", False)],
)
def test_every_page_is_open_to_everybody(
    open_page, author, reviewer, address, measures, width, language, dark
):
    cell = a_cell(measures[0])
    a_version(cell, "12", by=author, evidence="Gate logs.")
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)
    returned = a_cell(measures[2])
    a_version(returned, "6", by=author, evidence="Gate logs.")
    entry.submit(cell_ids=[returned.pk], by=author, now=NOW)
    take_step(cell_id=returned.pk, step=Step.RETURN, by=reviewer, comment="Why?", now=NOW)
    report, _file = a_finished_report()
    look = {"width": width, "language": language, "dark": dark}

    found = {}
    for person, at in (
        (author, reverse("my_entries")),
        (author, address),
        (reviewer, reverse("review_queue")),
        (author, reverse("reports")),
        (author, reverse("report", args=[report.pk])),
        (author, reverse("report", args=[a_report().pk])),
    ):
        page = open_page(person, at, **look)
        if at == address:
            page.fill(f"#actual-{measures[1].pk}-numerator", "9")
            page.locator(f"#r-{measures[0].pk} .opener").click()
            page.locator(f"#more-{measures[0].pk}").wait_for()
            says(page, measures[1]).locator(".error").wait_for()
        found[at] = [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]

    assert found == {key: [] for key in found}
