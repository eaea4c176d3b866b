"""Rows of a table that are no part of it: captions above its head, notes below its last row."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.plans.annual_word.blocks import Block, Line, Row, Table
from indicators.plans.annual_word.vocabulary import Mark, Vocabulary, mark_of

_CAPTIONS = frozenset({Mark.MEASURE, Mark.CAPTION_NUMBER, Mark.DELIVERABLES_CAPTION})


def laid_out(blocks: tuple[Block, ...], words: Vocabulary) -> tuple[Block, ...]:
    """The blocks, with such rows as lines above and below their table."""
    return tuple(part for block in blocks for part in _parts(block, words))


def _parts(block: Block, words: Vocabulary) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    rows = block.rows
    first, last = 0, len(rows)
    while first < last and _is_caption(rows[first], words):
        first += 1
    while last > first + 1 and _is_note(rows[last - 1], words):
        last -= 1
    yield from _lines(rows[:first])
    if first < last:
        yield replace(block, rows=rows[first:last])
    yield from _lines(rows[last:])


def _lines(rows: tuple[Row, ...]) -> list[Line]:
    return [line for row in rows for cell in row.cells for line in cell.lines if line.plain]


def _is_caption(row: Row, words: Vocabulary) -> bool:
    marked = [mark_of(line, words) for line in _of_one_cell(row)]
    return bool(marked) and all(each is not None and each[0] in _CAPTIONS for each in marked)


def _is_note(row: Row, words: Vocabulary) -> bool:
    lines = _of_one_cell(row)
    return bool(lines) and (
        lines[0].opens_with_mark or words.note_label.fullmatch(lines[0].plain) is not None
    )


def _of_one_cell(row: Row) -> list[Line]:
    """The lines of the only cell that says something; ``[]`` for a row of several."""
    worded = [cell for cell in row.cells if cell.plain]
    return [line for line in worded[0].lines if line.plain] if len(worded) == 1 else []
