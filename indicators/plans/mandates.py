"""Entries of a list of legislative mandates: ``SS.V/2, sect. II  Frontier posts``.

A list stands under a line that names the body and the kinds ("General Assembly resolutions").
Decision 4/1 is not resolution 4/1: what an entry does not say itself, it has from its list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_CHINESE_KINDS = {
    "决议": "resolution",
    "决定": "decision",
    "宣言": "declaration",
    "声明": "statement",
    "公约": "convention",
    "议定书": "protocol",
    "协定": "agreement",
    "结论": "conclusion",
}
_NUMBERED = ("resolution", "decision")
_KINDS = _CHINESE_KINDS | {kind: kind for kind in _CHINESE_KINDS.values()}

_kind = "|".join(_KINDS)
_chinese = rf"(?:部长级|主席)?(?:{'|'.join(_CHINESE_KINDS)})"
_english = rf"(?:(?:ministerial|presidential|agreed) )?(?:{'|'.join(_CHINESE_KINDS.values())})s?"
_HEADINGS = (
    re.compile(
        rf"(?P<body>[^\s\d，。：；]{{0,40}}?)的?(?P<kinds>{_chinese}(?:[、和与及]{_chinese})*)"
    ),
    re.compile(
        rf"(?P<body>(?!{_english}\b)[A-Z][^\d.:;]{{0,120}}?)?\s*\b"
        rf"(?P<kinds>{_english}(?:(?:, | and |, and ){_english})*)",
        re.IGNORECASE,
    ),
)

_SESSION = r"\s?\((?:[IVXLC]+|[A-Z]{1,2}-[IVXLC]+|(?:19|20)\d\d)\)"
_SYMBOL_SHAPES = (
    # A/CONF.1/2, SS.V/2, S-2/1
    rf"[A-Z]{{1,6}}(?:[./-][A-Za-z\d.()-]+)*/[A-Za-z\d.()-]+(?:{_SESSION})?",
    rf"\d{{1,4}}(?:\s[A-Z])?{_SESSION}",  # 1234 (XXI), 1300 A (XIV)
    rf"\d{{1,4}}/(?:CP|[A-Z]+|\d+)[A-Za-z\d./]*(?:{_SESSION})?(?:\s[A-Z](?:\s?(?:和|and|-)\s?[A-Z])?(?!\w|\s[a-z]))?",
)
_symbol = rf"(?:{'|'.join(_SYMBOL_SHAPES)})"
_part = (
    r"\s*[,，]\s*(?:(?:sect(?:ion)?|chap(?:ter)?|part)s?\.?\s*(?P<section>[\w.]+)"
    r"|第?\s*(?P<chinese_section>[\w.]+?)\s*[节章部])"
)
_ENTRY = re.compile(
    rf"(?:(?P<before>(?i:{_kind}))s?\s+|第\s?)?(?P<symbol>{_symbol})(?:\s?号(?P<after>{_kind})?)?"
    rf"(?:{_part})?(?=\s|[;；,，、和及与]|$)"
)
_BETWEEN = re.compile(r"\s*(?:[;；,，、]\s*(?:and\s+)?|\s(?:and|和|及|与)\s|[和及与])\s*")
_NEXT_ENTRY = re.compile(
    rf"(?<=[\u3000-\u9fff)）])(?<![第和及与、，；])\s+(?=(?:第\s?)?{_symbol}(?:\s?号(?:{_kind}))?\s+(?!号)[\u4e00-\u9fff《“\d])"
    rf"|(?<=\w)\s+(?=(?:Decision|Resolution) {_symbol}\s+[A-Z])"
)


@dataclass(frozen=True, slots=True)
class MandateList:
    """The body and the kinds that the line above a list names; the body ``""`` where none is."""

    body: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``printed`` is all that stands before the title, or before the next symbol.

    ``has_title``: the title stands behind this symbol; those before it share the title.
    """

    body: str | None
    kind: str | None
    symbol: str | None
    section: str | None
    title: str
    printed: str
    has_title: bool = True


def heading(text: str) -> MandateList | None:
    """The line above a list, or ``None`` where the text is no such line."""
    line = " ".join(text.split())
    for pattern in _HEADINGS:
        match = pattern.fullmatch(line)
        if match:
            kinds = tuple(_KINDS[each.lower()] for each in re.findall(_kind, match["kinds"], re.I))
            return MandateList(body=match["body"] or "", kinds=kinds)
    return None


def begins_entry(text: str) -> bool:
    """Whether the text begins with a symbol."""
    return _ENTRY.match(text.strip()) is not None


def entries(text: str, under: MandateList | None) -> Iterator[Entry]:
    """The entries of one paragraph, mostly one; a text without a symbol is a title alone."""
    for part in _NEXT_ENTRY.split(text.strip()):
        found = _symbols(part)
        title = part[found[-1].end() :].strip() if found else part
        said = _kind_said(found)
        kind = _KINDS[said.lower()] if said else _kind_of(title, under)
        body = (under.body or None) if under else None
        if not found:
            yield Entry(body, kind, None, None, title, "")
        starts = [*(each.start() for each in found), found[-1].end()] if found else []
        for match, (start, end) in zip(found, pairwise(starts), strict=True):
            symbol = " ".join(match["symbol"].split())
            section = match["section"] or match["chinese_section"]
            is_last = match is found[-1]
            yield Entry(body, kind, symbol, section, title, part[start:end], is_last)


def _symbols(text: str) -> list[re.Match[str]]:
    """The symbols that the text opens with: ``71/243 and 75/233  Review`` has two for one title."""
    found: list[re.Match[str]] = []
    match = _ENTRY.match(text)
    while match:
        found.append(match)
        between = _BETWEEN.match(text, match.end())
        match = _ENTRY.match(text, between.end()) if between else None
    is_whole = bool(found) and text[found[-1].end() :][:1].strip() == ""
    return found if is_whole else []


def _kind_said(found: list[re.Match[str]]) -> str | None:
    """The kind printed before the first symbol or after the last: it is the kind of all."""
    return (found[0]["before"] or found[-1]["after"]) if found else None


def _kind_of(title: str, under: MandateList | None) -> str | None:
    """What the title names, else the list's usual kind."""
    kinds = under.kinds if under else ()
    if len(kinds) > 1:
        for kind in kinds:
            if kind not in _NUMBERED and _names(title, kind):
                return kind
        kinds = tuple(kind for kind in kinds if kind in _NUMBERED) or kinds
    return kinds[0] if kinds else None


def _names(title: str, kind: str) -> bool:
    return any(name in title.lower() for name, means in _KINDS.items() if means == kind)
