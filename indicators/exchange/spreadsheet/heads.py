"""Where the head of a table stands, and what it says of each column. Pure."""

import re
from collections.abc import Sequence

from indicators.exchange.spreadsheet.mapping import VALUES, Column, Table
from indicators.exchange.spreadsheet.words import (
    Role,
    is_time_alone,
    kind_of,
    role_of,
    time_in,
    year_in,
)

# A head stands near the top, below a block of titles at most so long, and has at most so many rows.
LOWEST, MOST_ROWS = 30, 3
NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?\s*(?:\(.*\))?")


def head_of(table: Table) -> tuple[int, int, float]:
    """The last row of the head, how many rows it has, and how much it says: the best told of those
    near the top."""
    best, found = 0.0, (0, 1)
    width = max((len(row) for row in table), default=0)
    for at, row in enumerate(table[:LOWEST]):
        for depth in range(1, MOST_ROWS + 1):
            if depth > 1 and (depth > at + 1 or not _may_span(table[at - depth + 1], row)):
                break
            told = _told(texts_of(table, at, depth, width))
            if told > best:
                best, found = told, (at, depth)
    return *found, best


def how_told(table: Table) -> float:
    """How much the head of a table says, to choose among several."""
    return head_of(table)[2]


def texts_of(table: Table, at: int, depth: int, width: int) -> list[str]:
    """One text a column; what stands over several is said of each of them, until the next one."""
    if not table:
        return []
    said = [""] * width
    begins = [False] * width
    for row in table[at - depth + 1 : at]:
        last = ""
        for column, cell in enumerate([*row, *[""] * width][:width]):
            text = cell.strip()
            begins[column] = begins[column] or bool(text)
            last = text or ("" if begins[column] else last)
            said[column] = f"{said[column]} {last}".strip()
    lowest = [*table[at], *[""] * width][:width]
    return [f"{upper} {cell.strip()}".strip() for upper, cell in zip(said, lowest, strict=True)]


def column_of(head: str) -> Column:
    role = role_of(head)
    if role is Role.IGNORED and is_time_alone(head):
        role = Role.ACTUAL
    return Column(head, role, time_in(head) if role in VALUES else "")


def _may_span(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row can stand over another: it says what kind or time the columns below are of, and
    below it are no figures yet. Where less stands below, it says kinds and times alone."""
    said = [each for each in above if each.strip()]
    below = [each.strip() for each in row if each.strip()]
    is_a_title = len(said) == 1 and above[0].strip()
    if not said or is_a_title or any(map(_is_a_figure, below)):
        return False
    if len(said) > len(below) and not all(is_time_alone(each) or kind_of(each) for each in below):
        return False
    known = [each for each in said if _is_known(each)]
    return len(known) * 2 >= len(said) and not any(len(each) > 60 for each in said)


def _is_a_figure(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) and not is_time_alone(cell)


def _is_known(cell: str) -> bool:
    return role_of(cell) is not Role.IGNORED or bool(year_in(cell)) or is_time_alone(cell)


def _told(heads: Sequence[str]) -> float:
    """How much a head says: columns that are known, and more so values with their time."""
    columns = [column_of(head) for head in heads]
    known = [each for each in columns if each.role is not Role.IGNORED and len(each.head) <= 80]
    timed = [each for each in known if each.role in VALUES and each.period]
    kinds = len({each.role for each in known})
    return len(known) + len(timed) + kinds if kinds > 1 else 0
