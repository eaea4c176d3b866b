"""The walk through the blocks of an annual plan: which heading opens what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from indicators.enums import Level, ResultKind
from indicators.plans import alignments
from indicators.plans.annual_text.blocks import LIST_ITEM, Block
from indicators.plans.annual_text.deliverables import DeliverablesTable, last_number
from indicators.plans.annual_text.desk import Desk
from indicators.plans.annual_text.mandate_lists import MandateLists
from indicators.plans.annual_text.measures import Measures
from indicators.plans.annual_text.planned_results import PlannedResult
from indicators.plans.annual_text.told import Baseline, Proxy, baseline_in, proxy_in
from indicators.plans.annual_text.vocabulary import Role, Vocabulary
from indicators.plans.records import (
    Accomplishment,
    Objective,
    Paragraph,
    Subprogramme,
)
from indicators.plans.text import Passage

_OF_A_TABLE = (None, Role.CAPTION, Role.COLUMNS)
LABEL = "label"
NUMBER = "number"


@dataclass(slots=True)
class Walk:
    """Reads the blocks one after the other and puts what they say on the desk.

    ``unit`` is the path of the programme or subprogramme whose part is read, ``result`` that of
    the result whose measures would follow. The lines of the document's title, of the programme's
    name and of the symbol are those whose words the document and programme records hold.
    """

    desk: Desk
    words: Vocabulary
    blocks: tuple[Block, ...]
    measures: Measures
    title_line: int | None = None
    name_line: int | None = None
    symbol_line: int | None = None
    at: int = 0
    unit: str = ""
    result: str | None = None
    opened: Role | None = None
    proxy: Proxy | None = None
    baseline: Baseline | None = None
    in_figure: bool = False
    _units: set[str] = field(default_factory=set)

    def read(self) -> None:
        self.unit = self.desk.root
        while self.at < len(self.blocks):
            block = self._next()
            if block.number is not None:
                self._paragraph(block)
            elif block.passage.line == self.symbol_line:
                self.desk.drop(block.passage, "symbol")
            elif block.role is not None:
                self._heading(block, block.role)
            elif self.opened is Role.OBJECTIVE:
                self.opened = None
                self._objective([block.passage])
            else:
                self.desk.leave(block.passage)
        self.desk.end_remainder()

    def _heading(self, block: Block, role: Role) -> None:
        openers: Mapping[Role, Callable[[Block], None]] = {
            Role.SECTION_HEAD: self._section_head,
            Role.PLAN_PART: self._plan_part,
            Role.RESOURCES: self._resources,
            Role.SUBPROGRAMME: self._subprogramme,
            Role.HIGHLIGHTED_RESULT: self._highlighted_result,
            Role.RESULT: self._result,
            Role.CAPTION: self._caption,
            Role.MEASURE: self._measure,
            Role.MANDATES: self._mandates,
            Role.DELIVERABLES: self._deliverables,
        }
        if role not in {Role.SECTION_HEAD, Role.CAPTION, Role.MEASURE}:
            self.opened = role
        if role in openers:
            openers[role](block)
            return
        if role not in {Role.NARRATIVE, Role.COLUMNS}:
            self.result = None
        if role is Role.ORIENTATION:
            self.unit = self.desk.root
        self.desk.drop(block.passage, LABEL)

    # Where the walk stands

    def _next(self) -> Block:
        self.at += 1
        return self.blocks[self.at - 1]

    def _peek(self) -> Block | None:
        return self.blocks[self.at] if self.at < len(self.blocks) else None

    def _texts(self) -> list[Passage]:
        """The passages up to the next heading or numbered paragraph."""
        found = []
        while (block := self._peek()) and block.is_text:
            found.append(self._next().passage)
        return found

    # Headings

    def _section_head(self, block: Block) -> None:
        """Printed on every page; the first one named the programme."""
        if block.passage.line == self.name_line:
            label, _name = block.split_before("name")
            self.desk.drop(label, LABEL)
        else:
            self.desk.drop(block.passage, "running head")

    def _plan_part(self, block: Block) -> None:
        self.result = None
        if block.passage.line == self.title_line:
            label, _title = block.split_before("name")
            self.desk.drop(label, LABEL)
        else:
            self.desk.drop(block.passage, LABEL)

    def _resources(self, block: Block) -> None:
        """The money and the posts are no part of the plan; its words are left, table by table."""
        self.desk.end_remainder()
        self.desk.leave(block.passage)
        while (following := self._peek()) and following.role is not Role.PLAN_PART:
            if following.role is Role.SECTION_HEAD:
                self._section_head(self._next())
                continue
            if following.number or following.role in {Role.CAPTION, Role.RESOURCES}:
                self.desk.end_remainder()
            self.desk.leave(self._next().passage)

    def _subprogramme(self, block: Block) -> None:
        number = block.named("number") or ""
        path = f"{self.desk.root}/subprogramme {number}"
        self.result = self.proxy = self.baseline = None
        if path in self._units:
            self._repeated(block)
            return
        self._units.add(path)
        self.unit = path
        following = self._peek()
        name = block.passage
        if following and following.is_text:
            self.desk.drop(block.passage, LABEL)
            name = self._next().passage
        self.desk.add(
            Subprogramme(
                path=path,
                text=name.text,
                source=name.source,
                footnotes=name.notes,
                number=number,
                level=Level.SUBPROGRAMME,
            )
        )

    def _repeated(self, block: Block) -> None:
        """A second part under the number of a subprogramme is left whole for a person."""
        self.desk.leave(block.passage)
        stops = {Role.SUBPROGRAMME, Role.RESOURCES, Role.PLAN_PART}
        while (following := self._peek()) and following.role not in stops:
            self.desk.leave(self._next().passage)

    def _highlighted_result(self, block: Block) -> None:
        path = self.desk.next_path(self.unit, "highlighted result")
        self._accomplishment(block, path, ResultKind.HIGHLIGHTED_RESULT)

    def _result(self, block: Block) -> None:
        path = f"{self.unit}/result {block.named('number')}"
        self._accomplishment(block, path, ResultKind.RESULT)

    def _accomplishment(self, block: Block, path: str, kind: ResultKind) -> None:
        label, name = block.split_before("name")
        self.desk.drop(label, LABEL)
        mark = block.named("mark")
        if mark:
            name, bracket = name.split(max(name.text.rfind("("), name.text.rfind("（")))
            self.desk.drop(bracket, LABEL)
        taken = self.desk.add(
            Accomplishment(
                path=path,
                text=name.text,
                source=name.source,
                footnotes=name.notes,
                result_kind=kind,
                carried_over=block.named("carried") is not None,
            )
        )
        self.result = path if taken else None
        self.proxy = self.baseline = None

    def _caption(self, block: Block) -> None:
        """The number of a figure or table; what it is a caption of stands below it."""
        following = self._peek()
        if following and following.role is Role.MEASURE and self.result:
            self.in_figure = block.named("figure") is not None
            self.desk.drop(block.passage, "caption")
        else:
            self.desk.leave(block.passage)

    def _measure(self, block: Block) -> None:
        following = self._texts()
        if self.result is None:
            self.desk.leave_all([block.passage, *following])
            return
        path = self.desk.next_path(self.result, "measure")
        self.measures.read(
            block,
            following,
            path=path,
            in_figure=self.in_figure,
            proxy=self.proxy,
            baseline=self.baseline,
        )
        self.in_figure, self.proxy, self.baseline = False, None, None

    # Numbered paragraphs

    def _paragraph(self, block: Block) -> None:
        number, first = block.passage.split(len(block.number or ""))
        self.desk.drop(number, NUMBER)
        group = [first] if first.pieces else []
        while (item := self._peek()) and item.is_text and LIST_ITEM.match(item.passage.text):
            group.append(self._next().passage)
        if not group:
            return
        if self.opened is Role.OBJECTIVE:
            self.opened = None
            self._objective(group)
        elif self.opened is Role.PLANNED_RESULT:
            self.opened = None
            result = PlannedResult(self.desk, self.words, self.unit, whole=group[0])
            evidence = [*result.read(), *group[1:]]
            if evidence:
                self._prose(evidence, block.number or "")
            result.judge()
        else:
            self._prose(group, block.number or "")

    def _objective(self, group: list[Passage]) -> None:
        self.desk.add(
            Objective(
                path=f"{self.unit}/objective",
                text=_lines(group),
                source=group[0].source,
                footnotes=_notes(group),
            )
        )

    def _prose(self, group: list[Passage], number: str) -> None:
        path = f"{self.unit}/paragraph {number}"
        text, source = _lines(group), group[0].source
        taken = self.desk.add(
            Paragraph(path=path, text=text, source=source, footnotes=_notes(group))
        )
        if taken and self.opened is Role.STRATEGY:
            for each in alignments.records(text, self.words.language, path, source):
                self.desk.add(each)
        if self.result:
            for passage in group:
                self.proxy = proxy_in(passage, self.words) or self.proxy
                self.baseline = baseline_in(passage, self.words) or self.baseline

    # Lists

    def _mandates(self, block: Block) -> None:
        self.result = None
        self.desk.drop(block.passage, LABEL)
        lists = MandateLists(self.desk, self.unit)
        while (following := self._peek()) and following.role is None:
            following = self._next()
            if following.number is not None:
                self._paragraph(following)
            else:
                lists.take(following.passage)
        lists.close()

    def _deliverables(self, block: Block) -> None:
        self.result = None
        self.desk.drop(block.passage, LABEL)
        ahead = takewhile(lambda each: each.role in _OF_A_TABLE, self.blocks[self.at :])
        last = last_number(each.passage.text for each in ahead)
        table = DeliverablesTable(self.desk, self.words, self.unit, last)
        while (following := self._peek()) and following.role in _OF_A_TABLE:
            following = self._next()
            if following.number is not None:
                self._paragraph(following)
            elif following.role is Role.CAPTION:
                self.desk.drop(following.passage, "caption")
                title = self._peek()
                if title and title.is_text:
                    self.desk.drop(self._next().passage, "caption")
            elif following.role is Role.COLUMNS:
                texts = self._texts()
                table.rows(texts[table.head(following.passage, texts) :])
            else:
                table.rows([following.passage])
        table.close()


def _lines(group: list[Passage]) -> str:
    return "\n".join(each.text for each in group)


def _notes(group: list[Passage]) -> tuple[str, ...]:
    return tuple(note for each in group for note in each.notes)
