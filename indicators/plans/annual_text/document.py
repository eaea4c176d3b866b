"""The front of the reader: what the document is, and everything it says in printed order."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.enums import PlanFormat
from indicators.plans import pages, text
from indicators.plans.annual_text.blocks import Arranged, Block, arranged
from indicators.plans.annual_text.desk import Desk
from indicators.plans.annual_text.measures import Measures
from indicators.plans.annual_text.reader import Walk
from indicators.plans.annual_text.vocabulary import Role, Vocabulary, vocabulary_of
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import Document, PlanRecord, Programme
from indicators.plans.refusals import NotAPlan, RefusalCode
from indicators.plans.text import Passage

_SYMBOL = re.compile(r"[A-Z][\w.]*(?:/[\w.-]+)+(?:\s*[(（][^()（）]*[)）])?")
# A plan is printed in the year before its own and looks back on the year before that.
YEARS_BETWEEN = 2
_OF_A_PLAN = frozenset(
    {
        Role.PLAN_PART,
        Role.PLANNED_RESULT,
        Role.HIGHLIGHTED_RESULT,
        Role.RESULTS,
        Role.RESULT,
        Role.MEASURE,
        Role.COLUMNS,
    }
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the document says of itself; ``None`` for what it does not print."""

    symbol: Passage | None
    title: Passage | None
    name: Passage | None
    plan_year: int
    performance_year: int


def read(data: bytes) -> PlanRecord:
    """Read an annual plan printed as text, in English or Chinese.

    Raises ``NotAPlan`` where the bytes are no text, or a text without the paragraphs, results
    and years of an annual plan.
    """
    printed = text.decoded(data)
    words = vocabulary_of(printed)
    paged = pages.read(printed)
    found = arranged(paged, words)
    front = _front(found, words)
    desk = Desk(root=f"section {found.section}")
    symbol = paged.symbol or (front.symbol.text if front.symbol else "")
    document = _document(front, found, words, symbol, hashlib.sha256(data).hexdigest())
    desk.reserve(document.path)
    desk.add(_programme(front, found))
    if not symbol:
        desk.doubt(DoubtCode.SYMBOL_NOT_PRINTED, desk.root, document.symbol, document.source)
    Walk(
        desk,
        words,
        found.blocks,
        Measures(desk, words, front.performance_year),
        title_line=front.title.line if front.title else None,
        name_line=front.name.line if front.name else None,
        symbol_line=front.symbol.line if front.symbol and not paged.symbol else None,
    ).read()
    for note in found.unmarked:
        desk.leave_note(note)
    return PlanRecord(document, tuple(desk.records), (*paged.dropped, *found.marks, *desk.dropped))


def _front(found: Arranged, words: Vocabulary) -> Front:
    if not found.section or not _OF_A_PLAN & {each.role for each in found.blocks}:
        raise NotAPlan(RefusalCode.NO_ANNUAL_PLAN)
    plan_year = _year("plan_year", found) or _last_column(found, words)
    if plan_year is None:
        raise NotAPlan(RefusalCode.NO_PLAN_YEAR)
    return Front(
        symbol=_symbol(found.blocks),
        title=_named(Role.PLAN_PART, found),
        name=_named(Role.SECTION_HEAD, found),
        plan_year=plan_year,
        performance_year=_year("performance_year", found) or plan_year - YEARS_BETWEEN,
    )


def _year(group: str, found: Arranged) -> int | None:
    """The year that the headings give; the most frequent where a page says another."""
    years = Counter(year for each in found.blocks if (year := each.named(group)))
    return int(years.most_common(1)[0][0]) if years else None


def _last_column(found: Arranged, words: Vocabulary) -> int | None:
    """The last year of the tables of deliverables, which ends with the year of the plan."""
    heads = " ".join(each.passage.text for each in found.blocks if each.role is None)
    years = [int(match["year"]) for match in words.columns.finditer(heads)]
    return max(years, default=None)


def _named(role: Role, found: Arranged) -> Passage | None:
    """The words of the first heading of the role, without its label."""
    for each in found.blocks:
        if each.role is role and (each.named("number") or found.section) == found.section:
            _label, name = each.split_before("name")
            return name
    return None


def _symbol(blocks: Iterable[Block]) -> Passage | None:
    """The line before the first numbered paragraph that is a document symbol and nothing else."""
    for each in blocks:
        if each.number is not None:
            return None
        if each.is_text and _SYMBOL.fullmatch(each.passage.text):
            return each.passage
    return None


def _programme(front: Front, found: Arranged) -> Programme:
    numbered = next(each.passage for each in found.blocks if each.number is not None)
    return Programme(
        path=f"section {found.section}",
        text=front.name.text if front.name else "",
        source=(front.name or numbered).source,
        footnotes=front.name.notes if front.name else (),
        number=found.section,
    )


def _document(
    front: Front, found: Arranged, words: Vocabulary, symbol: str, sha256: str
) -> Document:
    title = front.title.text if front.title else ""
    return Document(
        path="document",
        text=title,
        source=(front.title or found.blocks[0].passage).source,
        footnotes=front.title.notes if front.title else (),
        symbol=symbol or f"Sect. {found.section}",
        title=title,
        language=words.language,
        format=PlanFormat.ANNUAL_TEXT,
        period=str(front.plan_year),
        source_sha256=sha256,
    )
