"""What signed figures were computed from stays too, or holds from a later day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import attainment, ledger, review
from indicators.enums import Accumulation, Finality, MeasureKind, Step, ValueKind
from indicators.models import Attainment, MeasureVersion, ReviewEvent, SignOff
from tests.builders import (
    a_cell,
    a_measure,
    a_round,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
    ready,
)
from tests.review.test_amending import READING, WHY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("app_role")]
EARLIER = replace(WHY, valid_from=date(2025, 12, 31))
LATER = replace(WHY, valid_from=date(2026, 1, 1))
SAID = str(ledger.IS_SIGNED_OVER)


@pytest.fixture
def measure():
    """Judged in 2025: an actual of 15 against a target of 10."""
    found = a_measure()
    an_adopted_value(found, "15")
    an_adopted_value(found, "10", kind=ValueKind.TARGET)
    return found


def signed(measure, *periods, **others) -> SignOff:
    programme = measure.accomplishment.programme
    asked = a_round(measure.node.edition, *periods, **others)
    return review.sign_off(
        round_id=asked.pk,
        programme_id=programme.identity_id,
        reasons={each.key: "No data." for each in review.outstanding(asked, programme.node)},
        by=a_user(),
        now=timezone.now(),
    )


def amend(measure, kind, why):
    cell = measure.identity.cells.get(kind=kind)
    review.amend_value(
        measure=measure,
        cell_id=cell.pk,
        statement=ledger.Statement(amount=Decimal(20)),
        why=why,
        by=a_user(),
        based_on=cell.revision,
        now=timezone.now(),
    )
    cell.refresh_from_db()
    return cell


def approve(cell):
    return review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=timezone.now())


def verdict(measure):
    return Attainment.objects.get(measure=measure, period=a_year()).verdict


@pytest.mark.parametrize("kind", [ValueKind.TARGET, ValueKind.BASELINE])
def test_a_promise_is_amended_from_a_later_day_only(measure, kind):
    an_adopted_value(measure, "4", period=a_year(2024), kind=ValueKind.BASELINE)
    before = signed(measure)

    with pytest.raises(review.AmendmentRefused) as refusal:
        amend(measure, kind, EARLIER)
    approve(amend(measure, kind, LATER))

    assert refusal.value.errors == {"valid_from": SAID}
    assert verdict(measure) == "EXCEEDED"
    assert review.changed_since(before) == []


def test_an_amendment_that_waits_is_not_approved_once_its_figures_are_signed(measure):
    waiting = amend(measure, ValueKind.TARGET, EARLIER)
    standing = signed(measure)

    with pytest.raises(review.StepRefused) as refusal:
        approve(waiting)
    review.undo_sign_off(
        sign_off_id=standing.pk, reason="Corrected.", by=a_user(), now=timezone.now()
    )
    approve(waiting)

    assert str(refusal.value) == SAID
    assert verdict(measure) == "NOT_MET"


def test_no_approval_by_any_path_changes_what_was_signed(measure):
    waiting = amend(measure, ValueKind.TARGET, EARLIER)
    signed(measure)

    with (
        pytest.raises(IntegrityError, match="computed from this"),
        transaction.atomic(),
    ):
        ReviewEvent.objects.create(
            cell=waiting, version_id=waiting.submitted_id, step=Step.APPROVE, by=a_user()
        )


def test_an_approval_given_before_is_not_undone_under_the_signed_figures(measure):
    waiting = amend(measure, ValueKind.TARGET, EARLIER)
    reviewer, now = a_user(), timezone.now()
    review.take_step(cell_id=waiting.pk, step=Step.APPROVE, by=reviewer, now=now)
    signed(measure)

    with pytest.raises(review.StepRefused) as refusal:
        review.undo_approval(cell_id=waiting.pk, by=reviewer, now=now)

    assert str(refusal.value) == SAID


def test_how_a_measure_is_read_is_changed_from_a_later_day_only(measure):
    signed(measure)
    stated = {"measure_id": measure.pk, "reading": READING, "by": a_user(), "based_on": 1}

    with pytest.raises(review.AmendmentRefused) as proposed:
        review.propose_definition(why=EARLIER, **stated)
    with pytest.raises(review.ReadingRefused) as confirmed:
        review.confirm_measure(now=timezone.now(), **stated)
    with pytest.raises(IntegrityError, match="computed from this"), transaction.atomic():
        MeasureVersion.objects.create(
            measure=measure, number=2, kind=MeasureKind.DECREASE, confirmed_by=a_user()
        )
    later = review.propose_definition(why=LATER, **stated)
    review.judge_definition(amendment_id=later.pk, approve=True, by=a_user(), now=timezone.now())

    assert proposed.value.errors == {"valid_from": SAID}
    assert str(confirmed.value) == SAID
    assert (measure.versions.count(), verdict(measure)) == (2, "EXCEEDED")


def test_a_definition_proposed_before_is_not_approved_after(measure):
    waiting = review.propose_definition(
        measure_id=measure.pk, reading=READING, why=EARLIER, by=a_user(), based_on=1
    )
    signed(measure)

    with pytest.raises(review.AmendmentRefused) as refusal:
        review.judge_definition(
            amendment_id=waiting.pk, approve=True, by=a_user(), now=timezone.now()
        )

    assert refusal.value.errors == {"comment": SAID}
    assert measure.versions.count() == 1


def a_submitted_actual(measure, year):
    cell = a_cell(measure, a_year(year))
    author = a_user()
    ready(a_version(cell, "3", by=author))
    return review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=timezone.now())


@pytest.mark.parametrize(
    ("accumulation", "is_frozen"),
    [(Accumulation.SUM_TO_DATE, True), (Accumulation.PER_PERIOD, False)],
)
def test_an_earlier_year_is_frozen_where_the_signed_one_is_a_sum(measure, accumulation, is_frozen):
    review.confirm_measure(
        measure_id=measure.pk,
        reading=replace(READING, kind=MeasureKind.INCREASE, accumulation=accumulation),
        by=a_user(),
        now=timezone.now(),
        based_on=1,
    )
    waiting = a_submitted_actual(measure, 2024)
    signed(measure)

    if is_frozen:
        with pytest.raises(review.StepRefused, match="signed off were computed"):
            approve(waiting)
    else:
        assert approve(waiting).status == "approved"


@pytest.mark.parametrize(
    "others",
    [
        {"kinds": [ValueKind.TARGET, ValueKind.BASELINE]},
        {"finality": Finality.INTERIM, "as_of": date(2025, 6, 30)},
    ],
    ids=["targets", "interim"],
)
def test_a_round_that_judged_nothing_freezes_no_baseline(measure, others):
    an_adopted_value(measure, "4", period=a_year(2024), kind=ValueKind.BASELINE)
    signed(measure, **others)

    approve(amend(measure, ValueKind.BASELINE, EARLIER))

    assert measure.identity.cells.get(kind=ValueKind.BASELINE).approved.amount == 20


def test_another_programme_is_amended_as_before(measure):
    signed(measure)
    other = a_measure()
    an_adopted_value(other, "10", kind=ValueKind.TARGET)

    approve(amend(other, ValueKind.TARGET, EARLIER))

    assert other.identity.cells.get().approved.amount == 20


def test_what_a_document_states_later_stands_beside_what_was_signed(measure):
    standing = signed(measure)

    an_adopted_value(measure, "12", period=a_year(2024), kind=ValueKind.BASELINE)
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())

    assert review.changed_since(standing) == [measure.path]
