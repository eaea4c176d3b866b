"""The deliverables of a unit: items and narrative rows, with the subtotals checked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from indicators.enums import DeliverableLevel
from indicators.plans.annual_text import counts
from indicators.plans.annual_text.counts import Column, Count
from indicators.plans.annual_text.desk import Desk
from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import Deliverable
from indicators.plans.text import Passage

_CATEGORY = re.compile(r"(?P<letter>[A-Z])\.\s+\S.*", re.DOTALL)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s+(?=\S)")


def last_number(texts: Iterable[str]) -> int:
    """The highest number printed before an item: what has none is numbered after it."""
    return max(
        (int(found["number"]) for each in texts if (found := _NUMBERED.match(each))), default=0
    )


@dataclass(slots=True)
class DeliverablesTable:
    """Reads the rows of one table, however many pages it runs over.

    ``unit`` is the path of the subprogramme or programme whose deliverables they are; rows
    without a number are numbered after ``last_number``.
    """

    desk: Desk
    words: Vocabulary
    unit: str
    last_number: int
    columns: tuple[Column, ...] = ()
    category: str = ""
    _subcategory: str | None = None
    _measured_in: str | None = None
    _subtotal: Passage | None = None
    _expected: tuple[Count, ...] = ()
    _parts: list[tuple[Count, ...]] = field(default_factory=list)
    _first_part: str | None = None
    _unfinished: Passage | None = None

    def head(self, opening: Passage, following: Sequence[Passage]) -> int:
        """Read the year columns; returns how many of the passages that follow belong to them."""
        pieces = list(
            takewhile(lambda each: self.words.column_piece.fullmatch(each.text), following)
        )
        read = counts.columns(" ".join(each.text for each in (opening, *pieces)), self.words)
        if read and read != self.columns:
            self.close()
            self.columns = read
        for each in (opening, *pieces):
            self.desk.drop(each, "column head")
        return len(pieces)

    def rows(self, passages: Iterable[Passage]) -> None:
        for each in passages:
            self._row(each)

    def close(self) -> None:
        self._finish()
        self._end_group()

    def _row(self, passage: Passage) -> None:
        row = counts.trailing(passage.text, len(self.columns))
        if row is None:
            self._row_without_counts(passage)
            return
        name, figures = passage.split(row.starts)
        if name.pieces:
            self._finish()
        elif self._unfinished is not None:
            name, self._unfinished = self._unfinished, None
        if not name.pieces:
            self.desk.leave(passage)
            return
        self.desk.drop(figures, "count")
        path = self._counted(name, row.counts)
        if not row.clear:
            self.desk.doubt(DoubtCode.TABLE_UNCLEAR, path, passage.text, passage.source)

    def _row_without_counts(self, passage: Passage) -> None:
        self._finish()
        if category := _CATEGORY.fullmatch(passage.text):
            self._end_group()
            self.category = category["letter"]
            self.desk.drop(passage, "category")
        elif _NUMBERED.match(passage.text) or self.words.subtotal.fullmatch(passage.text):
            self._unfinished = passage
        elif label := self.words.narrative.match(passage.text):
            self._end_group()
            named, row = passage.split(label.end())
            self.desk.drop(named, "subcategory")
            self.last_number += 1
            self._take(row, self.last_number, DeliverableLevel.NARRATIVE, (), label["label"])
        else:
            self.desk.leave(passage)

    def _finish(self) -> None:
        """A row whose counts never came is listed without them."""
        if self._unfinished is None:
            return
        passage, self._unfinished = self._unfinished, None
        if not _NUMBERED.match(passage.text):
            self.desk.leave(passage)
            return
        path = self._item(passage, ())
        self.desk.doubt(DoubtCode.TABLE_UNCLEAR, path, passage.text, passage.source)

    def _counted(self, name: Passage, row: tuple[Count, ...]) -> str:
        """An item or a subtotal; returns the path that a doubt about it is about."""
        if _NUMBERED.match(name.text):
            return self._item(name, row)
        self._end_group()
        match = self.words.subtotal.fullmatch(name.text)
        self._subcategory = match["name"] if match else name.text
        self._measured_in = match["unit"] if match else None
        self._subtotal, self._expected = name, row
        self.desk.drop(name, "subtotal")
        return self.unit

    def _item(self, passage: Passage, row: tuple[Count, ...]) -> str:
        numbered = _NUMBERED.match(passage.text)
        label, name = passage.split(numbered.end() if numbered else 0)
        self.desk.drop(label, "number")
        number = int(numbered["number"]) if numbered else self.last_number + 1
        path = self._take(name, number, DeliverableLevel.ITEM, row, self._subcategory)
        if row:
            self._parts.append(row)
            self._first_part = self._first_part or path
        return path

    def _take(
        self,
        passage: Passage,
        number: int,
        level: DeliverableLevel,
        row: tuple[Count, ...],
        subcategory: str | None,
    ) -> str:
        path = self.desk.free_path(f"{self.unit}/deliverable", number)
        self.desk.add(
            Deliverable(
                path=path,
                text=passage.text,
                source=passage.source,
                footnotes=passage.notes,
                category=self.category,
                subcategory=subcategory,
                unit=self._measured_in if level is DeliverableLevel.ITEM else None,
                level=level,
                counts=counts.by_year(self.columns, row) if row else {},
            )
        )
        return path

    def _end_group(self) -> None:
        """A subtotal is checked against the items below it and is no deliverable itself."""
        subtotal, self._subtotal = self._subtotal, None
        parts, self._parts = self._parts, []
        first, self._first_part = self._first_part, None
        self._subcategory = self._measured_in = None
        if subtotal and not counts.adds_up(self._expected, parts):
            self.desk.doubt(
                DoubtCode.PARTS_DO_NOT_ADD_UP,
                first or self.unit,
                f"{subtotal.text} {' '.join(str(each) for each in self._expected)}",
                subtotal.source,
            )
