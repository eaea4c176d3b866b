"""A reckoning in the reader's words and numbers; exact, until the last step prints it."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.attainment import Reckoning, is_share, printed_number, stated_amount
from indicators.enums import Accumulation, MeasureKind, ReasonCode, ValueState, Verdict
from indicators.web.framework.measures import ShownAttainment, shown_attainment
from indicators.web.reckoning.meaning import percentage_points
from indicators.web.reckoning.numbers_in_full import in_full, signed
from indicators.web.reckoning.reckoned_inputs import Input, inputs
from indicators.web.requests import language

# How each kind of measure is compared, and the sign that stands between actual and target.
COMPARED = {
    MeasureKind.INCREASE: (
        "≥",
        lambda: _("More is better: met when the actual is not below the target."),
    ),
    MeasureKind.AT_LEAST: (
        "≥",
        lambda: _("More is better: met when the actual is not below the target."),
    ),
    MeasureKind.DECREASE: (
        "≤",
        lambda: _("Less is better: met when the actual is not above the target."),
    ),
    MeasureKind.AT_MOST: (
        "≤",
        lambda: _("Less is better: met when the actual is not above the target."),
    ),
    MeasureKind.ZERO: (
        "=",
        lambda: _("None is allowed: met by 0 alone, never exceeded, never in part."),
    ),
    MeasureKind.FULL: (
        "≥",
        lambda: _("All must comply: met by 100 or more, never exceeded, never in part."),
    ),
    MeasureKind.MAINTAIN: (
        "=",
        lambda: _(
            "The level is to be kept: met when the actual is no further from it than the tolerance."
        ),
    ),
    MeasureKind.RANGE: ("∈", lambda: _("Met anywhere between the two ends.")),
}
AFTERWARDS = {
    Verdict.EXCEEDED: lambda: _("Met, and beyond the target by more than the tolerance: exceeded."),
    Verdict.MET: lambda: _("Met."),
    Verdict.PARTIALLY_MET: lambda: _("Not met, and part of the way is made: partially met."),
    Verdict.NOT_MET: lambda: _("Not met, and nothing says that part of the way is made."),
    Verdict.REGRESSED: lambda: _("Not met, and further away than the baseline: regressed."),
}
BROUGHT = {
    Accumulation.SUM_TO_DATE: lambda: _("The years since the baseline are added up."),
    Accumulation.RUNNING_TOTAL: lambda: _("Each value is the total so far: the last one counts."),
    Accumulation.LATEST: lambda: _("The latest value reported counts."),
    Accumulation.MAXIMUM: lambda: _("The highest of the years counts."),
    Accumulation.MINIMUM: lambda: _("The lowest of the years counts."),
    Accumulation.POOLED_RATIO: lambda: _(
        "Numerators and denominators of the years are added, never percentages."
    ),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction as it is written: above and below the line."""

    upper: str
    lower: str


@dataclass(frozen=True, slots=True)
class OpenedAttainment:
    """What the page shows of a reckoning; what does not apply is empty."""

    of: Reckoning
    shown: ShownAttainment
    inputs: list[Input]
    brought: str
    added: str
    on_one_basis: str
    moved: str
    rule: str
    formula: str
    holds: bool | None
    afterwards: str
    progress: list[Share]
    ratio: Share | None
    gap: str
    reasons: list[str]
    left_out: list[str]
    rounding: str
    original: "OpenedAttainment | None"
    components: "list[OpenedAttainment]"


def opened(of: Reckoning) -> OpenedAttainment:
    kind = of.case.kind
    compared = of.figures is not None
    return OpenedAttainment(
        of=of,
        shown=shown_attainment(of.row, of.reading) if of.reading else None,
        inputs=inputs(of),
        brought=_brought(of),
        added=_added(of),
        on_one_basis=_on_one_basis(of),
        moved=_moved(of),
        rule=COMPARED[kind][1]() if compared else "",
        formula=_formula(of) if compared else "",
        holds=_holds(of) if compared else None,
        afterwards=AFTERWARDS[of.attained.verdict]() if compared else "",
        progress=_progress(of),
        ratio=_share(of.attained.ratio),
        gap=_gap(of),
        reasons=[_(ReasonCode(code).label) for code in of.row.reasons],
        left_out=_left_out(of),
        rounding=_rounding(of),
        original=opened(of.original) if of.original else None,
        components=[opened(part) for part in of.components],
    )


def _gap(of: Reckoning) -> str:
    """In the measure's unit, of percentages in percentage points."""
    if of.attained.gap is None:
        return ""
    gap = in_full(of.attained.gap)
    stated = (said.version for said in (of.target, of.actual) if said is not None)
    return percentage_points(gap) if is_share(of.reading, *stated) else gap


