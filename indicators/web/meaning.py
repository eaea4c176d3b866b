"""What an entered value means, in a verdict and one sentence of arithmetic."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators.attainment import Attainment, previewed, printed_number, stated_amount
from indicators.enums import MeasureKind, Verdict
from indicators.models import Attainment as StoredAttainment
from indicators.models import MeasureVersion, ValueVersion
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
) -> str:
    """The arithmetic behind the verdict, or why there is none."""
    if actual is not None and actual.words and not actual.judged:
        return _("Told in words, and not judged yet.")
    if attained.verdict in SENTENCES:
        return SENTENCES[attained.verdict]()
    if attained.verdict == Verdict.NOT_COMPARABLE or measure.kind == MeasureKind.MILESTONE:
        return " ".join(_(reason.label) for reason in attained.reasons)
    return _arithmetic(attained, measure, stated_amount(target), stated_amount(actual))


def _arithmetic(
    attained: Attainment,
    measure: MeasureVersion,
    target: Fraction | None,
    actual: Fraction | None,
) -> str:
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
