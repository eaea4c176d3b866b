"""How far a round is, whom it asks, and what it lets staff write."""

from datetime import UTC, datetime

import pytest

from indicators import ledger
from indicators.enums import Finality, Role, Step, ValueKind, ValueStatus
from indicators.models import RoundException
from indicators.review import rounds
from indicators.review.services import take_step
from tests.builders import (
    a_cell,
    a_component,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db
TODAY = in_days(0)
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}


@pytest.fixture
def programme():
    return a_programme()


@pytest.fixture
def measures(programme):
    """Three of two subprogrammes."""
    first, second = a_subprogramme(programme, 1), a_subprogramme(programme, 2)
    result = an_accomplishment(first)
    return [
        a_measure(result, number=1),
        a_measure(result, number=2),
        a_measure(an_accomplishment(second)),
    ]


def returned(cell):
    author, reviewer = a_user(), a_user()
    a_version(cell, "5", by=author)
    now = datetime.now(UTC)
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=now)
    take_step(cell_id=cell.pk, step=Step.RETURN, by=reviewer, now=now, comment="Why?")


def test_each_value_asked_for_is_counted_where_it_is(measures, django_assert_num_queries):
    edition = measures[0].node.edition
    asked = a_round(edition, a_year(2024), a_year(2025))
    a_version(a_cell(measures[0]), "5")
    returned(a_cell(measures[0], a_year(2024)))
    a_component(measures[1])
    a_component(measures[1], "men")
    an_adopted_value(measures[2], "7")
    a_cell(measures[2], a_year(2024))
    other = a_round(an_edition())

    with django_assert_num_queries(1):
        found = rounds.standings([asked, other])

    assert [(each.round_id, each.measure_id, each.standing) for each in found] == [
        (asked.pk, measures[0].pk, rounds.Standing(draft=1, returned=1)),
        (asked.pk, measures[1].pk, rounds.Standing(missing=4)),
        (asked.pk, measures[2].pk, rounds.Standing(missing=1, approved=1)),
    ]
    total = found[0].standing + found[1].standing + found[2].standing
    assert (total.asked, total.left, total.handed_in, total.is_begun) == (8, 7, 1, True)
    assert total.by_status() == {
        ValueStatus.EMPTY: 5,
        ValueStatus.DRAFT: 1,
        ValueStatus.RETURNED: 1,
        ValueStatus.SUBMITTED: 0,
        ValueStatus.APPROVED: 1,
    }


def test_an_interim_round_counts_values_of_its_day_alone(measures):
    edition = measures[0].node.edition
    a_version(a_cell(measures[0]), "5")
    a_version(a_cell(measures[1], as_of=in_days(-300)), "6")
    asked = a_round(edition, finality=Finality.INTERIM, as_of=in_days(-300))

    found = rounds.standings([asked], measures=[measures[0].pk, measures[1].pk])

    assert [each.standing for each in found] == [
        rounds.Standing(missing=1),
        rounds.Standing(draft=1),
    ]


def test_every_value_asked_for_is_listed_with_who_wrote_it(measures):
    asked = a_round(measures[0].node.edition, **CLOSED | {"closes_on": in_days(1)})
    author = a_user(name="Aiko Bell")
    a_version(a_cell(measures[0]), "5", by=author)

    listed = list(rounds.listed(asked))

    assert [(each.path, each.period, each.kind, each.status, each.by) for each in listed] == [
        (measures[0].path, "2025", "actual", "draft", "Aiko Bell"),
        (measures[1].path, "2025", "actual", "empty", ""),
        (measures[2].path, "2025", "actual", "empty", ""),
    ]
    assert [each.is_late(asked, on=TODAY) for each in listed] == [True, True, True]
    assert not listed[0].is_late(asked, on=asked.due_on)


@pytest.fixture
def people(programme, measures):
    """Managers of the programme, of its first subprogramme, and one whose time is over."""
    whole, part, gone = a_user(), a_user(), a_user()
    a_role(whole, Role.MANAGER, programme)
    a_role(part, Role.MANAGER, measures[0].accomplishment.subprogramme)
    a_role(gone, Role.MANAGER, programme, ends_on=in_days(-1))
    a_role(a_user(), Role.REVIEWER, programme)
    return whole, part


def test_a_round_asks_the_managers_for_what_is_left(measures, people):
    whole, part = people
    asked = a_round(measures[0].node.edition)
    an_adopted_value(measures[0], "5")

    assert rounds.people_asked([asked], on=TODAY) == {asked.pk: {whole: 2, part: 1}}


