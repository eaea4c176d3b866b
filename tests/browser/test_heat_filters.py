"""Every filter of the heat map by its field, with its address, and on paper."""

import pytest

from indicators.enums import NodeKind
from indicators.models import Alignment
from tests.browser.live import barriers
from tests.builders import (
    a_dimension,
    a_node,
    a_programme,
    a_round,
    a_subprogramme,
    a_user,
    in_days,
)
from tests.parts import needs_chromium
from tests.web.seeing.plans_seen import some_measures

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
LEFT = ".squares use:not([href='#c-off'])"
VERDICTS = ".filters a"


@pytest.fixture
def plan():
    unit = a_subprogramme(a_programme(text="Transport and borders"), text="Border crossings")
    gates, *_others = some_measures(unit)
    a_dimension(gates, "entity", "unece")
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    paragraph = a_node(unit.node.edition, NodeKind.PARAGRAPH, "paragraph 1", parent=unit.node)
    Alignment.objects.create(node=paragraph, framework="SDG", code="9.1")
    return unit.node.edition


@pytest.fixture
def page(open_page, plan):
    return open_page(a_user(name="Lena Okafor"), f"/plans/{plan.slug}/heat-map/")


def told(page) -> list[str]:
    return page.locator(".heatbar .tag").all_inner_texts()


@pytest.mark.parametrize(
    ("field", "value", "left", "said"),
    [
        ("in", "programme-6", 4, "programme 6"),
        ("kind", "at_least", 1, "at least"),
        ("flag", "no_evidence", 1, "The target is reached, and no evidence is given."),
        ("entity", "entity=unece", 1, "Unece"),
        ("sdg", "9", 4, "Sustainable Development Goal 9"),
        ("sdg", "6", 0, "Sustainable Development Goal 6"),
    ],
)
def test_a_choice_leaves_its_squares_says_so_and_stands_in_the_address(
    page, field, value, left, said
):
    page.get_by_text("More filters").click()
    page.select_option(f"#{field}", value)
    with page.expect_navigation():
        page.get_by_role("button", name="Filter").click()
    again = page.url
    page.goto(again)

    assert page.locator(LEFT).count() == left
    assert page.locator("#" + field).input_value() == value
    assert told(page) == [said]
    assert barriers(page) == []


def test_what_is_late_is_left_by_a_tick_and_a_verdict_by_its_switch(page):
    page.get_by_text("More filters").click()
    page.get_by_label("values are late").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Filter").click()
    late = page.locator(LEFT).count()
    with page.expect_navigation():
        page.locator(VERDICTS, has_text="No data").click()

    assert (late, page.locator(LEFT).count()) == (2, 1)
    assert told(page) == ["No data", "values are late"]


def test_on_paper_stand_the_key_what_is_asked_for_and_every_square_and_no_field(page):
    with page.expect_navigation():
        page.locator(VERDICTS, has_text="Exceeded").click()
    page.emulate_media(media="print")

    shown = {
        what: page.locator(what).first.is_visible()
        for what in (".heatbar .filters", ".heatbar .tag", ".squares", ".readout", ".main form")
    }

    assert shown == {
        ".heatbar .filters": True,
        ".heatbar .tag": True,
        ".squares": True,
        ".readout": False,
        ".main form": False,
    }
    assert page.locator(".squares use").count() == 4
