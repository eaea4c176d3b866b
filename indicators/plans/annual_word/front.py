"""What a Word plan says of itself: symbol, title, section, years, language."""

import re
from collections import Counter
from dataclasses import dataclass

from indicators.plans.annual_word.blocks import Block, Line, Table, one_line
from indicators.plans.annual_word.chinese import CHINESE
from indicators.plans.annual_word.english import ENGLISH
from indicators.plans.annual_word.names import W
from indicators.plans.annual_word.package import Package
from indicators.plans.annual_word.vocabulary import Vocabulary, mark_of

_SYMBOL = re.compile(
    r"(?<![\w/])[A-Z]{1,6}(?:/[A-Z\d][\w.]*){2,5}(?:\s?[(（](?:Sect\.?|第)\s?\w+\s?款?[)）])?"
    r"(?:/(?:Rev|Add|Corr)\.\d+)*"
)
_OF_SECTION = re.compile(r"[(（](?:Sect\.?|第)\s?(?P<number>\d{1,2}[A-Z]?)\s?款?[)）]")
_NUMBERED = re.compile(r"(?P<section>\d{1,2}[A-Z]?)\.\d{1,3}\s")
_CJK = re.compile("[\u4e00-\u9fff]")
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_FRONT = 200
# A plan is printed in the year before its own and looks back on the year before that.
YEARS_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """``title``, ``section`` and ``name`` are places among the blocks, ``None`` where no line
    prints them; the name may stand on the line of the section."""

    words: Vocabulary
    symbol: str
    number: str
    title: int | None
    section: int | None
    name: int | None
    plan_year: str
    performance_year: int | None


def facts_of(package: Package, blocks: tuple[Block, ...]) -> Facts:
    words = language_of(blocks)
    lines = {at: block for at, block in enumerate(blocks) if isinstance(block, Line)}
    symbol = _symbol(package, lines)
    title = _first(lines, words.budget_line)
    section = _first(lines, words.section_line)
    plan_year = _year(lines, words.plan_year)
    planned, performed = _integer(plan_year), _integer(_year(lines, words.performance_year))
    number = _section_number(lines, words, section, symbol)
    return Facts(
        words=words,
        symbol=symbol,
        number=number,
        title=_first_worded(lines, words) if title is None else title,
        section=section,
        name=None if section is None else _name_below(lines, section, words),
        plan_year=plan_year,
        performance_year=performed
        if performed is not None or planned is None
        else planned - YEARS_BETWEEN,
    )


def language_of(blocks: tuple[Block, ...]) -> Vocabulary:
    """The words of the language that most letters are of."""
    words = "".join(_text(block) for block in blocks)
    letters = sum(char.isalpha() for char in words)
    return CHINESE if letters and len(_CJK.findall(words)) * 3 > letters else ENGLISH


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return "".join(row.plain for row in block.rows) if isinstance(block, Table) else ""


def _symbol(package: Package, lines: dict[int, Line]) -> str:
    """From the running heads; else from the properties; else from the first pages."""
    heads: Counter[str] = Counter()
    for name in package.names("word/header"):
        if name.endswith(".xml"):
            for paragraph in package.xml(name).iter(f"{W}p"):
                text = "".join(str(part.text or "") for part in paragraph.iter(f"{W}t"))
                heads.update(one_line(each.group()) for each in _SYMBOL.finditer(text))
    if heads:
        return heads.most_common(1)[0][0]
    if package.has("docProps/custom.xml"):
        for each in package.xml("docProps/custom.xml").iter(_PROPERTY):
            found = _SYMBOL.fullmatch(one_line("".join(str(part) for part in each.itertext())))
            if found:
                return found.group()
    for at, line in lines.items():
        found = _SYMBOL.fullmatch(line.plain)
        if found and at < _FRONT:
            return found.group()
    return ""


def _first(lines: dict[int, Line], pattern: re.Pattern[str]) -> int | None:
    return next(
        (at for at, line in lines.items() if at < _FRONT and pattern.fullmatch(line.plain)), None
    )


def _first_worded(lines: dict[int, Line], words: Vocabulary) -> int | None:
    """The first line, unless it is a heading of the grammar."""
    first = next((at for at, line in lines.items() if line.plain), None)
    return None if first is None or mark_of(lines[first], words) else first


def _name_below(lines: dict[int, Line], section: int, words: Vocabulary) -> int | None:
    match = words.section_line.fullmatch(lines[section].plain)
    if match is not None and match["name"]:
        return section
    below = (at for at, line in lines.items() if at > section and line.plain)
    at = next(below, None)
    if at is None or at > section + 3 or mark_of(lines[at], words):
        return None
    return at


def _section_number(
    lines: dict[int, Line], words: Vocabulary, section: int | None, symbol: str
) -> str:
    if section is not None:
        match = words.section_line.fullmatch(lines[section].plain)
        if match:
            return match["number"].upper()
    if of_symbol := _OF_SECTION.search(symbol):
        return of_symbol["number"].upper()
    numbers = (_NUMBERED.match(f"{line.plain} ") for line in lines.values())
    counted = Counter(match["section"] for match in numbers if match)
    return counted.most_common(1)[0][0] if counted else ""


def _year(lines: dict[int, Line], pattern: re.Pattern[str]) -> str:
    """The year most lines of headings name; ``""`` where none does."""
    years: Counter[str] = Counter()
    for line in lines.values():
        if len(line.text) < 200:
            years.update(match["year"] for match in pattern.finditer(line.plain))
    return re.sub(r"\D*$", "", years.most_common(1)[0][0]) if years else ""


def _integer(year: str) -> int | None:
    """The year, or the last one of a period."""
    found = re.findall(r"\d+", year)
    return int(found[0][:2] + found[-1][-2:]) if found else None
