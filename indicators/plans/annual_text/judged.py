"""The paragraph that judges a planned result: what was planned, the verdict, target and actual."""

import re
from dataclasses import dataclass

from indicators.enums import Basis, DocumentVerdict
from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.numbers import PrintedNumber, Unit, canonical, numbers_in


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the document says of a planned result, in its own words. Amounts are decimals."""

    text: str
    verdict: DocumentVerdict
    target: str | None = None
    actual: str | None = None
    basis: Basis | None = None
    actual_basis: Basis | None = None


def result_span(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """Where in the paragraph the planned result itself stands."""
    match = words.planned_result.match(text)
    return match.span("result") if match else None


def judgement(text: str, words: Vocabulary) -> Judgement | None:
    """The verdict of the paragraph; ``None`` where it states none."""
    said = _verdict(text, words)
    if said is None:
        return None
    verdict, at = said
    target = next(
        (each for each in words.target.finditer(text) if _number_at(text, each.end())), None
    )
    quoted = _sentences(text, at, target.end() if target else at, words)
    if target is None:
        return Judgement(text=quoted, verdict=verdict)
    aim = _number_at(text, target.end())
    actual = _last_before(text, at, target.start())
    basis = _basis(text, actual, words) if actual else Basis.UNKNOWN
    return Judgement(
        text=quoted,
        verdict=verdict,
        target=canonical(aim.amount) if aim else None,
        actual=canonical(actual.amount) if actual else None,
        # The sentence sets the two beside each other, so they count the same thing.
        basis=basis,
        actual_basis=basis if actual else None,
    )


def _verdict(text: str, words: Vocabulary) -> tuple[DocumentVerdict, int] | None:
    for verdict, pattern in words.verdicts.items():
        match = pattern.search(text)
        if match:
            return verdict, match.start()
    return None


def _number_at(text: str, at: int) -> PrintedNumber | None:
    return next((each for each in numbers_in(text) if each.start == at), None)


def _last_before(text: str, start: int, end: int) -> PrintedNumber | None:
    """The number that a target is set against: the last one before it that is no year.

    A number in words counts only where there is no figure: "one" is mostly a pronoun.
    """
    before = [each for each in numbers_in(text) if start <= each.start < end and not each.is_year]
    figures = [each for each in before if not each.in_words]
    return next(reversed(figures or before), None)


def _basis(text: str, number: PrintedNumber, words: Vocabulary) -> Basis:
    """Whether the number is a level, a total or an increment, as its own clause says."""
    if number.unit is Unit.PERCENT:
        return Basis.LEVEL
    cuts = [each.end() for each in words.clause.finditer(text, 0, number.start)]
    before = text[cuts[-1] if cuts else 0 : number.start]
    after = " ".join(text[number.end :].split()[:2])
    if words.total.search(before):
        return Basis.TOTAL
    if words.increment.search(before) or re.match(words.increment, after):
        return Basis.INCREMENT
    return Basis.UNKNOWN


def _sentences(text: str, start: int, end: int, words: Vocabulary) -> str:
    """The whole sentences from the one that holds ``start`` to the one that holds ``end``."""
    spans = [each.span() for each in words.sentence.finditer(text)]
    touched = [span for span in spans if span[0] <= end and span[1] > start]
    return text[touched[0][0] : touched[-1][1]].strip() if touched else text