def _brought(of: Reckoning) -> str:
    accumulation = of.reading.accumulation if of.reading else ""
    sentence = BROUGHT.get(accumulation) if of.case.kind != MeasureKind.MILESTONE else None
    return sentence() if sentence else ""


def _added(of: Reckoning) -> str:
    """The sum as it is written, where years were added."""
    case, reading = of.case, of.reading
    if not _brought(of) or len(of.years) < 2:
        return ""
    said = [stated_amount(year.version) if year else None for year in of.years]
    if (
        reading.accumulation == Accumulation.SUM_TO_DATE
        and case.actual is not None
        and None not in said
    ):
        return f"{' + '.join(in_full(each) for each in said)} = {in_full(case.actual)}"
    if case.ratio is not None and case.ratio.percentage is not None:
        parts = f"{in_full(case.ratio.numerator)} / {in_full(case.ratio.denominator)}"
        return f"100 × {parts} = {in_full(case.ratio.percentage)}"
    return ""


def _on_one_basis(of: Reckoning) -> str:
    """Why other numbers are compared than those that were stated."""
    if of.starts_from_zero:
        return _("Target and actual are both increments: the way begins at 0.")
    if of.moved:
        return _("What is an increment is added to the baseline first, then it is compared.")
    return ""


def _moved(of: Reckoning) -> str:
    """Each increment as it is added to the baseline."""
    return ", ".join(
        f"{in_full(of.case.baseline)} + {signed(stated)} = {in_full(compared)}"
        for stated, compared in of.moved
    )


def _formula(of: Reckoning) -> str:
    actual = in_full(of.figures.actual)
    if of.interval is not None:
        return f"{in_full(of.interval.lo)} ≤ {actual} ≤ {in_full(of.interval.hi)}"
    target, tolerance, kind = of.single_target, of.case.tolerance, of.case.kind
    sign = COMPARED[kind][0]
    if kind == MeasureKind.MAINTAIN:
        return f"|{actual} − {in_full(target)}| ≤ {in_full(tolerance)}"
    if tolerance and kind not in (MeasureKind.ZERO, MeasureKind.FULL):
        edge = f"{in_full(target)} {'−' if of.sign > 0 else '+'} {in_full(tolerance)}"
        return f"{actual} {sign} {edge}"
    return f"{actual} {sign} {in_full(target)}"


def _holds(of: Reckoning) -> bool:
    return of.attained.verdict in (Verdict.MET, Verdict.EXCEEDED)


def _progress(of: Reckoning) -> list[Share]:
    """P as it is written, step by step: the letters, the numbers, in lowest terms."""
    if of.attained.progress is None:
        return []
    figures = of.figures
    last = _share(of.attained.progress)
    if of.interval is not None:
        before, away = of.interval.distance(figures.baseline), of.interval.distance(figures.actual)
        return [
            Share("d(b) − d(a)", "d(b)"),
            Share(f"{in_full(before)} − {in_full(away)}", in_full(before)),
            last,
        ]
    a, b, t = figures.actual, figures.baseline, of.single_target
    return [
        Share("a − b", "t − b"),
        Share(f"{in_full(a)} − {signed(b)}", f"{in_full(t)} − {signed(b)}"),
        Share(in_full(a - b), in_full(t - b)),
        last,
    ]


def _share(value: Fraction | None) -> Share | None:
    return None if value is None else Share(str(value.numerator), str(value.denominator))


def _left_out(of: Reckoning) -> list[str]:
    """What was stated and did not enter, and why; none of it is zero."""
    said = []
    for year in of.years:
        if year is not None and year.version.state != ValueState.REPORTED:
            state = _(ValueState(year.version.state).label)
            said.append(
                _("%(period)s: %(state)s.")
                % {"period": year.version.cell.period.label, "state": state}
            )
    if None in of.years and len(of.years) > 1:
        said.append(_("A year has no value. It is not counted as 0."))
    return said


def _rounding(of: Reckoning) -> str:
    if of.figures is None or of.reading is None:
        return ""
    thresholds = [of.interval.lo, of.interval.hi] if of.interval else [of.single_target]
    parts = {
        "exact": in_full(of.figures.actual),
        "printed": printed_number(of.figures.actual, of.reading.decimals, language(), thresholds),
        "decimals": of.reading.decimals,
    }
    said = _("%(exact)s is printed %(printed)s: half up, with the stated decimals (%(decimals)s).")
    more = _("It takes more of them where it would seem to reach or leave the target.")
    return f"{said % parts} {more}"
