"""Rule set AR-1, sentence by sentence: one table of named cases, for Python, SQL and the command.

``-`` is missing or undefined. Progress index and level ratio stand in lowest terms.
"""

from dataclasses import dataclass
from fractions import Fraction

from indicators.attainment.case import Case, Ratio
from indicators.enums import Basis, MeasureKind, ReasonCode, ValueState, Verdict


@dataclass(frozen=True)
class NamedCase:
    name: str
    given: Case
    verdict: Verdict
    progress: Fraction | None
    ratio: Fraction | None
    reasons: tuple[ReasonCode, ...]

    def __str__(self) -> str:
        return self.name


def number(text: str) -> Fraction | None:
    return None if text == "-" else Fraction(text)


def case(name, kind, baseline, target, actual, verdict, index, level, *reasons, **more):
    """``target`` of a range is written ``lo..hi``; ``more`` are further fields of the case."""
    lo, _, hi = target.partition("..") if ".." in target else ("-", "", "-")
    given = Case(
        kind=kind,
        baseline=number(baseline),
        target=None if ".." in target else number(target),
        actual=number(actual),
        lo=number(lo),
        hi=number(hi),
        **more,
    )
    return NamedCase(name, given, verdict, number(index), number(level), reasons)


UP, DOWN, KEEP, RANGE = (
    MeasureKind.INCREASE,
    MeasureKind.DECREASE,
    MeasureKind.MAINTAIN,
    MeasureKind.RANGE,
)
AT_LEAST, AT_MOST, ZERO, FULL = (
    MeasureKind.AT_LEAST,
    MeasureKind.AT_MOST,
    MeasureKind.ZERO,
    MeasureKind.FULL,
)
QUAL = MeasureKind.MILESTONE

EXCEEDED, MET, PARTIALLY_MET, NOT_MET, REGRESSED = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.PARTIALLY_MET,
    Verdict.NOT_MET,
    Verdict.REGRESSED,
)
NO_DATA, NOT_DUE, NOT_COMPARABLE, NOT_APPLICABLE = (
    Verdict.NO_DATA,
    Verdict.NOT_DUE,
    Verdict.NOT_COMPARABLE,
    Verdict.NOT_APPLICABLE,
)

NO_BASELINE = ReasonCode.NO_BASELINE
B_IS_T = ReasonCode.BASELINE_EQUALS_TARGET
LESS_AMBITIOUS = ReasonCode.TARGET_LESS_AMBITIOUS_THAN_BASELINE
WORSE = ReasonCode.WORSE_THAN_BASELINE
NO_RATIO = ReasonCode.NO_RATIO
NO_INDEX = ReasonCode.NO_PROGRESS_INDEX
DIFFERS = ReasonCode.JUDGEMENT_DIFFERS


def tolerance(text: str) -> dict[str, Fraction]:
    return {"tolerance": Fraction(text)}


def ratio(numerator: str, denominator: str) -> dict[str, Ratio]:
    return {"ratio": Ratio(Fraction(numerator), Fraction(denominator))}


def bases(target: Basis, actual: Basis) -> dict[str, Basis]:
    return {"basis": target, "actual_basis": actual}


