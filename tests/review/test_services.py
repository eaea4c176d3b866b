import pytest
from django.db import IntegrityError, transaction

from indicators import review
from indicators.enums import Step, ValueStatus
from indicators.models import Cell, ReviewEvent
from tests.builders import NOW, a_cell, a_measure, a_user, a_version

pytestmark = pytest.mark.django_db


def a_submitted_cell(author):
    cell = a_cell(a_measure())
    a_version(cell, "5", by=author)
    return review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)


def test_a_draft_cannot_be_approved():
    cell = a_cell(a_measure())
    a_version(cell)

    with pytest.raises(review.StepRefused, match="cannot approve a value that is draft"):
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    assert not cell.events.exists()


def test_a_second_person_approves_and_the_version_counts():
    author, reviewer = a_user(), a_user()
    submitted = a_submitted_cell(author)

    cell = review.take_step(cell_id=submitted.pk, step=Step.APPROVE, by=reviewer, now=NOW)

    assert cell.status == ValueStatus.APPROVED
    assert cell.approved == submitted.submitted
    assert cell.submitted is None
    assert list(cell.events.values_list("step", "by")) == [
        ("submit", author.pk),
        ("approve", reviewer.pk),
    ]


def test_nobody_approves_an_own_entry():
    author = a_user()
    cell = a_submitted_cell(author)

    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=author, now=NOW)

    cell.refresh_from_db()
    assert cell.status == ValueStatus.SUBMITTED


def test_among_many_an_own_entry_is_named_and_not_approved():
    reviewer = a_user()
    own, other = a_submitted_cell(reviewer), a_submitted_cell(a_user())

    refused = review.approve_each(
        seen={own.pk: own.revision, other.pk: other.revision}, by=reviewer, now=NOW
    )

    assert list(refused) == [own.pk]
    assert refused[own.pk].startswith("Nobody approves a value that they wrote")
    found = Cell.objects.in_bulk([own.pk, other.pk])
    assert [found[own.pk].status, found[other.pk].status] == ["submitted", "approved"]


def test_the_database_itself_refuses_an_own_approval():
    author = a_user()
    cell = a_submitted_cell(author)

    with pytest.raises(IntegrityError, match="nobody approves"), transaction.atomic():
        ReviewEvent.objects.create(cell=cell, version=cell.submitted, step=Step.APPROVE, by=author)


def test_an_author_of_an_older_version_may_approve_once_that_one_was_approved():
    first, second = a_user(), a_user()
    cell = a_submitted_cell(first)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=second, now=NOW)
    cell.refresh_from_db()
    a_version(cell, "6", by=second, reason_code="correction", reason="Counted twice.")
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=second, now=NOW)

    approved = review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=first, now=NOW)

    assert approved.approved.amount == 6


def test_returning_demands_a_comment():
    cell = a_submitted_cell(a_user())

    with pytest.raises(review.StepRefused, match="returned with a comment"):
        review.take_step(cell_id=cell.pk, step=Step.RETURN, by=a_user(), comment=" ", now=NOW)

    assert cell.events.count() == 1


def test_a_value_that_changed_is_not_judged_unseen():
    cell = a_submitted_cell(a_user())

    with pytest.raises(review.StepRefused, match="changed since you read it"):
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), based_on=7, now=NOW)

    assert cell.events.count() == 1


def test_a_returned_value_keeps_its_version_as_the_draft():
    cell = a_submitted_cell(a_user())
    version = cell.submitted

    returned = review.take_step(
        cell_id=cell.pk, step=Step.RETURN, by=a_user(), comment="Which crossings?", now=NOW
    )

    assert (returned.status, returned.draft, returned.submitted) == ("returned", version, None)
