"""Links to the Sustainable Development Goals that a strategy paragraph names.

A goal is ``6``, a target ``6.1`` or ``11.b``, an indicator ``17.14.1``. 目标 alone is also
*objective* and *target*: without the words 可持续发展目标 in the same sentence it names no goal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.plans.records import Alignment, Source

FRAMEWORK = "SDG"
LAST_GOAL = 17


@dataclass(frozen=True, slots=True)
class Link:
    """A node of the framework and the whole sentence that names it."""

    framework: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    """``named`` finds a name with its codes. ``said`` is the framework's own name: a match that
    holds it needs nothing more, any other needs it somewhere in the sentence."""

    sentence: re.Pattern[str]
    named: re.Pattern[str]
    said: re.Pattern[str]


_CODE = r"\d{1,2}(?:\.(?:\d{1,2}|[a-d])(?![a-z\d]))?(?:\.\d{1,2})?(?![\d%％]|\.\d)"
_CHINESE_AND = r"\s*(?:、|，|和|以及|及|与|或|至|到|-|–)\s*"
_CHINESE_COUNT = r"\s*(?:[个名年月种次份家万亿倍]|项(?!下)|[多余][个名项]|摄氏度)"
_ENGLISH_AND = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s*[-–]\s*)"
_ENGLISH_COUNT = r"\s*(?:per cent|percent|degrees?|million|countries|Member States)"

_CHINESE = _Grammar(
    sentence=re.compile("[^。！？]+[。！？]?"),
    named=re.compile(
        rf"(?:目标|指标)\s*(?P<codes>{_CODE}(?:{_CHINESE_AND}{_CODE})*)(?!{_CHINESE_COUNT})"
    ),
    said=re.compile("可持续发展(?:各项)?(?:具体)?目标"),
)
_ENGLISH = _Grammar(
    sentence=re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z“\"(])|\Z)", re.DOTALL),
    named=re.compile(
        r"\b(?:Goals?|SDGs?|(?:[Tt]argets?|[Ii]ndicators?)(?=\s+\d+\.))\s+"
        rf"(?P<codes>{_CODE}(?:{_ENGLISH_AND}{_CODE})*)(?!{_ENGLISH_COUNT})"
    ),
    said=re.compile(r"\bGoals?\b|\bSDGs?\b"),
)


def links(text: str, language: str) -> tuple[Link, ...]:
    """The links of one paragraph in printed order, each code once, with its first sentence."""
    grammar = _CHINESE if language.lower().startswith("zh") else _ENGLISH
    found: dict[str, Link] = {}
    for match in grammar.sentence.finditer(text):
        sentence = match.group().strip()
        for code in _codes(sentence, grammar):
            found.setdefault(code, Link(FRAMEWORK, code, sentence))
    return tuple(found.values())


def records(text: str, language: str, path: str, source: Source) -> tuple[Alignment, ...]:
    """The links of the paragraph at ``path`` as records; their paths are numbered below it."""
    return tuple(
        Alignment(
            path=f"{path}/alignment {at}",
            text=link.sentence,
            source=source,
            framework=link.framework,
            code=link.code,
            about=path,
        )
        for at, link in enumerate(links(text, language), start=1)
    )


def _codes(sentence: str, grammar: _Grammar) -> Iterator[str]:
    if grammar.said.search(sentence) is None:
        return
    for match in grammar.named.finditer(sentence):
        yield from _each(match["codes"])


def _each(codes: str) -> Iterator[str]:
    """``6, 12 to 14`` is 6, 12, 13, 14. What lies outside the framework is left out."""
    before, to_range = "", False
    for part in re.findall(r"[\d.]+[a-d]?|至|到|to|[-–]", codes):
        if part[0].isdigit():
            if to_range and before.isdecimal() and part.isdecimal():
                yield from (str(code) for code in range(int(before) + 1, min(int(part), LAST_GOAL)))
            if 1 <= int(part.split(".")[0]) <= LAST_GOAL:
                yield part
            before, to_range = part, False
        else:
            to_range = True
