"""A reviewer's whole queue in a browser: by keyboard alone, in three languages, for everybody."""

import pytest
from django.urls import reverse

from indicators import review
from indicators.enums import Role, Step, ValueKind, ValueStatus
from indicators.models import Cell
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
    ready,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
LANGUAGES = ("en", "zh-hans")


@pytest.fixture
def reviewer(cells):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, cells[0].subprogramme)
    return user


@pytest.fixture
def cells():
    """Three values of one manager, the second far from its target, in the order of the queue."""
    subprogramme = a_subprogramme()
    accomplishment = an_accomplishment(subprogramme)
    author = a_user(name="Tomás Arvelo")
    made = []
    for number in (1, 2, 3):
        measure = a_measure(accomplishment, number=number)
        an_adopted_value(measure, "6", period=a_year(2024))
        an_adopted_value(measure, "100" if number == 2 else "7", kind=ValueKind.TARGET)
        cell = a_cell(measure)
        ready(a_version(cell, "7", by=author, comment="From the gate log.", evidence="Log, p. 4"))
        cell = review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
        cell.subprogramme = subprogramme
        made.append(cell)
    return made


def statuses(cells):
    found = Cell.objects.in_bulk([cell.pk for cell in cells])
    return [found[cell.pk].status for cell in cells]


def opened(page):
    return page.locator("#detail form[action*='/review/']").get_attribute("action")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_queue_is_worked_through_with_keys_alone(open_page, cells, reviewer, language):
    page = open_page(reviewer, reverse("review_queue"), language=language)
    first, second, third = (f"/review/{cell.pk}/?" for cell in cells)
    assert opened(page) == first

    with page.expect_navigation():
        page.keyboard.press("j")
    assert opened(page) == second
    page.keyboard.press("r")
    page.keyboard.type("Which crossings?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert opened(page) == third
    with page.expect_navigation():
        page.keyboard.press("a")
    assert opened(page) == first
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("#detail").count() == 0

    assert statuses(cells) == [ValueStatus.APPROVED, ValueStatus.RETURNED, ValueStatus.APPROVED]
    with page.expect_navigation():
        page.keyboard.press("z")
    assert statuses(cells) == [ValueStatus.SUBMITTED, ValueStatus.RETURNED, ValueStatus.APPROVED]
    assert refusals(page) == []


def test_after_a_judgement_the_focus_is_at_the_next_value(open_page, cells, reviewer):
    page = open_page(reviewer, reverse("review_queue"))

    with page.expect_navigation():
        page.keyboard.press("a")

    assert page.evaluate("location.hash") == "#detail"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#detail') !== null")


def test_keys_turned_off_stay_off_and_typing_is_never_a_key(open_page, cells, reviewer):
    page = open_page(reviewer, reverse("review_queue"))
    page.focus("#f-q")
    page.keyboard.type("aj")
    assert page.input_value("#f-q") == "aj"

    page.uncheck("#keys-on")
    page.reload()
    page.keyboard.press("a")
    page.wait_for_timeout(200)

    assert not page.is_checked("#keys-on")
    assert statuses(cells) == [ValueStatus.SUBMITTED] * 3


def test_all_without_flags_are_approved_with_one_button(open_page, cells, reviewer):
    page = open_page(reviewer, reverse("review_queue"), script=False)

    page.get_by_role("button", name="Approve the 2 shown without flags").click()

    assert statuses(cells) == [ValueStatus.APPROVED, ValueStatus.SUBMITTED, ValueStatus.APPROVED]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", [*LANGUAGES, "ar"])
def test_queue_and_history_are_for_everybody(open_page, cells, reviewer, language, width):
    history = reverse("history", args=[cells[0].pk])
    manager = a_user()
    a_role(manager, Role.MANAGER, cells[0].subprogramme)
    target = Cell.objects.filter(kind=ValueKind.TARGET).first()
    for person, address in (
        (reviewer, reverse("review_queue")),
        (reviewer, f"{history}?as_known_on=2026-03-31"),
        (manager, reverse("amend_value", args=[target.pk])),
    ):
        page = open_page(person, address, language=language, width=width)

        assert page.evaluate("document.dir") == ("rtl" if language == "ar" else "ltr")
        assert barriers(page) == []
        assert not is_too_wide(page)
