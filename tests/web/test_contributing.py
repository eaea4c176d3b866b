"""An entity gives its part on the sheet; the lead alone fills in and hands in the whole."""

import pytest
from django.test import Client

from indicators.enums import Role, SumRule
from indicators.models import Category, Cell, ReviewEvent, User
from tests.builders import (
    a_cell,
    a_dimension,
    a_role,
    a_user,
    a_version,
)
from tests.web.sheets import address, in_background, typed

pytestmark = pytest.mark.django_db
NORTH, SOUTH = "entity=north", "entity=south"


@pytest.fixture
def parts(measure):
    a_dimension(measure, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)


@pytest.fixture
def north(subprogramme, parts) -> User:
    person = a_user(name="North")
    entity = Category.objects.get(code="north")
    a_role(person, Role.CONTRIBUTOR, subprogramme, entity=entity)
    return person


@pytest.fixture
def sheet_of_north(north) -> Client:
    client = Client()
    client.force_login(north)
    return client


def states() -> dict[str, tuple]:
    """What is written, by the part of the whole."""
    written = Cell.objects.filter(revision__gt=0)
    return {cell.disaggregation: (cell.status, cell.revision) for cell in written}


def sent(measure, **amounts) -> dict[str, str]:
    fields = {}
    for part, amount in amounts.items():
        key = "" if part == "whole" else f".entity={part}"
        fields |= typed(measure, part=key, value=amount)
    return fields


def test_what_a_contributor_submits_is_kept_and_not_handed_in(
    sheet_of_north, subprogramme, measure
):
    sheet_of_north.post(address(subprogramme), sent(measure, north="3") | {"submit": "1"})
    sheet_of_north.post(address(subprogramme), {"submit": "1"})

    assert states() == {NORTH: ("draft", 1)}
    assert not ReviewEvent.objects.exists()


@pytest.mark.parametrize("is_background", [False, True], ids=["as a form", "in the background"])
def test_a_forged_field_of_the_whole_or_of_another_part_changes_nothing(
    sheet_of_north, north, subprogramme, measure, author, is_background
):
    whole = a_version(a_cell(measure), "8", by=author)
    forged = typed(measure, based_on=1, value="99") | sent(measure, south="77", north="3")
    headers = in_background(north) if is_background else {}

    sheet_of_north.post(address(subprogramme), forged | {"submit": "1"}, headers=headers)

    assert states() == {"": ("draft", 1), NORTH: ("draft", 1)}
    assert Cell.objects.get(disaggregation="").draft == whole
    assert not ReviewEvent.objects.exists()


def test_the_lead_hands_in_the_whole_with_its_parts(
    page, sheet_of_north, author, subprogramme, measure
):
    sheet_of_north.post(address(subprogramme), sent(measure, north="3"))

    page.post(address(subprogramme), sent(measure, whole="8", south="5") | {"submit": "1"})

    assert states() == dict.fromkeys(("", NORTH, SOUTH), ("submitted", 1))
    assert [(event.step, event.by) for event in ReviewEvent.objects.all()] == [
        ("submit", author)
    ] * 3


def test_what_the_lead_handed_in_is_not_taken_back_by_a_contributor(
    page, sheet_of_north, subprogramme, measure
):
    sheet_of_north.post(address(subprogramme), sent(measure, north="3"))
    page.post(address(subprogramme), {"submit": "1"})
    cell = Cell.objects.get(disaggregation=NORTH)

    answer = sheet_of_north.post(address(subprogramme), {"take_back": str(cell.pk)})

    assert (answer.status_code, states()) == (404, {NORTH: ("submitted", 1)})
