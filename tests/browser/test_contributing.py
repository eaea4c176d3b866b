"""An entity gives its part by keyboard, the lead sees whose is missing; the pages around it."""

import pytest
from django.urls import reverse

from indicators.enums import MeasureKind, Role, SumRule, ValueKind
from indicators.models import Category, Cell
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import (
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def unit():
    return a_subprogramme(text="Transport and trade facilitation in the basin")


@pytest.fixture
def measure(unit):
    """Given by two entities, and broken down by sex and age together."""
    made = a_measure(an_accomplishment(unit))
    a_dimension(made, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    a_dimension(made, "sex", crossed=True, position=1)
    a_dimension(made, "age", "young", "old", crossed=True, position=2)
    told = a_measure(made.accomplishment, number=2, kind=MeasureKind.MILESTONE, unit="")
    an_adopted_value(told, None, words="The protocol is drafted.", period=a_year(2024))
    return made


@pytest.fixture
def asked(unit, measure):
    over = {"opens_on": in_days(-300), "due_on": in_days(-290), "closes_on": in_days(-280)}
    a_round(unit.node.edition, a_year(2024), name="Round 2024", **over)
    return a_round(unit.node.edition, name="Round 2025", due_on=in_days(2))


@pytest.fixture
def lead(unit, asked):
    person = a_user(name="Lena Okafor")
    a_role(person, Role.MANAGER, unit)
    return person


@pytest.fixture
def north(unit, asked):
    person = a_user(name="Ivo Brandt")
    a_role(person, Role.CONTRIBUTOR, unit, entity=Category.objects.get(code="north"))
    return person


@pytest.fixture
def officer(unit, asked):
    person = a_user(name="Tomás Arvelo")
    a_role(person, Role.OFFICER, unit.node.edition.document)
    return person


@pytest.fixture
def sheet(unit, asked):
    node = unit.node
    return reverse("round_sheet", args=[node.edition.slug, asked.pk, node.in_address])


def part(measure, category):
    return f"[id='actual-{measure.pk}.entity={category}-value']"


@pytest.mark.parametrize(("language", "number"), [("en", "12"), ("zh-hans", "十二")])
def test_an_entity_finds_its_sheet_and_gives_its_part_by_keyboard(
    open_page, north, measure, language, number
):
    page = open_page(north, reverse("my_entries"), language=language)
    page.get_by_role("rowheader").first.wait_for()
    page.focus("#o1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(part(measure, "north")).wait_for()

    fields = page.locator("[data-sheet] td input:not([type=hidden])").count()
    page.focus(part(measure, "north"))
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.locator(f"[id='r-{measure.pk}.entity=north'] .save.done").wait_for()

    assert fields == 1
    assert page.locator("[name=submit]").count() == 0
    cell = Cell.objects.get(kind=ValueKind.ACTUAL, disaggregation="entity=north")
    assert (cell.draft.amount, cell.draft.by) == (12, north)
    assert refusals(page) == []


def test_the_lead_sees_whose_part_is_missing_and_that_the_parts_do_not_add_up(
    open_page, lead, north, measure, sheet
):
    a_version(a_cell(measure, disaggregation="entity=north"), "12", by=north)
    page = open_page(lead, sheet)
    says = page.locator(f"#r-{measure.pk} .says")
    missing = says.inner_text()

    page.fill(part(measure, "south"), "5")
    page.keyboard.press("Enter")
    page.locator(f"[id='r-{measure.pk}.entity=south'] .save.done").wait_for()
    page.fill(f"#actual-{measure.pk}-value", "20")
    page.keyboard.press("Enter")
    page.locator(f"#r-{measure.pk} .says .save.done").wait_for()

    assert "Entity: 1 of 2 parts given. Missing: South." in missing
    assert "Entity: the parts make 17, and the total says 20." in says.inner_text()


def test_the_sheet_begins_with_the_words_of_last_time(open_page, lead, sheet):
    page = open_page(lead, sheet)

    page.click("button[name=copy]")
    page.locator(".messages").wait_for()

    drafts = Cell.objects.filter(draft__isnull=False)
    assert [cell.draft.words for cell in drafts] == ["The protocol is drafted."]
    assert page.locator("button[name=copy]").count() == 0


@pytest.mark.parametrize(
    ("width", "language"), [(WIDE, "en"), (NARROW, "en"), (WIDE, "zh-hans"), (NARROW, "ar")]
)
def test_the_pages_are_for_everybody(
    open_page, lead, north, officer, unit, measure, sheet, width, language
):
    node = unit.node
    of_unit = [node.edition.slug, a_year().pk, node.in_address]
    visits = [
        (lead, reverse("my_entries")),
        (north, sheet),
        (lead, sheet),
        (lead, reverse("since", args=of_unit) + "?since=2020-01-01"),
        (officer, reverse("release", args=[node.edition.slug])),
        (officer, reverse("breakdown", args=[node.edition.slug, measure.node.in_address])),
        (officer, reverse("people", args=[node.edition.slug])),
    ]
    found = []
    for person, address in visits:
        page = open_page(person, address, width=width, language=language)
        found += [address, *barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]

    assert found == [address for _person, address in visits]
