"""The mandates of a programme: entries with symbol and title under the heads of their lists.

Where a page ends, the two columns of the list come as blocks: all symbols first, then all
titles. A symbol cell of several lines comes as several passages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.enums import Level
from indicators.plans.biennial.mandate_words import (
    MARK,
    ListHead,
    continues_symbol_in_title,
    continues_title,
    goes_on,
    kind_of,
    list_head,
    section_of,
    symbol_end,
    symbol_of,
)
from indicators.plans.biennial.outline import LABEL, MandateSection
from indicators.plans.biennial.table import ENUMERATOR
from indicators.plans.biennial.vocabulary import MISSION, SECTION, Grammar
from indicators.plans.records import Dropped
from indicators.plans.text import Passage

SYMBOL = "symbol of a mandate"
HEAD = "head of a list of mandates"
UNIT_NAME = "name of a unit in the mandates"
LOOK_AHEAD = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A mandate as printed. ``title`` is empty where none is printed beside the symbol."""

    symbols: tuple[Passage, ...]
    title: tuple[Passage, ...]
    head: ListHead | None

    @property
    def cell(self) -> str:
        """The symbol cell as printed, its lines joined."""
        text = ""
        for each in self.symbols:
            tight = not text or text[-1] in "/-−" or not any(char.isdigit() for char in text)
            text += each.text if tight else f" {each.text}"
        return text

    @property
    def body(self) -> str | None:
        return self.head.body if self.head else None

    @property
    def kind(self) -> str | None:
        return kind_of(self.cell, self.head)

    @property
    def symbol(self) -> str | None:
        return symbol_of(self.cell) or None

    @property
    def section(self) -> str | None:
        return section_of(self.cell)


@dataclass(slots=True)
class MandateList:
    entries: list[Entry] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def entries(
    section: MandateSection, units: Sequence[tuple[Level | None, str]], grammar: Grammar
) -> MandateList:
    """The entries of a programme that has these units (level and number)."""
    reading = _Reading(grammar, frozenset(units))
    passages = section.passages
    for at, passage in enumerate(passages):
        reading.take(passage, passages[at + 1 : at + 1 + LOOK_AHEAD])
    reading.close()
    return reading.result


class _Reading:
    """``symbols`` and ``titles`` are the block being read: its cells down the two columns.

    ``head_of_all`` stands above the units and is the head of each one's first list.
    """

    def __init__(self, grammar: Grammar, units: frozenset[tuple[Level | None, str]]) -> None:
        self.grammar = grammar
        self.units = units
        self.result = MandateList()
        self.head: ListHead | None = None
        self.head_of_all: ListHead | None = None
        self.symbols: list[list[Passage]] = []
        self.titles: list[list[Passage]] = []
        self.name_follows = False

    def take(self, passage: Passage, following: Sequence[Passage]) -> None:
        text = passage.text
        if self._take_unit(passage, text):
            return
        if self.titles and continues_symbol_in_title(self._last_title(), text):
            self.titles[-1].append(passage)
            return
        end = self._symbol_end(text)
        if end == len(text):
            self._take_symbol(passage)
        elif end and not self._is_title_of_block(following):
            self.close()
            symbol, title = passage.split(end)
            self.symbols, self.titles = [[symbol]], [[title]]
        elif len(self.symbols) > len(self.titles):
            self._take_title(passage, text)
        else:
            self._take_words(passage, text, following)

    def close(self) -> None:
        """Pair the block's symbols with its titles; one title may stand for them all."""
        symbols, titles = self.symbols, self.titles
        if len(titles) == 1 or not symbols:
            symbols = [[part for cell in symbols for part in cell]]
        for at in range(max(len(symbols), len(titles)) if titles or self.symbols else 0):
            cell = symbols[at] if at < len(symbols) else []
            title = titles[at] if at < len(titles) else []
            self.result.entries.append(Entry(tuple(cell), tuple(title), self.head))
            for part in cell:
                self.result.dropped.extend(part.bare.dropped(SYMBOL))
        self.symbols, self.titles = [], []

    # Heads

    def _take_unit(self, passage: Passage, text: str) -> bool:
        grammar = self.grammar
        named = grammar.subprogramme.match(text) or grammar.component.match(text)
        section, mission = SECTION.fullmatch(text), MISSION.fullmatch(text)
        if named:
            self.name_follows = True
        elif not (
            (section and (Level.SECTION, section["number"]) in self.units)
            or (mission and (Level.MISSION, mission["number"]) in self.units)
        ):
            return False
        self.close()
        self.head = self.head_of_all
        self.result.dropped.extend(passage.dropped(LABEL))
        return True

    def _take_words(self, passage: Passage, text: str, following: Sequence[Passage]) -> None:
        """A line without a symbol: a unit's name, a list's head, part of a title, an entry."""
        before_symbol = bool(following) and self._symbol_end(following[0].text) > 0
        head = list_head(text, before_symbol=before_symbol)
        if self.name_follows and not (head and head.kinds):
            self.name_follows = False
            self.result.dropped.extend(passage.dropped(UNIT_NAME))
        elif self.titles and continues_title(self._last_title(), text):
            self.titles[-1].append(passage)
        elif head and self._opens_list(following):
            self.close()
            self.head = head
            if self.grammar.any_head.match(following[0].text):
                self.head_of_all = head
            self.name_follows = False
            self.result.dropped.extend(passage.dropped(HEAD))
        else:
            self.close()
            self.titles = [[passage]]

    def _opens_list(self, following: Sequence[Passage]) -> bool:
        """A head has entries or a unit below it, and not at once another head."""
        if not following:
            return False
        text = following[0].text
        return bool(self._symbol_end(text)) or list_head(text, before_symbol=True) is None

    # Cells

    def _take_symbol(self, passage: Passage) -> None:
        last = self.symbols[-1][-1].text if self.symbols else ""
        if self.symbols and not self.titles and goes_on(last, passage.text):
            self.symbols[-1].append(passage)
            return
        if self.titles:
            self.close()
        self.symbols.append([passage])

    def _take_title(self, passage: Passage, text: str) -> None:
        if self.titles and continues_title(self._last_title(), text):
            self.titles[-1].append(passage)
            return
        # Two entries in one row bear marks, ㈠ and ㈡, in both columns.
        mark = MARK.match(text)
        if mark and MARK.match(self.symbols[len(self.titles)][0].text):
            enumerator, passage = passage.split(mark.end())
            self.result.dropped.extend(enumerator.dropped(ENUMERATOR))
        self.titles.append([passage] if passage.pieces else [])

    def _is_title_of_block(self, following: Sequence[Passage]) -> bool:
        """A title may begin like a symbol (``2015/16 account``): others of its block do not."""
        missing = len(self.symbols) - len(self.titles)
        return missing > 1 and any(
            not self._symbol_end(each.text) for each in following[: missing - 1]
        )

    def _last_title(self) -> str:
        return self.titles[-1][-1].text if self.titles and self.titles[-1] else ""

    def _symbol_end(self, text: str) -> int:
        return symbol_end(text, years=self.grammar.language == "zh")
