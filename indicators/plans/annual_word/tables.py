"""A table whose columns (or rows) are years: the values of one measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indicators.plans.annual_word.blocks import Cell, Row, Table
from indicators.plans.annual_word.labels import Label, read_label
from indicators.plans.annual_word.values import (
    NONE,
    PROXY,
    Found,
    of_text,
    without_needless_components,
)
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.records import Source

_MOST_ROWS_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Column:
    """``start`` and ``end`` are grid columns; ``place`` is the cell's place in its row."""

    label: Label
    start: int
    end: int
    place: int
    marks: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its columns, and how many rows it takes from the top."""

    columns: tuple[Column, ...]
    rows: int

    def column_of(self, cell: Cell, place: int, cells: int) -> Column | None:
        """Rows cut like the head go by place; others by the grid."""
        if cells == len(self.columns):
            return self.columns[place]
        return next((each for each in self.columns if each.start <= cell.column < each.end), None)


def head_of(table: Table, words: Vocabulary) -> Head | None:
    """The first row that names a year, with the rows below it that only name kinds."""
    if _years_go_down(table, words):
        return None
    for at, row in enumerate(table.rows[: _MOST_ROWS_ABOVE + 1]):
        labels = [read_label(cell.plain, words) for cell in row.cells]
        dated = [label for label in labels if label.year is not None]
        if dated and not any(label.component for label in dated):
            columns = tuple(
                _column(cell, label, place)
                for place, (cell, label) in enumerate(zip(row.cells, labels, strict=True))
            )
            return _with_second_row(Head(columns, at + 1), table, words)
    return None


def _years_go_down(table: Table, words: Vocabulary) -> bool:
    """Years in the first cells of several rows, and never two in one row."""
    firsts = 0
    for row in table.rows:
        dated = [read_label(cell.plain, words).year is not None for cell in row.cells]
        if sum(dated) > 1:
            return False
        firsts += bool(dated) and dated[0] and len(row.cells) > 1
    return firsts > 1


def _column(cell: Cell, label: Label, place: int) -> Column:
    marks = (*cell.marks, *((label.mark,) if label.mark else ()))
    return Column(label, cell.column, cell.column + cell.span, place, marks, cell.notes)


def _with_second_row(head: Head, table: Table, words: Vocabulary) -> Head:
    rows = head.rows
    while rows < len(table.rows):
        row = table.rows[rows]
        labels = [read_label(cell.plain, words) for cell in row.cells]
        worded = [(c, label) for c, label in zip(row.cells, labels, strict=True) if c.plain]
        names_kinds = all(label.kind and not label.component for _, label in worded)
        if not names_kinds and not _is_repeated_head(table, rows):
            return replace(head, rows=rows)
        if worded and names_kinds:
            head = _split(head, row, labels)
        rows += 1
    return replace(head, rows=rows)


def _is_repeated_head(table: Table, at: int) -> bool:
    """A row marked to be repeated on each page, with an unmarked row of words still to come."""
    below = table.rows[at + 1 :]
    return table.rows[at].is_header and any(row.plain and not row.is_header for row in below)


def _split(head: Head, row: Row, labels: list[Label]) -> Head:
    """Two-storeyed heads: a year above, planned and actual below it."""
    columns = []
    for place, (cell, label) in enumerate(zip(row.cells, labels, strict=True)):
        above = next((each for each in head.columns if each.start <= cell.column < each.end), None)
        if above is None or cell.continues or not cell.plain:
            old = above or _column(cell, label, place)
            columns.append(
                replace(old, place=place, start=cell.column, end=cell.column + cell.span)
            )
            continue
        joined = replace(above.label, kind=label.kind)
        columns.append(replace(_column(cell, joined, place), marks=(*above.marks, *cell.marks)))
    return replace(head, columns=tuple(columns))


def of_table(table: Table, words: Vocabulary) -> list[Found]:
    """The values of a table of words or numbers by year; ``[]`` where it is no such table."""
    head = head_of(table, words)
    if head is not None:
        rows = list(_by_columns(table, head, words))
        return without_needless_components(_one_cell_each(rows))
    return without_needless_components(_one_cell_each(list(_by_rows(table, words))))


def _by_columns(table: Table, head: Head, words: Vocabulary) -> Iterator[Found]:
    component: str | None = None
    printed = [(each.label.year, each.label.kind) for each in head.columns]
    for row in table.rows[head.rows :]:
        labels = [read_label(cell.plain, words) for cell in row.cells]
        if [(label.year, label.kind) for label in labels] == printed:
            continue
        named = _row_component(row, head)
        component = named if named is not None else component
        for place, cell in enumerate(row.cells):
            column = head.column_of(cell, place, len(row.cells))
            if column is None or column.label.year is None or cell.continues or not cell.printed:
                continue
            for each in _covered(cell, column, head, len(row.cells)):
                yield _value(cell, each.label, component, words)


def _covered(cell: Cell, first: Column, head: Head, cells: int) -> list[Column]:
    """The years that a cell stands under: one, or all that a merged cell covers."""
    if cells == len(head.columns):
        return [first]
    end = cell.column + cell.span
    covered = [c for c in head.columns if c.start < end and c.end > cell.column]
    return [c for c in covered if c.label.year is not None]


def _row_component(row: Row, head: Head) -> str | None:
    """What the cells beside the years say; ``None`` where the row has no such words."""
    said = [
        cell.plain
        for place, cell in enumerate(row.cells)
        if (column := head.column_of(cell, place, len(row.cells))) is not None
        and column.label.year is None
        and cell.plain
    ]
    return ", ".join(said) or None


def _by_rows(table: Table, words: Vocabulary) -> Iterator[Found]:
    """Years down the first column, kinds or components across the head."""
    dated = [
        (row, read_label(row.cells[0].plain, words))
        for row in table.rows
        if len(row.cells) > 1 and re.match(r"\D?(?:19|20)\d\d", row.cells[0].plain)
    ]
    dated = [(row, label) for row, label in dated if label.year is not None]
    if len(dated) < 2:
        return
    top = table.rows[0]
    heads = [read_label(cell.plain, words) for cell in top.cells]
    for row, label in dated:
        for place, cell in enumerate(row.cells[1:], start=1):
            head = heads[place] if place < len(heads) and top is not row else Label()
            if cell.printed:
                joined = replace(label, kind=label.kind or head.kind)
                yield _value(cell, joined, head.component, words)


def _value(cell: Cell, label: Label, component: str | None, words: Vocabulary) -> Found:
    read = of_text(cell.printed, words)
    letter = "".join(read.marks)
    return Found(
        year=label.year or 0,
        kind=label.kind,
        component=component or label.component,
        text=cell.printed.removesuffix(letter),
        as_printed=cell.printed,
        source=cell.source,
        amount=read.amount,
        words=read.words,
        qualifier=read.qualifier,
        state=PROXY if label.is_proxy else read.state,
        marks=(*cell.marks, *read.marks),
        notes=cell.notes,
    )


def _one_cell_each(found: list[Found]) -> list[Found]:
    """Several rows of words under one year, unnamed, are one cell cut in pieces.

    Numbers are never joined: rows of numbers without a name are told apart by their row.
    """
    merged: dict[tuple[int | str, str | None, str | None], Found] = {}
    for each in found:
        first = merged.get(each.key)
        if first is None:
            merged[each.key] = each
        elif first.amount is not None or each.amount is not None:
            named = replace(each, component=_numbered(each.component, each.source))
            merged[named.key] = named
        else:
            merged[each.key] = _joined(first, each)
    return list(merged.values())


def _numbered(component: str | None, source: Source) -> str:
    return f"{component} {source.row}" if component else str(source.row)


def _joined(first: Found, each: Found) -> Found:
    words = "\n".join(part for part in (first.words, each.words) if part)
    return replace(
        first,
        text=f"{first.text}\n{each.text}",
        as_printed=f"{first.as_printed}\n{each.as_printed}",
        words=words or None,
        state=each.state if first.state == NONE else first.state,
        marks=(*first.marks, *each.marks),
        notes=(*first.notes, *each.notes),
        also=(*first.also, each.source),
    )
