"""The way through the document: which part a block stands in, and who reads it there."""

import re
from enum import StrEnum

from indicators.enums import ResultKind
from indicators.plans.annual_word.blocks import Block, Figure, Line, Table
from indicators.plans.annual_word.deliverables import DeliverableReader
from indicators.plans.annual_word.front import Facts
from indicators.plans.annual_word.mandate_lists import MandateReader
from indicators.plans.annual_word.opened import Carrier, OpenResult
from indicators.plans.annual_word.outline import Outline
from indicators.plans.annual_word.prose import ITEM, PARAGRAPH_NUMBER, Prose
from indicators.plans.annual_word.reading import LABEL, Reading
from indicators.plans.annual_word.results import Results
from indicators.plans.annual_word.titles import Title, Titles
from indicators.plans.annual_word.vocabulary import Mark, mark_of
from indicators.plans.mandates import heading
from indicators.plans.records import Programme, Record


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


_OPENS = {
    Mark.ORIENTATION: Area.TEXT,
    Mark.TEXT: Area.TEXT,
    Mark.STRATEGY: Area.STRATEGY,
    Mark.OBJECTIVE: Area.OBJECTIVE,
    Mark.PERFORMANCE: Area.PERFORMANCE,
    Mark.PLANNED: Area.PLANNED,
    Mark.MANDATES: Area.MANDATES,
    Mark.DELIVERABLES: Area.DELIVERABLES,
}
_OUTSIDE = frozenset({Area.FRONT, Area.RESOURCES})
_IN_RESULT = frozenset({Area.RESULT, Area.PERFORMANCE})
_IN_BOXES = frozenset({Mark.MEASURE, Mark.CAPTION_NUMBER, Mark.UNIT})
_LETTERED = re.compile(r"[A-F][.．、]\s*\S")


