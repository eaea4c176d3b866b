"""Where in the tree of sections, subprogrammes and components a block stands."""

import re

from indicators.enums import Level
from indicators.plans.annual_word.blocks import Block, Line, Table
from indicators.plans.annual_word.reading import LABEL, Reading
from indicators.plans.annual_word.vocabulary import Mark, Vocabulary, mark_of
from indicators.plans.mandates import heading
from indicators.plans.number_words import chinese_number
from indicators.plans.records import Source, Subprogramme

_ENUMERATED = re.compile(
    r"(?:(?P<label>[A-Z]|[IVXL]{1,6}|\d{1,2})\s?[.．、]|\((?P<letter>[a-z])\))\s+(?P<name>\D.+)"
)
_PARAGRAPH = re.compile(r"\d{1,2}[A-Z]?\.\d{1,3}\b")
_AHEAD = 60
_NAMES_BETWEEN = 3
_LINES_OF_PROSE = 8
_PLAN = frozenset(
    {Mark.OBJECTIVE, Mark.STRATEGY, Mark.PERFORMANCE, Mark.PLANNED, Mark.PLAN_PART, Mark.RESULT}
)
_BELOW_A_SECTION = frozenset({Mark.OBJECTIVE, Mark.PLAN_PART, Mark.ORIENTATION})
_UNITS = frozenset({Mark.SUBPROGRAMME, Mark.COMPONENT})


