"""Numbers written as words, in English and Chinese: ``twenty-one``, ``四``, ``十四``, ``两``."""

import re

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ENGLISH_UNITS = {word: at for at, word in enumerate(_ONES)} | {
    word: 10 * at for at, word in enumerate(_TENS, start=2)
}
ENGLISH_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
CHINESE_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
CHINESE_SCALES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}

_word = "|".join(sorted((*ENGLISH_UNITS, *ENGLISH_SCALES), key=len, reverse=True))
ENGLISH = rf"\b(?:{_word})(?:(?:[ -]|\s+and\s+)(?:{_word}))*\b"
CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"


def english_number(words: str) -> int | None:
    """``one hundred and five`` is 105; ``None`` where the words make no number."""
    total = group = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ENGLISH_UNITS:
            if group % 10 and ENGLISH_UNITS[word]:
                return None
            group += ENGLISH_UNITS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in ENGLISH_SCALES:
            total += (group or 1) * ENGLISH_SCALES[word]
            group = 0
        elif word != "and":
            return None
    return total + group


def chinese_number(words: str) -> int | None:
    """``十四`` is 14, ``二〇二一`` 2021, ``三亿五千万`` 350000000; ``None`` where it is none."""
    if not re.fullmatch(CHINESE, words):
        return None
    if not set(words) & set(CHINESE_SCALES):
        return _digit_by_digit(words)
    for name in "亿万":
        head, scale, tail = words.rpartition(name)
        if scale:
            many, rest = chinese_number(head), chinese_number(tail) if tail else 0
            return None if many is None or rest is None else many * CHINESE_SCALES[name] + rest
    return _below_ten_thousand(words)


def _digit_by_digit(words: str) -> int | None:
    if "两" in words and words != "两":
        return None
    return int("".join(str(CHINESE_DIGITS[char]) for char in words))


def _below_ten_thousand(words: str) -> int | None:
    """``两千三百零五``: each scale once, falling; a bare ``十`` is one ten."""
    parts = re.fullmatch(r"(?:(\D)千)?零?(?:(\D)百)?零?(?:(\D?)(十))?零?(\D)?", words)
    if parts is None:
        return None
    thousands, hundreds, tens, ten, ones = parts.groups()
    number = 0
    for digit, scale in ((thousands, 1000), (hundreds, 100), (ones, 1)):
        if digit is not None:
            if digit not in CHINESE_DIGITS:
                return None
            number += CHINESE_DIGITS[digit] * scale
    if ten:
        if tens and tens not in CHINESE_DIGITS:
            return None
        number += (CHINESE_DIGITS[tens] if tens else 1) * 10
    return number
