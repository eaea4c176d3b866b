"""Results as the plan words them: three verdicts, the numbers, and why a target was missed. Pure.

The Secretariat's vocabulary has no percentage and no degrees of a miss: what is partially met,
not met or worse than at the start all "did not meet the planned target".
"""

from collections.abc import Iterator

from indicators.enums import ValueKind, Verdict
from indicators.reports.document import Accomplishment, Measure, Subprogramme
from indicators.reports.words import Words

AGAINST_TARGET = {
    Verdict.EXCEEDED: "{result}: {actual}, which exceeded the planned target of {target}.",
    Verdict.MET: "{result}: {actual}, which met the planned target of {target}.",
    Verdict.NOT_MET: "{result}: {actual}, which did not meet the planned target of {target}.",
}
WITHOUT_NUMBER = {
    Verdict.EXCEEDED: "{result}: {actual}, which exceeded the planned target.",
    Verdict.MET: "{result}: {actual}, which met the planned target.",
    Verdict.NOT_MET: "{result}: {actual}, which did not meet the planned target.",
}
MISSED = (Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED)


def planned_results(unit: Subprogramme, words: Words, period: str) -> list[str]:
    """A sentence for each measure of the unit that was compared or judged in the period."""
    return [
        sentence
        for accomplishment in unit.accomplishments
        for measure in accomplishment.measures
        for sentence in _sentences(accomplishment, measure, words, period)
    ]


def _sentences(
    accomplishment: Accomplishment, measure: Measure, words: Words, period: str
) -> Iterator[str]:
    verdict = Verdict.NOT_MET if measure.verdict in MISSED else measure.verdict
    actual = _actual(measure, words, period)
    if verdict not in AGAINST_TARGET or not actual:
        return
    patterns = AGAINST_TARGET if measure.target else WITHOUT_NUMBER
    told = words(
        patterns[verdict],
        # A measure in words has no name of its own but that of its result.
        result=accomplishment.name if measure.words else measure.name,
        actual=actual,
        target=_with_unit(measure.target, measure, words),
    )
    if verdict == Verdict.NOT_MET and measure.explanation is not None:
        because = words("The target was not met: {reason}", reason=measure.explanation.reason)
        told = words("{sentence} {next}", sentence=told, next=because)
    yield told


def _actual(measure: Measure, words: Words, period: str) -> str:
    if not measure.words:
        return _with_unit(measure.actual, measure, words)
    texts = (
        each.text
        for each in measure.words
        if each.kind == ValueKind.ACTUAL and each.period == period
    )
    return words("; ").join(next(texts, "").splitlines())


def _with_unit(printed: str, measure: Measure, words: Words) -> str:
    if not printed:
        return ""
    number = words.number(printed)
    return words("{number} {unit}", number=number, unit=measure.unit) if measure.unit else number