# fmt: off
COMPARISON = [
    case("up, beyond the target",          UP,   "10", "20", "25", EXCEEDED, "3/2", "5/4"),
    case("up, on the target",              UP,   "10", "20", "20", MET, "1", "1"),
    case("up, half way",                   UP,   "10", "20", "15", PARTIALLY_MET, "1/2", "3/4"),
    case("up, one third of the way",       UP,   "0", "3", "1", PARTIALLY_MET, "1/3", "1/3"),
    case("up, where it was",               UP,   "10", "20", "10", NOT_MET, "0", "1/2"),
    case("up, below where it was",         UP,   "10", "20", "5", REGRESSED, "-1/2", "1/4", WORSE),
    case("down, beyond the target",        DOWN, "20", "10", "5", EXCEEDED, "3/2", "2"),
    case("down, on the target",            DOWN, "20", "10", "10", MET, "1", "1"),
    case("down, half way",                 DOWN, "20", "10", "15", PARTIALLY_MET, "1/2", "2/3"),
    case("down, where it was",             DOWN, "20", "10", "20", NOT_MET, "0", "1/2"),
    case("down, above where it was",       DOWN, "20", "10", "25", REGRESSED, "-1/2", "2/5", WORSE),
    case("almost is not met",              UP,   "90", "100", "99.96", PARTIALLY_MET, "249/250", "2499/2500"),
    case("a little more is exceeded",      UP,   "20", "27", "27.1", EXCEEDED, "71/70", "271/270"),
    case("64.1 against 64 is exceeded",    UP,   "60", "64", "64.1", EXCEEDED, "41/40", "641/640"),
    case("1,950 % is not clamped",         UP,   "0", "2", "39", EXCEEDED, "39/2", "39/2"),
    case("the twelfth decimal decides",    UP,   "0", "1", "0.999999999999", PARTIALLY_MET, "999999999999/1000000000000", "999999999999/1000000000000"),
    case("the thirtieth digit decides",    UP,   "0", "123456789012345678901234567890", "123456789012345678901234567891", EXCEEDED,
         "123456789012345678901234567891/123456789012345678901234567890", "123456789012345678901234567891/123456789012345678901234567890"),
    case("the thirtieth digit, down",      DOWN, "123456789012345678901234567892", "123456789012345678901234567890", "123456789012345678901234567891", PARTIALLY_MET,
         "1/2", "123456789012345678901234567890/123456789012345678901234567891"),
    case("a third stays a third",          UP,   "0", "0.3", "0.1", PARTIALLY_MET, "1/3", "1/3"),
]

THROUGH_ZERO = [
    case("up from below zero",             UP,   "-10", "10", "0", PARTIALLY_MET, "1/2", "0"),
    case("up, all below zero",             UP,   "-10", "-5", "-7.5", PARTIALLY_MET, "1/2", "-", NO_RATIO),
    case("up to zero, met",                UP,   "-10", "0", "0", MET, "1", "-", NO_RATIO),
    case("up, an actual below zero",       UP,   "0", "10", "-5", REGRESSED, "-1/2", "-", WORSE, NO_RATIO),
    case("up, zero reported is a value",   UP,   "5", "10", "0", REGRESSED, "-1", "0", WORSE),
    case("up, baseline zero is a value",   UP,   "0", "10", "5", PARTIALLY_MET, "1/2", "1/2"),
    case("down to zero, met",              DOWN, "5", "0", "0", MET, "1", "-", NO_RATIO),
    case("down to zero, not yet",          DOWN, "5", "0", "1", PARTIALLY_MET, "4/5", "-", NO_RATIO),
    case("down, an actual of zero",        DOWN, "5", "2", "0", EXCEEDED, "5/3", "-", NO_RATIO),
    case("down below zero",                DOWN, "5", "-5", "-6", EXCEEDED, "11/10", "-", NO_RATIO),
    case("nil is a reported zero",         DOWN, "5", "2", "-", EXCEEDED, "5/3", "-", NO_RATIO, state=ValueState.NIL),
    case("nil, up",                        UP,   "5", "10", "-", REGRESSED, "-1", "0", WORSE, state=ValueState.NIL),
    case("an estimate is a value",         UP,   "10", "20", "15", PARTIALLY_MET, "1/2", "3/4", state=ValueState.ESTIMATED),
]