class Outline:
    """The path of the frame that is open. ``names`` are blocks taken as the name of a unit."""

    def __init__(self, blocks: tuple[Block, ...], words: Vocabulary, reading: Reading) -> None:
        self._blocks = blocks
        self._words = words
        self._reading = reading
        self._sections: list[tuple[str, str]] = []
        self._subprogramme = ""
        self._component = ""
        self._inside = ""
        self._unnamed = 0
        self._listed = ""
        self._has_plan_part = any(
            isinstance(block, Line)
            and not block.is_of_contents
            and (marked := mark_of(block, words)) is not None
            and marked[0] == Mark.PLAN_PART
            for block in blocks
        )
        self.names: set[int] = set()
        self.has_objective = False

    @property
    def path(self) -> str:
        parts = [self._base(), self._subprogramme, self._inside, self._component]
        return "/".join(part for part in parts if part)

    def _base(self) -> str:
        return "/".join([self._reading.root, *(part for _, part in self._sections)])

    def leave_units(self) -> None:
        """Back to the programme or the section, as at the head of a plan part."""
        self._subprogramme = self._component = self._inside = ""
        self.has_objective = False

    def unit(self, at: int, line: Line, match: re.Match[str]) -> list[Subprogramme]:
        """Open a subprogramme or component; its record, unless it was opened before."""
        name, source, footnotes = self._name(at, line, match)
        before = self._subprogramme
        self._subprogramme, self._component = self._place(match, before)
        if self._subprogramme != before or not self._component:
            self._inside = ""
        self.has_objective = False
        path = self.path
        if self._reading.has(path):
            self._drop_name(name, footnotes, "name of a unit printed again", source)
            return []
        self._reading.free_path(path)
        level = Level.COMPONENT if self._component else Level.SUBPROGRAMME
        number = path.rpartition(" ")[2]
        return [Subprogramme(path, name, source, number, level, footnotes=footnotes)]

    def listed(self, at: int, line: Line, match: re.Match[str]) -> str:
        """The path of a unit that a list of mandates names; opens nothing."""
        name, source, footnotes = self._name(at, line, match)
        self._drop_name(name, footnotes, "name of a unit above its mandates", source)
        self._listed, component = self._place(match, self._listed)
        return "/".join(part for part in (self._base(), self._listed, component) if part)

    def _drop_name(
        self, name: str, footnotes: tuple[str, ...], because: str, source: Source
    ) -> None:
        self._reading.drop(" ".join((name, *footnotes)), because, source)

    def _place(self, match: re.Match[str], current: str) -> tuple[str, str]:
        number = _arabic(match["number"])
        if "component" in match.re.groupindex:
            component = match["component"]
            return f"subprogramme {number}", f"component {_arabic(component)}" if component else ""
        return current, f"component {number}"

    def _name(
        self, at: int, line: Line, match: re.Match[str]
    ) -> tuple[str, Source, tuple[str, ...]]:
        own = match["name"] or match["below"]
        if own:
            own = " ".join(own.split())
            self._reading.drop(line.plain.removesuffix(own), LABEL, line.source)
            return own, line.source, self._reading.notes.cite(line, at)
        below = self.name_below(at)
        if below is None:
            # Nothing else names it: the heading does.
            return line.plain, line.source, self._reading.notes.cite(line, at)
        self._reading.drop_line(line, LABEL)
        return self.take_name(below)

    def name_below(self, at: int) -> int | None:
        """The line directly below a heading, if it can be its name."""
        for place in range(at + 1, min(at + 4, len(self._blocks))):
            block = self._blocks[place]
            if not isinstance(block, Line):
                return None
            if block.plain:
                return place if self._can_be_name(block) else None
        return None

    def _can_be_name(self, line: Line) -> bool:
        taken = mark_of(line, self._words)
        return not (taken or _PARAGRAPH.match(line.plain) or heading(line.plain))

    def take_name(self, at: int) -> tuple[str, Source, tuple[str, ...]]:
        """The name, over as many lines as follow in the same look without a gap."""
        lines: list[Line] = []
        footnotes: tuple[str, ...] = ()
        for place, line in enumerate(self._blocks[at : at + 4], start=at):
            if not isinstance(line, Line) or (lines and not self._goes_on(line, lines[0])):
                break
            self.names.add(place)
            lines.append(line)
            footnotes += self._reading.notes.cite(line, place)
        source = lines[0].source if lines else Source()
        return " ".join(line.plain for line in lines), source, footnotes

    def _goes_on(self, line: Line, first: Line) -> bool:
        same_look = line.style == first.style and line.looks_like_heading
        return bool(line.plain) and same_look and self._can_be_name(line)

    def section(self, at: int, line: Line) -> list[Subprogramme] | None:
        """A heading of its own words with a plan below it: ``II. Name``, ``1. Name``,
        ``(a) Name`` inside a subprogramme; or ``Name`` alone, once a plan stands above it."""
        if not line.looks_like_heading or line.is_of_contents:
            return None
        match = _ENUMERATED.fullmatch(line.plain)
        if match is not None and self._mark_ahead(at, past=_UNITS) in _BELOW_A_SECTION:
            label = match["label"] or match["letter"]
            self._enter(label, inside=match["letter"] is not None)
            self._reading.drop(line.plain[: match.start("name")], LABEL, line.source)
            return self._opened(at, line, match["name"], label)
        if match is None and self.has_objective and self._mark_ahead(at) == Mark.OBJECTIVE:
            self._unnamed += 1
            label = str(self._unnamed)
            self._sections = [("unnamed", f"section {label}")]
            self.leave_units()
            return self._opened(at, line, line.plain, label)
        return None

    def _enter(self, label: str, *, inside: bool) -> None:
        """Make the labelled section the frame, below the ones of other kinds that are open."""
        if inside and self._subprogramme:
            self._inside = f"section {label}"
            self.has_objective = False
            return
        kind = _kind(label)
        kinds = [each for each, _ in self._sections]
        kept = kinds.index(kind) if kind in kinds else len(kinds)
        word = "mission" if kind == "digit" else "section"
        self._sections = [*self._sections[:kept], (kind, f"{word} {label}")]
        self.leave_units()

    def _opened(self, at: int, line: Line, name: str, label: str) -> list[Subprogramme]:
        path = self.path
        if self._reading.has(path):
            self._reading.drop(name, "name of a unit printed again", line.source)
            return []
        self._reading.free_path(path)
        level = Level.MISSION if path.rpartition("/")[2].startswith("mission") else Level.SECTION
        footnotes = self._reading.notes.cite(line, at)
        return [Subprogramme(path, name, line.source, label, level, footnotes=footnotes)]

    def _mark_ahead(self, at: int, *, past: frozenset[Mark] = frozenset()) -> Mark | None:
        """The next heading of the grammar, if it follows at once; those ``past`` are left out."""
        others = 0
        for block in self._blocks[at + 1 : at + 1 + _AHEAD]:
            if isinstance(block, Table):
                return None
            if not isinstance(block, Line) or not block.plain:
                continue
            marked = mark_of(block, self._words)
            if marked is None:
                others += 1
                if others > _NAMES_BETWEEN or _PARAGRAPH.match(block.plain):
                    return None
            elif marked[0] not in past:
                return marked[0]
        return None

    def opens_plan(self, at: int, mark: Mark) -> bool:
        """Whether a heading in the front pages ends them: the head of the plan part, or, in a
        document that has none, the first heading above an objective or a result."""
        line = self._blocks[at]
        if isinstance(line, Line) and line.is_of_contents:
            return False
        if self._has_plan_part:
            return mark == Mark.PLAN_PART
        return mark == Mark.NEW or self.leads_to_a_plan(at - 1, otherwise=False)

    def leads_to_a_plan(self, at: int, *, otherwise: bool) -> bool:
        """Whether the next heading of the grammar opens an objective, a strategy or a result."""
        prose = 0
        for block in self._blocks[at + 1 : at + 1 + _AHEAD]:
            if isinstance(block, Table):
                return False
            if not isinstance(block, Line) or not block.plain:
                continue
            marked = mark_of(block, self._words)
            if marked is None:
                prose += 1
                if prose > _LINES_OF_PROSE:
                    return otherwise
            elif marked[0] not in _UNITS:
                return marked[0] in _PLAN or marked[0] in {Mark.TEXT, Mark.ORIENTATION}
        return otherwise

    def is_carried_over(self, at: int) -> bool:
        """Which sub-heading follows the title of a result."""
        for block in self._blocks[at + 1 : at + 1 + _AHEAD]:
            if not isinstance(block, Line) or not block.plain:
                continue
            marked = mark_of(block, self._words)
            if marked is None:
                continue
            if marked[0] in {Mark.CARRIED_OVER, Mark.PERFORMANCE}:
                return True
            if marked[0] in {Mark.NEW, Mark.LESSONS, Mark.RESULT, Mark.DELIVERABLES}:
                return False
        return False


def _kind(label: str) -> str:
    if label.isdecimal():
        return "digit"
    return "roman" if re.fullmatch("[IVX]+", label) else "letter"


def _arabic(number: str) -> str:
    value = None if number[:1].isdecimal() else chinese_number(number)
    return number.upper() if value is None else str(value)
