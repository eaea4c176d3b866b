from datetime import timedelta
from decimal import Decimal

import pytest

from indicators import attainment, plans, review
from indicators.enums import Basis, Direction, DocumentVerdict, Step, ValueKind
from indicators.models import Attainment, DocumentStatement, Doubt, ReviewEvent
from indicators.plans import DoubtCode
from indicators.review.decisions import ACTS, Decision
from tests.builders import NOW, a_measure, a_user, a_year, an_accomplishment, an_adopted_value

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def a_doubt(node, code):
    return Doubt.objects.create(edition=node.edition, node=node, code=code, source={"line": 4})


def decide(doubt, decision, words="", by=None):
    review.decide_doubts(
        edition=doubt.edition,
        decisions={doubt.pk: decision},
        words={doubt.pk: words},
        by=by or a_user(),
        now=NOW,
    )
    doubt.refresh_from_db()


def targets(measure):
    cells = measure.identity.cells.filter(kind=ValueKind.TARGET).select_related("approved__by")
    return [cell.approved for cell in cells]


def test_every_code_has_its_answers():
    assert set(ACTS) == set(DoubtCode)


@pytest.mark.parametrize(
    ("code", "decision", "kind", "direction"),
    [
        (DoubtCode.DIRECTION_NOT_STATED, Decision.DECREASE, "decrease", "decrease"),
        (DoubtCode.KIND_PROPOSED, Decision.AS_PROPOSED, "increase", "increase"),
        (DoubtCode.KIND_PROPOSED, Decision.MAINTAIN, "maintain", "maintain"),
    ],
)
def test_a_decided_direction_is_a_confirmed_version(code, decision, kind, direction):
    measure, officer = a_measure(), a_user()

    decide(a_doubt(measure.node, code), decision, by=officer)

    measure.refresh_from_db()
    version = measure.current
    assert (version.number, version.kind, version.direction, version.confirmed_by) == (
        2,
        kind,
        direction,
        officer,
    )


@pytest.mark.parametrize(
    ("decision", "basis"),
    [(Decision.TOTAL, Basis.TOTAL), (Decision.INCREMENT, Basis.INCREMENT)],
)
def test_a_decided_basis_is_a_further_version_of_the_plans_targets(decision, basis):
    measure, officer = a_measure(), a_user()
    stated = an_adopted_value(
        measure, "15", kind=ValueKind.TARGET, basis=Basis.UNKNOWN, source=measure.node
    )

    decide(a_doubt(measure.node, DoubtCode.BASIS_UNKNOWN), decision, by=officer)

    [target] = targets(measure)
    assert (target.number, target.amount, target.basis, target.by, target.reason_code) == (
        2,
        Decimal(15),
        basis,
        officer,
        "method",
    )
    assert target.reason == f"{decision.label}."
    event = ReviewEvent.objects.get(version=target)
    assert (event.step, event.by, event.cell) == (Step.ADOPT, officer, stated.cell)


def test_a_decided_basis_is_computed_with():
    measure = a_measure()
    an_adopted_value(measure, "10", kind=ValueKind.BASELINE)
    an_adopted_value(measure, "5", kind=ValueKind.TARGET, basis=Basis.UNKNOWN, source=measure.node)
    an_adopted_value(measure, "12")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    before = Attainment.objects.get(measure=measure, component=None, period=a_year()).verdict

    decide(a_doubt(measure.node, DoubtCode.BASIS_UNKNOWN), Decision.INCREMENT)

    after = Attainment.objects.get(measure=measure, component=None, period=a_year())
    assert (before, after.verdict, after.is_stale) == ("NOT_COMPARABLE", "PARTIALLY_MET", False)


def test_the_basis_of_a_result_is_that_of_the_plans_own_sentence():
    result = an_accomplishment()
    statement = DocumentStatement.objects.create(
        node=result.node, text="It was met.", verdict=DocumentVerdict.MET, source={"line": 1}
    )

    decide(a_doubt(result.node, DoubtCode.BASIS_UNKNOWN), Decision.TOTAL)

    statement.refresh_from_db()
    assert (statement.basis, statement.actual_basis) == (Basis.TOTAL, Basis.TOTAL)


