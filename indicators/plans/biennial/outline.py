"""The skeleton of a biennial plan: programmes, units, frames, paragraphs, in printed order.

Every passage of the document ends up in exactly one item, or is dropped as a label.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.enums import Level
from indicators.plans.biennial.vocabulary import MISSION, NUMBERED, SECTION, Grammar
from indicators.plans.records import Dropped, Source
from indicators.plans.text import Passage, squeezed

LABEL = "label"
REPEATED = "repeated at the top of a page"


@dataclass(slots=True)
class Unit:
    """A programme (without a level) or a unit of the tree below it; its name as printed."""

    path: str
    number: str
    heading: Passage
    level: Level | None = None
    name: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """A results frame: an objective and the cells of its table, if it has one."""

    path: str
    objective_path: str
    objective: Passage
    number: str | None = None
    cells: list[Passage] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Numbered:
    """A numbered paragraph of orientation or strategy with what hangs on it."""

    path: str
    number: Passage
    passages: list[Passage]

    @property
    def source(self) -> Source:
        return (self.passages[0] if self.passages else self.number).source


@dataclass(slots=True)
class MandateSection:
    """All passages between the heading of the mandates and the next programme."""

    programme: str
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Loose:
    """A passage for which the grammar has no place."""

    passage: Passage


Item = Unit | Frame | Numbered | MandateSection | Loose


@dataclass(slots=True)
class Outline:
    items: list[Item] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def outline(passages: Sequence[Passage], grammar: Grammar) -> Outline:
    """Sort the passages of a document into items."""
    walk = _Walk(grammar)
    for at, passage in enumerate(passages):
        following = passages[at + 1] if at + 1 < len(passages) else None
        walk.take(passage, following)
    return walk.outline


class _Walk:
    """One pass over the passages; remembers under which units it stands, and what is open."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.outline = Outline()
        self.units: list[Unit] = []
        self.open: Item | None = None
        self.in_table = False
        self.last_number = 0
        self.taken: Counter[str] = Counter()

    def take(self, passage: Passage, following: Passage | None) -> None:
        text = passage.text
        if match := self.grammar.programme.match(text):
            self._open_unit(passage, None, f"programme {match['number']}", match["number"])
        elif isinstance(self.open, MandateSection):
            self.open.passages.append(passage)
        elif not self.units:
            self._add(Loose(passage))
        elif not (
            self._take_unit(passage, text, following)
            or self._take_frame(passage, text)
            or self._take_label(passage, text)
            or self._take_paragraph(passage, text)
        ):
            self._continue(passage)

    # Units

    def _take_unit(self, passage: Passage, text: str, following: Passage | None) -> bool:
        if match := self.grammar.subprogramme.match(text):
            self._leave({Level.SUBPROGRAMME, Level.COMPONENT, Level.MISSION})
            self._leave_section_below_subprogramme()
            self._open_level(passage, Level.SUBPROGRAMME, match["number"])
        elif match := self.grammar.component.match(text):
            self._leave({Level.COMPONENT})
            self._open_level(passage, Level.COMPONENT, match["number"])
        elif match := SECTION.fullmatch(text):
            self._leave_for_section()
            self._open_named(passage, Level.SECTION, match)
        elif self._opens_mission(following) and (match := MISSION.fullmatch(text)):
            self._leave({Level.MISSION})
            self._open_named(passage, Level.MISSION, match)
        else:
            return False
        return True

    def _opens_mission(self, following: Passage | None) -> bool:
        """A mission stands directly above its objective, which has no number."""
        if following is None:
            return False
        match = self.grammar.objective.match(following.text)
        return match is not None and not match["number"]

    def _leave_for_section(self) -> None:
        """A section stands below the programme, or in a subprogramme if none came before."""
        levels = [unit.level for unit in self.units]
        if Level.SECTION not in levels and Level.SUBPROGRAMME in levels:
            self._leave({Level.COMPONENT})
        elif levels[1:2] == [Level.SUBPROGRAMME]:
            self._leave({Level.SECTION})
        else:
            del self.units[1:]

    def _leave(self, levels: set[Level]) -> None:
        """Close the open units from the first of these levels on."""
        for at, unit in enumerate(self.units):
            if unit.level in levels:
                del self.units[at:]
                return

    def _leave_section_below_subprogramme(self) -> None:
        if len(self.units) > 1 and self.units[1].level is Level.SUBPROGRAMME:
            del self.units[1:]

    def _open_level(self, passage: Passage, level: Level, number: str) -> None:
        self._open_unit(passage, level, f"{self.units[-1].path}/{level.value} {number}", number)

    def _open_unit(self, heading: Passage, level: Level | None, path: str, number: str) -> None:
        """Open the unit below its heading, whose footnotes are the unit's."""
        unit = Unit(self._address(path), number, heading, level)
        self._drop(heading.bare)
        if level is None:
            self.units, self.last_number = [], 0
        self.units.append(unit)
        self._add(unit)

    def _open_named(self, passage: Passage, level: Level, match: re.Match[str]) -> None:
        """Open a unit whose name stands on the line of its number."""
        enumerator, name = passage.split(match.start("name"))
        self._open_level(enumerator, level, match["number"])
        self.units[-1].name.append(name)
        self.open = None

    # Frames

    def _take_frame(self, passage: Passage, text: str) -> bool:
        if match := self.grammar.objective.match(text):
            if self._repeats_objective(passage, match.end(), match["number"]):
                self._drop(passage, REPEATED)
            else:
                self._open_frame(passage, match.end(), match["number"])
        elif self.grammar.table_head.match(text) and isinstance(self.open, Frame):
            repeated = self.in_table and bool(self.open.cells)
            if repeated:
                self.open.repeats.append(len(self.open.cells))
            self._drop(passage, REPEATED if repeated else LABEL)
            self.in_table = True
        else:
            return False
        return True

    def _repeats_objective(self, passage: Passage, at: int, number: str | None) -> bool:
        """A table that a page cuts may repeat its objective and head above its other half."""
        return (
            self.in_table
            and passage.page_top
            and isinstance(self.open, Frame)
            and self.open.number == number
            and squeezed(passage.text[at:]) == squeezed(self.open.objective.text)
        )

    def _open_frame(self, passage: Passage, at: int, number: str | None) -> None:
        label, objective = passage.split(at)
        self._drop(label)
        unit = self.units[-1].path
        if number:
            path = self._address(f"{unit}/objective {number}")
            frame = Frame(path, path, objective, number)
        else:
            frame = Frame(unit, self._address(f"{unit}/objective"), objective)
        self._add(frame)

    # Paragraphs and labels

    def _take_label(self, passage: Passage, text: str) -> bool:
        grammar = self.grammar
        if grammar.mandates.match(text):
            self._drop(passage)
            self._add(MandateSection(self.units[0].path))
        elif any(
            label.match(text)
            for label in (grammar.orientation, grammar.strategy, grammar.frame_label)
        ):
            self._drop(passage)
            self.open, self.in_table = None, False
        else:
            return False
        return True

    def _take_paragraph(self, passage: Passage, text: str) -> bool:
        match = NUMBERED.match(text)
        if not match or match["programme"] != self.units[0].number:
            return False
        if int(match["number"]) <= self.last_number:
            return False
        self.last_number = int(match["number"])
        number, words = passage.split(match.end())
        self._drop(number)
        printed = f"{match['programme']}.{match['number']}"
        path = self._address(f"{self.units[0].path}/paragraph {printed}")
        self._add(Numbered(path, number, [words] if words.pieces else []))
        return True

    def _continue(self, passage: Passage) -> None:
        """Words without a heading belong to what is open."""
        match self.open:
            case Unit() as unit:
                unit.name.append(passage)
            case Numbered() as paragraph:
                paragraph.passages.append(passage)
            case Frame() as frame if self.in_table:
                frame.cells.append(passage)
            case _:
                self.outline.items.append(Loose(passage))

    # Bookkeeping

    def _add(self, item: Item) -> None:
        self.outline.items.append(item)
        self.open, self.in_table = item, False

    def _drop(self, passage: Passage, because: str = LABEL) -> None:
        self.outline.dropped.extend(passage.dropped(because))

    def _address(self, path: str) -> str:
        """The path, told apart from those of units printed before under the same one."""
        self.taken[path] += 1
        return path if self.taken[path] == 1 else f"{path} ({self.taken[path]})"
