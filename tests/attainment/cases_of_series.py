"""Rule set AR-1 over several years and several components: named cases, as in ``cases.py``.

The actuals of a series are written year by year: ``4`` a number, ``-`` nothing reported, ``3:4`` a
share with its parts, ``nil``, ``~4`` a proxy, ``!4`` beyond a break, ``x`` not applicable, ``x4`` the
same with a number beside it, ``_`` a year of which nothing is said at all.
"""

from dataclasses import dataclass
from fractions import Fraction

from indicators.attainment.case import Case, Ratio
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, Basis, ReasonCode, ValueState, Verdict
from tests.attainment.cases import (
    DOWN,
    EXCEEDED,
    FULL,
    MET,
    NO_BASELINE,
    NO_DATA,
    NO_RATIO,
    NOT_APPLICABLE,
    NOT_COMPARABLE,
    NOT_DUE,
    NOT_MET,
    PARTIALLY_MET,
    QUAL,
    REGRESSED,
    UP,
    WORSE,
    bases,
    number,
)

FIRST_YEAR = 2021
LEFT_OUT = "_"
WORDS = {
    "-": {},
    "nil": {"state": ValueState.NIL},
    "x": {"state": ValueState.NOT_APPLICABLE},
}
MARKS = {
    "~": ValueState.PROXY,
    "!": ValueState.SERIES_BREAK,
    "x": ValueState.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class NamedSeries:
    name: str
    written: str
    years: tuple[MeasureYear, ...]
    verdict: Verdict
    progress: Fraction | None
    ratio: Fraction | None
    reasons: tuple[ReasonCode, ...]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class NamedComponents:
    """``parts`` are judged one by one; what is stated is of the measure as a whole."""

    name: str
    written: str
    parts: tuple[Case, ...]
    verdict: Verdict
    reasons: tuple[ReasonCode, ...]

    def __str__(self) -> str:
        return self.name


def an_actual(written: str) -> dict[str, object]:
    if written in WORDS:
        return WORDS[written]
    state = MARKS.get(written[0])
    if state is not None:
        return an_actual(written[1:]) | {"state": state}
    numerator, _, denominator = written.partition(":")
    if denominator:
        return {"ratio": Ratio(Fraction(numerator), Fraction(denominator))}
    return {"actual": Fraction(written)}


def series(name, way, kind, baseline, target, actuals, verdict, index, level, *reasons, **more):
    """``more`` are further fields of each year's case."""
    promised = {"baseline": number(baseline), "target": number(target)}
    years = tuple(
        MeasureYear(Case(kind, **promised | an_actual(written) | more), f"{year}", way)
        for year, written in enumerate(actuals.split(), FIRST_YEAR)
        if written != LEFT_OUT
    )
    return NamedSeries(name, actuals, years, verdict, number(index), number(level), reasons)


def components(name, actuals, verdict, *reasons, **more):
    """Each is to rise from 0 to 10 in one year."""
    promised = {"baseline": Fraction(0), "target": Fraction(10)}
    parts = tuple(Case(UP, **promised | an_actual(each) | more) for each in actuals.split())
    return NamedComponents(name, actuals, parts, verdict, reasons)


ALONE, SUM, TOTAL, LATEST, MOST, LEAST, POOLED = (
    Accumulation.PER_PERIOD,
    Accumulation.SUM_TO_DATE,
    Accumulation.RUNNING_TOTAL,
    Accumulation.LATEST,
    Accumulation.MAXIMUM,
    Accumulation.MINIMUM,
    Accumulation.POOLED_RATIO,
)
FELL = ReasonCode.RUNNING_TOTAL_FELL
INCOMPLETE = ReasonCode.INCOMPLETE_SERIES
NOT_AGGREGABLE = ReasonCode.NOT_AGGREGABLE
NOT_REPORTED = ReasonCode.NOT_REPORTED
BREAK, PROXY = ReasonCode.SERIES_BREAK, ReasonCode.PROXY
OF_NOTHING = ReasonCode.ZERO_DENOMINATOR
UNSAID = ReasonCode.INCOMPLETE_COMPONENTS

# fmt: off
EACH_ALONE = [
    series("per period, the last year alone", ALONE, UP, "0", "10", "9 4 7", PARTIALLY_MET, "7/10", "7/10"),
    series("per period, a fall is no matter", ALONE, UP, "0", "10", "12 10", MET, "1", "1"),
    series("per period, an earlier proxy is no matter", ALONE, UP, "0", "10", "~4 10", MET, "1", "1"),
    series("per period, the last year is missing", ALONE, UP, "0", "10", "9 -", NO_DATA, "-", "-", NOT_REPORTED),
    series("a milestone brings no years together", SUM, QUAL, "-", "-", "3 -", NO_DATA, "-", "-", NOT_REPORTED),
]

SUMMED = [
    series("a sum on the target",                 SUM, UP, "0", "10", "3 4 3", MET, "1", "1"),
    series("a sum beyond the target",             SUM, UP, "0", "10", "3 4 4", EXCEEDED, "11/10", "11/10"),
    series("a sum with a year missing",           SUM, UP, "0", "10", "3 - 7", NO_DATA, "-", "-", INCOMPLETE),
    series("a sum with the last year missing",    SUM, UP, "0", "10", "3 7 -", NO_DATA, "-", "-", INCOMPLETE),
    series("a sum with a year left out",          SUM, UP, "0", "10", "3 _ 7", NO_DATA, "-", "-", INCOMPLETE),
    series("a sum with nothing in a year",        SUM, UP, "0", "10", "3 nil 7", MET, "1", "1"),
    series("a sum with zero in a year",           SUM, UP, "0", "10", "3 0 7", MET, "1", "1"),
    series("a sum with a year that does not apply", SUM, UP, "0", "10", "3 x 7", MET, "1", "1"),
    series("a sum, a number where it does not apply", SUM, UP, "0", "10", "3 x99 7", MET, "1", "1"),
    series("a sum of which no year applies",      SUM, UP, "0", "10", "x x", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE),
    series("a sum with a proxy in it",            SUM, UP, "0", "10", "3 ~4 3", NOT_COMPARABLE, "-", "-", PROXY),
    series("a sum across a break",                SUM, UP, "0", "10", "3 !4 3", NOT_COMPARABLE, "-", "-", BREAK),
    series("a sum across a break and a proxy",    SUM, UP, "0", "10", "3 !4 ~3", NOT_COMPARABLE, "-", "-", BREAK),
    series("a sum without a target",              SUM, UP, "0", "-", "3 - 7", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
    series("a sum not yet due",                   SUM, UP, "0", "10", "3 -", NOT_DUE, "-", "-", NOT_REPORTED, due=False),
    series("a sum of increments to a total",      SUM, UP, "7", "15", "4 4", MET, "1", "1", **bases(Basis.TOTAL, Basis.INCREMENT)),
    series("a sum of increments without a baseline", SUM, UP, "-", "15", "4 4", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_DIFFERS,
           **bases(Basis.TOTAL, Basis.INCREMENT)),
    series("a sum of losses",                     SUM, UP, "0", "10", "3 -5", REGRESSED, "-1/5", "-", WORSE, NO_RATIO),
    series("a sum of shares adds their parts",    SUM, UP, "0", "100", "1:2 2:2", PARTIALLY_MET, "3/4", "3/4"),
    series("a sum of a share and a number",       SUM, UP, "0", "100", "1:2 50", NOT_COMPARABLE, "-", "-", NOT_AGGREGABLE),
    series("a sum that is to be small",           SUM, DOWN, "10", "5", "2 2", EXCEEDED, "6/5", "5/4"),
]

RUNNING = [
    series("a running total is its last year",    TOTAL, UP, "0", "10", "3 7 10", MET, "1", "1"),
    series("a running total that stood still",    TOTAL, UP, "0", "10", "3 3 3", PARTIALLY_MET, "3/10", "3/10"),
    series("a running total that fell",           TOTAL, UP, "0", "10", "3 12 10", MET, "1", "1", FELL),
    series("a running total that fell on the way", TOTAL, UP, "0", "10", "5 4 10", MET, "1", "1", FELL),
    series("a running total that fell across a gap", TOTAL, UP, "0", "10", "3 - 2", PARTIALLY_MET, "1/5", "1/5", FELL),
    series("a running total across a year left out", TOTAL, UP, "0", "10", "3 _ 10", MET, "1", "1"),
    series("a running total without its last year", TOTAL, UP, "0", "10", "3 4 -", NO_DATA, "-", "-", NOT_REPORTED),
    series("a running total that is to fall, fell", TOTAL, DOWN, "9", "3", "5 3", MET, "1", "1", FELL),
    series("a running total that fell to a proxy", TOTAL, UP, "0", "10", "5 ~4", NOT_COMPARABLE, "-", "-", PROXY),
    series("a running total of shares that fell", TOTAL, UP, "0", "50", "2:3 1:2", MET, "1", "1", FELL),
    series("a running total, a number where it does not apply", TOTAL, UP, "0", "10", "5 x2 x99 10", MET, "1", "1"),
]

CHOSEN = [
    series("the latest value",                    LATEST, UP, "0", "10", "3 12 11", EXCEEDED, "11/10", "11/10"),
    series("the latest stands for a silent year", LATEST, UP, "0", "10", "3 4 -", PARTIALLY_MET, "2/5", "2/5"),
    series("the latest of none",                  LATEST, UP, "0", "10", "- -", NO_DATA, "-", "-", NOT_REPORTED),
    series("the latest is a proxy",               LATEST, UP, "0", "10", "3 ~4 -", NOT_COMPARABLE, "-", "-", PROXY),
    series("the latest after a proxy",            LATEST, UP, "0", "10", "~3 10", MET, "1", "1"),
    series("the latest where the year does not apply", LATEST, UP, "0", "10", "3 x", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE),
    series("the latest, a number where it does not apply", LATEST, UP, "0", "10", "3 x99 -", PARTIALLY_MET, "3/10", "3/10"),
    series("the highest value",                   MOST, UP, "0", "10", "3 12 4", EXCEEDED, "6/5", "6/5"),
    series("the highest, a number where it does not apply", MOST, UP, "0", "10", "x99 5", PARTIALLY_MET, "1/2", "1/2"),
    series("the highest of shares",               MOST, UP, "0", "60", "2:3 1:2", EXCEEDED, "10/9", "10/9"),
    series("the highest with a proxy among them", MOST, UP, "0", "10", "~3 12", NOT_COMPARABLE, "-", "-", PROXY),
    series("the highest across a break",          MOST, UP, "0", "10", "3 !2 12", NOT_COMPARABLE, "-", "-", BREAK),
    series("the highest, the last year missing",  MOST, UP, "0", "10", "3 12 -", NO_DATA, "-", "-", NOT_REPORTED),
    series("the lowest value",                    LEAST, UP, "0", "10", "3 12 4", PARTIALLY_MET, "3/10", "3/10"),
    series("the lowest, a number where it does not apply", LEAST, UP, "0", "10", "x1 5", PARTIALLY_MET, "1/2", "1/2"),
    series("the lowest, where less is better",    LEAST, DOWN, "9", "3", "4 2 5", EXCEEDED, "7/6", "3/2"),
    series("the lowest below zero",               LEAST, UP, "0", "10", "-3 12", REGRESSED, "-3/10", "-", WORSE, NO_RATIO),
]

POOLED_SHARES = [
    series("shares are pooled, never averaged",   POOLED, UP, "0", "100", "1:2 1:4", PARTIALLY_MET, "1/3", "1/3"),
    series("a large year weighs more",            POOLED, UP, "0", "50", "9:10 36:90", PARTIALLY_MET, "9/10", "9/10"),
    series("a year of nothing adds nothing",      POOLED, UP, "0", "100", "0:0 4:4", MET, "1", "1"),
    series("nothing in all years",                POOLED, UP, "0", "100", "0:0 0:0", NOT_COMPARABLE, "-", "-", OF_NOTHING),
    series("a percentage before a share",         POOLED, UP, "0", "50", "40 7:10", NOT_COMPARABLE, "-", "-", NOT_AGGREGABLE),
    series("a percentage after a share",          POOLED, UP, "0", "50", "7:10 40", NOT_COMPARABLE, "-", "-", NOT_AGGREGABLE),
    series("two percentages",                     POOLED, UP, "0", "50", "40 60", NOT_COMPARABLE, "-", "-", NOT_AGGREGABLE),
    series("nil is no share",                     POOLED, UP, "0", "50", "nil 7:10", NOT_COMPARABLE, "-", "-", NOT_AGGREGABLE),
    series("one percentage alone",                POOLED, UP, "0", "50", "- 40", PARTIALLY_MET, "4/5", "4/5"),
    series("one share alone",                     POOLED, UP, "0", "50", "- 7:10", EXCEEDED, "7/5", "7/5"),
    series("shares with a silent year between",   POOLED, UP, "0", "75", "1:2 - 2:2", MET, "1", "1"),
    series("shares, and a silent last year",      POOLED, UP, "0", "75", "1:2 -", NO_DATA, "-", "-", NOT_REPORTED),
    series("a percentage, and a silent last year", POOLED, UP, "0", "50", "40 -", NO_DATA, "-", "-", NOT_REPORTED),
    series("a share in a year that does not apply", POOLED, UP, "0", "100", "x 4:4", MET, "1", "1"),
    series("shares, one where it does not apply", POOLED, UP, "0", "100", "1:2 x1:9 1:2", PARTIALLY_MET, "1/2", "1/2"),
    series("a proxy among the shares",            POOLED, UP, "0", "75", "~1:2 2:2", NOT_COMPARABLE, "-", "-", PROXY),
    series("full compliance over all years",      POOLED, FULL, "-", "-", "5:5 6:7", NOT_MET, "-", "11/12", NO_BASELINE),
]

SERIES = [*EACH_ALONE, *SUMMED, *RUNNING, *CHOSEN, *POOLED_SHARES]

COMPONENTS = [
    components("all components are beyond",       "12 11", EXCEEDED),
    components("one component is only met",       "12 10", MET),
    components("one component got half way",      "12 10 5", PARTIALLY_MET),
    components("one component stayed at its baseline", "12 0", NOT_MET),
    components("one component regressed",         "12 10 -5", REGRESSED),
    components("one component has no data",       "12 10 -", NO_DATA, UNSAID),
    components("no data before not comparable",   "- ~10 12", NO_DATA, UNSAID),
    components("one component is a proxy",        "12 ~10", NOT_COMPARABLE, UNSAID),
    components("a component that does not apply is left out", "12 x", EXCEEDED),
    components("no component applies",            "x x", NOT_APPLICABLE, ReasonCode.NOT_APPLICABLE),
    components("components not due yet",          "12 -", NOT_DUE, UNSAID, due=False),
]
# fmt: on
