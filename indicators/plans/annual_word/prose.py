"""Running text: objectives and paragraphs, each with the sub-items printed below it."""

import re
from dataclasses import dataclass, field

from indicators.plans import alignments
from indicators.plans.annual_word.blocks import Line
from indicators.plans.annual_word.opened import OpenResult
from indicators.plans.annual_word.reading import Reading, Shelf
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.records import Objective, Paragraph, Source

PARAGRAPH_NUMBER = re.compile(
    r"(?P<number>\d{1,2}[A-Z]?\.\d{1,3})\.?(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)"
)
ITEM = re.compile(r"\([a-z]{1,4}\)|[•·▪–]|[㈠-㈩]|[(（][一二三四五六七八九十]+[)）]")


@dataclass
class _Open:
    """A text until the next one begins. ``result`` has it in its story."""

    path: str
    source: Source
    shelf: Shelf
    lines: list[str]
    footnotes: tuple[str, ...]
    is_objective: bool = False
    is_strategy: bool = False
    result: OpenResult | None = None
    verdicts: Shelf = field(default_factory=Shelf)


class Prose:
    """At most one text is open; ``close`` writes it down."""

    def __init__(self, reading: Reading, words: Vocabulary) -> None:
        self._reading = reading
        self._words = words
        self._open: _Open | None = None

    @property
    def is_open(self) -> bool:
        return self._open is not None

    def open_objective(self, at: int, line: Line, path: str, text: str) -> None:
        self._begin(at, line, path, text).is_objective = True

    def open_paragraph(
        self, at: int, line: Line, path: str, text: str, *, is_strategy: bool
    ) -> None:
        self._begin(at, line, path, text).is_strategy = is_strategy

    def open_story(self, at: int, line: Line, path: str, text: str, result: OpenResult) -> None:
        """A paragraph of a result; the document's verdict may stand in it."""
        opened = self._begin(at, line, path, text)
        opened.result = result
        opened.verdicts = self._reading.shelf()

    def _begin(self, at: int, line: Line, path: str, text: str) -> _Open:
        self.close()
        footnotes = self._reading.notes.cite(line, at)
        self._open = _Open(path, line.source, self._reading.shelf(), [text], footnotes)
        return self._open

    def add(self, at: int, line: Line) -> None:
        if self._open is not None:
            self._open.lines.append(line.printed)
            self._open.footnotes += self._reading.notes.cite(line, at)

    def close(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        text = "\n".join(opened.lines)
        if opened.is_objective:
            record = Objective(opened.path, text, opened.source, footnotes=opened.footnotes)
            opened.shelf.append(record)
            return
        paragraph = Paragraph(opened.path, text, opened.source, footnotes=opened.footnotes)
        opened.shelf.append(paragraph)
        if opened.is_strategy:
            language = self._words.language
            opened.shelf.extend(alignments.records(text, language, opened.path, opened.source))
        if opened.result is not None:
            opened.result.stories.append((text, opened.source, opened.verdicts))
