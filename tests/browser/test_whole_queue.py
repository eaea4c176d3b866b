"""A reviewer's whole queue without a mouse: read, return, undo, approve all that asks nothing."""

import pytest
from django.urls import reverse
from django.utils import timezone

from indicators import review
from indicators.enums import Role, Step, ValueKind
from indicators.models import Cell
from tests.browser.keyboard import follow, tab_to
from tests.browser.live import refusals
from tests.builders import (
    a_cell,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    ready,
    some_evidence,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
DETAIL = "#detail form[action*='/review/']"
CLEAR = "form[action^='/review/approve/'] button"
RETURN = f"{DETAIL} button[value=return]"


@pytest.fixture
def subprogramme():
    return a_subprogramme()


@pytest.fixture
def cells(subprogramme):
    """Five values of an open round in the order of the queue, the second far from its target."""
    accomplishment = an_accomplishment(subprogramme)
    author = a_user(name="Tomás Arvelo")
    a_round(subprogramme.node.edition)
    made = []
    for number in range(1, 6):
        measure = a_measure(accomplishment, number=number)
        an_adopted_value(measure, "6", period=a_year(2024))
        an_adopted_value(measure, "100" if number == 2 else "7", kind=ValueKind.TARGET)
        version = a_version(a_cell(measure), "7", by=author, comment="From the gate log.")
        some_evidence(version, name=f"gate-log-{number}.pdf")
        ready(version)
        made.append(
            review.take_step(
                cell_id=version.cell_id, step=Step.SUBMIT, by=author, now=timezone.now()
            )
        )
    return made


@pytest.fixture
def reviewer(cells, subprogramme):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, subprogramme)
    return user


def statuses(cells):
    found = Cell.objects.in_bulk([cell.pk for cell in cells])
    return "".join(found[cell.pk].status[0] for cell in cells)


def opened(page):
    return page.locator(DETAIL).get_attribute("action")


def press(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_reviewers_whole_queue_by_keyboard_alone(open_page, cells, reviewer, language):
    second, third = (f"/review/{cell.pk}/?" for cell in cells[1:3])
    page = open_page(reviewer, "/", language=language)

    follow(page, "nav a[href='/review/']")
    press(page, "j")
    at_first_j = opened(page)
    read = page.locator("#detail").inner_text()
    tab_to(page, "#detail a[href^='/evidence/']")
    evidence = page.evaluate("document.activeElement.textContent")
    history = reverse("history", args=[cells[1].pk])
    follow(page, f"#detail a[href='{history}']")
    trail = page.locator("main").inner_text()
    follow(page, "nav a[href='/review/']")
    press(page, "j")

    page.keyboard.press("r")
    page.keyboard.type("Which crossings?")
    follow(page, RETURN)
    after_return = (opened(page), statuses(cells))
    press(page, "a")
    after_approval = (opened(page), statuses(cells))
    press(page, "z")
    after_undoing = (opened(page), statuses(cells))
    follow(page, CLEAR)

    assert at_first_j == second
    assert all(said in read for said in ("It is so.", "Two posts were vacant."))
    assert "gate-log-2.pdf" in evidence
    assert trail.count("Tomás Arvelo") == 2
    assert after_return == (third, "srsss")
    assert after_approval[1] == "srass"
    assert after_undoing == (third, "srsss")
    assert statuses(cells) == "araaa"
    assert page.locator(DETAIL).count() == 0
    returned = review.history([cells[1].pk]).first()
    assert (returned.step, returned.comment, returned.by) == (
        Step.RETURN,
        "Which crossings?",
        reviewer,
    )
    assert refusals(page) == []
