"""What the ledger refuses whoever writes, and whichever way."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from indicators import review
from indicators.enums import Step, ValueStatus
from indicators.models import Cell, ReviewEvent, ValueVersion
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_user,
    a_version,
    an_adopted_value,
)

pytestmark = pytest.mark.django_db


def step(cell, step, by):
    return review.take_step(cell_id=cell.pk, step=step, by=by, now=NOW)


def test_nobody_adopts_what_a_person_states():
    author = a_user()
    version = a_version(a_cell(a_measure()), "5", by=author)

    with pytest.raises(IntegrityError, match="never from a person"), transaction.atomic():
        ReviewEvent.objects.bulk_create(
            [ReviewEvent(cell=version.cell, version=version, step=Step.ADOPT, by=a_user())]
        )

    assert not ReviewEvent.objects.exists()


def test_what_an_importer_reads_at_a_place_of_a_plan_is_adopted():
    measure = a_measure()
    version = a_version(a_cell(measure), "5", by=a_user(), source=measure.node)

    ReviewEvent.objects.create(cell=version.cell, version=version, step=Step.ADOPT)

    assert version.events.get().step == Step.ADOPT


def test_only_the_submitted_version_is_approved():
    version = a_version(a_cell(a_measure()), "5", by=a_user())

    with pytest.raises(IntegrityError, match="only a submitted version"), transaction.atomic():
        ReviewEvent.objects.create(
            cell=version.cell, version=version, step=Step.APPROVE, by=a_user()
        )


def test_no_statement_makes_a_version_count_without_its_approving_event():
    version = a_version(a_cell(a_measure()), "5", by=a_user())

    with pytest.raises(IntegrityError, match="last approving event"), transaction.atomic():
        Cell.objects.update(approved=version, draft=None, status=ValueStatus.APPROVED)

    assert Cell.objects.get().approved is None


def test_what_counts_stays_what_was_approved_last():
    measure = a_measure()
    first = an_adopted_value(measure, "5")
    second = a_version(first.cell, "6", source=measure.node, reason_code="decision", reason="New.")
    ReviewEvent.objects.create(cell=first.cell, version=second, step=Step.ADOPT)
    Cell.objects.update(approved=second)

    for other in (first, None):
        with pytest.raises(IntegrityError, match="last approving event"), transaction.atomic():
            Cell.objects.update(approved=other)

    assert Cell.objects.get().approved == second


def test_no_cell_begins_with_a_value_that_nobody_approved():
    cell = a_cell(a_measure(), approved_id=7_000_001)
    ValueVersion.objects.create(
        pk=7_000_001,
        cell=cell,
        number=1,
        state="reported",
        amount=5,
        reason_code="correction",
        reason="Counted twice.",
    )

    with (
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match="an approving event names"),
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_reopened_value_needs_a_second_person_again():
    author, reviewer = a_user(), a_user()
    cell = a_cell(a_measure())
    a_version(cell, "5", by=author)
    step(cell, Step.SUBMIT, author)
    step(cell, Step.APPROVE, reviewer)
    step(cell, Step.REOPEN, author)
    step(cell, Step.SUBMIT, author)

    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        step(cell, Step.APPROVE, author)

    assert step(cell, Step.APPROVE, reviewer).approved.amount == Decimal(5)
