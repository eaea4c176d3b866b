"""The table of deliverables: categories, subcategories with their subtotals, items, narratives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.enums import DeliverableLevel
from indicators.plans.annual_word.blocks import Cell, Row, Table, one_line
from indicators.plans.annual_word.reading import Reading
from indicators.plans.annual_word.tables import Head, head_of
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.doubts import DoubtCode
from indicators.plans.numbers import is_dash, read_cell
from indicators.plans.records import Deliverable, Record, Source

DASH = "—"
Counts = dict[str, dict[str, int | str]]

_CATEGORY = re.compile(r"(?P<letter>[A-H])\s?[.．、]\s*(?P<name>.+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\s?[.．、)]\s*(?P<text>\S.*)", re.DOTALL)
_BOLD_LABEL = re.compile(
    r"(?P<label>\S[^–—.]{1,118}?)\s?(?:\s[–—]|[.])\s+(?P<text>\S.*)", re.DOTALL
)
_LABELLED = re.compile(r"(?P<label>[^:：.。;；]{2,120}?)\s?[:：]\s*(?P<text>\S.*)", re.DOTALL)


@dataclass
class _Subtotal:
    """A printed subtotal and what its items add up to, per column."""

    text: str
    row: Row
    printed: Counts
    first_item: str = ""
    sums: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, counts: Counts, path: str) -> None:
        self.first_item = self.first_item or path
        for year, columns in counts.items():
            for column, count in columns.items():
                amount = count if isinstance(count, int) else 0
                key = year, column
                self.sums[key] = self.sums.get(key, 0) + amount

    def does_not_add_up(self) -> list[str]:
        return [
            f"{year}: {self.sums[year, column]} ≠ {count}"
            for year, columns in self.printed.items()
            for column, count in columns.items()
            if (year, column) in self.sums
            and self.sums[year, column] != (count if isinstance(count, int) else 0)
        ]


class DeliverableReader:
    """Reads the table of the frame at ``path``, which a page may have cut into several.

    ``category`` of a record is the letter.
    """

    def __init__(self, reading: Reading, words: Vocabulary, path: str) -> None:
        self._reading = reading
        self._words = words
        self._path = path
        self._at = 0
        self._head: Head | None = None
        self._narrative = 0
        self._category = ""
        self._subcategory: str | None = None
        self._unit: str | None = None
        self._subtotal: _Subtotal | None = None
        self._marks: tuple[str, ...] = ()

    def read(self, table: Table, at: int) -> list[Record]:
        """The rows of the block at ``at``: a table, or the next part of the one before."""
        self._at = at
        head = head_of(table, self._words)
        rows_of_head = head.rows if head else self._rows_of_plain_head(table)
        self._head = head or self._head
        records: list[Record] = []
        self._narrative = max(self._narrative, self._last_number(table.rows[rows_of_head:]))
        for row in table.rows[:rows_of_head]:
            self._drop(row.cells, "head of a table")
        for row in table.rows[rows_of_head:]:
            records.extend(self._row(row, self._head))
        return records

    def goes_on_in(self, table: Table) -> bool:
        """Whether a table without a head has the columns of the part before it."""
        return self._head is not None and any(
            len(row.cells) == len(self._head.columns) for row in table.rows
        )

    def close(self) -> list[Record]:
        return list(self._close_subtotal())

    def _rows_of_plain_head(self, table: Table) -> int:
        """A table of narratives alone has a head without years."""
        for at, row in enumerate(table.rows[:3]):
            if self._words.category_head.search(row.plain):
                return at + 1
        return 0

    @staticmethod
    def _last_number(rows: tuple[Row, ...]) -> int:
        """The highest printed number: what has none is numbered after it."""
        found = (_NUMBERED.match(row.cells[0].plain) for row in rows if row.cells)
        return max((int(match["number"]) for match in found if match), default=0)

    def _row(self, row: Row, head: Head | None) -> Iterator[Record]:
        if not row.cells:
            return
        first, counted = row.cells[0], row.cells[1:]
        text = first.plain
        counts = self._counts(row, head) if head else {}
        category = _CATEGORY.fullmatch(text)
        numbered = _NUMBERED.fullmatch(first.printed)
        if not text:
            marks = tuple(mark for cell in row.cells for mark in (*cell.marks, *cell.notes))
            self._reading.remain(row.plain, row.source, marks)
        elif category and not counts and _is_heading(first):
            yield from self._open_category(category["letter"], row)
        elif self._words.quantified.fullmatch(text) and not counts:
            self._drop(row.cells, "label of the rows below it")
        elif self._words.totals.fullmatch(text):
            yield from self._close_subtotal()
            self._drop(row.cells, "sum of the rows above it")
        elif numbered:
            self._drop_number(first, numbered)
            yield from self._item(numbered["text"], row, counts, int(numbered["number"]))
            self._drop_counts(counted)
        elif counts or self._words.subcategory_unit.fullmatch(text):
            yield from self._counted(row, counts)
        else:
            yield from self._uncounted(row)
            self._drop(counted, "empty count")

    def _open_category(self, letter: str, row: Row) -> Iterator[Record]:
        yield from self._close_subtotal()
        self._category, self._subcategory, self._unit = letter, None, None
        self._keep_marks(row.cells[0])
        self._drop(row.cells, "category, kept in its field")

    def _counted(self, row: Row, counts: Counts) -> Iterator[Record]:
        """A subtotal in bold or with its unit; any other row with counts is an item."""
        first = row.cells[0]
        text = first.plain
        named = self._words.subcategory_unit.fullmatch(text)
        if named is None and first.opens_bold < len(text):
            yield from self._item(first.printed, row, counts, None)
            self._drop_counts(row.cells[1:])
            return
        yield from self._close_subtotal()
        self._subcategory = named["name"] if named else text
        self._unit = named["unit"].strip() if named else None
        self._subtotal = _Subtotal(text, row, counts)
        self._keep_marks(first)

    def _uncounted(self, row: Row) -> Iterator[Record]:
        first = row.cells[0]
        text = first.printed
        if self._words.group_label.fullmatch(one_line(text)) and one_line(text)[-1] in ":：":
            if self._subtotal is None:
                self._subcategory, self._unit = one_line(text).rstrip(":： "), None
            self._keep_marks(first)
            self._drop([first], "label of the rows below it")
            return
        yield from self._close_subtotal()
        subcategory, body = self._subcategory, text
        if label := self._label(first):
            subcategory, body = label["label"].strip(), label["text"]
            self._subcategory = None
            self._reading.drop(text[: label.start("text")], "subcategory", first.source)
        self._narrative += 1
        wanted = f"{self._path}/deliverable {self._narrative}"
        path = self._reading.free_path(wanted)
        yield self._record(path, body, row, {}, DeliverableLevel.NARRATIVE, subcategory)

    def _label(self, cell: Cell) -> re.Match[str] | None:
        """``Library services: on demand``: what stands before the colon names the subcategory."""
        match = _LABELLED.fullmatch(cell.printed)
        bold = cell.opens_bold
        if match is None:
            match = _BOLD_LABEL.fullmatch(cell.printed)
            return match if match and 0 <= bold - len(match["label"]) <= 3 else None
        return match if not bold or bold + 3 >= len(match["label"]) else None

    def _item(self, text: str, row: Row, counts: Counts, number: int | None) -> Iterator[Record]:
        if number is None:
            self._narrative += 1
            number = self._narrative
        path = self._reading.free_path(f"{self._path}/deliverable {number}")
        if self._subtotal is not None:
            self._subtotal.add(counts, path)
        yield self._record(path, text, row, counts, DeliverableLevel.ITEM, self._subcategory)

    def _record(
        self,
        path: str,
        text: str,
        row: Row,
        counts: Counts,
        level: DeliverableLevel,
        subcategory: str | None,
    ) -> Deliverable:
        first = row.cells[0]
        inherited, self._marks = self._marks, ()
        own = [mark for cell in row.cells[1:] for mark in (*cell.marks, *self._letter(cell))]
        return Deliverable(
            path=path,
            text=text,
            source=Source(table=row.source.table, row=row.source.row),
            footnotes=(*self._reading.notes.cite(first, self._at, (*inherited, *own)),),
            category=self._category,
            subcategory=subcategory,
            unit=self._unit if level == DeliverableLevel.ITEM else None,
            level=level,
            counts=counts,
        )

    @staticmethod
    def _letter(cell: Cell) -> tuple[str, ...]:
        number = read_cell(cell.plain)
        return (number.footnote,) if number and number.footnote else ()

    def _counts(self, row: Row, head: Head) -> Counts:
        counts: Counts = {}
        for place, cell in enumerate(row.cells):
            column = head.column_of(cell, place, len(row.cells))
            if place == 0 or column is None or not cell.plain:
                continue
            year, kind = column.label.year, column.label.kind
            if year is None or kind not in {"planned", "actual"}:
                continue
            count = _count(cell, self._words)
            if count is not None:
                counts.setdefault(str(year), {})[kind] = count
        return counts

    def _close_subtotal(self) -> Iterator[Record]:
        subtotal, self._subtotal = self._subtotal, None
        if subtotal is None:
            return
        if not subtotal.first_item and subtotal.printed:
            # Nothing is listed below it: it is the deliverable itself.
            self._marks = ()
            yield from self._item(subtotal.text, subtotal.row, subtotal.printed, None)
            self._drop_counts(subtotal.row.cells[1:])
            return
        self._drop(subtotal.row.cells, "subcategory and subtotal, kept in their fields")
        wrong = subtotal.does_not_add_up()
        if wrong:
            yield self._reading.doubt(
                DoubtCode.PARTS_DO_NOT_ADD_UP,
                subtotal.first_item,
                f"{subtotal.text}, {'; '.join(wrong)}.",
                subtotal.row.cells[0].source,
            )

    def _keep_marks(self, cell: Cell) -> None:
        """A letter at a heading goes to the first record below it."""
        self._marks = (*self._marks, *cell.marks)

    def _drop_number(self, cell: Cell, numbered: re.Match[str]) -> None:
        label = cell.printed[: numbered.start("text")]
        self._reading.drop(label, "number of a deliverable", cell.source)

    def _drop_counts(self, cells: tuple[Cell, ...]) -> None:
        """What a cell says where no count could be read is nobody's."""
        for cell in cells:
            if not cell.plain or _count(cell, self._words) is not None:
                self._drop([cell], "count, kept as a number")
            else:
                self._reading.remain(cell.plain, cell.source)

    def _drop(self, cells: tuple[Cell, ...] | list[Cell], because: str) -> None:
        for cell in cells:
            letters = self._letter(cell)
            plain = cell.plain
            if letters and plain.endswith(letters[0]):
                plain = plain[: -len(letters[0])]
            self._reading.drop(plain, because, cell.source)


def _is_heading(cell: Cell) -> bool:
    """One line, or several that all look like a heading."""
    lines = [line for line in cell.lines if line.plain]
    return len(lines) == 1 or all(line.looks_like_heading for line in lines)


def _count(cell: Cell, words: Vocabulary) -> int | str | None:
    """A whole number, or a dash; ``None`` where the cell prints neither."""
    text = cell.plain.rstrip("*†‡")
    if is_dash(text) or text == "\u00ad" or words.nothing.fullmatch(text):
        return DASH
    number = read_cell(text)
    if number is None or number.amount != number.amount.to_integral_value():
        return None
    return int(number.amount)
