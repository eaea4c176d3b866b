"""Several entities give their parts of a measure; one person leads it and hands in the whole."""

from datetime import date

import pytest

from indicators import access, entry, ledger, review
from indicators.enums import Role, SumRule, ValueStatus
from indicators.models import Category, Cell
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

pytestmark = pytest.mark.django_db
TODAY = in_days(0)


@pytest.fixture
def unit():
    return a_subprogramme()


@pytest.fixture
def measure(unit):
    made = a_measure(an_accomplishment(unit))
    a_dimension(made, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    return made


@pytest.fixture
def lead(unit):
    person = a_user(name="Lead")
    a_role(person, Role.MANAGER, unit)
    return person


def the_entity(code="north"):
    return Category.objects.get(code=code)


def contributor(scope, code="north", **others):
    person = a_user(name=code.title())
    a_role(person, Role.CONTRIBUTOR, scope, entity=the_entity(code), **others)
    return person


def rows_of(unit, person):
    asked = entry.Asked((a_year(),))
    sheet = entry.sheet(frame=unit.node, asked=asked, user=person, on=TODAY)
    return {row.disaggregation: row for row in sheet.rows}, sheet


def states(rows):
    return {key: (row.may_enter, row.may_hand_in) for key, row in rows.items()}


def test_each_entity_fills_in_its_part_and_the_lead_all_of_it(unit, measure, lead):
    north = contributor(unit)

    assert states(rows_of(unit, north)[0]) == {
        "": (False, False),
        "entity=north": (True, False),
        "entity=south": (False, False),
        "entity=unknown": (False, False),
    }
    assert set(states(rows_of(unit, lead)[0]).values()) == {(True, True)}


def test_the_parts_of_an_entity_are_handed_in_by_the_lead(unit, measure, lead):
    north = contributor(unit)
    draft = a_version(a_cell(measure, disaggregation="entity=north"), "3", by=north)

    assert rows_of(unit, north)[1].drafts == []
    assert [cell.pk for cell in rows_of(unit, lead)[1].drafts] == [draft.cell_id]


def test_what_others_have_in_hand_is_not_shown_to_an_entity(unit, measure):
    north = contributor(unit)
    an_adopted_value(measure, "8", disaggregation="entity=south")
    a_version(a_cell(measure), "99")
    cell = Cell.objects.get(disaggregation="entity=south")
    a_version(cell, "77", reason_code="correction", reason="A slip.")

    rows, _sheet = rows_of(unit, north)

    assert rows[""].actual is None
    shown = rows["entity=south"].actual
    assert (shown.status, shown.draft, shown.approved.amount) == (ValueStatus.APPROVED, None, 8)


@pytest.mark.parametrize("place", ["document", "programme", "unit"])
def test_a_contribution_is_inherited_downwards(unit, measure, place):
    scope = {
        "document": unit.node.edition.document,
        "programme": unit.programme,
        "unit": unit,
    }[place]

    assert access.parts_contributed_by(contributor(scope), on=TODAY) == {
        measure.pk: {("entity", "north")}
    }


def test_a_contribution_ends_and_reaches_no_other_unit_nor_measure(unit, measure):
    a_measure(an_accomplishment(unit, "b"))
    elsewhere = a_subprogramme(unit.programme, number=2)
    ended = contributor(unit, ends_on=date(2020, 12, 31))
    away = contributor(elsewhere, "south")

    assert access.parts_contributed_by(ended, on=TODAY) == {}
    assert access.parts_contributed_by(away, on=TODAY) == {}


def test_an_entity_that_does_not_apply_to_the_measure_has_no_part_in_it(unit):
    a_dimension(a_measure(an_accomplishment(unit)), "entity", "north", "south", only=["south"])

    assert access.parts_contributed_by(contributor(unit), on=TODAY) == {}


def test_a_contributor_is_of_an_entity_and_nobody_else_is(unit, measure):
    given = {"user": a_user(), "scope": unit.identity, "starts_on": TODAY}

    for refused in (
        {"role": Role.CONTRIBUTOR},
        {"role": Role.MANAGER, "entity": the_entity()},
    ):
        with pytest.raises(access.RoleRefused, match="gives the part of an entity"):
            access.assign(**given, **refused)

    access.assign(**given, role=Role.CONTRIBUTOR, entity=the_entity())
    access.assign(**given, role=Role.CONTRIBUTOR, entity=the_entity("south"))
    with pytest.raises(access.RoleRefused, match="holds this role there on these days already"):
        access.assign(**given, role=Role.CONTRIBUTOR, entity=the_entity())


def test_a_contribution_is_handed_over_with_its_entity(unit, measure):
    north, successor = contributor(unit), a_user()
    document = unit.node.edition.document

    access.hand_over(giver=north, taker=successor, document=document, from_day=TODAY)

    assert access.parts_contributed_by(north, on=TODAY) == {}
    assert access.parts_contributed_by(successor, on=TODAY) == {measure.pk: {("entity", "north")}}


def test_what_entities_gave_is_never_counted_beside_the_whole(unit, measure):
    for key, amount in (("", "5"), ("entity=north", "3"), ("entity=south", "2")):
        an_adopted_value(measure, amount, disaggregation=key)

    entered, lines = entry.counted(frame=unit.node, asked=entry.Asked((a_year(),)))

    assert (entered, lines) == (1, 1)


# What is left to do


def tasks_of(person):
    return [
        (task.frame.path, task.standing.left, task.parts) for task in entry.todo(person, on=TODAY)
    ]


def test_what_is_left_is_listed_by_round_and_unit_until_it_is_given(unit, measure, lead):
    north = contributor(unit)
    a_round(unit.node.edition)

    assert tasks_of(lead) == [(unit.path, 1, 0)]
    assert tasks_of(north) == [(unit.path, 0, 1)]

    a_version(a_cell(measure, disaggregation="entity=north"), "3", by=north)
    assert tasks_of(north) == []


@pytest.mark.parametrize("place", ["document", "programme", "unit"])
def test_a_round_asks_the_contributors_too_for_what_they_have_not_given(unit, measure, place):
    document = unit.node.edition.document
    scope = {"document": document, "programme": unit.programme, "unit": unit}[place]
    north = contributor(scope)
    contributor(scope, "south", ends_on=date(2020, 12, 31))
    asked = a_round(unit.node.edition)

    assert review.rounds.people_asked([asked], on=TODAY) == {asked.pk: {north: 1}}

    a_version(a_cell(measure, disaggregation="entity=north"), "3", by=north)
    assert review.rounds.people_asked([asked], on=TODAY) == {asked.pk: {}}


def test_what_is_due_first_comes_first_across_units(unit, measure, lead):
    other = a_subprogramme()
    a_measure(an_accomplishment(other))
    a_role(lead, Role.MANAGER, other)
    a_round(unit.node.edition, due_on=in_days(9))
    a_round(other.node.edition, due_on=in_days(2))

    assert tasks_of(lead) == [(other.path, 1, 0), (unit.path, 1, 0)]


def test_a_closed_round_asks_nothing_but_of_those_it_lets_in(unit, measure, lead):
    apart = a_subprogramme(unit.programme, number=2)
    a_measure(an_accomplishment(apart))
    a_role(lead, Role.MANAGER, apart)
    asked = a_round(
        unit.node.edition, opens_on=in_days(-9), due_on=in_days(-5), closes_on=in_days(-2)
    )
    assert tasks_of(lead) == []

    asked.exceptions.create(
        subprogramme=apart.identity, until=in_days(3), reason="Flood.", granted_by=a_user()
    )

    assert tasks_of(lead) == [(apart.path, 1, 0)]


@pytest.mark.parametrize("units", [1, 3])
def test_any_number_of_units_takes_the_same_queries(units, django_assert_num_queries):
    person = a_user()
    for _unit in range(units):
        unit = a_subprogramme()
        measure = a_measure(an_accomplishment(unit))
        a_dimension(measure, "entity", "north", "south")
        a_role(person, Role.MANAGER, unit)
        a_role(person, Role.CONTRIBUTOR, unit, entity=the_entity())
        a_round(unit.node.edition)

    with django_assert_num_queries(9):
        tasks = entry.todo(person, on=TODAY)

    assert len(tasks) == units


def test_the_combinations_of_crossed_dimensions_have_rows_of_their_own(unit):
    measure = a_measure(an_accomplishment(unit))
    a_dimension(measure, "sex", crossed=True, sum_rule=SumRule.ADDS_UP)
    a_dimension(measure, "age", "young", "old", crossed=True, sum_rule=SumRule.ADDS_UP)
    a_dimension(measure, "region", "east")

    parts = entry.parts_of_measures([measure.identity_id])[measure.identity_id]

    alone = [part.key for part in parts if ";" not in part.key]
    crossed = [part for part in parts if ";" in part.key]
    assert alone == [
        "sex=women",
        "sex=men",
        "sex=unknown",
        "age=young",
        "age=old",
        "age=unknown",
        "region=east",
        "region=unknown",
    ]
    assert [part.key for part in crossed[:3]] == [
        "age=young;sex=women",
        "age=old;sex=women",
        "age=unknown;sex=women",
    ]
    assert len(crossed) == 9
    assert {(part.dimension_name, part.sum_rule) for part in crossed} == {
        ("Sex × Age", SumRule.ADDS_UP)
    }
    assert crossed[-1].is_unknown
    an_adopted_value(
        measure, "4", disaggregation=ledger.disaggregation({"sex": "women", "age": "unknown"})
    )