@pytest.mark.parametrize(
    ("decision", "direction"),
    [
        (Decision.INCREASE, Direction.INCREASE),
        (Decision.DECREASE, Direction.DECREASE),
        (Decision.MAINTAIN, Direction.MAINTAIN),
    ],
)
def test_the_direction_of_a_result_is_that_of_the_plans_own_sentence(decision, direction):
    result = an_accomplishment()
    statement = DocumentStatement.objects.create(
        node=result.node, text="It was met.", verdict=DocumentVerdict.MET, source={"line": 1}
    )

    decide(a_doubt(result.node, DoubtCode.DIRECTION_NOT_STATED), decision)

    statement.refresh_from_db()
    assert statement.direction == direction


def a_decided_result(code, decision, **said):
    """A result with the plan's own sentence, and its doubt as decided."""
    result = an_accomplishment()
    statement = DocumentStatement.objects.create(
        node=result.node,
        text="It was met.",
        verdict=DocumentVerdict.MET,
        source={"line": 1},
        **said,
    )
    doubt = a_doubt(result.node, code)
    decide(doubt, decision)
    return doubt, statement


def decide_anew(doubt, decision, **others):
    given = {"instead_of": doubt.decision, "reason": "Misread.", "by": a_user(), "now": LATER}
    review.decide_anew(doubt=doubt, decision=decision, **{**given, **others})
    doubt.refresh_from_db()


def test_a_direction_is_decided_anew_and_the_former_decision_stays_on_record():
    doubt, statement = a_decided_result(DoubtCode.DIRECTION_NOT_STATED, Decision.DECREASE)
    first, second = doubt.decided_by, a_user()

    decide_anew(doubt, Decision.INCREASE, reason=" A slip. ", by=second)

    statement.refresh_from_db()
    assert (doubt.decision, doubt.answer, doubt.decided_by, doubt.decided_at) == (
        "increase",
        "A slip.",
        second,
        LATER,
    )
    assert statement.direction == Direction.INCREASE
    [former] = plans.former_decisions([doubt])[doubt.pk]
    assert (former.decision, former.answer, former.decided_by, former.decided_at) == (
        "decrease",
        "",
        first,
        NOW,
    )


def test_a_basis_is_decided_anew_where_the_document_left_it_open():
    doubt, statement = a_decided_result(
        DoubtCode.BASIS_UNKNOWN, Decision.TOTAL, basis=Basis.TOTAL, actual_basis=Basis.UNKNOWN
    )

    decide_anew(doubt, Decision.INCREMENT)

    statement.refresh_from_db()
    assert (statement.basis, statement.actual_basis) == (Basis.TOTAL, Basis.INCREMENT)


@pytest.mark.parametrize(
    ("decision", "others", "refusal"),
    [
        (Decision.INCREASE, {"reason": " "}, "Say why"),
        (Decision.DECREASE, {}, "that way already"),
        (Decision.INCREASE, {"instead_of": "maintain"}, "meanwhile"),
        (Decision.TARGET, {}, "no answer to the question"),
    ],
)
def test_what_is_not_decided_anew_stays(decision, others, refusal):
    doubt, statement = a_decided_result(DoubtCode.DIRECTION_NOT_STATED, Decision.DECREASE)

    with pytest.raises(review.NotToBeDecided, match=refusal):
        decide_anew(doubt, decision, **others)

    doubt.refresh_from_db()
    statement.refresh_from_db()
    assert (doubt.decision, doubt.decided_at, statement.direction) == ("decrease", NOW, "decrease")
    assert plans.former_decisions([doubt]) == {}


def test_an_open_doubt_and_the_reading_of_a_measure_are_not_decided_anew():
    is_open = a_doubt(an_accomplishment().node, DoubtCode.DIRECTION_NOT_STATED)
    of_measure = a_doubt(a_measure().node, DoubtCode.DIRECTION_NOT_STATED)
    decide(of_measure, Decision.INCREASE)

    for doubt in (is_open, of_measure):
        with pytest.raises(review.NotToBeDecided, match="cannot be changed here"):
            decide_anew(doubt, Decision.DECREASE)


