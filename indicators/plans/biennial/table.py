"""The table of a results frame: accomplishments on the left, measures on the right.

The text gives the cells one after the other. Where the foot of a page cut a row, the pieces of
both columns are interleaved: first what stood above, then what stands on the next page.
"""

from dataclasses import dataclass, field

from indicators.plans.biennial.outline import Frame
from indicators.plans.biennial.vocabulary import LETTER, Grammar
from indicators.plans.records import Dropped
from indicators.plans.text import Passage, Piece

ENUMERATOR = "enumerator"


@dataclass(slots=True)
class Row:
    """An accomplishment and its measures; ``numbered`` tells whether these bear numbers.

    ``one_line`` says that the last measure began on the line of the accomplishment.
    """

    letter: str
    accomplishment: Passage
    measures: list[Passage] = field(default_factory=list)
    numbered: bool = False
    one_line: bool = False


@dataclass(slots=True)
class Table:
    rows: list[Row] = field(default_factory=list)
    loose: list[Passage] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def table(frame: Frame, grammar: Grammar) -> Table:
    """The rows of the frame's cells, with what stands before the first accomplishment loose."""
    reading = _Reading(grammar)
    for at, passage in enumerate(frame.cells):
        if at in frame.repeats:
            reading.head_repeated = True
        for cell in passage.cut_where(reading.bears_enumerator):
            reading.take(cell)
    for row in reading.table.rows:
        _part_one_line_row(row, grammar)
    return reading.table


class _Reading:
    """Takes the cells in printed order; knows the row they belong to."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.table = Table()
        self.head_repeated = False

    @property
    def row(self) -> Row | None:
        return self.table.rows[-1] if self.table.rows else None

    def bears_enumerator(self, piece: Piece) -> bool:
        return bool(LETTER.match(piece.text) or self.grammar.mark.match(piece.text))

    def take(self, cell: Passage) -> None:
        text = cell.text
        mark = self.grammar.mark.match(text)
        letter = LETTER.match(text)
        if mark and self._counts_on(mark["mark"]):
            self._add_measure(cell, mark.end())
        elif letter and self._spells_on(letter["letter"]):
            self._add_row(cell, letter["letter"], letter.end())
        elif self.row is None:
            self.table.loose.append(cell)
        else:
            self._continue(self.row, cell)
        self.head_repeated = False

    def _counts_on(self, mark: str) -> bool:
        """Whether the mark is that of a further measure; ``(i)`` is a letter as well."""
        if self.row is None:
            return False
        number = self.grammar.measure_number(mark)
        if len(mark) > 1 or not mark.isascii():
            return True
        counted = len(self.row.measures) if self.row.numbered else 0
        return number == counted + 1

    def _spells_on(self, letter: str) -> bool:
        return self.row is None or letter > self.row.letter

    def _add_row(self, cell: Passage, letter: str, at: int) -> None:
        words = self._without_enumerator(cell, at)
        if words is None:
            return
        row = Row(letter, words)
        self.table.rows.append(row)
        inside = self.grammar.mark_inside.search(words.text)
        if inside:
            row.accomplishment, measure = words.split(inside.end())
            row.one_line = True
            mark = self.grammar.mark.match(measure.text)
            self._add_measure(measure, mark.end() if mark else 0)

    def _add_measure(self, cell: Passage, at: int) -> None:
        words = self._without_enumerator(cell, at)
        if words is None or self.row is None:
            return
        measure, *rest = words.cut_where(self._goes_on_in_accomplishment)
        self.row.measures.append(measure)
        self.row.numbered = True
        for cell in rest:
            self._continue(self.row, cell)

    def _goes_on_in_accomplishment(self, piece: Piece) -> bool:
        """The top of a page, where the foot of the one before cut both columns."""
        return piece.page_top and self.row is not None and not self.row.accomplishment.ends

    def _without_enumerator(self, cell: Passage, at: int) -> Passage | None:
        enumerator, words = cell.split(at)
        self.table.dropped.extend(enumerator.dropped(ENUMERATOR))
        return words if words.pieces else None

    def _continue(self, row: Row, cell: Passage) -> None:
        """Give a cell without an enumerator its place in the row."""
        at_top = cell.page_top or self.head_repeated
        cut_measure = bool(row.measures) and not row.measures[-1].ends
        if not row.measures and row.accomplishment.ends:
            row.measures.append(cell)
        elif self.head_repeated and row.one_line and cut_measure and self._continue_both(row, cell):
            return
        elif not row.accomplishment.ends or (at_top and not cut_measure):
            row.accomplishment += cell
        else:
            row.measures[-1] += cell

    def _continue_both(self, row: Row, cell: Passage) -> bool:
        """Both columns go on in one line below the repeated head of the table."""
        gaps = list(self.grammar.gap.finditer(cell.text))
        if len(gaps) != 1:
            return False
        left, right = cell.split(gaps[0].end())
        row.accomplishment += left
        row.measures[-1] += right
        return True


def _part_one_line_row(row: Row, grammar: Grammar) -> None:
    """Part an accomplishment from a measure without number printed on the same line."""
    if row.measures:
        return
    text = row.accomplishment.text
    gaps = list(grammar.gap.finditer(text))
    wide = [gap for gap in gaps if len(gap.group()) > 1]
    if len(wide or gaps) == 1:
        accomplishment, measure = row.accomplishment.split((wide or gaps)[0].end())
        row.accomplishment = accomplishment
        row.measures.append(measure)
