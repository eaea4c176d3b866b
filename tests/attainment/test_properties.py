"""What holds of rule set AR-1 for every case."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.attainment.case import Case
from indicators.attainment.rules import STATES_WITHOUT_VALUE, assess
from indicators.enums import Basis, MeasureKind, ReasonCode, ValueState, Verdict
from tests.attainment.generated import amounts, cases, directed_cases, tolerances

BEST_FIRST = [
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.PARTIALLY_MET,
    Verdict.NOT_MET,
    Verdict.REGRESSED,
]
COMPARED = set(BEST_FIRST)
MIRRORED = {
    MeasureKind.INCREASE: MeasureKind.DECREASE,
    MeasureKind.DECREASE: MeasureKind.INCREASE,
    MeasureKind.AT_LEAST: MeasureKind.AT_MOST,
    MeasureKind.AT_MOST: MeasureKind.AT_LEAST,
}
P_UNDEFINED = {
    ReasonCode.NO_BASELINE,
    ReasonCode.BASELINE_EQUALS_TARGET,
    ReasonCode.TARGET_LESS_AMBITIOUS_THAN_BASELINE,
}
ENDING = {
    Verdict.NOT_APPLICABLE: {ReasonCode.NOT_APPLICABLE},
    Verdict.NO_DATA: {ReasonCode.NOT_REPORTED},
    Verdict.NOT_DUE: {ReasonCode.NOT_REPORTED},
    Verdict.NOT_COMPARABLE: {
        ReasonCode.KIND_UNKNOWN,
        ReasonCode.NO_TARGET,
        ReasonCode.BASIS_UNKNOWN,
        ReasonCode.SERIES_BREAK,
        ReasonCode.PROXY,
        ReasonCode.ZERO_DENOMINATOR,
        ReasonCode.BASIS_DIFFERS,
    },
}
scales = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)


def favourable(case: Case) -> int:
    return 1 if case.kind in (MeasureKind.INCREASE, MeasureKind.AT_LEAST) else -1


def scaled(case: Case, by: Fraction) -> Case:
    return replace(
        case,
        baseline=case.baseline * by,
        target=case.target * by,
        actual=case.actual * by,
        tolerance=case.tolerance * by,
    )


def moved(case: Case, by: Fraction) -> Case:
    return replace(
        case, baseline=case.baseline + by, target=case.target + by, actual=case.actual + by
    )


@given(directed_cases())
def test_met_is_the_comparison_and_nothing_else(case):
    gap = favourable(case) * (case.actual - case.target)

    verdict = assess(case).verdict

    assert (verdict == Verdict.EXCEEDED) == (gap > case.tolerance)
    assert (verdict in (Verdict.EXCEEDED, Verdict.MET)) == (gap >= -case.tolerance)


@given(directed_cases(), st.integers(1, 40))
def test_the_smallest_difference_decides_however_it_would_be_printed(case, decimals):
    least = Fraction(1, 10**decimals)
    on_target = replace(case, actual=case.target, tolerance=Fraction(0))
    s = favourable(case)

    short = assess(replace(on_target, actual=case.target - s * least))
    beyond = assess(replace(on_target, actual=case.target + s * least))

    assert assess(on_target).verdict == Verdict.MET
    assert short.verdict in (Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED)
    assert beyond.verdict == Verdict.EXCEEDED


@given(directed_cases())
def test_the_progress_index_is_1_just_where_the_actual_is_the_target(case):
    progress = assess(case).progress
    assume(progress is not None)

    assert (progress == 1) == (case.actual == case.target)
    assert (progress == 0) == (case.actual == case.baseline)
    assert case.baseline + progress * (case.target - case.baseline) == case.actual


@given(directed_cases(), scales)
def test_the_unit_does_not_matter(case, scale):
    one, other = assess(case), assess(scaled(case, scale))

    assert (other.verdict, other.progress, other.ratio, other.reasons) == (
        one.verdict,
        one.progress,
        one.ratio,
        one.reasons,
    )
    assert other.gap == one.gap * scale


@given(directed_cases())
def test_a_decrease_is_an_increase_seen_from_below(case):
    mirrored = replace(scaled(case, Fraction(-1)), kind=MIRRORED[case.kind])
    mirrored = replace(mirrored, tolerance=case.tolerance)

    one, other = assess(case), assess(mirrored)

    assert (other.verdict, other.progress, other.gap) == (one.verdict, one.progress, one.gap)
    ratio_codes = {ReasonCode.NO_RATIO}
    assert set(other.reasons) - ratio_codes == set(one.reasons) - ratio_codes


@given(directed_cases(), amounts)
def test_where_zero_lies_does_not_matter_to_the_verdict_and_the_progress_index(case, by):
    one, other = assess(case), assess(moved(case, by))

    assert (other.verdict, other.progress, other.gap) == (one.verdict, one.progress, one.gap)


@given(directed_cases(), tolerances)
def test_a_wider_tolerance_never_makes_a_met_target_unmet(case, more):
    wider = replace(case, tolerance=case.tolerance + more)

    before, after = assess(case).verdict, assess(wider).verdict

    if before in (Verdict.EXCEEDED, Verdict.MET):
        assert after in (Verdict.EXCEEDED, Verdict.MET)
    else:
        assert after in (before, Verdict.MET)


@given(directed_cases(), amounts.map(abs))
def test_a_better_actual_never_has_a_worse_verdict(case, more):
    better = replace(case, actual=case.actual + favourable(case) * more)

    before, after = assess(case).verdict, assess(better).verdict

    assert BEST_FIRST.index(after) <= BEST_FIRST.index(before)


@given(directed_cases())
def test_at_least_and_at_most_are_judged_as_increase_and_decrease(case):
    kinds = {
        MeasureKind.INCREASE: MeasureKind.AT_LEAST,
        MeasureKind.DECREASE: MeasureKind.AT_MOST,
    }
    bound = replace(case, kind=kinds.get(case.kind, case.kind))

    assert assess(bound) == assess(case)


@given(cases())
def test_what_is_not_compared_has_its_one_code_and_no_number(case):
    attainment = assess(case)
    assume(attainment.verdict in ENDING)

    assert len(attainment.reasons) == 1
    assert set(attainment.reasons) <= ENDING[attainment.verdict]
    assert (attainment.progress, attainment.ratio, attainment.gap) == (None, None, None)


@given(cases())
def test_a_milestone_is_judged_by_a_person_or_not_at_all(case):
    milestone = replace(case, kind=MeasureKind.MILESTONE)

    attainment = assess(milestone)

    assert (attainment.progress, attainment.ratio, attainment.gap) == (None, None, None)
    if case.state != ValueState.NOT_APPLICABLE and case.judged is not None:
        assert (attainment.verdict, attainment.reasons) == (case.judged, (ReasonCode.JUDGED,))
    else:
        assert attainment.verdict in (Verdict.NO_DATA, Verdict.NOT_DUE, Verdict.NOT_APPLICABLE)


@given(cases())
def test_codes_are_given_just_where_their_rule_holds(case):
    attainment = assess(case)
    assume(attainment.verdict in COMPARED and case.kind != MeasureKind.MILESTONE)
    reasons = set(attainment.reasons) - {ReasonCode.JUDGEMENT_DIFFERS}

    if case.kind in (MeasureKind.RANGE, MeasureKind.MAINTAIN):
        undefined = attainment.progress is None
        assert reasons == ({ReasonCode.NO_PROGRESS_INDEX} if undefined else set())
    else:
        assert reasons <= {*P_UNDEFINED, ReasonCode.WORSE_THAN_BASELINE, ReasonCode.NO_RATIO}
        assert len(reasons & P_UNDEFINED) == (attainment.progress is None)
        assert (ReasonCode.NO_RATIO in reasons) == (attainment.ratio is None)
    differs = case.judged is not None and case.judged != attainment.verdict
    assert (ReasonCode.JUDGEMENT_DIFFERS in attainment.reasons) == differs
    assert len(set(attainment.reasons)) == len(attainment.reasons)


@given(cases())
def test_zero_and_full_are_met_or_not_met_whatever_target_and_tolerance_say(case):
    kind = MeasureKind.ZERO if case.due else MeasureKind.FULL
    implied = replace(case, kind=kind)

    attainment = assess(implied)

    assert attainment.verdict not in (
        Verdict.EXCEEDED,
        Verdict.PARTIALLY_MET,
        Verdict.REGRESSED,
    )
    plain = replace(implied, target=None, tolerance=Fraction(0))
    assert assess(plain) == attainment


@given(cases())
def test_a_range_is_met_just_inside_it(case):
    ranged = replace(case, kind=MeasureKind.RANGE, basis=Basis.LEVEL, actual_basis=Basis.LEVEL)
    ranged = replace(ranged, state=ValueState.REPORTED, ratio=None)
    assume(None not in (ranged.lo, ranged.hi, ranged.actual))

    attainment = assess(ranged)

    inside = ranged.lo <= ranged.actual <= ranged.hi
    assert (attainment.verdict == Verdict.MET) == inside
    assert (attainment.gap == 0) == inside
    assert (attainment.verdict, attainment.ratio) != (Verdict.EXCEEDED, None)


@given(directed_cases(), st.sampled_from(sorted(STATES_WITHOUT_VALUE)))
def test_a_state_without_a_value_is_never_read_as_one(case, state):
    attainment = assess(replace(case, state=state))

    assert attainment.verdict in (Verdict.NO_DATA, Verdict.NOT_DUE, Verdict.NOT_APPLICABLE)


@given(directed_cases())
def test_nil_is_the_same_as_a_reported_zero(case):
    nil = replace(case, actual=None, state=ValueState.NIL)

    assert assess(nil) == assess(replace(case, actual=Fraction(0)))