TOLERANCE = [
    case("up, short by the tolerance",     UP,   "90", "100", "99", MET, "9/10", "99/100", **tolerance("1")),
    case("up, short by more",              UP,   "90", "100", "98.999999999999", PARTIALLY_MET, "8999999999999/10000000000000",
         "98999999999999/100000000000000", **tolerance("1")),
    case("up, over by the tolerance",      UP,   "90", "100", "101", MET, "11/10", "101/100", **tolerance("1")),
    case("up, over by more",               UP,   "90", "100", "101.5", EXCEEDED, "23/20", "203/200", **tolerance("1")),
    case("down, over by the tolerance",    DOWN, "20", "10", "10.5", MET, "19/20", "20/21", **tolerance("0.5")),
    case("down, over by more",             DOWN, "20", "10", "10.6", PARTIALLY_MET, "47/50", "50/53", **tolerance("0.5")),
    case("down, under by more",            DOWN, "20", "10", "9", EXCEEDED, "11/10", "10/9", **tolerance("0.5")),
    case("met and worse than before",      UP,   "100", "101", "99", MET, "-1", "99/101", WORSE, **tolerance("2")),
]

PROGRESS_UNDEFINED = [
    case("no baseline, met",               UP,   "-", "20", "20", MET, "-", "1", NO_BASELINE),
    case("no baseline, exceeded",          UP,   "-", "20", "30", EXCEEDED, "-", "3/2", NO_BASELINE),
    case("no baseline, short",             UP,   "-", "20", "19", NOT_MET, "-", "19/20", NO_BASELINE),
    case("no baseline and no ratio",       DOWN, "-", "0", "1", NOT_MET, "-", "-", NO_BASELINE, NO_RATIO),
    case("baseline is target, met",        UP,   "20", "20", "20", MET, "-", "1", B_IS_T),
    case("baseline is target, exceeded",   UP,   "20", "20", "21", EXCEEDED, "-", "21/20", B_IS_T),
    case("baseline is target, short",      UP,   "20", "20", "19", NOT_MET, "-", "19/20", B_IS_T, WORSE),
    case("baseline is target but for its form", DOWN, "20.0", "20", "21", NOT_MET, "-", "20/21", B_IS_T, WORSE),
    case("baseline is target is zero",     DOWN, "0", "0", "0", MET, "-", "-", B_IS_T, NO_RATIO),
    case("less ambitious, up, exceeded",   UP,   "30", "20", "25", EXCEEDED, "-", "5/4", LESS_AMBITIOUS, WORSE),
    case("less ambitious, up, met",        UP,   "30", "20", "20", MET, "-", "1", LESS_AMBITIOUS, WORSE),
    case("less ambitious, up, short",      UP,   "30", "20", "10", NOT_MET, "-", "1/2", LESS_AMBITIOUS, WORSE),
    case("less ambitious, up, better",     UP,   "30", "20", "35", EXCEEDED, "-", "7/4", LESS_AMBITIOUS),
    case("less ambitious, down, exceeded", DOWN, "10", "20", "15", EXCEEDED, "-", "4/3", LESS_AMBITIOUS, WORSE),
    case("less ambitious, down, short",    DOWN, "10", "20", "30", NOT_MET, "-", "2/3", LESS_AMBITIOUS, WORSE),
    case("less ambitious and no ratio",    UP,   "0", "-5", "-6", NOT_MET, "-", "-", LESS_AMBITIOUS, WORSE, NO_RATIO),
]

LEVEL = [
    case("maintain, on it",                KEEP, "10", "10", "10", MET, "-", "1", NO_INDEX),
    case("maintain, above",                KEEP, "10", "10", "12", NOT_MET, "-", "6/5", NO_INDEX),
    case("maintain, below",                KEEP, "10", "10", "8", NOT_MET, "-", "4/5", NO_INDEX),
    case("maintain, above within",         KEEP, "10", "10", "12", MET, "-", "6/5", NO_INDEX, **tolerance("2")),
    case("maintain, below within",         KEEP, "10", "10", "8", MET, "-", "4/5", NO_INDEX, **tolerance("2")),
    case("maintain, just beyond",          KEEP, "10", "10", "12.000000000001", NOT_MET, "-", "12000000000001/10000000000000", NO_INDEX, **tolerance("2")),
    case("maintain without a baseline",    KEEP, "-", "10", "10", MET, "-", "1", NO_INDEX),
    case("maintain, from elsewhere",       KEEP, "50", "10", "12", NOT_MET, "-", "6/5", NO_INDEX),
    case("maintain zero",                  KEEP, "0", "0", "0", MET, "-", "-", NO_INDEX),
    case("maintain zero, not kept",        KEEP, "0", "0", "1", NOT_MET, "-", "-", NO_INDEX),
    case("maintain, fallen to zero",       KEEP, "10", "10", "0", NOT_MET, "-", "0", NO_INDEX),
    case("maintain, fallen below zero",    KEEP, "10", "10", "-5", NOT_MET, "-", "-1/2", NO_INDEX),
    case("maintain below zero",            KEEP, "-5", "-5", "-5", MET, "-", "-", NO_INDEX),
]

