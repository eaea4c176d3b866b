"""One page for a director: how many targets were met, where, and what fell short.

It stays one page whatever the plan holds: what does not fit is counted, what is long is cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reports.blocks import Block, Cell, Heading, Look, Paragraph, Row, Table, Tally
from indicators.reports.document import Document, counts
from indicators.reports.layouts.measures import short_table
from indicators.reports.layouts.parts import headline, revised, totals, units_table
from indicators.reports.words import Words

# What fits on the page beside the counts; the rest is counted.
MOST_UNITS = 10
MOST_SHORT = 4
# Letters that fit into the cells of a row, by column: a Chinese one takes the room of two.
UNIT_ROOM = (40, 0, 0, 0, 0)
SHORT_ROOM = (0, 80, 92)
WIDE = "\u2e80"
CUT = "…"


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    yield Paragraph(headline(counts(document), words), Look.LEAD)
    yield Tally(totals(counts(document)))
    if told := revised(document, words):
        yield Paragraph(told, Look.SMALL)
    units = units_table(document, words)
    yield Heading(1, units.name)
    yield brief(units, MOST_UNITS, UNIT_ROOM, words)
    short = short_table(document, words)
    if short.rows:
        yield Heading(1, short.name)
        yield brief(short, MOST_SHORT, SHORT_ROOM, words)
    yield Paragraph(words("SHA-256 of the figures: {digest}", digest=digest), Look.SMALL)


def brief(table: Table, most: int, room: Sequence[int], words: Words) -> Table:
    """The first rows, their words cut to what fits, and beneath what is not there."""
    rows = tuple(_cut_row(row, room) for row in table.rows[:most])
    said = [table.left_out]
    if rows != table.rows[:most]:
        said.append(words("What ends in … is in full in the performance report."))
    if (rest := len(table.rows) - most) > 0:
        said.append(words("{n} more are in the performance report.", n=rest))
    return replace(table, rows=rows, left_out=" ".join(said), is_small=True)


def _cut_row(row: Row, room: Sequence[int]) -> Row:
    return replace(row, cells=tuple(map(_cut_cell, row.cells, room)))


def _cut_cell(cell: Cell, room: int) -> Cell:
    if not room:
        return cell
    return replace(cell, text=cut(cell.text, room), note=cut(cell.note, room))


def cut(text: str, room: int) -> str:
    """As many whole words as there is room for; a language without spaces is cut anywhere."""
    taken = 0
    for at, letter in enumerate(text):
        taken += 2 if letter >= WIDE else 1
        if taken > room:
            kept = text[:at]
            is_whole = letter >= WIDE or letter == " "
            return f"{kept if is_whole else kept.rpartition(' ')[0] or kept}{CUT}"
    return text