def test_an_accepted_target_is_the_target_of_the_plans_period():
    measure, officer = a_measure(text="90 per cent of reports are issued on time"), a_user()

    decide(a_doubt(measure.node, DoubtCode.TARGET_PROPOSED), Decision.TARGET, by=officer)

    [target] = targets(measure)
    assert (target.amount, target.source, target.by, target.basis, target.cell.period) == (
        Decimal(90),
        measure.node,
        officer,
        Basis.LEVEL,
        measure.node.edition.period,
    )


def test_a_number_that_says_what_is_counted_is_no_target():
    measure = a_measure(text="90 per cent of reports are issued on time")

    decide(a_doubt(measure.node, DoubtCode.TARGET_PROPOSED), Decision.DEFINITION)

    assert targets(measure) == []


def test_the_basis_of_an_accepted_target_is_unknown_while_it_is_asked():
    measure = a_measure(text="90 per cent of reports are issued on time")
    asked = a_doubt(measure.node, DoubtCode.BASIS_UNKNOWN)

    decide(a_doubt(measure.node, DoubtCode.TARGET_PROPOSED), Decision.TARGET)
    [before] = targets(measure)
    decide(asked, Decision.TOTAL)

    [after] = targets(measure)
    assert (before.basis, after.basis, after.number) == (Basis.UNKNOWN, Basis.TOTAL, 2)


def test_the_one_number_of_a_definition_can_be_the_target():
    measure = a_measure(text="Percentage of reports issued within 12 days")

    decide(a_doubt(measure.node, DoubtCode.NUMBER_IN_DEFINITION), Decision.TARGET)

    assert [target.amount for target in targets(measure)] == [Decimal(12)]


def test_of_two_numbers_none_is_taken():
    measure = a_measure(text="Increased number of officers under 30 trained for 5 days")
    doubt = a_doubt(measure.node, DoubtCode.NUMBER_IN_DEFINITION)

    with pytest.raises(review.NotToBeDecided, match="does not hold one number"):
        decide(doubt, Decision.TARGET)


def test_the_components_that_are_named_are_made():
    measure = a_measure()

    decide(
        a_doubt(measure.node, DoubtCode.SEVERAL_MEASURES_IN_ONE),
        Decision.COMPONENTS,
        "women\n\nmen\nwomen",
    )

    assert list(measure.identity.components.values_list("name", "position")) == [
        ("women", 0),
        ("men", 1),
    ]


def test_components_are_named_two_or_more():
    doubt = a_doubt(a_measure().node, DoubtCode.SEVERAL_MEASURES_IN_ONE)

    with pytest.raises(review.NotToBeDecided, match="two or more"):
        decide(doubt, Decision.COMPONENTS, "women")


def test_parts_that_do_not_add_up_are_answered_with_a_sentence():
    doubt = a_doubt(a_measure().node, DoubtCode.PARTS_DO_NOT_ADD_UP)

    with pytest.raises(review.NotToBeDecided, match="Say in a sentence"):
        decide(doubt, Decision.AS_PRINTED)
    decide(doubt, Decision.AS_PRINTED, "Two offices report to both.")

    assert (doubt.decision, doubt.answer) == ("as_printed", "Two offices report to both.")


@pytest.mark.parametrize(
    "code", [code for code, acts in ACTS.items() if list(acts) == [Decision.AS_PRINTED]]
)
def test_a_doubt_about_the_print_changes_nothing(code):
    measure = a_measure()
    doubt = a_doubt(measure.node, code)

    decide(doubt, Decision.AS_PRINTED, "As in the document.")

    measure.refresh_from_db()
    assert (doubt.decision, measure.current.number, targets(measure)) == ("as_printed", 1, [])


def test_the_answer_to_another_question_is_refused():
    doubt = a_doubt(a_measure().node, DoubtCode.BASIS_UNKNOWN)

    with pytest.raises(review.NotToBeDecided, match="no answer to the question"):
        decide(doubt, Decision.TARGET)
