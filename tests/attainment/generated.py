"""Cases drawn by hypothesis: exact decimals, close to one another, every kind and state."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from indicators.attainment.case import Case, Ratio
from indicators.attainment.rules import JUDGEMENTS
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, Basis, MeasureKind, ValueState

DIRECTED = (
    MeasureKind.INCREASE,
    MeasureKind.DECREASE,
    MeasureKind.AT_LEAST,
    MeasureKind.AT_MOST,
)

small = st.integers(-6, 6).map(Fraction)
with_decimals = st.integers(-200, 200).map(lambda number: Fraction(number, 10))
# The longest amounts the tables hold: 26 digits before the point and 12 after it.
long = st.integers(-(10**30), 10**30).map(lambda number: Fraction(number, 10**12))
thirty_digits = st.integers(10**29 - 9, 10**29 + 9).map(Fraction)
amounts = st.one_of(small, small, with_decimals, long, thirty_digits)
maybe = st.one_of(st.none(), amounts, amounts, amounts)
tolerances = st.one_of(st.just(Fraction(0)), amounts.map(abs))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case at all."""
    ends = sorted((draw(amounts), draw(amounts)))
    return Case(
        kind=draw(st.sampled_from([*MeasureKind, *MeasureKind, None])),
        baseline=draw(maybe),
        target=draw(maybe),
        actual=draw(maybe),
        ratio=draw(st.one_of(st.none(), st.none(), st.builds(Ratio, amounts, amounts))),
        lo=draw(st.one_of(st.none(), st.just(ends[0]), st.just(ends[0]))),
        hi=draw(st.one_of(st.none(), st.just(ends[1]), st.just(ends[1]))),
        tolerance=draw(tolerances),
        due=draw(st.booleans()),
        judged=draw(st.sampled_from([None, None, *JUDGEMENTS])),
        state=draw(st.sampled_from([ValueState.REPORTED] * 9 + list(ValueState))),
        basis=draw(st.sampled_from([Basis.LEVEL] * 4 + list(Basis))),
        actual_basis=draw(st.sampled_from([Basis.LEVEL] * 4 + list(Basis))),
    )


@st.composite
def directed_cases(draw: st.DrawFn) -> Case:
    """A case that is compared in a direction: baseline, target and actual are there."""
    return Case(
        kind=draw(st.sampled_from(DIRECTED)),
        baseline=draw(amounts),
        target=draw(amounts),
        actual=draw(amounts),
        tolerance=draw(tolerances),
    )


@st.composite
def series(draw: st.DrawFn) -> list[MeasureYear | None]:
    """Up to six years of one measure, from the first one stated to the last one stated.

    ``None`` is a year between them of which nothing is stated.
    """
    accumulation = draw(st.sampled_from(list(Accumulation)))
    parts = draw(st.sampled_from(["numbers", "ratios", "both"]))
    *before, last = draw(st.lists(cases(), min_size=1, max_size=6))
    kind = draw(st.sampled_from([*DIRECTED, last.kind]))
    left_out = {at for at in range(1, len(before)) if draw(st.integers(0, 9)) == 0}
    years = [None if at in left_out else case for at, case in enumerate([*before, last])]
    return [
        case and MeasureYear(with_parts(replace(case, kind=kind), parts), accumulation=accumulation)
        for case in years
    ]


def with_parts(case: Case, parts: str) -> Case:
    """In most series either all years state the parts of a percentage or none does."""
    if parts == "numbers":
        return replace(case, ratio=None)
    if parts == "ratios" and case.ratio is None and case.actual is not None:
        return replace(case, ratio=Ratio(case.actual, Fraction(7)))
    return case
