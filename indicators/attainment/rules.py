"""Rule set AR-1: how far a measure got. Numbers in, verdict out; the one definition.

An attainment is five separate things that are never merged into one percentage: the verdict,
the progress index P, the level ratio L, the signed gap and the reason codes. The verdict comes
from comparison alone, never from a ratio and never from a rounded number.

``query.py`` says the same in SQL for a whole plan; one table of cases tests both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from indicators.attainment.case import Attainment, Case, Interval
from indicators.enums import (
    PROXIES,
    SERIES_BREAKS,
    Basis,
    MeasureKind,
    ReasonCode,
    ValueState,
    Verdict,
)

RULE_SET = "AR-1"
RULE_SET_VERSION = "1.1"
RULES_IN_FORCE = f"{RULE_SET} {RULE_SET_VERSION}"

UPWARD = frozenset({MeasureKind.INCREASE, MeasureKind.AT_LEAST, MeasureKind.FULL})

IMPLIED_TARGETS: Mapping[MeasureKind | None, Fraction] = {
    MeasureKind.ZERO: Fraction(0),
    MeasureKind.FULL: Fraction(100),
}

# The categories in which a person judges a milestone.
JUDGEMENTS = (Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET)

# In these states nothing is reported, whatever number stands beside the state.
STATES_WITHOUT_VALUE = frozenset(
    {
        ValueState.NOT_REPORTED,
        ValueState.NOT_DUE,
        ValueState.NOT_APPLICABLE,
        ValueState.SUPPRESSED,
    }
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a case that can be compared, on one basis."""

    baseline: Fraction | None
    target: Interval | Fraction
    actual: Fraction


@dataclass(frozen=True, slots=True)
class Directed:
    """Numbers with a favourable direction: s = +1 when more is better, -1 when less is."""

    s: int
    baseline: Fraction | None
    target: Fraction
    actual: Fraction


def assess(case: Case) -> Attainment:
    """The attainment of one measure in one period; no case is refused.

    The first thing that keeps target and actual from being compared ends the reckoning, so the
    order is part of the rule: a missing target is said before a missing actual.
    """
    if case.state == ValueState.NOT_APPLICABLE:
        return Attainment(Verdict.NOT_APPLICABLE, reasons=(ReasonCode.NOT_APPLICABLE,))
    if case.kind is None:
        return not_comparable(ReasonCode.KIND_UNKNOWN)
    if case.kind == MeasureKind.MILESTONE:
        return judged_by_a_person(case)
    target = target_of(case)
    if target is None:
        return not_comparable(ReasonCode.NO_TARGET)
    obstacle = obstacle_to_comparison(case)
    if obstacle is not None:
        return not_comparable(obstacle)
    if denominator_is_zero(case):
        return not_comparable(ReasonCode.ZERO_DENOMINATOR)
    actual = reported_actual(case)
    if actual is None:
        return nothing_reported(case)
    figures = on_one_basis(case, Figures(case.baseline, target, actual))
    if figures is None:
        return not_comparable(ReasonCode.BASIS_DIFFERS)
    return beside_the_judgement(case, compared(case, figures))


def judged_by_a_person(case: Case) -> Attainment:
    """A milestone is text: a person's category decides, and no digit in the text is ever read."""
    if case.judged is None:
        return nothing_reported(case)
    return Attainment(case.judged, reasons=(ReasonCode.JUDGED,))


def beside_the_judgement(case: Case, attainment: Attainment) -> Attainment:
    """A person's category beside numbers changes no verdict; that it differs is said."""
    if case.judged in (None, attainment.verdict):
        return attainment
    return replace(attainment, reasons=(*attainment.reasons, ReasonCode.JUDGEMENT_DIFFERS))


def nothing_reported(case: Case) -> Attainment:
    """No data is not zero: it stands outside every average and is counted beside it."""
    due = case.due and case.state != ValueState.NOT_DUE
    verdict = Verdict.NO_DATA if due else Verdict.NOT_DUE
    return Attainment(verdict, reasons=(ReasonCode.NOT_REPORTED,))


def not_comparable(why: ReasonCode) -> Attainment:
    return Attainment(Verdict.NOT_COMPARABLE, reasons=(why,))


def target_of(case: Case) -> Interval | Fraction | None:
    if case.kind == MeasureKind.RANGE:
        return None if case.lo is None or case.hi is None else Interval(case.lo, case.hi)
    return IMPLIED_TARGETS.get(case.kind, case.target)


def obstacle_to_comparison(case: Case) -> ReasonCode | None:
    """What makes a target and an actual, even when both are there, two different things."""
    if Basis.UNKNOWN in (case.basis, case.actual_basis):
        return ReasonCode.BASIS_UNKNOWN
    if case.state in SERIES_BREAKS:
        return ReasonCode.SERIES_BREAK
    if case.state in PROXIES:
        return ReasonCode.PROXY
    return None


def reported_actual(case: Case) -> Fraction | None:
    """The actual that counts: nil is a reported zero, a state without a value has none."""
    if case.state == ValueState.NIL:
        return Fraction(0)
    if case.state in STATES_WITHOUT_VALUE:
        return None
    return case.actual if case.ratio is None else case.ratio.percentage


def states_a_ratio(case: Case) -> bool:
    reported = case.state != ValueState.NIL and case.state not in STATES_WITHOUT_VALUE
    return reported and case.ratio is not None


def denominator_is_zero(case: Case) -> bool:
    """A share of nothing is not assessable; it is not 0 %."""
    return states_a_ratio(case) and case.ratio is not None and case.ratio.denominator == 0


