"""Targets, baselines and definitions amended: justified, decided by a second person, both kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from indicators import attainment, ledger, review
from indicators.enums import Flag, MeasureKind, Step, ValueKind, Verdict
from indicators.models import Amendment, AmendmentJudgement, Attainment, Cell
from indicators.review.amending import AmendmentRefused, Justification
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_user,
    a_version,
    a_year,
    an_adopted_value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("app_role")]
WHY = Justification(
    reason_code="decision",
    reason="The Commission doubled the posts.",
    decided_by="The Commission",
    document="RCAB/RES/12, para. 4",
    valid_from=date(2025, 6, 1),
)
READING = review.Reading(kind=MeasureKind.DECREASE, tolerance=Decimal("0.5"), unit="hours")


@pytest.fixture
def measure():
    return a_measure()


@pytest.fixture
def target(measure):
    return an_adopted_value(measure, "10", kind=ValueKind.TARGET)


def amended(measure, target, amount="20", why=WHY, by=None):
    return review.amend_value(
        measure=measure,
        cell_id=target.cell_id,
        statement=ledger.Statement(amount=Decimal(amount)),
        why=why,
        by=by or a_user(),
        based_on=1,
        now=NOW,
    )


def approved(amendment):
    cell_id = amendment.version.cell_id
    return review.take_step(cell_id=cell_id, step=Step.APPROVE, by=a_user(), now=NOW)


def verdict(measure):
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    row = Attainment.objects.get(measure=measure, period=a_year())
    return row.verdict, row.target.amount


def proposed(measure, by=None):
    return review.propose_definition(
        measure_id=measure.pk, reading=READING, why=WHY, by=by or a_user(), based_on=1
    )


def test_a_revised_target_waits_for_a_second_person_and_the_original_stays(measure, target):
    author = a_user()

    amendment = amended(measure, target, by=author)

    cell = amendment.version.cell
    cell.refresh_from_db()
    assert (cell.status, cell.approved, cell.submitted) == ("submitted", target, amendment.version)
    assert amendment.replaces == target
    assert (amendment.version.valid_from, amendment.version.reason) == (
        date(2025, 6, 1),
        "The Commission doubled the posts.",
    )
    with pytest.raises(review.StepRefused, match="wrote themselves"):
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=author, now=NOW)


def test_a_period_is_judged_by_the_target_in_force_on_its_last_day(measure, target):
    an_adopted_value(measure, "15")

    approved(amended(measure, target))

    assert verdict(measure) == (Verdict.NOT_MET, 20)


def test_a_target_revised_after_the_period_does_not_change_its_verdict(measure, target):
    an_adopted_value(measure, "15")

    cell = approved(amended(measure, target, why=replace(WHY, valid_from=date(2026, 1, 1))))

    assert cell.approved.amount == 20
    assert verdict(measure) == (Verdict.EXCEEDED, 10)


def test_the_correction_of_an_error_holds_from_the_beginning(measure, target):
    an_adopted_value(measure, "15")

    approved(amended(measure, target, why=replace(WHY, reason_code="correction", valid_from=None)))

    assert verdict(measure) == (Verdict.NOT_MET, 20)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reason_code", ""),
        ("reason_code", "mood"),
        ("reason", " "),
        ("decided_by", ""),
        ("document", ""),
        ("valid_from", None),
    ],
)
def test_an_amendment_without_its_justification_is_refused(measure, target, field, value):
    with pytest.raises(AmendmentRefused) as refusal:
        amended(measure, target, why=replace(WHY, **{field: value}))

    assert list(refusal.value.errors) == [field]
    assert not Amendment.objects.exists()


def test_what_is_no_target_and_what_counts_already_is_not_amended(measure, target):
    actual = an_adopted_value(measure, "15")

    for value, amount in ((actual, "20"), (target, "10")):
        with pytest.raises(AmendmentRefused) as refusal:
            amended(measure, value, amount)
        assert list(refusal.value.errors) == ["value"]


def test_a_stale_amendment_is_refused_with_what_stands(measure, target):
    amended(measure, target)

    with pytest.raises(ledger.StaleWrite) as refusal:
        amended(measure, target, "30")

    assert refusal.value.current.amount == 20


def test_a_proposed_definition_becomes_a_version_when_a_second_person_approves(measure):
    author, second = a_user(), a_user()
    amendment = proposed(measure, by=author)

    judgement = review.judge_definition(amendment_id=amendment.pk, approve=True, by=second, now=NOW)

    measure.refresh_from_db()
    version = measure.current
    assert (version.number, version.kind, version.unit) == (2, "decrease", "hours")
    assert (version.tolerance, version.valid_from) == (Decimal("0.5"), date(2025, 6, 1))
    assert (version.confirmed_by, judgement.version) == (second, version)
    assert list(review.amendments_of(measure.node.edition)) == [amendment]
    assert measure.versions.filter(number=1).get().kind == "increase"


def test_nobody_decides_on_an_own_definition(measure):
    author = a_user()
    amendment = proposed(measure, by=author)

    with pytest.raises(AmendmentRefused, match="amendment of their own"):
        review.judge_definition(amendment_id=amendment.pk, approve=True, by=author, now=NOW)

    measure.refresh_from_db()
    assert measure.current.number == 1
    with pytest.raises(IntegrityError, match="of their own"), transaction.atomic():
        AmendmentJudgement.objects.create(amendment=amendment, comment="Yes.", by=author)


def test_a_returned_definition_says_why_and_leaves_the_measure(measure):
    amendment = proposed(measure)
    with pytest.raises(AmendmentRefused, match="Say why it is returned"):
        review.judge_definition(amendment_id=amendment.pk, approve=False, by=a_user(), now=NOW)

    review.judge_definition(
        amendment_id=amendment.pk, approve=False, by=a_user(), now=NOW, comment="Which hours?"
    )

    measure.refresh_from_db()
    assert measure.current.number == 1
    assert not review.waiting_definitions().exists()


def test_a_definition_is_decided_on_once(measure):
    amendment = proposed(measure)
    review.judge_definition(amendment_id=amendment.pk, approve=True, by=a_user(), now=NOW)

    with pytest.raises(Amendment.DoesNotExist):
        review.judge_definition(amendment_id=amendment.pk, approve=True, by=a_user(), now=NOW)

    measure.refresh_from_db()
    assert measure.current.number == 2


def test_one_definition_at_a_time_is_proposed(measure):
    proposed(measure)

    with pytest.raises(AmendmentRefused, match="Another definition is proposed"):
        proposed(measure)


def test_a_less_ambitious_target_is_proposed_by_its_reason_and_flagged_before_it_is_approved(
    measure, target
):
    an_adopted_value(measure, "9", kind=ValueKind.BASELINE, period=a_year(2024))
    an_adopted_value(measure, "12", period=a_year(2024))

    amendment = amended(measure, target, "8")

    cell = Cell.objects.get(pk=amendment.version.cell_id)
    seen = review.grounds_of([cell], in_hand=False)[cell.pk]
    assert seen.flags == [Flag.TARGET_BELOW_LAST, Flag.LESS_AMBITIOUS]
    assert (seen.unanswered, seen.version.reason) == ([], "The Commission doubled the posts.")
    assert approved(amendment).approved == amendment.version


def test_a_first_target_below_its_baseline_is_answered_before_it_is_submitted(measure):
    an_adopted_value(measure, "9", kind=ValueKind.BASELINE, period=a_year(2024))
    version = a_version(a_cell(measure, kind=ValueKind.TARGET), "8", by=a_user())

    with pytest.raises(review.NotReady, match="less than the baseline had already"):
        review.take_step(cell_id=version.cell_id, step=Step.SUBMIT, by=version.by, now=NOW)
