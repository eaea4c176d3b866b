from decimal import Decimal

import pytest

from indicators import entry, ledger
from indicators.enums import MeasureKind, ValueKind, ValueState, ValueStatus
from indicators.models import ValueVersion
from tests.builders import NOW, a_measure, a_user, a_year, an_adopted_value

pytestmark = pytest.mark.django_db


def recorded(measure, by=None, based_on=0, kind=ValueKind.ACTUAL, **typed):
    return entry.record_value(
        measure=measure,
        period=a_year(),
        kind=kind,
        entered=entry.Entered(language="en", **typed),
        by=by or a_user(),
        based_on=based_on,
    )


def test_a_typed_number_becomes_the_cells_draft():
    author = a_user()

    cell = recorded(a_measure(), by=author, value="1,234.5")

    assert (cell.status, cell.revision) == (ValueStatus.DRAFT, 1)
    assert (cell.draft.amount, cell.draft.as_printed, cell.draft.by) == (
        Decimal("1234.5"),
        "1,234.5",
        author,
    )


def test_zero_is_a_value_and_a_dash_is_not():
    zero = recorded(a_measure(), value="0").draft
    dash = recorded(a_measure(), value="—").draft

    assert (zero.state, zero.amount) == (ValueState.REPORTED, 0)
    assert (dash.state, dash.amount) == (ValueState.NOT_REPORTED, None)


def test_none_is_the_value_zero_in_a_state_of_its_own():
    draft = recorded(a_measure(), state=ValueState.NIL).draft

    assert (draft.state, draft.amount) == (ValueState.NIL, 0)


def test_a_ratio_keeps_its_two_numbers():
    draft = recorded(a_measure(), numerator="2 499", denominator="2 500").draft

    assert (draft.numerator, draft.denominator, draft.amount) == (2499, 2500, None)


def test_a_milestone_keeps_words_and_a_persons_category():
    measure = a_measure(kind=MeasureKind.MILESTONE)

    draft = recorded(measure, words="Signed by five.", judged="PARTIALLY_MET").draft

    assert (draft.words, draft.judged) == ("Signed by five.", "PARTIALLY_MET")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"value": "twelve-ish"}, {"value"}),
        ({"value": ""}, {"value"}),
        ({"numerator": "3"}, {"denominator"}),
        ({"numerator": "2510", "denominator": "2500"}, {"numerator"}),
        ({"value": "9", "value_high": "5"}, {"value_high"}),
        ({"value": "9", "state": "nonsense"}, {"state"}),
    ],
)
def test_what_is_no_value_is_refused_beside_its_field_and_nothing_is_written(typed, errors):
    with pytest.raises(entry.EntryRefused) as refusal:
        recorded(a_measure(), **typed)

    assert set(refusal.value.errors) == errors
    assert not ValueVersion.objects.exists()


def test_saving_the_same_value_twice_writes_one_version():
    measure = a_measure()
    recorded(measure, value="5")

    cell = recorded(measure, value="5", based_on=1)

    assert (cell.revision, cell.versions.count()) == (1, 1)


def test_a_value_that_somebody_else_changed_meanwhile_is_not_overwritten():
    measure = a_measure()
    theirs = recorded(measure, value="51").draft

    with pytest.raises(ledger.StaleWrite) as refusal:
        recorded(measure, value="54", based_on=0)

    assert refusal.value.current == theirs


def test_a_submitted_value_is_taken_back_before_it_is_changed():
    measure, author = a_measure(), a_user()
    cell = recorded(measure, by=author, value="5")
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)

    with pytest.raises(entry.EntryRefused, match="with the reviewer"):
        recorded(measure, by=author, value="6", based_on=1)


def test_changing_an_approved_actual_asks_for_the_reason():
    measure = a_measure()
    an_adopted_value(measure, "10")

    with pytest.raises(entry.EntryRefused, match="Say why an approved value is changed"):
        recorded(measure, value="8", based_on=1)


@pytest.mark.parametrize("kind", [ValueKind.TARGET, ValueKind.BASELINE])
def test_an_approved_target_or_baseline_is_amended_and_not_changed(kind):
    measure = a_measure()
    an_adopted_value(measure, "10", kind=kind)
    why = {"reason_code": "decision", "reason": "Resolution 4."}

    with pytest.raises(entry.EntryRefused, match="Amend it on the page of its measure") as refusal:
        recorded(measure, kind=kind, value="8", based_on=1, **why)

    assert list(refusal.value.errors) == ["value"]
    assert recorded(measure, kind=kind, value="10", based_on=1).revision == 1


@pytest.mark.parametrize("value", ["百分之十四", "14％", "14%"])
def test_a_share_is_no_number_of_a_measure_in_another_unit(value):
    with pytest.raises(entry.EntryRefused) as refusal:
        entry.read(entry.Entered(language="zh-hans", value=value), of=a_measure())

    assert set(refusal.value.errors) == {"value"}


def test_a_share_said_in_chinese_is_a_number_of_a_measure_in_per_cent():
    entered = entry.Entered(language="zh-hans", value="百分之十四")

    assert entry.read(entered, of=a_measure(unit="%")).amount == 14
