"""Entries of a list of legislative mandates: ``SS.V/2, sect. II  Frontier posts``.

A list stands under a line that names the body and the kinds ("General Assembly resolutions").
Decision 4/1 is not resolution 4/1: what an entry does not say itself, it has from its list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    rf"[A-Z]{{1,6}}(?:[./-][\w.()-]+)*/[\w.()-]+(?:{_SESSION})?",  # A/CONF.1/2, SS.V/2, S-2/1
    rf"\d{{1,4}}(?:\s[A-Z])?{_SESSION}",  # 1234 (XXI), 1300 A (XIV)
    rf"\d{{1,4}}/(?:CP|[A-Z]+|\d+)[\w./]*(?:{_SESSION})?(?:\s[A-Z](?:\s?(?:和|and|-)\s?[A-Z])?(?!\w|\s[a-z]))?",
)
_symbol = rf"(?:{'|'.join(_SYMBOL_SHAPES)})"
_part = (
    r"\s*[,，]\s*(?:(?:sect(?:ion)?|chap(?:ter)?|part)s?\.?\s*(?P<section>[\w.]+)"
    r"|第?\s*(?P<chinese_section>[\w.]+?)\s*[节章部])"
)
_ENTRY = re.compile(
    rf"(?:(?P<before>(?i:{_kind}))\s+|第\s?)?(?P<symbol>{_symbol})(?:\s?号(?P<after>{_kind})?)?"
    rf"(?:{_part})?(?=\s|$)"
)
_NEXT_ENTRY = re.compile(
    rf"(?<=[\u3000-\u9fff)）])(?<!第)\s+(?=(?:第\s?)?{_symbol}(?:\s?号(?:{_kind}))?\s+(?!号)[\u4e00-\u9fff《“\d])"
    rf"|(?<=\w)\s+(?=(?:Decision|Resolution) {_symbol}\s+[A-Z])"
)


@dataclass(frozen=True, slots=True)
class MandateList:
    """The body and the kinds that the line above a list names; the body ``""`` where none is."""

    body: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``printed`` is all that stands before the title, as printed."""

    body: str | None
    kind: str | None
    symbol: str | None
    section: str | None
    title: str
    printed: str


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
        match = _ENTRY.match(part)
        title = part[match.end() :].strip() if match else part
        yield Entry(
            body=(under.body or None) if under else None,
            kind=_kind_of(match, title, under),
            symbol=" ".join(match["symbol"].split()) if match else None,
            section=(match["section"] or match["chinese_section"]) if match else None,
            title=title,
            printed=match.group() if match else "",
        )


def _kind_of(match: re.Match[str] | None, title: str, under: MandateList | None) -> str | None:
    """What the entry says of itself, else what its title names, else the list's usual kind."""
    said = (match["before"] or match["after"]) if match else None
    if said:
        return _KINDS[said.lower()]
    kinds = under.kinds if under else ()
    if len(kinds) > 1:
        for kind in kinds:
            if kind not in _NUMBERED and _names(title, kind):
                return kind
        kinds = tuple(kind for kind in kinds if kind in _NUMBERED) or kinds
    return kinds[0] if kinds else None


def _names(title: str, kind: str) -> bool:
    return any(name in title.lower() for name, means in _KINDS.items() if means == kind)
