"""A programme is signed off as a whole, and its figures stay as they were signed."""

import hashlib
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from indicators import access, attainment, ledger, review
from indicators.enums import Role, Step
from indicators.models import Attainment, Cell, ReviewEvent, SignOff, ValueVersion
from tests.builders import (
    a_cell,
    a_component,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
)

pytestmark = pytest.mark.django_db


class Programme:
    """Two measures of one programme in an open round: the first approved, the second missing."""

    def __init__(self) -> None:
        self.unit = a_subprogramme()
        self.programme = self.unit.programme
        result = an_accomplishment(self.unit)
        self.first, self.second = a_measure(result), a_measure(result, number=2)
        self.round = a_round(self.unit.node.edition)
        self.author, self.reviewer, self.head, self.officer = (a_user() for _ in range(4))
        a_role(self.head, Role.HEAD, self.programme)
        self.value = an_adopted_value(self.first, "5.50")

    @property
    def left(self) -> list[review.Outstanding]:
        return review.outstanding(self.round, self.programme.node)

    def sign(self, **reasons: str) -> SignOff:
        return review.sign_off(
            round_id=self.round.pk,
            programme_id=self.programme.identity_id,
            reasons=reasons,
            by=self.head,
            now=timezone.now(),
        )

    def sign_all(self) -> SignOff:
        return self.sign(**{each.key: "No data this year." for each in self.left})

    def undo(self, signed: SignOff, reason: str = "A figure was wrong.") -> SignOff:
        return review.undo_sign_off(
            sign_off_id=signed.pk, reason=reason, by=self.officer, now=timezone.now()
        )


@pytest.fixture
def asked() -> Programme:
    return Programme()


def test_what_is_not_approved_is_listed_in_printed_order(asked):
    a_version(a_cell(asked.second), "7", by=asked.author)

    assert [(each.path, each.status) for each in asked.left] == [(asked.second.path, "draft")]


def test_a_programme_is_not_signed_while_something_is_left_unexplained(asked):
    with pytest.raises(review.ReasonsMissing) as refusal:
        asked.sign(**{asked.left[0].key: "  "})

    assert refusal.value.left == asked.left
    assert not SignOff.objects.exists()


def test_the_figures_are_kept_as_canonical_json_with_their_hash(asked):
    signed = asked.sign_all()

    content = json.loads(signed.figures)
    assert signed.figures_hash == hashlib.sha256(signed.figures.encode()).hexdigest()
    assert signed.figures == json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert content["values"] == [
        {
            "kind": "actual",
            "path": asked.first.path,
            "period_label": "2025",
            "value_amount": "5.5",
            "value_basis": "level",
            "value_number": 1,
            "value_state": "reported",
            "version": asked.value.pk,
        }
    ]
    assert [(row["path"], row["verdict"]) for row in content["attainments"]] == [
        (asked.first.path, "NOT_COMPARABLE"),
        (asked.second.path, "NOT_COMPARABLE"),
    ]
    assert content["left_out"] == [
        {
            "component": "",
            "kind": "actual",
            "path": asked.second.path,
            "period": "2025",
            "reason": "No data this year.",
            "status": "empty",
        }
    ]


def test_what_has_outlived_its_values_is_not_signed(asked):
    women = a_component(asked.second, "women")
    value = an_adopted_value(asked.second, "7", component=women)
    attainment.recompute(edition_id=asked.round.edition_id, now=timezone.now())
    value.cell.measure = a_measure().identity
    value.cell.save()

    signed = asked.sign_all()

    assert Attainment.objects.get(component=women).is_stale
    sealed = json.loads(signed.figures)["attainments"]
    assert [(row["path"], "component_name" in row) for row in sealed] == [
        (asked.first.path, False),
        (asked.second.path, False),
    ]


def test_the_same_figures_have_the_same_hash(asked):
    first = asked.sign_all()
    asked.undo(first)

    assert asked.sign_all().figures_hash == first.figures_hash


def test_the_database_refuses_a_hash_of_other_figures(asked):
    with pytest.raises(IntegrityError, match="signoff_hash_of_figures"), transaction.atomic():
        SignOff.objects.create(
            round=asked.round,
            programme=asked.programme.identity,
            by=asked.head,
            figures="{}",
            figures_hash="0" * 64,
        )


def write_a_version(asked):
    cell = Cell.objects.get(measure=asked.first.identity)
    ValueVersion.objects.create(
        cell=cell, number=9, state="reported", amount=6, reason_code="decision", reason="New."
    )


