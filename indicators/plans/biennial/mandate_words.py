"""What a line of the mandates is made of: symbols, heads of lists, and parts of titles."""

import re
from dataclasses import dataclass

from indicators.plans import mandates

_ADDENDUM = r"(?:Add|Rev|Corr|Amend)\.\d+"
_SESSION = r"\s?[(（][^()（）]{1,12}[)）]"
_LETTER = r"(?:\s?[A-Z](?=\s+[^\sa-z]|\s*$|\s+(?:and|和)\s|[(,，、)]))?"
_TOKEN = "|".join(
    (
        r"(?=\S*\d)[A-Z](?:[A-Za-z\d.−-]|\(\d+ ?\))*+/(?:[A-Za-z\d./−-]|\(\d+ ?\))*+",
        rf"\d{{1,5}}(?:[-−]\d{{1,3}})?/(?:[A-Z]+\.)?\d{{1,5}}(?:/{_ADDENDUM})*(?!\d){_LETTER}",
        rf"\d{{1,4}}(?:\s?[A-Z])?{_SESSION}",
        r"[A-Z]\s?\(\d{1,3}\)",
        _ADDENDUM,
    )
)
_JOINER = r"\s*(?:、|，|,|和|及|与|\band\b)\s*"
_PART = (
    r"\s?[,，]?\s?(?:第[一二三四五六七八九十百\d]+[节章部]|"
    r"(?i:sections?|sect\.|chapters?|chap\.|parts?)\s+(?:[IVXLC]+|\d+)\b)"
)
_MORE = rf"(?:{_JOINER}(?:{_TOKEN}|[A-Z](?![A-Za-z])|\d{{1,2}}(?![\d/(])))*"
_NUMBERED = rf"(?:{_TOKEN}){_MORE}(?:{_PART})?"
_HEAD = re.compile(
    rf"(?:第\s?{_NUMBERED}\s?号(?:决议|决定)?|(?:(?i:resolution|decision)s?\s+)?{_NUMBERED})"
    r"(?=\s|$)(?!\s?年(?!度))"
)
_YEAR_HEAD = re.compile(r"(?:19|20)\d\d(?=\s+(?!年(?!度))[^\s\x00-\x7f]|\s+\d\d\s)")
_ONLY = re.compile(
    r"(?>Add|Rev|Corr|Amend|和|及|与|\band\b|第[一二三四五六七八九十百]+[节章部]|第|号|决议|决定"
    r"|(?i:resolutions?|decisions?|sections?|chapters?|parts?)\b|[㈠-㈩]"
    r"|[A-Z\d./()（）\s,，、|−-])++"
)
_SOLID = re.compile(rf"{_TOKEN}|[A-Z]+[/.]")
_BEGINS_OPEN = re.compile(r"\s*(?:和|及|与|、|and\b)")
_ENDS_OPEN = re.compile(r"(?:、|，|,|和|及|与|\band|/|-|−)\s*$")
_SECTION_NAMED = re.compile(
    r"第(?P<chinese>[一二三四五六七八九十百\d]+)[节章部]"
    r"|(?i:sections?|sect\.|chapters?|chap\.|parts?)\s+(?P<english>[IVXLC]+|\d+)"
)
_SAID = re.compile(r"决议|决定|resolution|decision", re.IGNORECASE)
_AROUND = re.compile(
    r"^[\s㈠-㈩第|]+|[\s,，|]+$|\s?号?\s?(?:决议|决定)$|号$|^(?:resolution|decision)s?\s+",
    re.IGNORECASE,
)
MARK = re.compile(r"[㈠-㈩]\s*")
_PART_OF_TITLE = re.compile(r"[(（]|[A-Z]\.\s|[一二三四五六七八九十]+[：、]")
_GOES_ON = re.compile(r"[，、；：;,:—-]$")
_LIST_ENDS = re.compile(
    r"(?P<body>[^\d]*?)(?:的|各项|商定的|相关|通过的)*"
    r"(?:(?:主席|部长级|商定)*(?:决议|决定|声明|结论|公报|宣言|公约|文件|条款)(?:[、/和与及]|其他|其中|会议)*)+"
    r"(?:和报告)?[：:]?"
)
_LIST_OPENS = re.compile(r".*[，,]?其中.*如下[：:]|.*(?:the following|as follows):")
_BODY_ONLY = re.compile(
    r"[^\s\d，。：；《》]{2,18}(?:委员会|理事会|大会|机构|会议)"
    r"|[A-Z][A-Za-z ]{2,60}(?:Committee|Council|Commission|Assembly)"
)
_KIND_WORDS = {
    "决议": "resolution",
    "决定": "decision",
    "声明": "statement",
    "宣言": "declaration",
    "公约": "convention",
    "结论": "conclusion",
}
_BOOK_CLOSES = ("》", "〉")
_LONGEST_HEAD = 150
_LONGEST_CELL = 500
_CUT_SYMBOL = re.compile(_ADDENDUM)

