"""What the paragraphs above a measure tell of its values: a proxy year, a baseline."""

import re
from dataclasses import dataclass

from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.numbers import PrintedNumber, numbers_in
from indicators.plans.records import Source
from indicators.plans.text import Passage

# Between a number and the word "baseline" that names it: "117 hectares", "公顷".
_UNIT_REACHES = 25
_CLAUSE_ENDS = re.compile(r"[，。；;]|,(?!\d)|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class Proxy:
    """A year for which the document gives a proxy measure, and the sentence that says so."""

    year: int
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True)
class Baseline:
    """``year`` is an integer, or ``2015-2018`` for a period."""

    year: int | str
    number: PrintedNumber
    source: Source


def proxy_in(passage: Passage, words: Vocabulary) -> Proxy | None:
    text = passage.text
    match = words.proxy.search(text)
    if match is None:
        return None
    sentences = (each for each in words.sentence.finditer(text) if each.end() > match.start())
    said = next(sentences, match)
    return Proxy(int(match["year"]), said.group().strip(), passage.source)


def baseline_in(passage: Passage, words: Vocabulary) -> Baseline | None:
    """The one number that a clause calls the baseline of a year or period; else ``None``."""
    text = passage.text
    for match in words.baseline.finditer(text):
        number = _number_of(match, text, words)
        year = number and _year_of(match, number, text, words)
        if number and year:
            _before, from_number = passage.split(number.start)
            return Baseline(year, number, from_number.source)
    return None


def _number_of(match: re.Match[str], text: str, words: Vocabulary) -> PrintedNumber | None:
    """The number that the words lead to ("a baseline of 117"), or close ("以 117 公里为基线")."""
    numbers = [each for each in numbers_in(text) if not each.is_year]
    after = next((each for each in numbers if each.start >= match.end()), None)
    if after and words.baseline_link.fullmatch(text, match.end(), after.start):
        return after
    before = next((each for each in reversed(numbers) if each.end <= match.start()), None)
    if before is None or match.start() - before.end > _UNIT_REACHES:
        return None
    return before if words.baseline_close.fullmatch(text, before.end, match.start()) else None


def _year_of(
    match: re.Match[str], number: PrintedNumber, text: str, words: Vocabulary
) -> int | str | None:
    """The year printed between the word and its number; else behind, else ahead in the clause."""
    first, last = min(match.start(), number.start), max(match.end(), number.end)
    starts = [each.end() for each in _CLAUSE_ENDS.finditer(text, 0, first)]
    stops = (each.start() for each in _CLAUSE_ENDS.finditer(text, last))
    behind = next(stops, len(text))
    ahead = starts[-1] if starts else 0
    for start, stop in ((first, last), (last, behind), (ahead, first)):
        found = list(words.span.finditer(text, start, stop))
        if found:
            return _period(found[0] if start == last else found[-1])
    return None


def _period(span: re.Match[str]) -> int | str:
    first, last = int(span["first"]), span["last"]
    return f"{first}-{last}" if last and int(last) > first else first