def on_one_basis(case: Case, figures: Figures) -> Figures | None:
    """The figures made comparable; ``None`` when that takes a baseline and there is none.

    Level and total compare as they are. Two increments start from 0. An increment against a
    total is first added to the baseline: 4 more after 7 is 11, and is compared as 11. An implied
    target is a level.
    """
    given = case.kind not in IMPLIED_TARGETS
    target_is_increment = given and case.basis == Basis.INCREMENT
    actual_is_increment = case.actual_basis == Basis.INCREMENT
    if target_is_increment and actual_is_increment:
        return replace(figures, baseline=Fraction(0))
    if not target_is_increment and not actual_is_increment:
        return figures
    if figures.baseline is None:
        return None
    if actual_is_increment:
        return replace(figures, actual=figures.baseline + figures.actual)
    return replace(figures, target=moved(figures.target, by=figures.baseline))


def moved(target: Interval | Fraction, *, by: Fraction) -> Interval | Fraction:
    if isinstance(target, Interval):
        return Interval(target.lo + by, target.hi + by)
    return target + by


def compared(case: Case, figures: Figures) -> Attainment:
    if isinstance(figures.target, Interval):
        return within(figures.target, figures.baseline, figures.actual)
    if case.kind == MeasureKind.MAINTAIN:
        return maintained(figures.target, figures.actual, case.tolerance)
    s = 1 if case.kind in UPWARD else -1
    directed = Directed(s, figures.baseline, figures.target, figures.actual)
    if case.kind in IMPLIED_TARGETS:
        return all_or_nothing(directed)
    return by_direction(directed, case.tolerance)


def within(interval: Interval, baseline: Fraction | None, actual: Fraction) -> Attainment:
    """A range: met anywhere inside it, never exceeded; P is the share of the way back into it."""
    away = interval.distance(actual)
    away_before = None if baseline is None else interval.distance(baseline)
    progress = (away_before - away) / away_before if away_before else None
    if away == 0:
        verdict = Verdict.MET
    elif away_before is not None and away > away_before:
        verdict = Verdict.REGRESSED
    else:
        verdict = verdict_of_unmet(progress)
    reasons = (ReasonCode.NO_PROGRESS_INDEX,) if progress is None else ()
    return Attainment(verdict, progress, None, -away, reasons)


def maintained(target: Fraction, actual: Fraction, tolerance: Fraction) -> Attainment:
    """A level to be kept: met within the tolerance on either side; there is nothing to progress."""
    away = abs(actual - target)
    verdict = Verdict.MET if away <= tolerance else Verdict.NOT_MET
    ratio = actual / target if target > 0 else None
    return Attainment(verdict, None, ratio, -away, (ReasonCode.NO_PROGRESS_INDEX,))


def all_or_nothing(d: Directed) -> Attainment:
    """Zero and full: met or not met, with no tolerance and nothing between or beyond."""
    met = d.actual >= d.target if d.s > 0 else d.actual == d.target
    return described(Verdict.MET if met else Verdict.NOT_MET, d)


def by_direction(d: Directed, tolerance: Fraction) -> Attainment:
    """Increase, decrease, at least and at most."""
    gap = d.s * (d.actual - d.target)
    if gap > tolerance:
        return described(Verdict.EXCEEDED, d)
    if gap >= -tolerance:
        return described(Verdict.MET, d)
    return described(verdict_of_unmet(progress_index(d)), d)


def verdict_of_unmet(progress: Fraction | None) -> Verdict:
    """An unmet target with no progress index is not met; nobody can say how nearly."""
    if progress is None or progress == 0:
        return Verdict.NOT_MET
    return Verdict.PARTIALLY_MET if progress > 0 else Verdict.REGRESSED


def described(verdict: Verdict, d: Directed) -> Attainment:
    """The verdict with everything that is said beside it and does not decide it."""
    ratio = level_ratio(d)
    reasons = (
        why_no_progress_index(d),
        ReasonCode.WORSE_THAN_BASELINE if is_worse_than_baseline(d) else None,
        ReasonCode.NO_RATIO if ratio is None else None,
    )
    gap = d.s * (d.actual - d.target)
    given = tuple(reason for reason in reasons if reason is not None)
    return Attainment(verdict, progress_index(d), ratio, gap, given)


def progress_index(d: Directed) -> Fraction | None:
    """P = (a - b) / (t - b): the share of the way from baseline to target, not clamped."""
    if d.baseline is None or why_no_progress_index(d) is not None:
        return None
    return (d.actual - d.baseline) / (d.target - d.baseline)


def why_no_progress_index(d: Directed) -> ReasonCode | None:
    if d.baseline is None:
        return ReasonCode.NO_BASELINE
    if d.target == d.baseline:
        return ReasonCode.BASELINE_EQUALS_TARGET
    if d.s * (d.target - d.baseline) < 0:
        return ReasonCode.TARGET_LESS_AMBITIOUS_THAN_BASELINE
    return None


def is_worse_than_baseline(d: Directed) -> bool:
    return d.baseline is not None and d.s * (d.actual - d.baseline) < 0


def level_ratio(d: Directed) -> Fraction | None:
    """L: a/t upward (an actual of 0 gives 0), t/a downward; only for positive amounts."""
    if d.target <= 0 or d.actual < 0:
        return None
    if d.s > 0:
        return d.actual / d.target
    return d.target / d.actual if d.actual > 0 else None