# General Assembly decisions are numbered from 401, those of its councils from 201.
_SESSION_AND_NUMBER = re.compile(r"(?P<session>\d{1,4})/(?P<number>\d{1,3})")
_STATEMENT = "PRST"


@dataclass(frozen=True, slots=True)
class ListHead:
    """The line above a list: whose mandates follow, and of which kinds."""

    body: str | None
    kinds: tuple[str, ...]


def symbol_end(text: str, *, years: bool) -> int:
    """Where the symbols at the beginning of an entry end; 0 where it begins with none."""
    if is_symbol_only(text):
        return len(text)
    mark = MARK.match(text)
    match = _HEAD.match(text, mark.end() if mark else 0, _LONGEST_CELL)
    match = match or (_YEAR_HEAD.match(text) if years else None)
    return match.end() if match else 0


def is_symbol_only(text: str) -> bool:
    """Whether the line holds symbols, or parts of one, and no word of a title."""
    if len(text) > _LONGEST_CELL or not _ONLY.fullmatch(text):
        return False
    words = (_SOLID, _SAID, _SECTION_NAMED)
    return "号" in text or any(word.search(text) for word in words)


def goes_on(left: str, right: str) -> bool:
    """Whether a symbol cell of several lines goes on from ``left`` to ``right``."""
    return bool(
        _ENDS_OPEN.search(left)
        or _BEGINS_OPEN.match(right)
        or not any(char.isdigit() for char in left)
        or re.fullmatch(rf"\s*(?:{_ADDENDUM}.*|号?\s?(?:决议|决定)?|{_PART})", right)
    )


def symbol_of(cell: str) -> str:
    """The symbol without words around it: ``第 2/1 号决定`` is ``2/1``."""
    symbol = _SECTION_NAMED.sub("", cell)
    while (bare := _AROUND.sub("", symbol)) != symbol:
        symbol = bare
    return " ".join(symbol.split())


def section_of(cell: str) -> str | None:
    match = _SECTION_NAMED.search(cell)
    return (match["chinese"] or match["english"]) if match else None


def kind_of(cell: str, head: ListHead | None) -> str | None:
    """The kind the entry says itself, else that of its list, as far as that is one."""
    said = _SAID.search(cell)
    if said:
        return _KIND_WORDS.get(said.group(), said.group().lower())
    kinds = head.kinds if head else ()
    if len(kinds) < 2:
        return kinds[0] if kinds else None
    match = _SESSION_AND_NUMBER.fullmatch(symbol_of(cell))
    if {"resolution", "decision"} <= set(kinds) and match:
        first_decision = 201 if len(match["session"]) == 4 else 401
        return "decision" if int(match["number"]) >= first_decision else "resolution"
    if cell.count("/") > 1:
        return "statement" if _STATEMENT in cell and "statement" in kinds else None
    return kinds[0] if cell else None


def list_head(text: str, *, before_symbol: bool) -> ListHead | None:
    """The line as the head of a list; a body's bare name is one only above a symbol."""
    if text.endswith(_BOOK_CLOSES) or len(text) > _LONGEST_HEAD:
        return None
    match = _LIST_ENDS.fullmatch(text)
    if match or _LIST_OPENS.fullmatch(text):
        kinds = sorted(
            (text.index(word), kind) for word, kind in _KIND_WORDS.items() if word in text
        )
        named = tuple(kind for at, kind in kinds if not match or at >= match.end("body"))
        return ListHead((match["body"] if match else "") or None, named)
    known = mandates.heading(text)
    if known:
        return ListHead(known.body or None, known.kinds)
    if before_symbol and _BODY_ONLY.fullmatch(text):
        return ListHead(text, ())
    return None


def continues_title(title: str, text: str) -> bool:
    """Whether a line goes on with the title above it, which a page or a table cell cut."""
    return (
        _brackets_open(title)
        or _GOES_ON.search(title) is not None
        or _PART_OF_TITLE.match(text) is not None
    )


def continues_symbol_in_title(title: str, text: str) -> bool:
    """Whether a symbol in the brackets of a title was cut in two (``A/50/3/`` ``Rev.1``)."""
    return _brackets_open(title) and _CUT_SYMBOL.match(text) is not None


def _brackets_open(text: str) -> bool:
    opened = sum(text.count(char) for char in "(（《“")
    return opened > sum(text.count(char) for char in ")）》”")