class Walk:
    """Reads the blocks in order into ``reading``."""

    def __init__(self, blocks: tuple[Block, ...], facts: Facts, reading: Reading) -> None:
        self._blocks = blocks
        self._facts = facts
        self._words = facts.words
        self._reading = reading
        self._outline = Outline(blocks, facts.words, reading)
        self._titles = Titles(self._outline, facts.words, reading)
        self._results = Results(reading, facts.words, facts.performance_year)
        self._prose = Prose(reading, facts.words)
        self._area = Area.FRONT
        self._objective_is_due = False
        self._performance: tuple[int, Line] | None = None
        self._result: OpenResult | None = None
        self._mandates = MandateReader(reading, reading.root)
        self._deliverables: DeliverableReader | None = None

    def run(self) -> None:
        for at, block in enumerate(self._blocks):
            if isinstance(block, Line):
                self._line(at, block)
            elif isinstance(block, Table):
                self._table(at, block)
            else:
                self._figure(block, at)
        self._close()

    def _line(self, at: int, line: Line) -> None:
        if at in self._outline.names or at == self._facts.title:
            return
        if at == self._facts.name:
            self._programme(at, line)
        elif at == self._facts.section:
            self._reading.drop_line(line, LABEL)
        elif self._reading.notes.is_note(at):
            self._reading.later(lambda: self._uncited(at, line))
        elif line.plain or line.notes:
            self._printed(at, line)
        else:
            self._reading.drop_line(line, "footnote mark on an empty line")

    def _programme(self, at: int, line: Line) -> None:
        footnotes = self._reading.notes.cite(line, at)
        root, number, name = self._reading.root, self._facts.number, line.plain
        if at == self._facts.section:
            match = self._words.section_line.fullmatch(line.plain)
            name = (match["name"] if match else "") or ""
            self._reading.drop(line.plain.removesuffix(name), LABEL, line.source)
        self._reading.put(Programme(root, name, line.source, number, footnotes=footnotes))

    def _uncited(self, at: int, line: Line) -> list[Record]:
        if at in self._reading.notes.taken:
            return []
        return [self._reading.remainder(line.plain, line.source, (*line.marks, *line.notes))]

    def _printed(self, at: int, line: Line) -> None:
        marked = mark_of(line, self._words)
        if line.is_boxed and (marked is None or marked[0] not in _IN_BOXES):
            self._remain(at, line)
        elif marked is not None and self._takes(at, marked[0]):
            self._heading(at, line, *marked)
        elif self._section(at, line):
            return
        elif self._area in _OUTSIDE:
            self._remain(at, line)
        else:
            self._text(at, line)

    # Headings

    def _takes(self, at: int, mark: Mark) -> bool:
        """Whether the words count as a heading here."""
        if self._area == Area.RESOURCES:
            return mark == Mark.PLAN_PART
        if self._area == Area.FRONT:
            return self._outline.opens_plan(at, mark)
        if mark == Mark.UNIT:
            return self._result is not None and self._result.awaits_values
        return True

    def _heading(self, at: int, line: Line, mark: Mark, match: re.Match[str]) -> None:
        if mark == Mark.PLAN_PART or (mark == Mark.NEW and self._area == Area.FRONT):
            self._open_plan(line)
        elif mark in {Mark.RESOURCES_PART, Mark.ANNEX}:
            self._open_rest(at, line)
        elif mark in {Mark.SUBPROGRAMME, Mark.COMPONENT}:
            self._unit(at, line, match)
        elif mark == Mark.RESULT:
            self._close()
            self._area = Area.RESULT
            self._result = self._titles.result(self._titles.printed(at, line, match))
        elif mark in {Mark.MEASURE, Mark.UNIT} and self._result is not None:
            self._prose.close()
            self._titles.measure(at, line, mark, match, self._result)
        elif mark == Mark.MEASURE:
            self._prose.close()
            self._remain(at, line)
        elif mark in _OPENS and not (mark == Mark.PERFORMANCE and self._area == Area.RESULT):
            self._open_area(at, line, _OPENS[mark])
        else:
            self._prose.close()
            self._reading.drop_line(line, LABEL)

    def _open_area(self, at: int, line: Line, area: Area) -> None:
        self._close()
        self._area = area
        self._objective_is_due = area == Area.OBJECTIVE
        if area == Area.PERFORMANCE:
            self._performance = at, line
        else:
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

    def _section(self, at: int, line: Line) -> bool:
        """``II. Name`` above a plan of its own opens a section."""
        opened = self._outline.section(at, line)
        if opened is None:
            return False
        self._close()
        self._area = Area.TEXT if self._area == Area.FRONT else self._area
        self._reading.put(*opened)
        return True

    def _unit(self, at: int, line: Line, match: re.Match[str]) -> None:
        listed = self._area == Area.MANDATES
        if listed and not self._outline.leads_to_a_plan(at, otherwise=False):
            self._mandates.path = self._outline.listed(at, line, match)
            return
        self._close()
        self._area = Area.TEXT
        self._reading.put(*self._outline.unit(at, line, match))

    # Text

    def _text(self, at: int, line: Line) -> None:
        if number := PARAGRAPH_NUMBER.match(line.plain):
            self._reading.drop(number.group(), "number of a paragraph", line.source)
            self._paragraph(at, line, line.plain[number.end() :], number["number"])
        elif self._area == Area.MANDATES:
            self._mandate_line(at, line)
        elif self._result is not None and self._result.awaits_sentence:
            self._titles.sentence(at, line, self._result)
        elif self._is_title(line):
            self._title(at, line)
        elif self._result is not None and self._is_remark(line):
            self._result.measures[-1].remarks.append(line)
        elif self._prose.is_open and (ITEM.match(line.plain) or not line.looks_like_heading):
            self._prose.add(at, line)
        elif self._may_be_paragraph(line):
            self._paragraph(at, line, line.printed, "")
        else:
            self._prose.close()
            self._remain(at, line)

    def _is_title(self, line: Line) -> bool:
        """A heading of its own words where the grammar waits for a result."""
        if ITEM.match(line.plain):
            return False
        if self._area == Area.PERFORMANCE:
            first = self._result is None
            return first or (line.looks_like_heading and self._result_is_told())
        return self._area == Area.PLANNED and line.looks_like_heading

    def _result_is_told(self) -> bool:
        return self._result is not None and bool(self._result.measures)

    def _title(self, at: int, line: Line) -> None:
        highlighted = self._area == Area.PERFORMANCE
        self._close()
        footnotes = self._reading.notes.cite(line, at)
        title = Title(line.plain, line.source, footnotes)
        if not highlighted:
            self._area = Area.RESULT
            title.carried_over = self._outline.is_carried_over(at)
        kind = ResultKind.HIGHLIGHTED_RESULT if highlighted else ResultKind.RESULT
        self._result = self._titles.result(title, kind)

    def _is_remark(self, line: Line) -> bool:
        """A note of the measure that hangs on no letter."""
        if not self._result_is_told():
            return False
        return line.is_note or self._words.note_label.fullmatch(line.plain) is not None

    def _may_be_paragraph(self, line: Line) -> bool:
        if self._area == Area.OBJECTIVE:
            return True
        return self._area in {Area.TEXT, Area.STRATEGY} and not line.looks_like_heading

    def _paragraph(self, at: int, line: Line, text: str, number: str) -> None:
        self._prose.close()
        if self._area == Area.OBJECTIVE and self._objective_is_due:
            self._objective_is_due = False
            self._outline.has_objective = True
            path = self._reading.free_path(f"{self._outline.path}/objective")
            self._prose.open_objective(at, line, path, text)
            return
        if self._performance is not None:
            self._untitled(*self._performance)
        in_result = self._result if self._area in _IN_RESULT else None
        frame = in_result.path if in_result else self._outline.path
        path = self._reading.free_path(f"{frame}/paragraph {number or 1}")
        if in_result is not None:
            self._prose.open_story(at, line, path, text, in_result)
        else:
            is_strategy = self._area == Area.STRATEGY
            self._prose.open_paragraph(at, line, path, text, is_strategy=is_strategy)

    def _untitled(self, at: int, head: Line) -> None:
        """A highlighted result with no name of its own has the heading above it for one."""
        self._performance = None
        title = Title(head.plain, head.source, self._reading.notes.cite(head, at))
        self._result = self._titles.result(title, ResultKind.HIGHLIGHTED_RESULT)

    def _mandate_line(self, at: int, line: Line) -> None:
        is_item = re.match(r"[•·▪]|\([a-z]\)", line.plain) is not None
        if not is_item and (heading(line.plain) is not None or line.looks_like_heading):
            self._prose.close()
            self._mandates.open_list(line)
        elif self._prose.is_open and not is_item:
            self._prose.add(at, line)
        else:
            self._prose.close()
            self._mandates.read_line(line, at)

    def _remain(self, at: int, line: Line) -> None:
        outside = self._area in _OUTSIDE or line.is_boxed
        told = (*line.marks, *line.notes) if outside else self._reading.notes.cite(line, at)
        self._reading.remain(line.printed, line.source, told)

    # Tables and figures

    def _table(self, at: int, table: Table) -> None:
        self._prose.close()
        if self._area in _OUTSIDE:
            self._reading.put(*self._reading.rows_left(table))
        elif self._is_deliverables(table):
            if self._deliverables is None:
                path = self._outline.path
                self._deliverables = DeliverableReader(self._reading, self._words, path)
            self._reading.put(*self._deliverables.read(table, at))
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
        if self._deliverables is not None and self._deliverables.goes_on_in(table):
            return True
        firsts = [row.cells[0].plain for row in table.rows if row.cells]
        return self._area == Area.DELIVERABLES and any(_LETTERED.match(each) for each in firsts)

    def _figure(self, figure: Figure, at: int) -> None:
        if self._result is not None and self._area in _IN_RESULT:
            self._result.add(Carrier(figure, at))
        else:
            self._reading.remain(figure.chart.words, figure.source)

    def _close(self) -> None:
        self._prose.close()
        performance, self._performance = self._performance, None
        if performance is not None:
            self._reading.drop_line(performance[1], LABEL)
        deliverables, self._deliverables = self._deliverables, None
        if deliverables is not None:
            self._reading.put(*deliverables.close())
        result, self._result = self._result, None
        if result is not None:
            self._results.close(result)
