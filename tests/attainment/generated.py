"""Cases drawn by hypothesis: exact decimals, close to one another, every kind and state."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from indicators.attainment.case import Case, Ratio
from indicators.attainment.rules import JUDGEMENTS
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, Basis, MeasureKind, ValueState

FIRST_YEAR, LAST_YEAR = 2001, 2006
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


kinds = st.sampled_from([*DIRECTED, *DIRECTED, *MeasureKind, None])
accumulations = st.sampled_from(list(Accumulation))


@st.composite
def series(
    draw: st.DrawFn,
    kinds: st.SearchStrategy[MeasureKind | None] = kinds,
    accumulations: st.SearchStrategy[Accumulation] = accumulations,
) -> list[MeasureYear]:
    """Up to six years of one measure, to ``LAST_YEAR``; between them a year may be left out."""
    kind, accumulation = draw(kinds), draw(accumulations)
    parts = draw(st.sampled_from(["numbers", "ratios", "both"]))
    stated = draw(st.lists(cases(), min_size=1, max_size=6))
    left_out = {at for at in range(1, len(stated) - 1) if draw(st.integers(0, 9)) == 0}
    begins = LAST_YEAR + 1 - len(stated)
    return [
        MeasureYear(with_parts(replace(case, kind=kind), parts), f"{begins + at}", accumulation)
        for at, case in enumerate(stated)
        if at not in left_out
    ]


@dataclass(frozen=True)
class Promise:
    """A target or a baseline: a number, the parts of a share, or the two ends of a range."""

    amount: Fraction | None = None
    high: Fraction | None = None
    parts: Ratio | None = None

    @property
    def value(self) -> Fraction | None:
        return self.parts.percentage if self.parts else self.amount


@dataclass(frozen=True)
class Placed:
    """A measure with one number, or one component of it, as the tables have it.

    Its last year is judged by ``target`` and ``baseline``, and where one of them was revised by
    what had been promised at first too.
    """

    years: list[MeasureYear]
    target: Promise
    baseline: Promise
    basis: Basis
    original_target: Promise | None = None
    original_baseline: Promise | None = None

    @property
    def is_revised(self) -> bool:
        return self.original_target is not None or self.original_baseline is not None

    def series(self, *, originally: bool = False) -> list[MeasureYear]:
        """What the rules take."""
        target, baseline = self.target, self.baseline
        if originally:
            target, baseline = self.original_target or target, self.original_baseline or baseline
        *before, last = self.years
        case = replace(
            last.case,
            target=None if target.high not in (None, target.value) else target.value,
            lo=target.value,
            hi=target.high,
            baseline=baseline.value,
            basis=self.basis,
        )
        return [*before, replace(last, case=case)]


shares = st.builds(Ratio, amounts, amounts)
baselines = st.one_of(
    st.builds(Promise), st.builds(Promise, amounts), st.builds(Promise, parts=shares)
)


@st.composite
def targets(draw: st.DrawFn, kind: MeasureKind | None) -> Promise:
    """Of a range mostly two ends, of any other kind mostly one number or a share."""
    has_two_ends = draw(st.integers(0, 9)) < (8 if kind == MeasureKind.RANGE else 1)
    if not has_two_ends:
        return draw(baselines)
    return Promise(*sorted((draw(amounts), draw(amounts))))


@st.composite
def measures(draw: st.DrawFn) -> dict[int, Placed]:
    """A measure by its parts: 0 alone for the whole, or up to three components."""
    kind, accumulation = draw(kinds), draw(accumulations)
    components = draw(st.sampled_from([0, 0, 1, 2, 3]))
    return {
        part: draw(places(kind, accumulation))
        for part in (range(1, components + 1) if components else [0])
    }


@st.composite
def places(draw: st.DrawFn, kind: MeasureKind | None, accumulation: Accumulation) -> Placed:
    years = draw(series(st.just(kind), st.just(accumulation)))
    revised = st.sampled_from([False, False, True])
    baseline = draw(baselines)
    return Placed(
        years,
        target=baseline if draw(st.integers(0, 9)) == 0 else draw(targets(kind)),
        baseline=baseline,
        basis=years[-1].case.basis,
        original_target=draw(targets(kind)) if draw(revised) else None,
        original_baseline=draw(baselines) if draw(revised) else None,
    )


def with_parts(case: Case, parts: str) -> Case:
    """In most series either all years state the parts of a percentage or none does."""
    if parts == "numbers":
        return replace(case, ratio=None)
    if parts == "ratios" and case.ratio is None and case.actual is not None:
        return replace(case, ratio=Ratio(case.actual, Fraction(7)))
    return case
