"""A table read by its mapping: one record a row, one statement a value that is there. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.exchange.spreadsheet.mapping import VALUES, Mapping, Table
from indicators.exchange.spreadsheet.words import (
    HEADING,
    REMARK,
    Role,
    is_sum,
    kind_of,
    time_in,
    year_in,
)

BULLET = re.compile(r"^[\s•·▪◦*–—-]+(?=\S)")
LETTER = re.compile(r"[^\W\d_]")
WITH_YEAR = re.compile(r"(.*\S)\s*\(((?:19|20)\d{2}(?:/\d{2})?)\)")


@dataclass(frozen=True, slots=True)
class Said:
    """``text`` as it stands in the cell; ``column`` counts from 1, as people do."""

    kind: str
    period: str
    text: str
    column: int

    @property
    def value(self) -> str:
        """The text without the year that it names itself: 4 of 4 (2020)."""
        found = WITH_YEAR.fullmatch(self.text)
        return found[1] if found and found[2] == self.period else self.text


@dataclass(frozen=True, slots=True)
class Record:
    """``row`` counts from 1. ``doubts`` are codes, with what they are about after a colon."""

    row: int
    code: str
    name: str
    group: str
    unit: str
    said: tuple[Said, ...]
    doubts: tuple[str, ...] = ()


def records(table: Table, mapping: Mapping) -> Iterator[Record]:
    """Rows without a name and without a code are none: spaces between blocks, remarks, sums.

    A group holds until the next one is named, for a merged cell says it in its first row only; so
    does the name of a measure over rows that name a kind of value.
    """
    groups = [""] * len(mapping.of(Role.GROUP))
    above = ("", "", "")
    for at, row in _rows(table, mapping):
        if REMARK.match(_alone(row)[1]):
            continue
        if heading := _heading(row, mapping):
            groups = [heading]
            continue
        code, name, unit = _named(row, mapping)
        if not (name or code) and _first(row, mapping, Role.KIND):
            code, name, unit = above
        if not (name or code) or (is_sum(name or code) and not mapping.with_sums):
            continue
        above = (code, name, unit)
        if mapping.of(Role.GROUP):
            said_of_groups = (row[each].strip() for each in mapping.of(Role.GROUP))
            groups = [new or old for new, old in zip(said_of_groups, groups, strict=True)]
        said, doubts = _said(row, mapping)
        yield Record(
            row=at + 1,
            code=code,
            name=" ".join(name.split()) or code,
            group=" / ".join(filter(None, groups)),
            unit=unit,
            said=tuple(said),
            doubts=tuple(doubts),
        )


def sums_of(table: Table, mapping: Mapping) -> list[str]:
    """How the rows are named that look like a sum of others, each name once."""
    named = (_named(row, mapping)[:2] for _at, row in _rows(table, mapping))
    found = ((name or code).strip() for code, name in named)
    return list(dict.fromkeys(each for each in found if is_sum(each)))


def _rows(table: Table, mapping: Mapping) -> Iterator[tuple[int, Sequence[str]]]:
    for at in range(mapping.first_row, len(table)):
        yield at, [*table[at], *[""] * len(mapping.columns)]


def _named(row: Sequence[str], mapping: Mapping) -> tuple[str, str, str]:
    """Code, name and unit."""
    name = BULLET.sub("", _first(row, mapping, Role.NAME))
    return _first(row, mapping, Role.CODE), name, _first(row, mapping, Role.UNIT)


def _alone(row: Sequence[str]) -> tuple[int, str]:
    """What stands alone in a row and where; -1 and nothing where there is more or less."""
    said = [(at, text) for at, cell in enumerate(row) if (text := cell.strip())]
    return said[0] if len(said) == 1 else (-1, "")


def _heading(row: Sequence[str], mapping: Mapping) -> str:
    """What names the rows that follow, where no column does.

    What stands alone among the names is a measure without a value, unless its words say more.
    """
    at, text = _alone(row)
    if not LETTER.search(text) or is_sum(text) or mapping.of(Role.GROUP):
        return ""
    role = mapping.columns[at].role if at < len(mapping.columns) else Role.COMMENT
    is_beside = role in (Role.CODE, Role.IGNORED)
    return text if is_beside or (role is Role.NAME and HEADING.match(text)) else ""


def _first(row: Sequence[str], mapping: Mapping, role: Role) -> str:
    return next((row[at].strip() for at in mapping.of(role)), "")


def _said(row: Sequence[str], mapping: Mapping) -> tuple[list[Said], list[str]]:
    """An empty cell says nothing; a value of which nobody names the time, or none that is certain,
    or the kind, is a doubt and is left out."""
    said, doubts = [], []
    of_row = _first(row, mapping, Role.KIND)
    for at, column in enumerate(mapping.columns):
        text = row[at].strip()
        if column.role not in VALUES or not text:
            continue
        kind = kind_of(of_row) if column.role is Role.VALUE else column.role
        period = _period(text, column.period, kind, row, mapping)
        if not kind:
            doubts.append(f"no_kind:{column.head}")
        elif period and not period.startswith("Q"):
            said.append(Said(kind.value, period, text, at + 1))
        else:
            doubts.append(f"no_period:{column.head}")
    return said, doubts


def _period(text: str, column: str, kind: Role | None, row: Sequence[str], mapping: Mapping) -> str:
    """By the column and its row, by the cell itself, else by what holds for the whole table.

    Of a time that the row says and that is not certain nothing is made.
    """
    in_cell = WITH_YEAR.fullmatch(text)
    role = Role.BASELINE_PERIOD if kind is Role.BASELINE else Role.PERIOD
    stated = _first(row, mapping, role)
    if stated and not time_in(stated):
        return ""
    if kind is Role.BASELINE and stated:
        return time_in(stated)
    of_row = time_in(_first(row, mapping, Role.PERIOD))
    if found := _time(column, of_row):
        return found
    if in_cell:
        return in_cell[2]
    return (kind is Role.BASELINE and year_in(text)) or mapping.period


def _time(column: str, row: str) -> str:
    """What the column says, and of a quarter alone the year that the row says."""
    return f"{row} {column}" if row and column.startswith("Q") else column or row
