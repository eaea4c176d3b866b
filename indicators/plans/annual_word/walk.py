"""The way through the document: which part a block stands in, and who reads it there."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.enums import ResultKind
from indicators.plans import alignments
from indicators.plans.annual_word.blocks import Block, Figure, Line, Table
from indicators.plans.annual_word.deliverables import DeliverableReader
from indicators.plans.annual_word.front import Facts
from indicators.plans.annual_word.mandate_lists import MandateReader
from indicators.plans.annual_word.outline import Outline
from indicators.plans.annual_word.reading import Reading, Shelf
from indicators.plans.annual_word.results import Carrier, OpenMeasure, OpenResult, Results
from indicators.plans.annual_word.vocabulary import Mark, mark_of
from indicators.plans.mandates import heading
from indicators.plans.records import (
    Accomplishment,
    Objective,
    Paragraph,
    Programme,
    Record,
    Source,
    Subprogramme,
)


class Area(StrEnum):
    """What the last heading opened."""

    FRONT = "front"
    TEXT = "text"
    STRATEGY = "strategy"
    OBJECTIVE = "objective"
    PERFORMANCE = "performance"
    PLANNED = "planned"
    RESULT = "result"
    MANDATES = "mandates"
    DELIVERABLES = "deliverables"
    RESOURCES = "resources"


_NUMBER = re.compile(r"(?P<number>\d{1,2}[A-Z]?\.\d{1,3})\.?(?:\s+|(?=[\u4e00-\u9fff]))(?=\S)")
_ITEM = re.compile(r"\([a-z]{1,4}\)|[•·▪–]|[㈠-㈩]|[(（][一二三四五六七八九十]+[)）]")
_PLAN_HEADINGS = {
    Mark.TEXT: Area.TEXT,
    Mark.STRATEGY: Area.STRATEGY,
    Mark.OBJECTIVE: Area.OBJECTIVE,
    Mark.PERFORMANCE: Area.PERFORMANCE,
    Mark.PLANNED: Area.PLANNED,
    Mark.MANDATES: Area.MANDATES,
    Mark.DELIVERABLES: Area.DELIVERABLES,
}
_IN_RESULT = frozenset({Area.RESULT, Area.PERFORMANCE})
LABEL = "heading of the grammar"


@dataclass
class _OpenText:
    """A paragraph with the sub-items that follow it, until the next one begins."""

    make: Callable[[str, tuple[str, ...]], list[Record]]
    shelf: Shelf
    lines: list[str] = field(default_factory=list)
    footnotes: tuple[str, ...] = ()


class Walk:
    """Reads the blocks in order into ``reading``."""

    def __init__(self, blocks: tuple[Block, ...], facts: Facts, reading: Reading) -> None:
        self._blocks = blocks
        self._facts = facts
        self._words = facts.words
        self._reading = reading
        self._outline = Outline(blocks, facts.words, reading)
        self._results = Results(reading, facts.words, facts.performance_year)
        self._area = Area.FRONT
        self._text: _OpenText | None = None
        self._result: OpenResult | None = None
        self._mandates = MandateReader(reading, reading.root)

    def run(self) -> None:
        for at, block in enumerate(self._blocks):
            if isinstance(block, Line):
                self._line(at, block)
            elif isinstance(block, Table):
                self._table(at, block)
            else:
                self._figure(at, block)
        self._close()

    # Lines

    def _line(self, at: int, line: Line) -> None:
        if at in self._outline.names or at == self._facts.title:
            return
        if at == self._facts.section:
            self._reading.drop_line(line, LABEL)
        elif at == self._facts.name:
            self._programme(at, line)
        elif self._reading.notes.is_note(at):
            self._reading.later(lambda: self._note(at, line))
        elif line.plain or line.notes:
            self._printed(at, line)
        else:
            self._reading.drop_line(line, "footnote mark on an empty line")

    def _programme(self, at: int, line: Line) -> None:
        footnotes = self._reading.notes.cite(line, at)
        root = self._reading.root
        self._reading.put(
            Programme(root, line.plain, line.source, self._facts.number, footnotes=footnotes)
        )

    def _note(self, at: int, line: Line) -> list[Record]:
        if at in self._reading.notes.taken:
            return []
        return [self._reading.remainder(line.plain, line.source, (*line.marks, *line.notes))]

    def _printed(self, at: int, line: Line) -> None:
        marked = mark_of(line.printed, self._words) or mark_of(line.plain, self._words)
        if marked is not None and self._takes(at, marked[0]):
            self._heading(at, line, *marked)
        elif self._area in {Area.FRONT, Area.RESOURCES}:
            if not self._section(at, line):
                self._remain(at, line)
        elif self._section(at, line):
            return
        else:
            self._prose(at, line)

    def _takes(self, at: int, mark: Mark) -> bool:
        """Whether the words count as a heading here."""
        if self._area == Area.RESOURCES:
            return mark == Mark.PLAN_PART
        if self._area == Area.FRONT:
            return mark in {Mark.PLAN_PART, Mark.NEW} or self._outline.plan_begins(at)
        if mark == Mark.UNIT:
            return self._open_measure() is not None
        return True

    def _heading(self, at: int, line: Line, mark: Mark, match: re.Match[str]) -> None:
        special: dict[Mark, Callable[[], None]] = {
            Mark.PLAN_PART: lambda: self._open_plan(line),
            Mark.RESOURCES_PART: lambda: self._open_rest(at, line),
            Mark.ANNEX: lambda: self._open_rest(at, line),
            Mark.RESULT: lambda: self._open_result(at, line, match),
            Mark.SUBPROGRAMME: lambda: self._unit(at, line, match),
            Mark.COMPONENT: lambda: self._unit(at, line, match),
            Mark.MEASURE: lambda: self._caption(at, line, match),
            Mark.UNIT: lambda: self._measure_unit(line, match),
        }
        if mark in special:
            special[mark]()
        elif mark in _PLAN_HEADINGS and not self._is_inside_result(mark):
            self._open_area(line, _PLAN_HEADINGS[mark])
        elif mark == Mark.NEW and self._area == Area.FRONT:
            self._open_plan(line)
        else:
            self._close_text()
            self._reading.drop_line(line, LABEL)

    def _is_inside_result(self, mark: Mark) -> bool:
        """ "Programme performance in 2024" alone below a result is its own sub-heading."""
        return mark == Mark.PERFORMANCE and self._area == Area.RESULT

    def _open_area(self, line: Line, area: Area) -> None:
        self._close()
        self._area = area
        self._reading.drop_line(line, LABEL)
        if area == Area.MANDATES:
            self._mandates = MandateReader(self._reading, self._outline.path)

    def _open_plan(self, line: Line) -> None:
        self._close()
        self._area = Area.TEXT
        self._outline.leave_units()
        self._reading.drop_line(line, LABEL)

    def _open_rest(self, at: int, line: Line) -> None:
        self._close()
        self._area = Area.RESOURCES
        self._outline.leave_units()
        self._remain(at, line)

    # Units of the tree

    def _section(self, at: int, line: Line) -> bool:
        """``II. Name`` above a plan of its own opens a section."""
        opened = self._outline.section(at, line)
        if opened is None:
            return False
        self._close()
        if self._area == Area.FRONT:
            self._area = Area.TEXT
        self._reading.put(*opened)
        return True

    def _unit(self, at: int, line: Line, match: re.Match[str]) -> None:
        in_mandates = self._area == Area.MANDATES
        if in_mandates and not self._outline.leads_to_a_plan(at, otherwise=False):
            self._mandates.path = self._outline.listed(at, line, match)
            return
        self._close()
        self._area = Area.TEXT
        units: list[Subprogramme] = self._outline.unit(at, line, match)
        self._reading.put(*units)

    # Results and measures

    def _open_result(self, at: int, line: Line, match: re.Match[str]) -> None:
        self._close()
        self._area = Area.RESULT
        number = _integer(match["number"])
        label = line.plain
        title = (match["title"] or "").strip()
        source, footnotes = line.source, self._reading.notes.cite(line, at)
        if title:
            label = (
                label[: match.start("title")]
                if match.string == label
                else label.removesuffix(title)
            )
        else:
            below = self._outline.name_below(at)
            if below is not None:
                title, source, footnotes = self._outline.take_name(below)
        self._reading.drop(label, LABEL, line.source)
        suffix = self._words.result_suffix.search(title)
        if suffix:
            self._reading.drop(suffix.group(), "whether the result is new", line.source)
            title = title[: suffix.start()]
        carried = bool(suffix and suffix["carried"]) or self._outline.is_carried_over(at)
        self._start_result(f"result {number}", ResultKind.RESULT, title, source, footnotes, carried)

    def _start_result(
        self,
        name: str,
        kind: ResultKind,
        title: str,
        source: Source,
        footnotes: tuple[str, ...],
        carried_over: bool,
    ) -> None:
        path = self._reading.free_path(f"{self._outline.path}/{name}")
        self._reading.put(
            Accomplishment(path, title, source, kind, carried_over, footnotes=footnotes)
        )
        self._result = OpenResult(path, kind, source)

    def _highlight(self, at: int, line: Line) -> None:
        """The title of the story that opens the performance of a year."""
        self._close()
        footnotes = self._reading.notes.cite(line, at)
        kind = ResultKind.HIGHLIGHTED_RESULT
        name = "highlighted result 1"
        self._start_result(name, kind, line.plain, line.source, footnotes, carried_over=False)

    def _caption(self, at: int, line: Line, match: re.Match[str]) -> None:
        self._close_text()
        if self._result is None:
            self._remain(at, line)
            return
        sentence = " ".join((match["sentence"] or "").split())
        label = line.plain.removesuffix(sentence).strip()
        if match["caption"] and not sentence:
            label = label[
                re.match(r".*?" + re.escape(match["caption"]) + r"[ .:：]*", label).end() :
            ]
        if sentence:
            self._reading.drop(label, "label of a measure", line.source)
        else:
            self._reading.drop(line.plain.removesuffix(label), "number of a figure", line.source)
        measure = OpenMeasure(line, label, sentence, at, self._reading.shelf())
        self._result.measures.append(measure)

    def _open_measure(self) -> OpenMeasure | None:
        """The measure whose chart or table is still to come."""
        if self._result is None or not self._result.measures:
            return None
        last = self._result.measures[-1]
        return None if last.carriers else last

    def _measure_unit(self, line: Line, match: re.Match[str]) -> None:
        measure = self._open_measure()
        if measure is not None and measure.unit is None:
            measure.unit = match["unit"].strip()
        self._reading.drop_line(line, "unit of a measure, kept in its field")

    # Prose

    def _prose(self, at: int, line: Line) -> None:
        if number := _NUMBER.match(line.plain):
            self._close_text()
            self._reading.drop(number.group(), "number of a paragraph", line.source)
            text = line.plain[number.end() :]
            self._paragraph(at, line, text, number["number"])
        elif self._area == Area.MANDATES:
            self._mandate_line(at, line)
        elif self._is_title(line):
            self._title(at, line)
        elif self._is_remark(line):
            assert self._result is not None
            self._result.measures[-1].remarks.append(line)
        elif self._text is not None and self._continues(line):
            self._text.lines.append(line.printed)
            self._text.footnotes += self._reading.notes.cite(line, at)
        elif self._area == Area.OBJECTIVE or (self._area in {Area.TEXT, Area.STRATEGY} and not line.looks_like_heading):
            self._paragraph(at, line, line.printed, "")
        else:
            self._close_text()
            self._remain(at, line)

    def _is_title(self, line: Line) -> bool:
        """A heading of its own words where the grammar waits for a result."""
        if _ITEM.match(line.plain):
            return False
        if self._area == Area.PERFORMANCE:
            story_begins = self._result is None or not self._result.has_story
            return (self._result is None and story_begins) or (
                line.looks_like_heading and bool(self._result and self._result.measures)
            )
        return self._area == Area.PLANNED and line.looks_like_heading

    def _title(self, at: int, line: Line) -> None:
        if self._area == Area.PERFORMANCE:
            self._highlight(at, line)
            return
        self._close()
        self._area = Area.RESULT
        footnotes = self._reading.notes.cite(line, at)
        carried = self._outline.is_carried_over(at)
        self._start_result(
            "result 1", ResultKind.RESULT, line.plain, line.source, footnotes, carried
        )

    def _is_remark(self, line: Line) -> bool:
        """A note of the measure that hangs on no letter."""
        if self._result is None or not self._result.measures:
            return False
        return line.is_note or self._words.note_label.fullmatch(line.plain) is not None

    def _continues(self, line: Line) -> bool:
        return _ITEM.match(line.plain) is not None or not line.looks_like_heading

    def _paragraph(self, at: int, line: Line, text: str, number: str) -> None:
        self._close_text()
        if self._area == Area.OBJECTIVE and not self._outline.has_objective:
            self._open_text(at, line, text, self._objective(line.source))
            return
        if self._area == Area.PERFORMANCE and self._result is None:
            self._start_result(
                "highlighted result 1",
                ResultKind.HIGHLIGHTED_RESULT,
                "",
                line.source,
                (),
                carried_over=False,
            )
        frame = self._outline.path
        if self._result is not None and self._area in _IN_RESULT:
            frame = self._result.path
            self._result.has_story = True
        path = self._reading.free_path(f"{frame}/paragraph {number or 1}")
        self._open_text(at, line, text, self._body_paragraph(path, line.source))

    def _objective(self, source: Source) -> Callable[[str, tuple[str, ...]], list[Record]]:
        path = self._reading.free_path(f"{self._outline.path}/objective")
        self._outline.has_objective = True
        return lambda text, footnotes: [Objective(path, text, source, footnotes=footnotes)]

    def _body_paragraph(
        self, path: str, source: Source
    ) -> Callable[[str, tuple[str, ...]], list[Record]]:
        is_strategy = self._area == Area.STRATEGY
        result = self._result if self._area in _IN_RESULT else None
        verdicts = self._reading.shelf() if result is not None else None

        def make(text: str, footnotes: tuple[str, ...]) -> list[Record]:
            if result is not None and verdicts is not None:
                result.stories.append((text, source, verdicts))
            made: list[Record] = [Paragraph(path, text, source, footnotes=footnotes)]
            if is_strategy:
                made.extend(alignments.records(text, self._words.language, path, source))
            return made

        return make

    def _open_text(
        self,
        at: int,
        line: Line,
        text: str,
        make: Callable[[str, tuple[str, ...]], list[Record]],
    ) -> None:
        footnotes = self._reading.notes.cite(line, at)
        self._text = _OpenText(make, self._reading.shelf(), [text], footnotes)

    def _mandate_line(self, at: int, line: Line) -> None:
        plain = line.plain
        is_item = re.match(r"[•·▪]|\([a-z]\)", plain) is not None
        if not is_item and (heading(plain) is not None or line.looks_like_heading):
            self._close_text()
            self._mandates.open_list(line)
        elif self._text is not None and not is_item:
            self._text.lines.append(line.printed)
        else:
            self._close_text()
            self._mandates.read_line(line, at)

    def _remain(self, at: int, line: Line) -> None:
        footnotes = self._reading.notes.cite(line, at) if self._area != Area.RESOURCES else ()
        if self._area == Area.RESOURCES:
            footnotes = (*line.marks, *line.notes)
        self._reading.remain(line.printed, line.source, footnotes)

    # Tables and figures

    def _table(self, at: int, table: Table) -> None:
        self._close_text()
        if self._area in {Area.FRONT, Area.RESOURCES}:
            self._reading.put(*self._reading.rows_left(table))
        elif self._is_deliverables(table):
            reader = DeliverableReader(self._reading, self._words, self._outline.path, at)
            self._reading.put(*reader.read(table))
        elif self._area == Area.MANDATES:
            self._mandates.read_table(table, at)
        elif self._result is not None:
            self._result.add(Carrier(table, at))
        else:
            self._reading.put(*self._reading.rows_left(table))

    def _is_deliverables(self, table: Table) -> bool:
        top = " ".join(row.plain for row in table.rows[:3])
        if self._words.category_head.search(top):
            return True
        firsts = [row.cells[0].plain for row in table.rows if row.cells]
        lettered = sum(re.match(r"[A-F][.．、]\s*\S", first) is not None for first in firsts)
        return self._area == Area.DELIVERABLES and lettered > 0

    def _figure(self, at: int, figure: Figure) -> None:
        if self._result is not None and self._area in _IN_RESULT:
            self._result.add(Carrier(figure, at))
        else:
            self._reading.remain(figure.chart.words, figure.source)

    # Closing

    def _close_text(self) -> None:
        opened, self._text = self._text, None
        if opened is not None:
            opened.shelf.extend(opened.make("\n".join(opened.lines), opened.footnotes))

    def _close(self) -> None:
        self._close_text()
        result, self._result = self._result, None
        if result is not None:
            self._results.close(result)


def _integer(printed: str) -> int:
    chinese = "一二三四五六七八九十"
    return int(printed) if printed.isdecimal() else chinese.find(printed) + 1
