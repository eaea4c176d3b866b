"""What a reader has made so far: records with paths of their own, what is dropped, what is left."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.plans.pages import Note
from indicators.plans.records import Doubt, Dropped, Record, Remainder, Source, Statement, Value
from indicators.plans.text import Passage


@dataclass(slots=True)
class Desk:
    """Takes records in printed order. ``root`` is the path of the programme.

    A path is given once: what claims a path that is taken becomes remainder.
    """

    root: str
    records: list[Record] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _numbered: Counter[str] = field(default_factory=Counter)
    _left: list[Passage] = field(default_factory=list)

    def reserve(self, path: str) -> None:
        """A path that a record outside of the desk has."""
        self._taken.add(path)

    def add(self, record: Record) -> bool:
        """Take the record; ``False`` where its path is taken already and its words are left."""
        self.end_remainder()
        if record.path in self._taken:
            self._remainder(record.text, record.source, record.footnotes)
            return False
        self._taken.add(record.path)
        self.records.append(record)
        return True

    def add_below(self, record: Value | Statement) -> None:
        """Take a line that carries the path of the node it belongs to."""
        self.end_remainder()
        self.records.append(record)

    def doubt(self, code: str, about: str, text: str, source: Source) -> None:
        path = self.next_path(about, "doubt")
        self.add(Doubt(path=path, text=text, source=source, code=code, about=about))

    def next_path(self, above: str, name: str) -> str:
        """The path of the next of several below one node: ``.../measure 1``, ``.../measure 2``."""
        self._numbered[f"{above}/{name}"] += 1
        return f"{above}/{name} {self._numbered[f'{above}/{name}']}"

    def free_path(self, name: str, number: int) -> str:
        """``name number``, or with the next number that no record has."""
        while f"{name} {number}" in self._taken:
            number += 1
        return f"{name} {number}"

    def drop(self, passage: Passage, because: str) -> None:
        """Words the grammar needs no record for. Footnotes they bear are left for a person."""
        self.dropped.extend(passage.dropped(because))
        for note in passage.notes:
            self._remainder(note, passage.source, ())

    def leave(self, passage: Passage) -> None:
        """Words that no record takes; what stands together is one remainder."""
        self._left.append(passage)

    def leave_all(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            self.leave(passage)

    def leave_note(self, note: Note) -> None:
        """A footnote whose mark stands nowhere."""
        self._remainder(note.printed, note.words.source, ())

    def end_remainder(self) -> None:
        if self._left:
            left, self._left = self._left, []
            self._remainder(
                "\n".join(each.text for each in left),
                left[0].source,
                tuple(note for each in left for note in each.notes),
            )

    def _remainder(self, text: str, source: Source, notes: tuple[str, ...]) -> None:
        if text or notes:
            self._numbered["remainder"] += 1
            path = f"{self.root}/remainder {self._numbered['remainder']}"
            self.records.append(Remainder(path=path, text=text, source=source, footnotes=notes))
