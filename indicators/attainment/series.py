"""The years of one measure brought to the one case that is judged, and its components to one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from indicators.attainment.case import Attainment, Case, Ratio
from indicators.attainment.rules import assess, reported_actual, states_a_ratio
from indicators.enums import (
    PROXIES,
    SERIES_BREAKS,
    Accumulation,
    MeasureKind,
    ReasonCode,
    ValueState,
    Verdict,
)

BEST_FIRST = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.PARTIALLY_MET,
    Verdict.NOT_MET,
    Verdict.REGRESSED,
)
# A component in one of these leaves the whole unsaid; the first that occurs is the verdict.
UNSAID_FIRST = (Verdict.NO_DATA, Verdict.NOT_COMPARABLE, Verdict.NOT_DUE)

INCOMPARABLE_STATES = SERIES_BREAKS | PROXIES


@dataclass(frozen=True, slots=True)
class MeasureYear:
    """What is stated of one measure, or of one component of it, for one year."""

    case: Case
    year: str = ""
    accumulation: Accumulation = Accumulation.PER_PERIOD


def assess_series(years: Sequence[MeasureYear]) -> Attainment:
    """The attainment of the last year, out of all years (in order, at least one).

    Target, baseline, kind and accumulation are the last year's; the years before it add their
    actuals. A milestone has nothing to add.
    """
    last = years[-1]
    cases = [year.case for year in years]
    if last.case.kind == MeasureKind.MILESTONE:
        return assess(last.case)
    if last.accumulation == Accumulation.SUM_TO_DATE:
        return of_sum(years)
    if last.accumulation == Accumulation.RUNNING_TOTAL:
        return of_running_total(cases)
    if last.accumulation == Accumulation.POOLED_RATIO and not can_be_pooled(cases):
        return instead_of_no_data(last.case, Verdict.NOT_COMPARABLE, ReasonCode.NOT_AGGREGABLE)
    return assess(case_to_judge(last.accumulation, cases))


def standing_case(years: Sequence[MeasureYear]) -> Case:
    """The last year's case with the actual that is judged, out of all years."""
    last = years[-1]
    cases = [year.case for year in years]
    if last.accumulation == Accumulation.SUM_TO_DATE:
        counted = [case for case in cases if case.state != ValueState.NOT_APPLICABLE]
        return summed(cases[-1], counted) or without_actual(cases[-1])
    if last.accumulation == Accumulation.POOLED_RATIO and not can_be_pooled(cases):
        return without_actual(cases[-1])
    return case_to_judge(last.accumulation, cases)


def of_sum(years: Sequence[MeasureYear]) -> Attainment:
    """All years together. With a year missing that is no smaller sum: it is no data."""
    cases = [year.case for year in years]
    last = cases[-1]
    counted = [case for case in cases if case.state != ValueState.NOT_APPLICABLE]
    if not is_whole(counted) or has_a_gap(years):
        return instead_of_no_data(last, Verdict.NO_DATA, ReasonCode.INCOMPLETE_SERIES)
    together = summed(last, counted)
    if together is None:
        return instead_of_no_data(last, Verdict.NOT_COMPARABLE, ReasonCode.NOT_AGGREGABLE)
    return assess(together)


def is_whole(counted: Sequence[Case]) -> bool:
    return bool(counted) and all(is_stated(case) for case in counted)


def has_a_gap(years: Sequence[MeasureYear]) -> bool:
    """Whether a year is not even mentioned between two that are."""
    spans = [span_of(year.year) for year in years if year.year]
    return any(later[0] > earlier[1] for earlier, later in pairwise(spans))


def span_of(label: str) -> tuple[int, int]:
    """The year in which 2026, 2018-2019 or 2021/22 begins, and that in which the next begins."""
    begins, last = int(label[:4]), label[5:]
    return begins, int(last) + 1 if len(last) == 4 else begins + 1


def summed(last: Case, counted: Sequence[Case]) -> Case | None:
    """All years that count in one; ``None`` where one is missing, or only some have parts."""
    parts = {states_a_ratio(case) for case in counted}
    if not is_whole(counted) or len(parts) > 1:
        return None
    if parts == {True}:
        return pooled(last, counted)
    return with_actual(last, sum(reported_actuals(counted), Fraction(0)), counted)


