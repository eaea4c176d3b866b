"""The annual budget document: the plan in its own order, headings, numbers and tables.

What is printed of the plan can be read back as the same plan. What the service adds, the computed
verdicts, stands in the annex.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from indicators.enums import Level, NodeKind, ResultKind
from indicators.reports.blocks import Block, Heading, Look, Notes, Paragraph
from indicators.reports.document import Document
from indicators.reports.layouts.budget_annex import computed
from indicators.reports.layouts.budget_measures import (
    figure_of,
    foot_of_values,
    is_in_words,
    words_table,
)
from indicators.reports.layouts.budget_notes import below, notes_of
from indicators.reports.layouts.budget_tables import deliverables_table, mandates
from indicators.reports.layouts.budget_words import BUDGET_WORDS, figure_number
from indicators.reports.printed import PrintedNode, PrintedPlan
from indicators.reports.words import Words


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    yield from Printing(document.plan or PrintedPlan(document.period, ()), words).blocks()
    yield from computed(document, words, digest)


@dataclass
class Printing:
    """The document while it is written: what has been numbered, which headings stand."""

    plan: PrintedPlan
    words: Words
    section: str = ""
    unit: str = ""
    figures: int = 0
    tables: int = 0
    paragraph: int = 0
    told: set[tuple[str, str]] = field(default_factory=set)

    def say(self, key: str, **parts: object) -> str:
        years = {"plan": self.plan.year, "past": self.plan.performance_year}
        return BUDGET_WORDS[self.words.language][key].format(**years, **parts)

    def head(self, level: int, key: str, **parts: object) -> Heading:
        return Heading(level, self.say(key, **parts))

    def once(self, level: int, key: str, frame: str) -> Iterator[Heading]:
        """A heading that stands once in its frame."""
        if (key, frame) not in self.told:
            self.told.add((key, frame))
            yield self.head(level, key)

    def blocks(self) -> Iterator[Block]:
        for kind, nodes in groupby(self.plan.nodes, key=lambda node: node.kind):
            run = list(nodes)
            if kind == NodeKind.DELIVERABLE:
                yield from self._deliverables(run)
            elif kind == NodeKind.MANDATE:
                yield from self._mandates(run)
            else:
                for node in run:
                    yield from self._node(node)

    def _node(self, node: PrintedNode) -> Iterator[Block]:
        match node.kind:
            case NodeKind.PROGRAMME:
                yield from self._programme(node)
            case NodeKind.SUBPROGRAMME:
                yield from self._unit(node)
            case NodeKind.OBJECTIVE:
                yield self.head(2, "objective")
                yield from self._numbered("", node)
            case NodeKind.PARAGRAPH:
                yield from self._paragraph(node)
            case NodeKind.ACCOMPLISHMENT:
                yield from self._result(node)
            case NodeKind.MEASURE:
                yield from self._measure(node)

    def _programme(self, node: PrintedNode) -> Iterator[Block]:
        self.section = node.label
        yield Paragraph(self.say("section", number=node.label), Look.STRONG)
        yield Paragraph(node.text, Look.STRONG, notes_of(node))
        yield from below([node])
        yield self.head(1, "part")
        yield self.head(1, "orientation")

    def _unit(self, node: PrintedNode) -> Iterator[Block]:
        self.unit = node.path
        if node.level == Level.SUBPROGRAMME:
            yield from self.once(1, "work", self.section)
        is_part = node.level == Level.COMPONENT
        yield self.head(1, "component" if is_part else "subprogramme", number=node.label)
        yield Heading(2, node.text, notes=notes_of(node))
        yield from below([node])

    def _numbered(self, number: str, node: PrintedNode) -> Iterator[Paragraph]:
        """``6.8`` and the words; a paragraph without a number of its own takes the next one.

        What is lettered below it stands on lines of its own.
        """
        if number:
            self.paragraph = int(number.rpartition(".")[2]) if number[-1].isdecimal() else 0
        else:
            self.paragraph += 1
            number = f"{self.section}.{self.paragraph}"
        *lines, last = f"{number}\t{node.text}".replace("\n", "\n\t").split("\n")
        yield from map(Paragraph, lines)
        yield Paragraph(last, notes=notes_of(node))
        yield from below([node])

    def _paragraph(self, node: PrintedNode) -> Iterator[Block]:
        frame = _frame(node)
        if self._is_result(frame):
            if self._is_new(frame) and ("first", frame) in self.told:
                yield from self.once(3, "lessons", frame)
        elif ("planned", frame) in self.told:
            # After the results of a unit only its deliverables are spoken of.
            yield from self.once(2, "deliverables", frame)
        elif "/" in frame or node.is_aligned:
            # Of the programme's own paragraphs, where strategy begins is known by its goals.
            yield from self.once(2, "strategy", frame)
        self.told.add(("first", frame))
        yield from self._numbered(node.label, node)

    def _is_result(self, path: str) -> bool:
        return ("result", path) in self.told

    def _is_new(self, path: str) -> bool:
        return ("new", path) in self.told

    def _result(self, node: PrintedNode) -> Iterator[Block]:
        self.told.add(("result", node.path))
        frame = _frame(node)
        if node.result_kind == ResultKind.HIGHLIGHTED_RESULT:
            yield self.head(2, "performance")
            yield Heading(3, node.text, notes=notes_of(node))
            yield from below([node])
            return
        yield from self.once(2, "planned", frame)
        title = self.say("result", number=node.label, title=node.text)
        yield Heading(2, title, notes=notes_of(node))
        yield from below([node])
        yield self.head(3, "carried" if node.is_carried_over else "new")
        if not node.is_carried_over:
            self.told.add(("new", node.path))

    def _measure(self, node: PrintedNode) -> Iterator[Block]:
        if is_in_words(node):
            yield self._next_table()
            yield self._measure_head(node)
            yield words_table(node, self.say)
            yield from below([node])
            return
        self.figures += 1
        number = f"{self.section}.{figure_number(self.figures, self.words.language)}"
        yield Heading(3, self.say("figure", number=number), is_listed=False)
        yield self._measure_head(node, foot_of_values(node))
        if node.unit == "%":
            yield Heading(3, self.say("percentage"), is_listed=False)
        elif node.unit and (self.words.language != "en" or node.unit not in node.text):
            yield Heading(3, self.say("unit", unit=node.unit), is_listed=False)
        if drawn := figure_of(node, self.say, self.words, self.plan.performance_year):
            yield drawn
        yield from below([node])

    def _measure_head(self, node: PrintedNode, foot: tuple[str, ...] = ()) -> Heading:
        """A measure without a sentence of its own is called after its label."""
        is_named = node.text != self.say("measure")
        name = self.say("measure_named", name=node.text) if is_named else node.text
        own = notes_of(node)
        notes = Notes(own.letters, (*own.foot, *foot))
        return Heading(3, name, is_listed=False, notes=notes)

    def _next_table(self) -> Heading:
        self.tables += 1
        return Heading(
            3, self.say("table", number=f"{self.section}.{self.tables}"), is_listed=False
        )

    def _deliverables(self, nodes: list[PrintedNode]) -> Iterator[Block]:
        yield from self.once(2, "deliverables", _frame(nodes[0]))
        yield self._next_table()
        caption = self.say("caption")
        yield Heading(3, caption, is_listed=False)
        yield deliverables_table(nodes, caption, self.say, self.plan)
        yield from below(nodes)

    def _unit_of(self, path: str) -> str:
        """``Subprogramme 9, component 2`` out of the path of a unit."""
        numbers = dict(part.rsplit(" ", 1) for part in path.split("/") if " " in part)
        if "component" not in numbers:
            return self.say("subprogramme", number=path.rpartition(" ")[2])
        of = numbers.get("subprogramme", "")
        return self.say("mandates_of", number=of, component=numbers["component"])

    def _mandates(self, nodes: list[PrintedNode]) -> Iterator[Block]:
        if {_frame(node) for node in nodes} == {self.unit}:
            # Where each unit has its own list, it stands in the unit.
            yield from self.once(2, "mandates", self.unit)
            yield from mandates(nodes, self.words.language, self.say("mandates"))
            return
        yield from self.once(2, "mandates", self.section)
        for frame, listed in groupby(nodes, key=_frame):
            if "/" in frame:
                yield Heading(2, self._unit_of(frame))
                name = next((n.text for n in self.plan.nodes if n.path == frame), "")
                yield Heading(2, name)
            yield from mandates(list(listed), self.words.language, self.say("mandates"))


def _frame(node: PrintedNode) -> str:
    return node.path.rpartition("/")[0]
