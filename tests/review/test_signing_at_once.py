"""Who writes and who signs the programme off, in two real connections."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import review
from indicators.enums import Step
from indicators.models import DeliverableStatement, Narrative, ReviewEvent, SignOff, ValueVersion
from tests.builders import a_cell, a_measure, a_round, a_user, a_version
from tests.connections import in_another_connection, wait_until_somebody_waits
from tests.models.test_round_lock_at_once import narrative, statement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def measure():
    """The only one of its programme, in a round that is open."""
    measure = a_measure()
    measure.round = a_round(measure.node.edition)
    return measure


def signing(measure, order, reasons=None):
    def sign():
        try:
            review.sign_off(
                round_id=measure.round.pk,
                programme_id=measure.accomplishment.programme.identity_id,
                reasons=reasons or {},
                by=a_user(),
                now=timezone.now(),
            )
        except review.SignOffRefused as refusal:
            order.append(type(refusal).__name__)
        else:
            order.append("signed")

    return sign


def an_approved_value(measure, _number=1):
    """Written, submitted and approved, as the author and the reviewer do it."""
    author, cell = a_user(), a_cell(measure)
    version = a_version(cell, "5", by=author)
    for step, by in ((Step.SUBMIT, author), (Step.APPROVE, a_user())):
        ReviewEvent.objects.create(cell=cell, version=version, step=step, by=by)
        if step == Step.SUBMIT:
            cell.submitted, cell.draft, cell.status = version, None, "submitted"
        else:
            cell.approved, cell.submitted, cell.status = version, None, "approved"
        cell.save()


def left_out(measure) -> dict[str, str]:
    programme = measure.accomplishment.programme.node
    return {each.key: "No data." for each in review.outstanding(measure.round, programme)}


def test_signing_waits_for_a_value_that_is_being_written_and_signs_it(measure):
    order = []

    with transaction.atomic():
        an_approved_value(measure)
        signer = in_another_connection(signing(measure, order))
        wait_until_somebody_waits()
        order.append("written")
    signer.join()

    assert order == ["written", "signed"]
    [value] = json.loads(SignOff.objects.get().figures)["values"]
    assert value["value_amount"] == "5"


def test_a_draft_that_was_being_written_is_left_out_as_it_stands_now(measure):
    order, known = [], left_out(measure)

    with transaction.atomic():
        a_version(a_cell(measure), "5")
        signer = in_another_connection(signing(measure, order, known))
        wait_until_somebody_waits()
        order.append("written")
    signer.join()

    [left] = json.loads(SignOff.objects.get().figures)["left_out"]
    assert (order, left["status"]) == (["written", "signed"], "draft")


@pytest.mark.parametrize(
    ("tell", "told"),
    [(narrative, Narrative), (statement, DeliverableStatement)],
    ids=["a narrative", "a deliverable"],
)
def test_signing_waits_for_what_is_being_told_beside_the_values(measure, tell, told):
    order, reasons = [], left_out(measure)

    with transaction.atomic():
        tell(measure, 1)
        signer = in_another_connection(signing(measure, order, reasons))
        wait_until_somebody_waits()
        order.append("written")
    signer.join()

    assert (order, told.objects.count()) == (["written", "signed"], 1)


@pytest.mark.parametrize(
    ("write", "written"),
    [
        (an_approved_value, ValueVersion),
        (narrative, Narrative),
        (statement, DeliverableStatement),
    ],
    ids=["a value", "a narrative", "a deliverable"],
)
def test_what_is_written_while_the_programme_is_signed_waits_and_is_refused(
    measure, write, written
):
    order, reasons = [], left_out(measure)

    def late():
        try:
            with transaction.atomic():
                write(measure, 1)
        except IntegrityError as refusal:
            order.append(refusal.__cause__.diag.constraint_name)

    with transaction.atomic():
        signing(measure, order, reasons)()
        writer = in_another_connection(late)
        wait_until_somebody_waits()
    writer.join()

    assert order == ["signed", "signoff_freezes"]
    assert not written.objects.exists()
