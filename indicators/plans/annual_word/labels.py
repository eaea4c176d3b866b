"""Year, kind and component out of the label of a column, a category or a series.

``2024 (actual)a`` is 2024, actual, with the footnote letter a; ``Countries (planned)`` is the
planned values of a component; ``Column1`` says nothing. An estimate is no kind of its own: the
year decides what it is, and a person is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.plans.annual_word.vocabulary import Vocabulary

_YEAR = re.compile(
    r"(?<![\d.,/])(?P<first>(?:19|20)\d\d)(?:\s?(?P<between>[/–‒-])\s?(?P<last>(?:20)?\d\d)(?!\d))?"
    r"(?![\d/])\s?(?:年度?)?"
)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-\d\d-\d\d(?!\d)")
_EMPTY_BRACKETS = re.compile(r"[(（]\s*[)）]")
_SAYS_NOTHING = re.compile(r"x|(?:column|series|列|系列)\s?\d*", re.IGNORECASE)
_EDGES = " \t\n:：,，;；–—‒-()（）*"
_BARE_END = re.compile(r"[\s,:–—-]+(?P<kind>planned|actuals?)", re.IGNORECASE)
_BARE_START = re.compile(r"(?P<kind>planned|actuals?)\s*[:–—,-]\s*(?=\S)", re.IGNORECASE)
_LEADING = re.compile(
    r"(?P<kind>planned|actual)s?\s+"
    r"(?:(?:figures?|performance|results?|targets?|values?)|(?P<name>\S.*))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """``year`` is an integer, or a text for a period (``2021/22``, ``2015-2018``)."""

    year: int | str | None = None
    kind: str | None = None
    component: str | None = None
    mark: str = ""
    is_proxy: bool = False


def read_label(printed: str, words: Vocabulary) -> Label:
    text = _DAY.sub(r"\1", " ".join(printed.split()))
    year, text = _take_year(text)
    is_proxy = words.proxy.search(text) is not None
    kind, text, mark = _take_kind(text, words)
    rest = text.strip(_EDGES)
    if year is not None and re.fullmatch(r"[a-z\d]", rest):
        mark, rest = rest, ""
    if year is not None and words.beside_year.fullmatch(rest):
        kind = kind or _kind_named(rest, words)
        rest = ""
    says_nothing = not rest or _SAYS_NOTHING.fullmatch(rest) is not None
    return Label(year, kind, None if says_nothing else _balanced(text), mark, is_proxy)


def read_series(names: Sequence[str], words: Vocabulary) -> list[Label]:
    """The labels of a chart's series: ``Planned men`` beside ``Actual men`` is planned, of men."""
    labels = [read_label(name, words) for name in names]
    leading = [_LEADING.fullmatch(each.component or "") for each in labels]
    if {each["kind"].lower() for each in leading if each} != {"planned", "actual"}:
        return labels
    return [
        replace(label, kind=found["kind"].lower(), component=found["name"]) if found else label
        for label, found in zip(labels, leading, strict=True)
    ]


def _take_year(text: str) -> tuple[int | str | None, str]:
    for match in _YEAR.finditer(text):
        year = _period(match["first"], match["between"], match["last"])
        if year is not None:
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return year, _EMPTY_BRACKETS.sub("", rest).strip()
    return None, text


def _period(first: str, between: str | None, last: str | None) -> int | str | None:
    if last is None or between is None:
        return int(first)
    start, end = int(first), int(first[:2] + last[-2:])
    if end == start + 1 and (between == "/" or len(last) == 2):
        return f"{first}/{last[-2:]}"
    if end > start and len(last) == 4 and between != "/":
        return f"{first}-{last}"
    return None


def _take_kind(text: str, words: Vocabulary) -> tuple[str | None, str, str]:
    """The kind, the text without its word, and a letter that sticks to it."""
    for kind, pattern in words.year_kinds:
        for match in pattern.finditer(text):
            before, after = text[: match.start()].strip(), text[match.end() :].strip()
            letter = after if re.fullmatch(r"[a-z]", after) else ""
            if match.group().strip()[:1] in "(（" or not (before or after):
                return kind, f"{before} {'' if letter else after}".strip(), letter
    for pattern in (_BARE_START, _BARE_END):
        at = 0 if pattern is _BARE_START else -1
        found = list(pattern.finditer(text))
        if found and (found[at].start() == 0 if at == 0 else found[at].end() == len(text)):
            match = found[at]
            kind = "planned" if match["kind"].lower() == "planned" else "actual"
            return kind, f"{text[: match.start()]} {text[match.end() :]}".strip(), ""
    return None, text, ""


def _kind_named(text: str, words: Vocabulary) -> str | None:
    return next((kind for kind, pattern in words.year_kinds if pattern.search(text)), None)


def _balanced(text: str) -> str:
    """A name without loose separators around it; brackets that belong to it stay."""
    name = " ".join(text.split()).strip(" :：,，;；–—‒*-")
    if name.startswith(("(", "（")) and name.endswith((")", "）")):
        name = name[1:-1].strip()
    return name
