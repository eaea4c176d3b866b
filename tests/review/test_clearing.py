"""A value passes the steps of its plan's clearing chain, a different person at each."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import access, ledger, review
from indicators.enums import ClearingLevel, Role, Step, ValueStatus
from indicators.models import Cell, ExpectedAccomplishment, ReviewEvent
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
WHOLE = list(ClearingLevel)


class Office:
    """A plan with a clearing chain, a value submitted in it, and the people of its levels."""

    def __init__(self, *chain: ClearingLevel) -> None:
        self.unit = a_subprogramme()
        self.measure = a_measure(an_accomplishment(self.unit))
        self.document = self.unit.node.edition.document
        self.document.clearing = list(chain)
        self.document.save()
        self.author, self.reviewer, self.head, self.officer = (a_user() for _ in range(4))
        a_role(self.author, Role.MANAGER, self.unit)
        a_role(self.reviewer, Role.REVIEWER, self.unit)
        a_role(self.head, Role.HEAD, self.unit.programme)
        a_role(self.officer, Role.OFFICER, self.document)
        self.cell = a_cell(self.measure)
        a_version(self.cell, "5", by=self.author)
        self.step(Step.SUBMIT, self.author)

    def step(self, step, by, comment="") -> Cell:
        self.cell = review.take_step(
            cell_id=self.cell.pk, step=step, by=by, comment=comment, now=NOW
        )
        return self.cell

    @property
    def queues(self) -> list[int]:
        people = (self.reviewer, self.head, self.officer)
        return [review.awaiting_review(reviewer=person, on=TODAY).count() for person in people]


def test_a_value_passes_every_level_in_turn_and_counts_only_after_the_last():
    office = Office(*WHOLE)

    seen = [(office.cell.waits_at, office.queues, office.cell.approved)]
    for person in (office.reviewer, office.head, office.officer):
        office.step(Step.APPROVE, person)
        seen.append((office.cell.waits_at, office.queues, office.cell.approved))

    version = office.cell.versions.get()
    assert seen == [
        ("subprogramme", [1, 0, 0], None),
        ("programme", [0, 1, 0], None),
        ("office", [0, 0, 1], None),
        ("", [0, 0, 0], version),
    ]
    assert list(office.cell.events.values_list("step", "level", "by")) == [
        ("submit", "", office.author.pk),
        ("clear", "subprogramme", office.reviewer.pk),
        ("clear", "programme", office.head.pk),
        ("approve", "office", office.officer.pk),
    ]


def test_a_plan_that_names_no_chain_has_one_step_for_any_reviewer():
    office = Office()

    queues = office.queues
    office.step(Step.APPROVE, office.reviewer)

    assert queues == [1, 1, 1]
    assert office.cell.status == ValueStatus.APPROVED


@pytest.mark.parametrize(
    ("level", "queues"),
    [
        (ClearingLevel.SUBPROGRAMME, [1, 0, 0]),
        (ClearingLevel.PROGRAMME, [0, 1, 0]),
        (ClearingLevel.OFFICE, [0, 0, 1]),
    ],
)
def test_a_chain_of_one_level_is_passed_in_one_step_by_its_own_person(level, queues):
    office = Office(level)
    waiting = (office.cell.waits_at, office.queues)
    person = (office.reviewer, office.head, office.officer)[queues.index(1)]

    office.step(Step.APPROVE, person)

    assert waiting == (level.value, queues)
    assert (office.cell.status, office.cell.waits_at, office.queues) == ("approved", "", [0, 0, 0])
    assert list(office.cell.events.values_list("step", "level", "by")) == [
        ("submit", "", office.author.pk),
        ("approve", level.value, person.pk),
    ]


def test_a_value_returned_at_any_level_begins_again_at_the_first():
    office = Office(*WHOLE)
    office.step(Step.APPROVE, office.reviewer)
    returned = office.step(Step.RETURN, office.head, "Which crossings?")

    office.step(Step.SUBMIT, office.author)
    office.step(Step.APPROVE, office.reviewer)

    assert (returned.status, returned.waits_at) == ("returned", "")
    assert office.cell.waits_at == "programme"
    assert list(office.cell.events.values_list("step", "level")) == [
        ("submit", ""),
        ("clear", "subprogramme"),
        ("return", "programme"),
        ("submit", ""),
        ("clear", "subprogramme"),
    ]


def test_nobody_takes_two_steps_of_a_chain_whatever_roles_they_hold():
    office = Office(ClearingLevel.SUBPROGRAMME, ClearingLevel.PROGRAMME)
    a_role(office.reviewer, Role.HEAD, office.unit.programme)
    office.step(Step.APPROVE, office.reviewer)
    [waiting] = review.awaiting_review(reviewer=office.reviewer, on=TODAY)

    with pytest.raises(review.StepRefused, match="cleared this value at an earlier step"):
        office.step(Step.APPROVE, office.reviewer)

    assert waiting.is_own is True
    assert office.step(Step.APPROVE, office.head).status == ValueStatus.APPROVED


@pytest.mark.parametrize("level", WHOLE)
def test_an_author_takes_no_step_of_the_chain_whatever_roles_they_hold(level):
    office = Office(level)
    a_role(office.author, Role.REVIEWER, office.unit)
    a_role(office.author, Role.HEAD, office.unit.programme)
    a_role(office.author, Role.OFFICER, office.document)

    [waiting] = review.awaiting_review(reviewer=office.author, on=TODAY)
    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        office.step(Step.APPROVE, office.author)

    assert waiting.is_own is True


def test_approving_in_bulk_clears_what_waits_before_its_last_level():
    office, plain = Office(*WHOLE), Office()

    cells = review.approve_all(
        cell_ids=[office.cell.pk, plain.cell.pk], by=office.reviewer, now=NOW
    )

    assert [(cell.status, cell.waits_at) for cell in cells] == [
        ("submitted", "programme"),
        ("approved", ""),
    ]


def test_the_database_refuses_an_approval_that_leaves_a_level_out():
    office = Office(*WHOLE)
    wanted = {"cell": office.cell, "version": office.cell.submitted, "step": Step.APPROVE}

    for level in ("", "subprogramme", "office"):
        with pytest.raises(IntegrityError, match="last step"), transaction.atomic():
            ReviewEvent.objects.create(**wanted, level=level, by=office.officer)

    assert office.cell.events.count() == 1


def test_the_levels_cleared_before_a_return_count_no_more():
    office = Office(ClearingLevel.SUBPROGRAMME, ClearingLevel.OFFICE)
    office.step(Step.APPROVE, office.reviewer)
    office.step(Step.RETURN, office.officer, "Which crossings?")
    cell = office.step(Step.SUBMIT, office.author)

    with pytest.raises(IntegrityError, match="last step"), transaction.atomic():
        ReviewEvent.objects.create(
            cell=cell, version=cell.submitted, step="approve", level="office", by=office.officer
        )


def test_the_chain_named_anew_is_the_chain_of_what_waits():
    office = Office()

    review.name_chain(document=office.document, levels=[ClearingLevel.PROGRAMME])
    first = Cell.objects.get().waits_at
    office.step(Step.APPROVE, office.head)
    review.name_chain(document=office.document, levels=[])

    office.cell.refresh_from_db()
    assert (first, office.cell.waits_at, office.cell.status) == ("programme", "", "approved")


def test_a_level_that_was_passed_is_not_asked_for_again_when_the_chain_grows():
    office = Office(ClearingLevel.SUBPROGRAMME, ClearingLevel.OFFICE)
    office.step(Step.APPROVE, office.reviewer)

    review.name_chain(document=office.document, levels=WHOLE)

    assert Cell.objects.get().waits_at == "programme"


def test_a_chain_is_named_from_below_upwards():
    document = Office().document

    for levels in (["office", "subprogramme"], ["programme", "programme"], ["elsewhere"]):
        document.clearing = levels
        with pytest.raises(IntegrityError, match="clearing_in_order"), transaction.atomic():
            document.save()


def test_an_approval_is_undone_by_who_gave_it_and_the_value_waits_there_again():
    office = Office(ClearingLevel.SUBPROGRAMME, ClearingLevel.PROGRAMME)
    office.step(Step.APPROVE, office.reviewer)
    version = office.step(Step.APPROVE, office.head).approved

    with pytest.raises(review.StepRefused, match="Only who approved a value"):
        review.undo_approval(cell_id=office.cell.pk, by=office.reviewer, now=NOW)
    undone = review.undo_approval(cell_id=office.cell.pk, by=office.head, now=NOW)

    assert (undone.status, undone.waits_at) == ("submitted", "programme")
    assert (undone.approved, undone.submitted) == (None, version)
    assert list(undone.events.values_list("step", "level", "by"))[-1] == (
        "undo",
        "programme",
        office.head.pk,
    )
    assert office.step(Step.APPROVE, office.head).approved == version


def test_what_was_approved_before_counts_again_when_an_approval_is_undone():
    author, reviewer = a_user(), a_user()
    before = an_adopted_value(a_measure(), "4")
    a_version(before.cell, "5", by=author, reason_code="correction", reason="Counted twice.")
    for step, by in ((Step.SUBMIT, author), (Step.APPROVE, reviewer)):
        review.take_step(cell_id=before.cell_id, step=step, by=by, now=NOW)

    cell = review.undo_approval(cell_id=before.cell_id, by=reviewer, now=NOW)

    assert (cell.approved, cell.submitted.amount) == (before, 5)
    assert list(ledger.known_at(timezone.now()).values) == [before]


def test_who_wrote_what_an_undone_approval_had_approved_is_still_its_author():
    office = Office()
    office.step(Step.APPROVE, office.head)
    office.step(Step.UNDO, office.head)
    a_role(office.author, Role.REVIEWER, office.unit)
    office.step(Step.RETURN, office.head, "Which crossings?")
    a_version(office.cell, "6", by=office.officer)
    office.step(Step.SUBMIT, office.officer)

    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        office.step(Step.APPROVE, office.author)


def test_an_approval_is_not_undone_once_the_value_went_on():
    office = Office()
    office.step(Step.APPROVE, office.head)
    office.step(Step.REOPEN, office.author)

    with pytest.raises(review.StepRefused, match="cannot undo the approval of a value that is"):
        review.undo_approval(cell_id=office.cell.pk, by=office.head, now=NOW)


def test_a_value_of_a_programme_without_parts_is_cleared_by_its_reviewer_first():
    office = Office(ClearingLevel.SUBPROGRAMME)
    programme = office.unit.programme
    result = an_accomplishment(office.unit, "b")
    ExpectedAccomplishment.objects.filter(pk=result.pk).update(subprogramme=None)
    cell = a_cell(a_measure(result))
    a_version(cell, "7", by=office.author)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=office.author, now=NOW)
    above = a_user()
    a_role(above, Role.REVIEWER, programme)

    judged = list(access.cells_judged_by(above, on=TODAY))

    assert judged == [cell]
