"""What an entered value means, in a verdict and one sentence of arithmetic."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.attainment import (
    Attainment,
    is_share,
    previewed,
    printed_number,
    stated_amount,
)
from indicators.enums import Basis, MeasureKind, Verdict
from indicators.models import Attainment as StoredAttainment
from indicators.models import MeasureVersion, ValueVersion
from indicators.web.reckoning.numbers_in_full import in_full
from indicators.web.requests import language, today

SENTENCES = {
    Verdict.NO_DATA: lambda: _("Due, and nothing entered. Empty stays empty: never 0."),
    Verdict.NOT_DUE: lambda: _("Not due yet, and nothing entered."),
    Verdict.NOT_APPLICABLE: lambda: _("Does not apply in this period."),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    verdict: Verdict
    is_judged: bool
    sentence: str


def of_entry(row, *, actual: ValueVersion | None) -> Meaning:
    """Of a row of the entry sheet, with the actual as it stands before review."""
    target, baseline = standing(row.target), standing(row.baseline)
    period = row.period
    attained = previewed(
        row.measure.current,
        baseline=baseline,
        target=target,
        actual=actual,
        due=period.last_day < today(),
    )
    return Meaning(
        verdict=attained.verdict,
        is_judged=bool(actual and actual.judged),
        sentence=sentence(attained, row.measure.current, target, actual),
    )


def standing(cell) -> ValueVersion | None:
    """What a cell says to who fills it in: the draft before the submitted and the approved."""
    return (cell.draft or cell.submitted or cell.approved) if cell else None


def sentence(
    attained: Attainment,
    measure: MeasureVersion,
    target: ValueVersion | None,
    actual: ValueVersion | None,
    judged: Fraction | None = None,
) -> str:
    """The arithmetic behind the verdict, or why there is none.

    ``judged`` is what was compared where the years of a series were brought together.
    """
    if actual is not None and actual.words and not actual.judged:
        return _("Told in words, and not judged yet.")
    if attained.verdict in SENTENCES:
        return SENTENCES[attained.verdict]()
    if attained.verdict == Verdict.NOT_COMPARABLE or measure.kind == MeasureKind.MILESTONE:
        return " ".join(_(reason.label) for reason in attained.reasons)
    said, in_points = stated_amount(actual), is_share(measure, target, actual)
    if judged is None or judged == said:
        told = _arithmetic(attained, measure, stated_amount(target), said, in_points=in_points)
        return " ".join(filter(None, (told, done_of_total(actual))))
    together = _arithmetic(attained, measure, stated_amount(target), judged, in_points=in_points)
    return _("The years together: %(said)s") % {"said": together}


def done_of_total(actual: ValueVersion | None) -> str:
    """What a share is of; empty where it is stated without its parts."""
    if actual is None or actual.denominator is None:
        return ""
    parts = {
        "done": in_full(Fraction(actual.numerator)),
        "total": in_full(Fraction(actual.denominator)),
    }
    return _("That is %(done)s of %(total)s.") % parts


def percentage_points(printed: str) -> str:
    return _("%(gap)s percentage points") % {"gap": printed}


def brought_together(row: StoredAttainment, version: MeasureVersion) -> Fraction | None:
    """What a series was judged by: exactly, from its level ratio; none where it has no ratio."""
    if not row.series or row.ratio_numerator is None:
        return None
    if row.target is not None and row.target.basis == Basis.INCREMENT:
        return None
    level = Fraction(row.ratio_numerator) / Fraction(row.ratio_denominator)
    target = _implied(version, stated_amount(row.target))
    is_downward = version.kind in (MeasureKind.DECREASE, MeasureKind.AT_MOST)
    return target / level if is_downward else target * level


def _arithmetic(
    attained: Attainment,
    measure: MeasureVersion,
    target: Fraction | None,
    actual: Fraction | None,
    *,
    in_points: bool,
) -> str:
    """``in_points``: two percentages differ by percentage points."""
    if actual is None or attained.gap is None:
        return ""
    target = _implied(measure, target)

    def number(value: Fraction) -> str:
        return printed_number(value, measure.decimals, language(), [target])

    if attained.gap == 0:
        return _("%(actual)s, as planned.") % {"actual": number(actual)}
    parts = {
        "actual": number(actual),
        "target": number(target),
        "gap": printed_number(abs(attained.gap), measure.decimals, language(), [Fraction(0)]),
    }
    if in_points:
        parts["gap"] = percentage_points(parts["gap"])
    if attained.gap > 0:
        return _("%(actual)s against %(target)s: %(gap)s better than planned.") % parts
    if attained.verdict in (Verdict.MET, Verdict.EXCEEDED):
        return _("%(actual)s against %(target)s: %(gap)s away, within the tolerance.") % parts
    return _("%(actual)s against %(target)s: %(gap)s short.") % parts


def _implied(measure: MeasureVersion, target: Fraction | None) -> Fraction:
    if measure.kind == MeasureKind.ZERO:
        return Fraction(0)
    if measure.kind == MeasureKind.FULL:
        return Fraction(100)
    return target if target is not None else Fraction(0)


def way_from_baseline(row: StoredAttainment, version: MeasureVersion) -> str:
    """How far a value that fell short came from its baseline; empty where that says nothing."""
    baseline = stated_amount(row.baseline)
    if baseline is None or row.progress_numerator is None:
        return ""
    parts = {"baseline": printed_number(baseline, version.decimals, language())}
    if row.verdict == Verdict.REGRESSED:
        return _("Worse than the baseline of %(baseline)s.") % parts
    if row.verdict != Verdict.PARTIALLY_MET:
        return ""
    parts["share"] = f"{row.progress_numerator:f}/{row.progress_denominator:f}"
    return _("%(share)s of the way from %(baseline)s.") % parts


def against_original(row: StoredAttainment, version: MeasureVersion) -> str:
    """The verdict against what had been promised before a revision; empty where nothing was."""
    if not row.original_verdict:
        return ""
    verdict = _(Verdict(row.original_verdict).label)
    if row.original_target_id not in (None, row.target_id) and (
        target := _stated(row.original_target, version)
    ):
        parts = {"target": target, "verdict": verdict}
        return _("Against the original target of %(target)s: %(verdict)s.") % parts
    if row.original_baseline_id not in (None, row.baseline_id) and (
        baseline := _stated(row.original_baseline, version)
    ):
        parts = {"baseline": baseline, "verdict": verdict}
        return _("From the original baseline of %(baseline)s: %(verdict)s.") % parts
    return _("Against what was promised at first: %(verdict)s.") % {"verdict": verdict}


def _stated(value: ValueVersion, version: MeasureVersion) -> str:
    """A number, the two ends of a range, or nothing where it is told in words."""
    ends = (
        stated_amount(value),
        None if value.amount_high is None else Fraction(value.amount_high),
    )
    told = (printed_number(end, version.decimals, language()) for end in ends if end is not None)
    return "\u2013".join(told)
