"""A period begins with what the last one said, and never with a number that nobody counted."""

import pytest

from indicators import entry, ledger
from indicators.enums import MeasureKind, NarrativeKind, Role, ValueKind, ValueState, ValueStatus
from indicators.models import Cell, Narrative
from tests.builders import (
    a_cell,
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
ALL_KINDS = [kind.value for kind in ValueKind]


@pytest.fixture
def unit():
    edition = an_edition(period=a_year(2025))
    return a_subprogramme(a_programme(edition))


@pytest.fixture
def manager(unit):
    person = a_user()
    a_role(person, Role.MANAGER, unit)
    return person


def sheet_of(unit, person, **asked):
    asked = entry.Asked((a_year(2025),), **asked)
    return entry.sheet(frame=unit.node, asked=asked, user=person, on=TODAY)


def drafts():
    return {
        (cell.kind, cell.draft.words or cell.draft.amount or cell.draft.state)
        for cell in Cell.objects.filter(status=ValueStatus.DRAFT, period=a_year(2025))
    }


def in_words(measure, words, **others):
    an_adopted_value(measure, None, words=words, period=a_year(2024), **others)


def test_words_states_and_targets_go_on_and_counted_numbers_do_not(unit, manager):
    result = an_accomplishment(unit)
    told, counted, absent = (a_measure(result, number=n) for n in (1, 2, 3))
    in_words(told, "The law is drafted.", judged="MET", comment="As agreed.")
    an_adopted_value(counted, "7", period=a_year(2024))
    an_adopted_value(counted, "9", period=a_year(2024), kind=ValueKind.TARGET)
    an_adopted_value(absent, None, period=a_year(2024), state=ValueState.NOT_APPLICABLE)

    copied = entry.copy_forward(sheet=sheet_of(unit, manager), by=manager)

    assert copied == 3
    assert drafts() == {
        ("actual", "The law is drafted."),
        ("target", 9),
        ("actual", "not_applicable"),
    }
    begun = Cell.objects.get(measure=told.identity, period=a_year(2025)).draft
    assert (begun.judged, begun.comment, begun.by) == ("", "", manager)


def test_what_is_written_already_is_left_as_it_is(unit, manager):
    measure = a_measure(an_accomplishment(unit), kind=MeasureKind.MILESTONE)
    in_words(measure, "Drafted.")
    a_version(a_cell(measure, a_year(2025)), None, words="Adopted.", by=manager)

    assert entry.copy_forward(sheet=sheet_of(unit, manager), by=manager) == 0
    assert drafts() == {("actual", "Adopted.")}


def test_of_two_who_copy_at_once_the_second_finds_nothing_left(unit, manager):
    in_words(a_measure(an_accomplishment(unit)), "Drafted.")
    seen = sheet_of(unit, manager)

    assert [entry.copy_forward(sheet=seen, by=manager) for _time in range(2)] == [1, 0]


def test_only_kinds_that_are_asked_for_are_begun(unit, manager):
    measure = a_measure(an_accomplishment(unit))
    an_adopted_value(measure, "9", period=a_year(2024), kind=ValueKind.TARGET)

    actuals = sheet_of(unit, manager, kinds=frozenset([ValueKind.ACTUAL]))

    assert entry.copied_forward(actuals) == []


def test_a_round_that_closed_meanwhile_takes_nothing(unit, manager):
    in_words(a_measure(an_accomplishment(unit)), "Drafted.")
    seen = sheet_of(unit, manager)
    a_round(
        unit.node.edition,
        kinds=ALL_KINDS,
        opens_on=in_days(-9),
        due_on=in_days(-5),
        closes_on=in_days(-1),
    )

    with pytest.raises(ledger.RoundNotOpen):
        entry.copy_forward(sheet=seen, by=manager)

    assert drafts() == set()


def narrative(node, period, text, **others):
    return Narrative.objects.create(
        **{
            "node": node,
            "period": period,
            "kind": NarrativeKind.LESSONS,
            "number": 1,
            "text": text,
            "is_draft": False,
            "by": a_user(),
            **others,
        }
    )


def test_texts_that_nobody_told_yet_are_offered_from_the_last_published(unit):
    other = an_accomplishment(unit).node
    narrative(unit.node, a_year(2023), "Old.")
    narrative(unit.node, a_year(2024), "Begin early.")
    narrative(unit.node, a_year(2024), "A draft.", number=2, is_draft=True)
    narrative(other, a_year(2024), "Told again.")
    narrative(other, a_year(2025), "New.")

    offered = entry.told_before([unit.node, other], a_year(2025))

    assert {key: each.text for key, each in offered.items()} == {
        (unit.node.pk, "lessons"): "Begin early."
    }