@pytest.mark.parametrize("how_many", [1, 3])
def test_any_number_of_rounds_is_asked_in_the_same_queries(
    measures, people, how_many, django_assert_num_queries
):
    whole, part = people
    asked = [
        a_round(measures[0].node.edition, name=f"Round {at}", kinds=[kind])
        for at, kind in enumerate(list(ValueKind)[:how_many])
    ]

    with django_assert_num_queries(6):
        found = rounds.people_asked(asked, on=TODAY)

    assert found == {each.pk: {whole: 3, part: 2} for each in asked}


def test_a_person_is_shown_the_rounds_that_ask_something_of_them(measures, people, programme):
    whole, part = people
    reviewer, stranger = a_user(), a_user()
    a_role(reviewer, Role.REVIEWER, programme)
    edition = measures[0].node.edition
    asked = a_round(edition, a_year(2025))
    to_come = a_round(edition, a_year(2024), opens_on=in_days(2))
    over = a_round(edition, a_year(2024), kinds=[ValueKind.TARGET], **CLOSED)
    cell = a_cell(measures[0])
    a_version(cell, "5", by=part)
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=part, now=datetime.now(UTC))

    def shown(user):
        return [
            (each.round, each.standing.left, each.to_review)
            for each in rounds.own_rounds(user, on=TODAY)
        ]

    assert shown(part) == [(asked, 1, 0), (to_come, 2, 0)]
    assert shown(whole) == [(asked, 2, 0), (to_come, 3, 0)]
    assert shown(reviewer) == [(asked, 0, 1)]
    assert shown(stranger) == []
    assert over not in [each for each, _left, _review in shown(whole)]


def place(measure, **others):
    return ledger.Place(
        **{
            "measure_id": measure.identity_id,
            "period_id": measure.node.edition.period_id,
            "kind": ValueKind.ACTUAL,
            **others,
        }
    )


def test_without_rounds_nothing_hinders(measures, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert rounds.hindrances([(measures[0], place(measures[0]))]) == {}


def test_a_value_outside_its_round_is_hindered_with_the_days(measures):
    edition = measures[0].node.edition
    a_round(edition, name="Report 2025", **CLOSED)
    where = place(measures[0])

    [sentence] = rounds.hindrances([(measures[0], where)]).values()

    assert sentence.startswith("The reporting round “Report 2025” takes values from ")
    assert sentence.endswith(" only. Ask the planning officer for an exception.")


def test_a_value_that_no_round_asks_for_is_hindered_where_the_plan_has_rounds(measures):
    edition = measures[0].node.edition
    a_round(edition, name="Report 2025")
    other = a_measure()
    places = {
        "asked for": (measures[0], place(measures[0])),
        "another kind": (measures[0], place(measures[0], kind=ValueKind.TARGET)),
        "another year": (measures[1], place(measures[1], period_id=a_year(2024).pk)),
        "another plan": (other, place(other)),
    }

    found = rounds.hindrances(list(places.values()))

    hindered = [name for name, (_measure, where) in places.items() if where in found]
    assert hindered == ["another kind", "another year"]
    assert found[places["another year"][1]].startswith(
        "No reporting round asks for this value. “Report 2025” asks for actual of 2025, from "
    )


@pytest.mark.parametrize("scope", ["measure", "subprogramme", "programme"])
def test_an_exception_takes_the_hindrance_away(measures, programme, scope):
    asked = a_round(measures[0].node.edition, **CLOSED)
    unit = {
        "measure": measures[0].identity,
        "subprogramme": measures[0].accomplishment.subprogramme.identity,
        "programme": programme.identity,
    }[scope]
    RoundException.objects.create(
        round=asked, until=TODAY, reason="Late.", granted_by=a_user(), **{scope: unit}
    )
    entries = [(measure, place(measure)) for measure in measures]

    hindered = rounds.hindrances(entries)

    open_to = {"measure": 1, "subprogramme": 2, "programme": 3}[scope]
    assert [where in hindered for _measure, where in entries] == [
        at >= open_to for at in range(len(entries))
    ]


def test_the_rounds_of_a_sheet_come_with_the_open_one_first(measures):
    edition = measures[0].node.edition
    over = a_round(edition, kinds=[ValueKind.TARGET], **CLOSED)
    asked = a_round(edition, due_on=in_days(3))
    a_round(edition, a_year(2024))

    days = rounds.rounds_asking(edition, edition.period, on=TODAY)

    assert [(day.round, day.is_open, day.days_left) for day in days] == [
        (asked, True, 3),
        (over, False, -4),
    ]