IN_RANGE = [
    case("range, inside from below",       RANGE, "5", "10..20", "15", MET, "1", "-"),
    case("range, on its lower end",        RANGE, "5", "10..20", "10", MET, "1", "-"),
    case("range, on its upper end",        RANGE, "5", "10..20", "20", MET, "1", "-"),
    case("range, nearer from below",       RANGE, "5", "10..20", "8", PARTIALLY_MET, "3/5", "-"),
    case("range, nearer from above",       RANGE, "30", "10..20", "25", PARTIALLY_MET, "1/2", "-"),
    case("range, nearer on the other side", RANGE, "5", "10..20", "21", PARTIALLY_MET, "4/5", "-"),
    case("range, as far as before",        RANGE, "5", "10..20", "25", NOT_MET, "0", "-"),
    case("range, further",                 RANGE, "5", "10..20", "2", REGRESSED, "-3/5", "-"),
    case("range, left it",                 RANGE, "15", "10..20", "21", REGRESSED, "-", "-", NO_INDEX),
    case("range, stayed inside",           RANGE, "12", "10..20", "18", MET, "-", "-", NO_INDEX),
    case("range without a baseline",       RANGE, "-", "10..20", "18", MET, "-", "-", NO_INDEX),
    case("range without a baseline, out",  RANGE, "-", "10..20", "9", NOT_MET, "-", "-", NO_INDEX),
    case("range of one number",            RANGE, "4", "10..10", "7", PARTIALLY_MET, "1/2", "-"),
    case("range has no tolerance",         RANGE, "5", "10..20", "9", PARTIALLY_MET, "4/5", "-", **tolerance("1")),
    case("range needs its upper end",      RANGE, "5", "10..-", "15", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
    case("range needs its lower end",      RANGE, "5", "-..20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
    case("range takes no plain target",    RANGE, "5", "15", "15", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
]

BOUNDS = [
    case("at least, exceeded",             AT_LEAST, "50", "80", "90", EXCEEDED, "4/3", "9/8"),
    case("at least, met",                  AT_LEAST, "50", "80", "80", MET, "1", "1"),
    case("at least, partially",            AT_LEAST, "50", "80", "65", PARTIALLY_MET, "1/2", "13/16"),
    case("at least, without a baseline",   AT_LEAST, "-", "80", "79", NOT_MET, "-", "79/80", NO_BASELINE),
    case("at least, met without one",      AT_LEAST, "-", "80", "80", MET, "-", "1", NO_BASELINE),
    case("at least, regressed",            AT_LEAST, "50", "80", "20", REGRESSED, "-1", "1/4", WORSE),
    case("at most, exceeded",              AT_MOST, "9", "3", "0", EXCEEDED, "3/2", "-", NO_RATIO),
    case("at most, met",                   AT_MOST, "9", "3", "3", MET, "1", "1"),
    case("at most, partially",             AT_MOST, "9", "3", "5", PARTIALLY_MET, "2/3", "3/5"),
    case("at most, without a baseline",    AT_MOST, "-", "3", "4", NOT_MET, "-", "3/4", NO_BASELINE),
    case("at most, with a tolerance",      AT_MOST, "9", "3", "4", MET, "5/6", "3/4", **tolerance("1")),
]

ALL_OR_NOTHING = [
    case("no complaints, none received",   ZERO, "4", "0", "0", MET, "1", "-", NO_RATIO),
    case("no complaints, target implied",  ZERO, "4", "-", "0", MET, "1", "-", NO_RATIO),
    case("no complaints, target ignored",  ZERO, "4", "3", "2", NOT_MET, "1/2", "-", NO_RATIO),
    case("no complaints, as many",         ZERO, "4", "-", "4", NOT_MET, "0", "-", NO_RATIO),
    case("no complaints, more",            ZERO, "4", "-", "6", NOT_MET, "-1/2", "-", WORSE, NO_RATIO),
    case("no complaints, never any",       ZERO, "0", "-", "0", MET, "-", "-", B_IS_T, NO_RATIO),
    case("no complaints, the first",       ZERO, "0", "-", "1", NOT_MET, "-", "-", B_IS_T, WORSE, NO_RATIO),
    case("no complaints, no baseline",     ZERO, "-", "-", "0", MET, "-", "-", NO_BASELINE, NO_RATIO),
    case("no complaints, no tolerance",    ZERO, "4", "-", "0.000000000001", NOT_MET, "3999999999999/4000000000000", "-", NO_RATIO, **tolerance("1")),
    case("no complaints, nil",             ZERO, "4", "-", "-", MET, "1", "-", NO_RATIO, state=ValueState.NIL),
    case("zero is only zero",              ZERO, "4", "-", "-1", NOT_MET, "5/4", "-", NO_RATIO),
    case("zero, from below",               ZERO, "-4", "-", "0", MET, "-", "-", LESS_AMBITIOUS, WORSE, NO_RATIO),
    case("zero, nothing reported",         ZERO, "4", "-", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("full, all of it",                FULL, "80", "100", "100", MET, "1", "1"),
    case("full, target implied",           FULL, "80", "-", "100", MET, "1", "1"),
    case("full, target ignored",           FULL, "80", "90", "95", NOT_MET, "3/4", "19/20"),
    case("full, more is not exceeded",     FULL, "80", "-", "101", MET, "21/20", "101/100"),
    case("full, almost",                   FULL, "80", "-", "99.99", NOT_MET, "1999/2000", "9999/10000", **tolerance("1")),
    case("full, less than before",         FULL, "80", "-", "60", NOT_MET, "-1", "3/5", WORSE),
    case("full, none",                     FULL, "80", "-", "0", NOT_MET, "-4", "0", WORSE),
    case("full, as always",                FULL, "100", "-", "100", MET, "-", "1", B_IS_T),
    case("full, from beyond",              FULL, "110", "-", "100", MET, "-", "1", LESS_AMBITIOUS, WORSE),
    case("full without a baseline",        FULL, "-", "-", "99", NOT_MET, "-", "99/100", NO_BASELINE),
]

JUDGED = [
    *(
        case(f"a milestone judged {verdict}", QUAL, "-", "-", "-", verdict, "-", "-", ReasonCode.JUDGED, judged=verdict)
        for verdict in (EXCEEDED, MET, PARTIALLY_MET, NOT_MET)
    ),
    case("a milestone nobody judged",      QUAL, "-", "-", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("a milestone not yet due",        QUAL, "-", "-", "-", NOT_DUE, "-", "-", ReasonCode.NOT_REPORTED, due=False),
    case("a milestone judged early",       QUAL, "-", "-", "-", MET, "-", "-", ReasonCode.JUDGED, due=False, judged=MET),
    case("a milestone's digits count for nothing", QUAL, "1", "3", "2", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("a milestone's digits beside a judgement", QUAL, "1", "3", "9", NOT_MET, "-", "-", ReasonCode.JUDGED, judged=NOT_MET),
    case("a milestone needs no basis",     QUAL, "-", "-", "-", MET, "-", "-", ReasonCode.JUDGED, judged=MET, basis=Basis.UNKNOWN),
    case("a milestone in a proxy year",    QUAL, "-", "-", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, state=ValueState.PROXY),
    case("a milestone that does not apply", QUAL, "-", "-", "-", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE,
         judged=MET, state=ValueState.NOT_APPLICABLE),
    case("a judgement beside numbers",     UP, "10", "20", "15", PARTIALLY_MET, "1/2", "3/4", judged=PARTIALLY_MET),
    case("a judgement against numbers",    UP, "10", "20", "15", PARTIALLY_MET, "1/2", "3/4", DIFFERS, judged=MET),
    case("a judgement without numbers",    UP, "10", "20", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, judged=MET),
]

OUTSIDE = [
    case("does not apply",                 UP, "10", "20", "15", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE, state=ValueState.NOT_APPLICABLE),
    case("does not apply, before no target", UP, "10", "-", "-", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE, state=ValueState.NOT_APPLICABLE),
    case("no target",                      UP, "10", "-", "15", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
    case("no target before no actual",     UP, "10", "-", "-", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET),
    case("no target before not due",       UP, "10", "-", "-", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET, due=False),
    case("no target before the basis",     UP, "10", "-", "15", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET, basis=Basis.UNKNOWN),
    case("the target's basis unknown",     UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_UNKNOWN, basis=Basis.UNKNOWN),
    case("the actual's basis unknown",     UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_UNKNOWN, actual_basis=Basis.UNKNOWN),
    case("the basis before a break",       UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_UNKNOWN,
         basis=Basis.UNKNOWN, state=ValueState.SERIES_BREAK),
    case("the basis before no actual",     UP, "10", "20", "-", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_UNKNOWN, basis=Basis.UNKNOWN),
    case("a break in the series",          UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.SERIES_BREAK, state=ValueState.SERIES_BREAK),
    case("a break before no actual",       UP, "10", "20", "-", NOT_COMPARABLE, "-", "-", ReasonCode.SERIES_BREAK, state=ValueState.SERIES_BREAK),
    case("a proxy that begins a series",   UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.SERIES_BREAK, state=ValueState.PROXY_BREAK),
    case("a proxy",                        UP, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.PROXY, state=ValueState.PROXY),
    case("a proxy before no actual",       UP, "10", "20", "-", NOT_COMPARABLE, "-", "-", ReasonCode.PROXY, state=ValueState.PROXY, due=False),
    case("a proxy for none",               ZERO, "4", "-", "0", NOT_COMPARABLE, "-", "-", ReasonCode.PROXY, state=ValueState.PROXY),
    case("nothing reported",               UP, "10", "20", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("nothing reported, not due",      UP, "10", "20", "-", NOT_DUE, "-", "-", ReasonCode.NOT_REPORTED, due=False),
    case("said to be not reported",        UP, "10", "20", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, state=ValueState.NOT_REPORTED),
    case("not reported and not due",       UP, "10", "20", "-", NOT_DUE, "-", "-", ReasonCode.NOT_REPORTED, state=ValueState.NOT_REPORTED, due=False),
    case("said to be not due",             UP, "10", "20", "-", NOT_DUE, "-", "-", ReasonCode.NOT_REPORTED, state=ValueState.NOT_DUE),
    case("suppressed is no value",         UP, "10", "20", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, state=ValueState.SUPPRESSED),
    case("not due but reported",           UP, "10", "20", "20", MET, "1", "1", due=False),
    case("range, nothing reported",        RANGE, "5", "10..20", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("maintain, nothing reported",     KEEP, "5", "5", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED),
    case("nobody stated the kind",         None, "10", "20", "15", NOT_COMPARABLE, "-", "-", ReasonCode.KIND_UNKNOWN),
    case("nobody stated the kind, not applicable", None, "-", "-", "-", NOT_APPLICABLE, "-", "-", ReasonCode.NOT_APPLICABLE, state=ValueState.NOT_APPLICABLE),
]

RATIOS = [
    case("two of three",                   UP, "50", "100", "-", PARTIALLY_MET, "1/3", "2/3", **ratio("2", "3")),
    case("a ratio on the target",          UP, "50", "75", "-", MET, "1", "1", **ratio("3", "4")),
    case("a ratio, not the number beside", UP, "50", "75", "99", MET, "1", "1", **ratio("3", "4")),
    case("none of seven",                  UP, "50", "75", "-", REGRESSED, "-2", "0", WORSE, **ratio("0", "7")),
    case("a share of nothing",             UP, "50", "75", "-", NOT_COMPARABLE, "-", "-", ReasonCode.ZERO_DENOMINATOR, **ratio("0", "0")),
    case("a share of nothing, no target",  UP, "50", "-", "-", NOT_COMPARABLE, "-", "-", ReasonCode.NO_TARGET, **ratio("1", "0")),
    case("a negative denominator",         UP, "0", "75", "-", MET, "1", "1", **ratio("-3", "-4")),
    case("a ratio in a range",             RANGE, "0", "60..70", "-", MET, "1", "-", **ratio("2", "3")),
    case("a ratio maintained",             KEEP, "0", "66", "-", MET, "-", "100/99", NO_INDEX, **ratio("2", "3"), **tolerance("1")),
    case("a full ratio",                   FULL, "0", "-", "-", MET, "1", "1", **ratio("7", "7")),
    case("a ratio nobody reported",        UP, "50", "75", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, **ratio("1", "0"), state=ValueState.NOT_REPORTED),
]

LEVEL_B, TOTAL, INCREMENT, UNKNOWN = Basis.LEVEL, Basis.TOTAL, Basis.INCREMENT, Basis.UNKNOWN

BASES = [
    case("level against total",            UP, "7", "18", "11", PARTIALLY_MET, "4/11", "11/18", **bases(TOTAL, LEVEL_B)),
    case("total against level",            UP, "7", "18", "11", PARTIALLY_MET, "4/11", "11/18", **bases(LEVEL_B, TOTAL)),
    case("four more after seven is eleven", UP, "7", "18", "4", PARTIALLY_MET, "4/11", "11/18", **bases(TOTAL, INCREMENT)),
    case("eleven against eleven more",     UP, "7", "11", "11", PARTIALLY_MET, "4/11", "11/18", **bases(INCREMENT, TOTAL)),
    case("two increments start from zero", UP, "7", "11", "4", PARTIALLY_MET, "4/11", "4/11", **bases(INCREMENT, INCREMENT)),
    case("two increments need no baseline", UP, "-", "11", "11", MET, "1", "1", **bases(INCREMENT, INCREMENT)),
    case("an increment without a baseline", UP, "-", "18", "4", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_DIFFERS, **bases(TOTAL, INCREMENT)),
    case("a total without a baseline",     UP, "-", "4", "18", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_DIFFERS, **bases(INCREMENT, LEVEL_B)),
    case("a basis with nothing reported",  UP, "-", "18", "-", NO_DATA, "-", "-", ReasonCode.NOT_REPORTED, **bases(TOTAL, INCREMENT)),
    case("a range of increments",          RANGE, "10", "5..10", "17", MET, "1", "-", **bases(INCREMENT, TOTAL)),
    case("an increment into a range",      RANGE, "10", "15..20", "7", MET, "1", "-", **bases(TOTAL, INCREMENT)),
    case("an implied target is a level",   FULL, "80", "-", "100", MET, "1", "1", **bases(INCREMENT, LEVEL_B)),
    case("an increment to full",           FULL, "80", "-", "20", MET, "1", "1", **bases(LEVEL_B, INCREMENT)),
    case("zero and an unknown basis",      ZERO, "4", "-", "0", NOT_COMPARABLE, "-", "-", ReasonCode.BASIS_UNKNOWN, **bases(UNKNOWN, LEVEL_B)),
]
# fmt: on

CASES = [
    *COMPARISON,
    *THROUGH_ZERO,
    *TOLERANCE,
    *PROGRESS_UNDEFINED,
    *LEVEL,
    *IN_RANGE,
    *BOUNDS,
    *ALL_OR_NOTHING,
    *JUDGED,
    *OUTSIDE,
    *RATIOS,
    *BASES,
]
