"""What a reader of a Word plan puts down: records in printed order, unique paths, footnotes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from indicators.plans.annual_word.blocks import Block, Cell, Line, Table
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import Doubt, Dropped, Record, Remainder, Source

_NOTE_REACH = 60
LABEL = "heading of the grammar"


class Shelf(list[Record]):
    """A place in the printed order that may be filled later."""


@dataclass
class Notes:
    """The lettered notes below tables and figures, by the place of their line.

    A note goes to the first record that cites it; a later one keeps the letter alone. What no
    record cites is remainder.
    """

    blocks: tuple[Block, ...]
    _lines: dict[int, Line] = field(init=False, default_factory=dict)
    taken: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        for at, block in enumerate(self.blocks):
            if isinstance(block, Line) and block.opens_with_mark:
                self._lines[at] = block

    def is_note(self, at: int) -> bool:
        return at in self._lines

    def cite(self, line: Line | Cell, at: int, more: Iterable[str] = ()) -> tuple[str, ...]:
        """What goes to ``footnotes``: each letter, with its note, and Word's own notes."""
        letters = (*line.marks, *more)
        return (*self.of_letters(letters, at), *line.notes)

    def of_letters(self, letters: Iterable[str], at: int) -> tuple[str, ...]:
        told = []
        for letter in letters:
            place = next(
                (
                    p
                    for p in range(at + 1, at + _NOTE_REACH)
                    if p in self._lines and letter in self._lines[p].marks
                ),
                None,
            )
            told.append(letter)
            if place is not None and place not in self.taken:
                self.taken.add(place)
                line = self._lines[place]
                told.append(f"{' '.join(line.marks)} {line.plain}")
        return tuple(told)


class Reading:
    """Collects the records of one document. ``root`` is the path of the programme."""

    def __init__(self, root: str, blocks: tuple[Block, ...]) -> None:
        self.root = root
        self.notes = Notes(blocks)
        self._shelves: list[Shelf] = []
        self._paths: set[str] = set()
        self._next: dict[str, int] = {}
        self.dropped: list[Dropped] = []
        self._late: list[tuple[Shelf, Callable[[], list[Record]]]] = []

    def shelf(self) -> Shelf:
        shelf = Shelf()
        self._shelves.append(shelf)
        return shelf

    def put(self, *records: Record) -> None:
        self.shelf().extend(records)

    def drop(self, text: str, because: str, source: Source) -> None:
        if text.strip():
            self.dropped.append(Dropped(text, because, source))

    def drop_line(self, line: Line, because: str) -> None:
        """A line of labels; its marks and notes go with it."""
        self.drop(" ".join((line.plain, *line.marks, *line.notes)), because, line.source)

    def free_path(self, wanted: str) -> str:
        """The path itself, or with the next number at its end that nobody has."""
        if wanted not in self._paths:
            self._paths.add(wanted)
            return wanted
        stem, number = _numbered(wanted)
        number = max(number, self._next.get(stem, 0))
        while f"{stem} {number}" in self._paths:
            number += 1
        self._next[stem] = number + 1
        self._paths.add(f"{stem} {number}")
        return f"{stem} {number}"

    def has(self, path: str) -> bool:
        return path in self._paths

    def doubt(self, code: DoubtCode, about: str, text: str, source: Source) -> Doubt:
        """A question for a person; ``text`` is what it is about, as printed."""
        path = self.free_path(f"{about}/doubt 1")
        return Doubt(path, text, source, code=code.value, about=about)

    def remain(self, text: str, source: Source, footnotes: tuple[str, ...] = ()) -> None:
        if text.strip() or footnotes:
            self.put(self.remainder(text, source, footnotes))

    def remainder(self, text: str, source: Source, footnotes: tuple[str, ...] = ()) -> Remainder:
        path = self.free_path(f"{self.root}/remainder 1")
        return Remainder(path, text, source, footnotes=footnotes)

    def rows_left(self, table: Table) -> list[Record]:
        """A table that nothing took, one remainder per row."""
        return [
            self.remainder(
                "\t".join(cell.printed for cell in row.cells if cell.printed),
                row.source,
                tuple(mark for cell in row.cells for mark in (*cell.marks, *cell.notes)),
            )
            for row in table.rows
            if any(cell.printed or cell.marks or cell.notes for cell in row.cells)
        ]

    def later(self, fill: Callable[[], list[Record]]) -> None:
        """Records that can only be told at the end, in their printed place."""
        self._late.append((self.shelf(), fill))

    def finish(self) -> tuple[Record, ...]:
        for shelf, fill in self._late:
            shelf.extend(fill())
        return tuple(record for shelf in self._shelves for record in shelf)


def _numbered(path: str) -> tuple[str, int]:
    match = re.fullmatch(r"(?P<stem>.*?) (?P<number>\d{1,6})", path)
    return (match["stem"], int(match["number"]) + 1) if match else (path, 2)
