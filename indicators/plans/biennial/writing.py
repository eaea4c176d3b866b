"""From the outline of a biennial plan to its records, in printed order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from indicators.enums import ResultKind
from indicators.plans import alignments
from indicators.plans.biennial import mandates, notes, slips
from indicators.plans.biennial.outline import (
    Frame,
    Item,
    Loose,
    MandateSection,
    Numbered,
    Outline,
    Unit,
)
from indicators.plans.biennial.table import Row, table
from indicators.plans.biennial.vocabulary import Grammar
from indicators.plans.doubts import DoubtCode, propose
from indicators.plans.pages import Note
from indicators.plans.records import (
    Accomplishment,
    Doubt,
    Dropped,
    Mandate,
    Measure,
    Objective,
    Paragraph,
    Programme,
    Record,
    Remainder,
    Source,
    Subprogramme,
)
from indicators.plans.text import Passage, joined


class Writer:
    """Turns items into records; ``dropped`` collects what the tables and lists drop.

    ``headline`` is the passage that the document's own record holds.
    """

    def __init__(self, outline: Outline, grammar: Grammar, headline: Passage | None) -> None:
        self.items = [
            item
            for item in outline.items
            if not (isinstance(item, Loose) and item.passage is headline)
        ]
        self.grammar = grammar
        self.dropped: list[Dropped] = []
        self.shared = notes.SharedMarks(set())
        self.numbers: Counter[str] = Counter()
        self.units = [item for item in self.items if isinstance(item, Unit)]

    def records(self) -> Iterator[Record]:
        for item in self.items:
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[Record]:
        match item:
            case Unit():
                yield self._unit(item)
            case Numbered():
                yield from self._paragraph(item)
            case Frame():
                yield from self._frame(item)
            case MandateSection():
                yield from self._mandates(item)
            case Loose():
                yield self._remainder(item.passage)

    def unmarked(self, unmarked: Iterable[Note]) -> Iterator[Record]:
        """Footnotes whose mark is printed nowhere."""
        for note in unmarked:
            yield Remainder(self._numbered("remainder"), note.printed, note.words.source)

    # Units and paragraphs

    def _unit(self, unit: Unit) -> Record:
        if unit.level is None:
            self.shared = notes.SharedMarks(set())
        name = self.shared.name(unit)
        text = name.text if name else ""
        source = (name or unit.heading).source
        footnotes = (*unit.heading.notes, *(name.notes if name else ()))
        if unit.level is None:
            return Programme(unit.path, text, source, number=unit.number, footnotes=footnotes)
        return Subprogramme(
            unit.path, text, source, number=unit.number, level=unit.level, footnotes=footnotes
        )

    def _paragraph(self, paragraph: Numbered) -> Iterator[Record]:
        text = "\n".join(passage.text for passage in paragraph.passages)
        source = paragraph.source
        footnotes = tuple(note for passage in paragraph.passages for note in passage.notes)
        yield Paragraph(paragraph.path, text, source, footnotes=footnotes)
        yield from alignments.records(text, self.grammar.language, paragraph.path, source)

    def _remainder(self, passage: Passage) -> Record:
        return Remainder(
            self._numbered("remainder"), passage.text, passage.source, footnotes=passage.notes
        )

    # Frames

    def _frame(self, frame: Frame) -> Iterator[Record]:
        self.dropped += notes.hang_table_notes(frame)
        objective = frame.objective
        yield Objective(
            frame.objective_path,
            objective.text,
            objective.source,
            footnotes=objective.notes,
        )
        yield from self._slip(frame.objective_path, objective)
        read = table(frame, self.grammar)
        self.dropped += read.dropped
        for passage in read.loose:
            yield self._remainder(passage)
        texts = [measure.text for row in read.rows for measure in row.measures]
        for row in read.rows:
            yield from self._row(frame, row, texts)

    def _row(self, frame: Frame, row: Row, measures: Sequence[str]) -> Iterator[Record]:
        path = self._free(f"{frame.path}/({row.letter})")
        cell = row.accomplishment
        yield Accomplishment(
            path,
            cell.text,
            cell.source,
            result_kind=ResultKind.ACCOMPLISHMENT,
            carried_over=False,
            footnotes=cell.notes,
        )
        yield from self._slip(path, cell, repeated=slips.repeats(cell.text, measures))
        for number, measure in enumerate(row.measures, start=1):
            yield from self._measure(f"{path}/{number}", measure)

    def _measure(self, path: str, cell: Passage) -> Iterator[Record]:
        proposal = propose(cell.text, self.grammar.language)
        yield Measure(
            path,
            cell.text,
            cell.source,
            measure_kind=proposal.measure_kind,
            direction=proposal.direction,
            unit=proposal.unit,
            accumulation=proposal.accumulation,
            target=proposal.target,
            footnotes=cell.notes,
        )
        for code in proposal.doubts:
            yield self._doubt(path, code, cell.text, cell.source)
        yield from self._slip(path, cell)

    # Mandates

    def _mandates(self, section: MandateSection) -> Iterator[Record]:
        below = f"{section.programme}/"
        units = [(unit.level, unit.number) for unit in self.units if unit.path.startswith(below)]
        read = mandates.entries(section, units, self.grammar)
        self.dropped += read.dropped
        for entry in read.entries:
            yield from self._mandate(section, entry)

    def _mandate(self, section: MandateSection, entry: mandates.Entry) -> Iterator[Record]:
        path = self._numbered(f"{section.programme}/mandate")
        title = joined(passage.text for passage in entry.title)
        source = (entry.symbols or entry.title)[0].source
        printed = (*entry.symbols, *entry.title)
        yield Mandate(
            path,
            title,
            source,
            body=entry.body,
            mandate_kind=entry.kind,
            symbol=entry.symbol,
            section=entry.section,
            footnotes=tuple(note for passage in printed for note in passage.notes),
        )
        if slips.has_slip(entry.symbol or ""):
            yield self._doubt(path, DoubtCode.SOURCE_ERROR.value, entry.cell, source)

    # Doubts and addresses

    def undated(self) -> Doubt:
        """The document does not say for which years it is."""
        source = self.units[0].heading.source
        return self._doubt("document", DoubtCode.PERIOD_NOT_PRINTED.value, "", source)

    def _slip(self, path: str, cell: Passage, *, repeated: bool = False) -> Iterator[Record]:
        if repeated or slips.has_slip(cell.text):
            yield self._doubt(path, DoubtCode.SOURCE_ERROR.value, cell.text, cell.source)

    def _doubt(self, about: str, code: str, text: str, source: Source) -> Doubt:
        return Doubt(self._numbered(f"{about}/doubt"), text, source, code=code, about=about)

    def _numbered(self, name: str) -> str:
        self.numbers[name] += 1
        return f"{name} {self.numbers[name]}"

    def _free(self, path: str) -> str:
        self.numbers[path] += 1
        return path if self.numbers[path] == 1 else f"{path} ({self.numbers[path]})"


def front_of(items: Sequence[Item]) -> list[Passage]:
    """What stands above the first programme."""
    above = takewhile(lambda item: not isinstance(item, Unit), items)
    return [item.passage for item in above if isinstance(item, Loose)]


def period_of(front: Sequence[Passage], grammar: Grammar) -> str:
    """The biennium of the plan's title, else the one that the front matter names most; or ``""``.

    The programmes themselves tell of other biennia, and so do the titles of mandates.
    """
    texts = [passage.text for passage in front]
    titles = [
        match.group()
        for text in texts
        for title in grammar.titles
        for match in title.finditer(text)
    ]
    for named in (titles, texts):
        found = Counter(biennium for text in named for biennium in _biennia(text))
        if found:
            return max(found, key=lambda biennium: (found[biennium], biennium))
    return ""


def _biennia(text: str) -> Iterator[str]:
    for first, last in re.findall(r"(?<![\d/-])(\d{4})-(\d{4})(?![\d/-])", text):
        if int(last) == int(first) + 1:
            yield f"{first}-{last}"


def title_of(front: Sequence[Passage], grammar: Grammar, period: str) -> tuple[str, Passage | None]:
    """What the front matter calls the plan of the period, and where; ``""`` where it does not."""
    for title in grammar.titles:
        for passage in front:
            for match in title.finditer(passage.text):
                if period in match.group():
                    return match.group(), passage
    return "", None
