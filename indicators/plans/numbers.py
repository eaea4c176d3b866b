"""Exact numbers out of printed text, in English and Chinese. No float anywhere.

``numbers_in`` finds every number of a sentence; ``read_cell`` reads a cell that holds one number
and nothing else. Not taken for numbers: document symbols (``11/44``), ordinals (``第 4``,
``4th``), numbers of several points (``1.2.3``), digits of a word (``CO2``, ``25A``), fractions in
words (``三分之一``, ``one third``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum

from indicators.enums import Qualifier
from indicators.plans.number_words import CHINESE, ENGLISH, chinese_number, english_number

STORED_DIGITS = 12


class Unit(StrEnum):
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed; ``start`` and ``end`` count characters of the text searched.

    ``as_printed`` is figures, scale and unit sign: the words of the qualifier and the footnote
    letter are no part of it. ``is_year`` marks four plain digits from 1900 to 2099.
    """

    amount: Decimal
    as_printed: str
    start: int
    end: int
    qualifier: Qualifier | None = None
    unit: Unit | None = None
    footnote: str | None = None
    in_words: bool = False
    is_year: bool = False


_SPACES = " \u00a0\u2009\u202f"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％＋－−", "0123456789.,%+--")
_DASHES = frozenset("—–-―‒−－")
_FIGURE = re.compile(
    r"(?<!\d)(?P<sign>(?<![\w)\]%])-(?=\d))?"
    rf"(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)"
    r"(?:\.\d+)?"
)
_NO_FIGURE_BEFORE = re.compile(r"(?:[A-Za-z_/]|[A-Za-z]-|\d\.|第\s?)$")
_NO_FIGURE_AFTER = re.compile(r"/\d|\.\d|st\b|nd\b|rd\b|th\b|[A-Z]|\s?分之")
_NO_WORD_AFTER = re.compile(r"-|\s(?:third|quarter|half|halves|fifth|tenth)s?\b")
_SCALES = {
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "万亿": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_scale = "|".join(sorted(_SCALES, key=len, reverse=True))
_TAIL = re.compile(
    r"(?P<many>\s?[多余](?![于边样种]))?"
    rf"(?:\s?(?P<scale>{_scale})(?![a-z瓦米克卡升]))?"
    r"(?P<more>\s?[多余](?![于边样种]))?"
    r"(?P<plus>\+)?"
    r"(?P<unit>\s?%|\s?个?百分点|\s?percentage points?\b|\s?per ?cent(?=[a-z]?\b))?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[a-z](?![A-Za-z0-9'’])")
_CLASSIFIER = "[个名项种次份家国支位套座条处部场台人所州省市届年天月周倍]"
_CHINESE_WORDS = re.compile(
    rf"(?P<percent>百分之)(?P<share>{CHINESE}|[\d.]+)|(?<![第分之]){CHINESE}(?=[多余]?\s?{_CLASSIFIER})"
)
_ALL_CHINESE = re.compile(rf"\s*(?P<words>{CHINESE})\s*")
_ENGLISH_WORDS = re.compile(ENGLISH, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")

_BEFORE = (
    (
        Qualifier.AT_LEAST,
        "at least|(?:no|not) (?:fewer|less) than|a minimum of|至少|最少|不少于|不低于|≥",
    ),
    (
        Qualifier.AT_MOST,
        "at most|up to|(?:no|not) more than|a maximum of|至多|最多|不超过|不多于|不高于|≤",
    ),
    (Qualifier.MORE_THAN, "more than|over|exceeding|above|超过|多于|高于|逾|>"),
    (Qualifier.LESS_THAN, "less than|fewer than|under|below|少于|低于|不到|不足|<"),
    (
        Qualifier.ABOUT,
        "about|approximately|around|some|nearly|almost|roughly|大约|大概|约|将近|接近|近|~|≈",
    ),
)
_AFTER = (
    (Qualifier.AT_LEAST, r"or more\b|and (?:above|over)\b|或?以上|及以上"),
    (Qualifier.AT_MOST, r"or (?:less|fewer)\b|或?以下|及以下|以内"),
    (Qualifier.ABOUT, "左右|上下"),
)
_QUALIFIED_BEFORE = tuple(
    (qualifier, re.compile(rf"(?<![A-Za-z])(?:{words})\s*$", re.IGNORECASE))
    for qualifier, words in _BEFORE
)
_QUALIFIED_AFTER = tuple(
    (qualifier, re.compile(rf"\s*{_CLASSIFIER}?(?:{words})", re.IGNORECASE))
    for qualifier, words in _AFTER
)


def canonical(amount: Decimal) -> str:
    """The amount in plain digits: no exponent, no trailing zeros, no minus before zero."""
    printed = format(amount, "f")
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


def canonical_of_stored(stored: str) -> str:
    """The shortest decimal that gives a stored number back at 12 significant digits.

    ``64.099999999999994`` is ``64.1``. Raises ``ValueError`` for what is no finite number.
    """
    with localcontext() as context:
        context.prec = STORED_DIGITS
        context.traps = dict.fromkeys(context.traps, False)
        amount = context.create_decimal(stored.strip())
    if not amount.is_finite():
        raise ValueError(f"{stored!r} is no finite number.")
    return canonical(amount)


def is_dash(text: str) -> bool:
    """One dash and nothing else, which is a state of its own: nothing planned or reported."""
    return text.strip() in _DASHES


def read_cell(text: str) -> PrintedNumber | None:
    """The one number that a cell holds, with qualifier, unit and footnote letter; else ``None``."""
    found = numbers_in(text)
    if len(found) != 1:
        return None
    number = found[0]
    before, after = text[: number.start], text[number.end :]
    around = _without_qualifier(before, _QUALIFIED_BEFORE) + _without_qualifier(
        after.removeprefix(number.footnote or ""), _QUALIFIED_AFTER
    )
    return None if around.strip() else number


def numbers_in(text: str) -> list[PrintedNumber]:
    """Every number of the text in printed order. A range gives its two ends."""
    plain = text.translate(_FULL_WIDTH)
    found = sorted((*_in_figures(plain), *_in_words(plain)), key=lambda each: each.start)
    kept: list[PrintedNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(replace(number, as_printed=text[number.start : number.end]))
    return kept


def _in_figures(text: str) -> Iterator[PrintedNumber]:
    for match in _FIGURE.finditer(text):
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() :][:6]
        if _NO_FIGURE_BEFORE.search(before) or _NO_FIGURE_AFTER.match(after):
            continue
        digits = re.sub(rf"[,{_SPACES}]", "", match.group())
        is_year = _YEAR.fullmatch(match.group()) is not None
        yield _with_tail(text, match.start(), match.end(), Decimal(digits), is_year=is_year)


def _in_words(text: str) -> Iterator[PrintedNumber]:
    for match in _ENGLISH_WORDS.finditer(text):
        number = english_number(match.group())
        if number is not None and _NO_WORD_AFTER.match(text, match.end()) is None:
            yield _with_tail(text, match.start(), match.end(), Decimal(number), in_words=True)
    whole = _ALL_CHINESE.fullmatch(text)
    matches = (
        [(whole.start("words"), whole.end("words"), whole["words"], None)]
        if whole
        else [
            (each.start(), each.end(), each["share"] or each.group(), each["percent"])
            for each in _CHINESE_WORDS.finditer(text)
        ]
    )
    for start, end, words, percent in matches:
        amount = _chinese_amount(words)
        if amount is not None:
            read = _with_tail(text, start, end, amount, in_words=True)
            yield replace(read, unit=Unit.PERCENT) if percent else read


def _chinese_amount(words: str) -> Decimal | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return Decimal(words)
    number = chinese_number(words)
    return None if number is None else Decimal(number)


def _with_tail(
    text: str,
    start: int,
    end: int,
    amount: Decimal,
    *,
    in_words: bool = False,
    is_year: bool = False,
) -> PrintedNumber:
    """The number with what follows it: scale, 多, unit sign, footnote letter."""
    tail = next(_TAIL.finditer(text, end))
    stop = tail.end()
    footnote = _FOOTNOTE.match(text, stop)
    return PrintedNumber(
        amount=_scaled(amount, tail["scale"]),
        as_printed="",
        start=start,
        end=stop,
        qualifier=_qualifier(text, start, stop, tail),
        unit=_unit(tail["unit"]),
        footnote=footnote.group() if footnote else None,
        in_words=in_words,
        is_year=is_year and stop == end,
    )


def _scaled(amount: Decimal, scale: str | None) -> Decimal:
    if scale is None:
        return amount
    with localcontext() as context:
        context.prec = len(amount.as_tuple().digits) + STORED_DIGITS + 1
        return amount * _SCALES[scale.lower()]


def _unit(printed: str | None) -> Unit | None:
    if printed is None:
        return None
    if "百分点" in printed or "point" in printed.lower():
        return Unit.PERCENTAGE_POINTS
    return Unit.PERCENT


def _qualifier(text: str, start: int, end: int, tail: re.Match[str]) -> Qualifier | None:
    for qualifier, pattern in _QUALIFIED_BEFORE:
        if pattern.search(text[max(0, start - 20) : start]):
            return qualifier
    if tail["many"] or tail["more"]:
        return Qualifier.MORE_THAN
    if tail["plus"]:
        return Qualifier.AT_LEAST
    for qualifier, pattern in _QUALIFIED_AFTER:
        if pattern.match(text, end):
            return qualifier
    return None


def _without_qualifier(text: str, patterns: tuple[tuple[Qualifier, re.Pattern[str]], ...]) -> str:
    for _, pattern in patterns:
        text = pattern.sub("", text, count=1)
    return text
