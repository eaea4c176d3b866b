"""The document's own verdict of a result, out of its sentence."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.enums import Basis, DocumentVerdict
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.numbers import PrintedNumber, Unit, canonical, numbers_in

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|(?<=[。！？])")
_TARGET_SAID = re.compile(
    r",?\s*(?:\([^)]*\)\s*)?(?:(?:for|in) \d{4}(?:[/–-]\d{2,4})?,?\s+)?of\s+(?P<what>.+)"
)
_NOT_A_TARGET = re.compile(r"\s*(?:groups?|audiences?|populations?|countries|beneficiar)\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``target`` and ``actual``: a decimal where one number is printed, else the words."""

    verdict: DocumentVerdict
    sentence: str
    target: str | None
    actual: str | None
    basis: Basis | None
    actual_basis: Basis | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What the measure prints for the year judged: it tells a level from an increment."""

    planned: str | None = None
    actual: str | None = None
    is_running_total: bool = False

    @property
    def basis(self) -> Basis:
        return Basis.TOTAL if self.is_running_total else Basis.LEVEL


def verdicts_in(text: str, words: Vocabulary, measured: Measured) -> list[Verdict]:
    """One per sentence that states a verdict; the reason goes to those that miss the target."""
    found: list[Verdict] = []
    before = ""
    for sentence in (each.strip() for each in _SENTENCE.split(text)):
        reason = words.reason.match(sentence)
        if reason is None and found and found[-1].sentence.endswith(before):
            reason = words.reason_at_once.match(sentence)
        if reason is not None and any(_lacks_reason(each) for each in found):
            found = [_with_reason(each, sentence, reason) for each in found]
        elif (verdict := _verdict(sentence, before, words, measured)) is not None:
            found.append(verdict)
        before = sentence
    return found


def _verdict(sentence: str, before: str, words: Vocabulary, measured: Measured) -> Verdict | None:
    """``before``: the sentence before, which tells the actual where this one points back to it."""
    said = _said(sentence, words)
    if said is None:
        return None
    verdict, match = said
    missed = verdict == DocumentVerdict.NOT_MET
    reason = words.reason_inside.search(sentence, match.start()) if missed else None
    clause = sentence[match.start() : reason.start()] if reason else match.group()
    target = _number_or_words(_target_phrase(match, words, missed=missed))
    percent = any(number.unit == Unit.PERCENT for number in _figures(clause))
    is_percent = percent if target is not None and _is_decimal(target) else None
    told = sentence[: match.start()]
    if before and (not told.strip() or words.points_back.match(told)):
        told, sentence = f"{before} {told}", f"{before} {sentence}"
    actual, actual_basis = _actual(told, words, measured, is_percent)
    basis = _target_basis(target, clause, words, measured)
    return Verdict(
        verdict=verdict,
        sentence=sentence,
        target=target,
        actual=actual,
        basis=_known(basis, actual_basis),
        actual_basis=_known(actual_basis, basis),
        reason=_reason(reason) if reason else None,
    )


def _said(sentence: str, words: Vocabulary) -> tuple[DocumentVerdict, re.Match[str]] | None:
    """The clause of the verdict: the last one that names a planned target, else the last one."""
    found = [
        (verdict, match)
        for verdict, pattern in words.verdicts
        for match in pattern.finditer(sentence)
        if not _NOT_A_TARGET.match(_group(match, "of"))
    ]
    missed = [match.span() for verdict, match in found if verdict == DocumentVerdict.NOT_MET]
    found = [
        (verdict, match)
        for verdict, match in found
        if verdict == DocumentVerdict.NOT_MET
        or not any(start <= match.start() < end for start, end in missed)
    ]
    planned = [each for each in found if words.planned.search(each[1].group())]
    return max(planned or found, key=lambda each: each[1].start(), default=None)


def _known(basis: Basis | None, beside: Basis | None) -> Basis | None:
    """The sentence sets target and actual beside each other, so they count the same thing."""
    return beside if basis == Basis.UNKNOWN and beside is not None else basis


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "") if name in match.re.groupindex else ""


def _target_phrase(match: re.Match[str], words: Vocabulary, *, missed: bool) -> str:
    if words.language == "zh":
        phrase = _group(match, "of") or _group(match, "below")
        return phrase.strip(" ，,、的计划") or re.sub(r"^[为是：:，]+", "", _group(match, "after"))
    clause = _group(match, "of") or _group(match, "said")
    opened = _TARGET_SAID.match(words.reason_inside.sub("", clause) if missed else clause)
    phrase = opened["what"].strip(" ,") if opened else ""
    target, by, _ = phrase.partition(" by ")
    return target if by and _figures(target) else phrase


def _figures(text: str) -> list[PrintedNumber]:
    return [number for number in numbers_in(text) if not number.is_year]


def _number_or_words(phrase: str) -> str | None:
    """The number where the phrase opens with its only one; else the words; ``None`` for none."""
    if not phrase:
        return None
    numbers = _figures(phrase)
    if len(numbers) == 1 and len(phrase[: numbers[0].start].split()) <= 3:
        return canonical(numbers[0].amount)
    return phrase


def _target_basis(
    target: str | None, clause: str, words: Vocabulary, measured: Measured
) -> Basis | None:
    if target is None or not _is_decimal(target):
        return None
    if words.total.search(clause):
        return Basis.TOTAL
    if words.increment.search(clause):
        return Basis.INCREMENT
    if measured.planned is not None and Decimal(measured.planned) == Decimal(target):
        return measured.basis
    percent = any(number.unit == Unit.PERCENT for number in _figures(clause))
    return Basis.LEVEL if percent else Basis.UNKNOWN


def _actual(
    before: str, words: Vocabulary, measured: Measured, is_percent: bool | None
) -> tuple[str | None, Basis | None]:
    """``is_percent``: of which kind the target is; a number of the other kind is not its actual."""
    numbers = [
        number
        for number in _figures(before)
        if is_percent is None or (number.unit == Unit.PERCENT) == is_percent
    ]
    if total := _total(before, numbers, words):
        return canonical(total.amount), Basis.TOTAL
    known = next((n for n in numbers if _equals(n, measured.actual)), None)
    if known is not None:
        return canonical(known.amount), measured.basis
    if len(numbers) == 1:
        return canonical(numbers[0].amount), _basis_of(numbers[0], before, words)
    contributed = words.contributed.search(before)
    if contributed is None:
        return None, None
    what = re.sub(r",? (?:which|that|and)\s*$", "", contributed["what"]).strip(" ,，")
    return what or None, None


def _total(text: str, numbers: list[PrintedNumber], words: Vocabulary) -> PrintedNumber | None:
    """The first number after the word that announces a total."""
    for match in words.total.finditer(text):
        for number in numbers:
            if 0 <= number.start - match.end() <= 12:
                return number
    return None


def _basis_of(number: PrintedNumber, text: str, words: Vocabulary) -> Basis:
    around = text[max(0, number.start - 15) : number.end + 12]
    if words.increment.search(around):
        return Basis.INCREMENT
    return Basis.LEVEL if number.unit == Unit.PERCENT else Basis.UNKNOWN


def _equals(number: PrintedNumber, amount: str | None) -> bool:
    return amount is not None and number.amount == Decimal(amount)


def _is_decimal(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None


def _lacks_reason(verdict: Verdict) -> bool:
    return verdict.verdict == DocumentVerdict.NOT_MET and verdict.reason is None


def _with_reason(verdict: Verdict, sentence: str, reason: re.Match[str]) -> Verdict:
    if not _lacks_reason(verdict):
        return verdict
    return replace(verdict, sentence=f"{verdict.sentence} {sentence}", reason=_reason(reason))


def _reason(found: re.Match[str]) -> str | None:
    return found["reason"].strip().rstrip("。.") or None
