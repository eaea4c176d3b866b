"""A manager's whole round without a mouse, from the first page to a value mended and sent again."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from indicators import review
from indicators.enums import Flag, MissReason, Role, Step, ValueKind, ValueStatus
from indicators.models import Cell
from tests.browser.keyboard import answer, follow, tab_to
from tests.browser.live import refusals
from tests.builders import (
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]

SAID = {
    "why": (
        [MissReason.SECURITY],
        "The pass was closed from May.",
        "Open the lower road.",
        date(2027, 9, 30),
    ),
    "evidence": ["Order of closure"],
}


@pytest.fixture
def measures():
    """The first with a target that will be missed, the second one that will be met by proof."""
    accomplishment = an_accomplishment(a_subprogramme())
    missed = a_measure(accomplishment, number=1)
    met = a_measure(accomplishment, number=2, text="Hours at the gate", evidence_demanded=True)
    an_adopted_value(missed, "50", kind=ValueKind.TARGET)
    an_adopted_value(met, "8", kind=ValueKind.TARGET)
    a_round(accomplishment.node.edition, name="Report 2025")
    return [missed, met]


@pytest.fixture
def author(measures):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, measures[0].accomplishment.subprogramme)
    return user


@pytest.fixture
def reviewer(measures):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, measures[0].accomplishment.subprogramme)
    return user


def cell_of(measure):
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL)


def enter(page, measure, number):
    """A value, and wait until its row says that it is kept."""
    answer(page, f"#actual-{measure.pk}-value", number)
    page.keyboard.press("Enter")
    page.locator(f"#r-{measure.pk} .says .save.done").wait_for()


def open_details(page, measure):
    """What is below the row, and from there the page of what stands beside the value."""
    beside = f"#more-{measure.pk} a[href='{reverse('value', args=[cell_of(measure).pk])}']"
    tab_to(page, f"#r-{measure.pk} .opener")
    page.keyboard.press("Enter")
    page.locator(beside).wait_for()
    follow(page, beside)


def explain_the_miss(page):
    answer(page, f"[name=answer-{Flag.FAR_FROM_TARGET}]", "The pass was closed.")
    tab_to(page, f"[name=reasons][value={MissReason.SECURITY}]")
    page.keyboard.press("Space")
    answer(page, "[name=text]", "The pass was closed from May.")
    answer(page, "[name=action]", "Open the lower road.")
    tab_to(page, "[name=action_due]")
    page.keyboard.type("09302027")
    prove(page)


def prove(page):
    answer(page, "[name=url]", "https://docs.example.org/pass")
    answer(page, "[name=title]", "Order of closure")
    follow(page, "button[name=back]")


def hold_to_the_answer(page, measure):
    """Give it again for the number as it is now; returns what was offered."""
    open_details(page, measure)
    offered = page.input_value(f"[name=answer-{Flag.FAR_FROM_TARGET}]")
    follow(page, "button[name=back]")
    return offered


def return_it(cell, by):
    review.take_step(
        cell_id=cell.pk, step=Step.RETURN, by=by, now=timezone.now(), comment="Which crossings?"
    )


def hand_in(page):
    """Returns the rows that the page names as hindered."""
    follow(page, "button.primary[name=submit]")
    return [each.get_attribute("href") for each in page.locator("#faults a").all()]


def said_beside(cell):
    """All that the reviewer reads beside the value."""
    beside = review.grounds_of([cell], in_hand=False)[cell.pk].beside
    why = beside.explanation
    return {
        "answers": {flag: answer.sentence for flag, answer in beside.answers.items()},
        "why": why and (why.reasons, why.text, why.action, why.action_due),
        "evidence": [use.name for use in beside.evidence],
    }


@pytest.mark.parametrize(
    ("language", "few", "enough", "mended"),
    [("en", "5", "8", "6"), ("zh-hans", "五", "八", "六")],
)
def test_a_managers_whole_round_by_keyboard_alone(
    open_page, author, reviewer, measures, language, few, enough, mended
):
    missed, met = measures
    page = open_page(author, reverse("my_entries"), language=language)

    follow(page, "a.button[href*='/round-']")
    enter(page, missed, few)
    enter(page, met, enough)
    hindered = hand_in(page)
    open_details(page, missed)
    explain_the_miss(page)
    open_details(page, met)
    prove(page)
    still_hindered = hand_in(page)
    handed_in = [cell_of(each).status for each in measures]
    return_it(cell_of(missed), reviewer)
    follow(page, "nav a[href='/entries/']")
    follow(page, "a.button[href*='/round-']")
    told = page.locator(f"#more-{missed.pk} .comment").inner_text()
    enter(page, missed, mended)
    asked_again = hand_in(page)
    answered_before = hold_to_the_answer(page, missed)
    hand_in(page)

    first, second = cell_of(missed), cell_of(met)
    assert hindered == [f"#r-{each.pk}" for each in (missed, missed, met, met)]
    assert (still_hindered, handed_in) == ([], [ValueStatus.SUBMITTED] * 2)
    assert "Which crossings?" in told
    assert (asked_again, answered_before) == ([f"#r-{missed.pk}"], "The pass was closed.")
    assert [first.status, second.status] == [ValueStatus.SUBMITTED] * 2
    assert [first.submitted.amount, second.submitted.amount] == [6, 8]
    assert said_beside(first) == {"answers": {Flag.FAR_FROM_TARGET: answered_before}, **SAID}
    assert said_beside(second) == {"answers": {}, "why": None, "evidence": SAID["evidence"]}
    assert refusals(page) == []