def write_through_the_ledger(asked):
    cell = ledger.locked_cell(
        measure=asked.second.identity, period=asked.round.periods.get(), kind="actual"
    )
    ledger.write(cell=cell, statement=ledger.Statement(amount=6), by=asked.author, based_on=0)


def take_a_step(asked):
    ReviewEvent.objects.create(
        cell=Cell.objects.get(measure=asked.first.identity),
        version=asked.value,
        step=Step.REOPEN,
        by=asked.author,
    )


def point_elsewhere(asked):
    Cell.objects.filter(measure=asked.first.identity).update(draft=asked.value)


def write_in_sql(asked):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_cell SET revision = revision + 1")


WRITES = [write_a_version, write_through_the_ledger, take_a_step, point_elsewhere, write_in_sql]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_nothing_of_a_signed_programme_is_written_by_any_path(asked, app_role, write):
    asked.sign_all()

    with (
        pytest.raises((IntegrityError, ledger.ValueRefused), match="signed off for the round"),
        transaction.atomic(),
    ):
        write(asked)

    assert list(ValueVersion.objects.all()) == [asked.value]


def test_a_value_that_waits_is_not_judged_once_its_programme_is_signed(asked):
    cell = a_cell(asked.second)
    a_version(cell, "7", by=asked.author)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=asked.author, now=timezone.now())
    asked.sign_all()

    with pytest.raises(review.StepRefused, match="its figures are frozen"):
        review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=asked.head, now=timezone.now())


def test_another_programme_and_another_period_stay_open(asked):
    asked.sign_all()
    beside = a_measure(an_accomplishment(a_subprogramme()))

    an_adopted_value(beside, "1")

    assert ValueVersion.objects.count() == 2


def test_a_programme_is_signed_once_until_it_is_undone(asked):
    asked.sign_all()

    with pytest.raises(review.SignOffRefused, match="signed off already"):
        asked.sign_all()


def test_undoing_takes_a_reason_and_opens_the_figures_again(asked):
    signed = asked.sign_all()
    with pytest.raises(review.SignOffRefused, match="Say why"):
        asked.undo(signed, " ")

    undone = asked.undo(signed)
    write_through_the_ledger(asked)

    assert (undone.undone_by, undone.undone_reason) == (asked.officer, "A figure was wrong.")
    with pytest.raises(review.SignOffRefused, match="undone already"):
        asked.undo(signed)


@pytest.mark.parametrize(
    "changes", [{"figures": "{}"}, {"by": None}, {"undone_reason": "Other."}], ids=str
)
def test_what_was_signed_is_never_changed(asked, changes):
    signed = asked.sign_all()
    if "undone_reason" in changes:
        asked.undo(signed)
    if "by" in changes:
        changes = {"by": asked.officer}

    with pytest.raises(IntegrityError), transaction.atomic():
        SignOff.objects.update(**changes)


def test_the_database_refuses_an_undoing_without_its_reason(asked, app_role):
    signed = asked.sign_all()

    for reason, constraint in (("", "signoff_undone_whole"), (None, "not-null")):
        with (
            pytest.raises(IntegrityError, match=constraint),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "UPDATE indicators_signoff"
                " SET undone_at = now(), undone_by_id = %s, undone_reason = %s",
                [asked.officer.pk, reason],
            )

    signed.refresh_from_db()
    assert (signed.undone_at, signed.undone_by, signed.undone_reason) == (None, None, "")


def test_a_head_signs_and_where_there_is_none_a_reviewer_of_the_programme(asked):
    today = timezone.now().date()
    a_role(asked.reviewer, Role.REVIEWER, asked.programme)
    a_role(asked.officer, Role.OFFICER, asked.unit.node.edition.document)
    people = (asked.head, asked.reviewer, asked.officer)

    with_head = [access.programmes_signed_by(each, on=today).count() for each in people]
    asked.head.assignments.update(ends_on="2021-01-01")
    without = [access.programmes_signed_by(each, on=today).count() for each in people]

    assert (with_head, without) == ([1, 0, 0], [0, 1, 0])


def test_a_sign_off_says_for_whom_a_deputy_signed(asked):
    today, head = timezone.now().date(), asked.head
    deputy = a_user()
    access.name_deputy(absent=head, deputy=deputy, starts_on=today, ends_on=today, by=head)
    asked.head = deputy

    signed = asked.sign_all()

    assert (signed.by, signed.acting_for) == (deputy, head)