def can_be_pooled(cases: Sequence[Case]) -> bool:
    """A percentage without its parts cannot be brought together with the share of another year.

    One that stands alone is judged as it is, and a last year without a value as what it is.
    """
    counted = shares_of(cases)
    is_alone = len(counted) < 2 or counted[-1] is not cases[-1]
    return is_alone or all(states_a_ratio(case) for case in counted)


def shares_of(cases: Sequence[Case]) -> list[Case]:
    """The years that a pooled ratio is made of."""
    return [case for case in cases if is_stated(case)]


def instead_of_no_data(last: Case, verdict: Verdict, why: ReasonCode) -> Attainment:
    """What is said of a sum that cannot be made, unless something else was to be said first."""
    missing = assess(without_actual(last))
    if missing == Attainment(Verdict.NO_DATA, reasons=(ReasonCode.NOT_REPORTED,)):
        return Attainment(verdict, reasons=(why,))
    return missing


def of_running_total(cases: Sequence[Case]) -> Attainment:
    """The last year as it stands; that the total fell on the way is said where it is judged."""
    attainment = assess(cases[-1])
    totals = reported_actuals(cases)
    fell = any(later < earlier for earlier, later in pairwise(totals))
    if fell and attainment.verdict in BEST_FIRST:
        reasons = (*attainment.reasons, ReasonCode.RUNNING_TOTAL_FELL)
        return replace(attainment, reasons=reasons)
    return attainment


def of_components(components: Sequence[Attainment]) -> Attainment:
    """The measure as a whole: the worst verdict of its components, and no index of its own.

    Components that do not apply are left out.
    """
    verdicts = {each.verdict for each in components} - {Verdict.NOT_APPLICABLE}
    if not verdicts:
        return Attainment(Verdict.NOT_APPLICABLE, reasons=(ReasonCode.NOT_APPLICABLE,))
    for verdict in UNSAID_FIRST:
        if verdict in verdicts:
            return Attainment(verdict, reasons=(ReasonCode.INCOMPLETE_COMPONENTS,))
    return Attainment(max(verdicts, key=BEST_FIRST.index))


def without_actual(case: Case) -> Case:
    state = ValueState.NOT_REPORTED if case.state == ValueState.NIL else case.state
    return replace(case, actual=None, ratio=None, state=state)


def case_to_judge(accumulation: Accumulation, cases: Sequence[Case]) -> Case:
    """The last case with the actual that its accumulation asks for.

    Only the latest value may stand in for a last year that reports nothing.
    """
    last = cases[-1]
    reported = [case for case in cases if reported_actual(case) is not None]
    if last.state == ValueState.NOT_APPLICABLE or not reported:
        return last
    if accumulation == Accumulation.LATEST:
        return with_actual(last, reported_actuals(reported)[-1], reported[-1:])
    if states_a_ratio(last) and accumulation == Accumulation.POOLED_RATIO:
        return pooled(last, shares_of(cases))
    if reported[-1] is not last:
        return last
    if accumulation == Accumulation.MAXIMUM:
        return with_actual(last, max(reported_actuals(reported)), reported)
    if accumulation == Accumulation.MINIMUM:
        return with_actual(last, min(reported_actuals(reported)), reported)
    return last


def pooled(last: Case, counted: Sequence[Case]) -> Case:
    """The ratio of several years: parts are added, percentages never averaged."""
    ratios = [case.ratio for case in counted if case.ratio is not None]
    ratio = Ratio(
        sum((each.numerator for each in ratios), Fraction(0)),
        sum((each.denominator for each in ratios), Fraction(0)),
    )
    return replace(last, ratio=ratio, state=state_of(counted))


def with_actual(last: Case, actual: Fraction, counted: Sequence[Case]) -> Case:
    return replace(last, actual=actual, ratio=None, state=state_of(counted))


def state_of(counted: Sequence[Case]) -> ValueState:
    """A value made of a proxy, or across a break, is one itself."""
    incomparable = [case.state for case in counted if case.state in INCOMPARABLE_STATES]
    return incomparable[0] if incomparable else ValueState.REPORTED


def is_stated(case: Case) -> bool:
    """Whether a year says something to add; a share of nothing does, and adds nothing."""
    return states_a_ratio(case) or reported_actual(case) is not None


def reported_actuals(cases: Sequence[Case]) -> list[Fraction]:
    actuals = [reported_actual(case) for case in cases]
    return [actual for actual in actuals if actual is not None]
