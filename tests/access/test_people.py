"""Roles given, ended and handed over, and people who act for others."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from indicators import access, entry, review
from indicators.enums import ClearingLevel, Role, Step
from indicators.models import Delegation, RoleAssignment
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_edition,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = date(2020, 1, 1)


def held(user) -> list[tuple]:
    rows = RoleAssignment.objects.filter(user=user).order_by("starts_on", "pk")
    return [(row.role, row.starts_on, row.ends_on) for row in rows]


def absent(person, deputy, document=None, starts_on=TODAY, ends_on=TODAY) -> Delegation:
    return access.name_deputy(
        absent=person,
        deputy=deputy,
        document=document,
        starts_on=starts_on,
        ends_on=ends_on,
        by=person,
    )


def test_a_role_is_given_once_for_the_same_days():
    user, programme = a_user(), a_programme()
    wanted = {"user": user, "role": Role.REVIEWER, "scope": programme.identity}
    access.assign(**wanted, starts_on=LONG_AGO, ends_on=TODAY)

    with pytest.raises(access.RoleRefused, match="holds this role there on these days already"):
        access.assign(**wanted, starts_on=TODAY)
    access.assign(**wanted, starts_on=TOMORROW)

    assert held(user) == [("reviewer", LONG_AGO, TODAY), ("reviewer", TOMORROW, None)]


def test_the_database_refuses_a_role_held_twice():
    user, programme = a_user(), a_programme()
    a_role(user, Role.MANAGER, programme)

    with pytest.raises(IntegrityError, match="once_per_programme"), transaction.atomic():
        a_role(user, Role.MANAGER, programme, starts_on=TODAY)


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.OFFICER, "programme"), (Role.HEAD, "document"), (Role.HEAD, "unit")]
)
def test_an_officer_has_a_plan_and_a_head_a_programme(role, scope):
    unit = a_subprogramme()
    places = {
        "programme": unit.programme,
        "document": unit.node.edition.document,
        "unit": unit,
    }

    with pytest.raises(IntegrityError, match="roleassignment_"), transaction.atomic():
        a_role(a_user(), role, places[scope])


def test_a_role_ends_with_a_day_that_is_not_before_its_first():
    assignment = a_role(a_user(), Role.MANAGER, a_programme())

    with pytest.raises(access.RoleRefused, match="last day is before the first"):
        access.end_role(assignment_id=assignment.pk, last_day=date(2019, 1, 1))

    assert access.end_role(assignment_id=assignment.pk, last_day=TODAY).ends_on == TODAY


def test_everything_a_person_holds_in_a_plan_is_handed_over_in_one_step():
    unit, elsewhere = a_subprogramme(), a_programme()
    document = unit.node.edition.document
    giver, taker = a_user(), a_user()
    a_role(giver, Role.MANAGER, unit)
    a_role(giver, Role.OFFICER, document, ends_on=date(2030, 1, 1))
    a_role(giver, Role.READER, unit.programme, ends_on=date(2021, 1, 1))
    a_role(giver, Role.REVIEWER, elsewhere)

    access.hand_over(giver=giver, taker=taker, document=document, from_day=TODAY)

    assert held(taker) == [("manager", TODAY, None), ("officer", TODAY, date(2030, 1, 1))]
    assert held(giver) == [
        ("manager", LONG_AGO, YESTERDAY),
        ("officer", LONG_AGO, YESTERDAY),
        ("reader", LONG_AGO, date(2021, 1, 1)),
        ("reviewer", LONG_AGO, None),
    ]
    history = apps.get_model("indicators", "RoleAssignmentEvent").objects
    assert history.filter(pgh_label="update").count() == 2


def test_a_role_that_begins_later_is_handed_over_whole():
    programme, giver, taker = a_programme(), a_user(), a_user()
    document = programme.node.edition.document
    a_role(giver, Role.MANAGER, programme, starts_on=TOMORROW)

    access.hand_over(giver=giver, taker=taker, document=document, from_day=TODAY)

    assert (held(giver), held(taker)) == ([], [("manager", TOMORROW, None)])


def test_who_holds_the_role_already_keeps_it_for_the_longer_time():
    programme, giver, taker = a_programme(), a_user(), a_user()
    document = programme.node.edition.document
    a_role(giver, Role.MANAGER, programme)
    a_role(taker, Role.MANAGER, programme, ends_on=TOMORROW)

    access.hand_over(giver=giver, taker=taker, document=document, from_day=TODAY)

    assert held(taker) == [("manager", LONG_AGO, None)]


def test_who_holds_nothing_hands_nothing_over():
    document = an_edition().document

    with pytest.raises(access.RoleRefused, match="holds no role in this plan then"):
        access.hand_over(giver=a_user(), taker=a_user(), document=document, from_day=TODAY)


def test_the_successor_finds_the_drafts():
    unit, giver, taker = a_subprogramme(), a_user(), a_user()
    measure = a_measure(an_accomplishment(unit))
    draft = a_version(a_cell(measure), "5", by=giver)
    a_role(giver, Role.MANAGER, unit)

    access.hand_over(giver=giver, taker=taker, document=unit.node.edition.document, from_day=TODAY)

    sheet = entry.sheet(
        frame=unit.node, asked=entry.Asked((draft.cell.period,)), user=taker, on=TODAY
    )
    assert [row.actual.draft for row in sheet.rows if row.may_enter] == [draft]


def test_a_deputy_has_the_rights_of_the_absent_from_the_first_to_the_last_day():
    unit, person, deputy = a_subprogramme(), a_user(), a_user()
    a_measure(an_accomplishment(unit))
    a_role(person, Role.MANAGER, unit)
    absent(person, deputy, starts_on=TODAY, ends_on=TOMORROW)

    rights = [
        access.measures_entered_by(deputy, on=TODAY + timedelta(days=day)).exists()
        for day in (-1, 0, 1, 2)
    ]

    assert rights == [False, True, True, False]


def test_a_deputy_named_by_the_officer_of_a_plan_acts_in_that_plan_alone():
    here, there = a_subprogramme(), a_subprogramme()
    measure, person, deputy = a_measure(an_accomplishment(here)), a_user(), a_user()
    a_measure(an_accomplishment(there))
    for unit in (here, there):
        a_role(person, Role.MANAGER, unit)
    absent(person, deputy, document=here.node.edition.document)

    assert list(access.measures_entered_by(deputy, on=TODAY)) == [measure]


def test_a_right_that_is_delegated_is_not_passed_on():
    unit, person, deputy, third = a_subprogramme(), a_user(), a_user(), a_user()
    a_measure(an_accomplishment(unit))
    a_role(person, Role.MANAGER, unit)
    absent(person, deputy)
    absent(deputy, third)

    assert not access.measures_entered_by(third, on=TODAY).exists()


def test_who_is_back_acts_alone_again():
    person, deputy = a_user(), a_user()
    standing_in = absent(person, deputy, starts_on=YESTERDAY, ends_on=date(2027, 1, 1))

    access.shorten_absence(delegation_id=standing_in.pk, last_day=YESTERDAY)

    assert access.absent_for(deputy, on=TODAY) == []


def test_nobody_is_their_own_deputy():
    person = a_user()

    with pytest.raises(access.RoleRefused, match="Nobody acts for themselves"):
        absent(person, person)


class Leave:
    """A unit whose manager and reviewer have each gone and left the work to the same person."""

    def __init__(self, *chain: ClearingLevel) -> None:
        self.unit = a_subprogramme()
        self.document = self.unit.node.edition.document
        self.document.clearing = list(chain)
        self.document.save()
        self.manager, self.reviewer, self.deputy = a_user(), a_user(), a_user()
        a_role(self.manager, Role.MANAGER, self.unit)
        a_role(self.reviewer, Role.REVIEWER, self.unit)
        self.cell = a_cell(a_measure(an_accomplishment(self.unit)))

    def step(self, step, by):
        return review.take_step(cell_id=self.cell.pk, step=step, by=by, now=NOW)

    @property
    def events(self) -> list[tuple]:
        return list(self.cell.events.values_list("step", "by", "acting_for"))


def test_an_event_says_for_whom_a_deputy_acted():
    leave = Leave()
    absent(leave.reviewer, leave.deputy)
    a_version(leave.cell, "5", by=leave.manager)
    leave.step(Step.SUBMIT, leave.manager)

    leave.step(Step.APPROVE, leave.deputy)

    assert leave.events == [
        ("submit", leave.manager.pk, None),
        ("approve", leave.deputy.pk, leave.reviewer.pk),
    ]


def test_who_has_the_right_themselves_acts_for_nobody():
    leave = Leave()
    absent(leave.reviewer, leave.deputy)
    a_role(leave.deputy, Role.REVIEWER, leave.unit)
    a_version(leave.cell, "5", by=leave.manager)
    leave.step(Step.SUBMIT, leave.manager)

    leave.step(Step.APPROVE, leave.deputy)

    assert leave.events[-1] == ("approve", leave.deputy.pk, None)


def test_a_deputy_of_both_does_not_approve_what_they_entered():
    leave = Leave()
    for person in (leave.manager, leave.reviewer):
        absent(person, leave.deputy)
    a_version(leave.cell, "5", by=leave.deputy)
    leave.step(Step.SUBMIT, leave.deputy)

    [waiting] = review.awaiting_review(reviewer=leave.deputy, on=TODAY)
    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        leave.step(Step.APPROVE, leave.deputy)

    assert waiting.is_own is True
    assert leave.events == [("submit", leave.deputy.pk, leave.manager.pk)]


def test_nobody_approves_what_a_deputy_submitted_in_their_name():
    leave = Leave()
    a_role(leave.manager, Role.REVIEWER, leave.unit)
    absent(leave.manager, leave.deputy)
    a_version(leave.cell, "5", by=leave.deputy)
    leave.step(Step.SUBMIT, leave.deputy)

    [waiting] = review.awaiting_review(reviewer=leave.manager, on=TODAY)
    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        leave.step(Step.APPROVE, leave.manager)

    assert waiting.is_own is True


def test_a_deputy_does_not_approve_an_entry_of_the_absent_in_their_name():
    leave = Leave()
    a_version(leave.cell, "5", by=leave.reviewer)
    leave.step(Step.SUBMIT, leave.manager)
    absent(leave.reviewer, leave.deputy)

    [waiting] = review.awaiting_review(reviewer=leave.deputy, on=TODAY)
    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        leave.step(Step.APPROVE, leave.deputy)

    assert waiting.is_own is True


def test_a_deputy_with_the_right_themselves_approves_what_the_absent_wrote():
    leave = Leave()
    a_role(leave.deputy, Role.REVIEWER, leave.unit)
    a_version(leave.cell, "5", by=leave.manager)
    leave.step(Step.SUBMIT, leave.manager)
    absent(leave.manager, leave.deputy)

    [waiting] = review.awaiting_review(reviewer=leave.deputy, on=TODAY)
    approved = leave.step(Step.APPROVE, leave.deputy)

    assert (waiting.is_own, approved.status) == (False, "approved")


def test_a_person_and_their_deputy_are_one_person_in_a_chain():
    leave = Leave(ClearingLevel.SUBPROGRAMME, ClearingLevel.PROGRAMME)
    head = a_user()
    a_role(head, Role.HEAD, leave.unit.programme)
    absent(head, leave.reviewer)
    a_version(leave.cell, "5", by=leave.manager)
    leave.step(Step.SUBMIT, leave.manager)
    leave.step(Step.APPROVE, leave.reviewer)

    with pytest.raises(review.StepRefused, match="cleared this value at an earlier step"):
        leave.step(Step.APPROVE, leave.reviewer)

    assert leave.step(Step.APPROVE, head).status == "approved"
