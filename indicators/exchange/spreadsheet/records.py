"""A table read by its mapping: one record a row, one statement a value that is there. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.exchange.spreadsheet.mapping import VALUES, Mapping, Table
from indicators.exchange.spreadsheet.words import Role, year_in

BULLET = re.compile(r"^[\s•·▪◦*–—-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Said:
    """``text`` as it stands in the cell; ``column`` counts from 1, as people do."""

    kind: str
    period: str
    text: str
    column: int


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
    """Rows without a name and without a code are none: spaces between blocks, sums, notes.

    A group holds until the next one is named: a merged cell says it in its first row only.
    """
    groups = [""] * len(mapping.of(Role.GROUP))
    for at in range(mapping.first_row, len(table)):
        row = [*table[at], *[""] * len(mapping.columns)]
        name = BULLET.sub("", _first(row, mapping, Role.NAME))
        code = _first(row, mapping, Role.CODE)
        if not (name or code):
            continue
        named = (row[each].strip() for each in mapping.of(Role.GROUP))
        groups = [new or old for new, old in zip(named, groups, strict=True)]
        said, doubts = _said(row, mapping)
        yield Record(
            row=at + 1,
            code=code,
            name=" ".join(name.split()) or code,
            group=" / ".join(filter(None, groups)),
            unit=_first(row, mapping, Role.UNIT),
            said=tuple(said),
            doubts=tuple(doubts),
        )


def _first(row: list[str], mapping: Mapping, role: Role) -> str:
    return next((row[at].strip() for at in mapping.of(role)), "")


def _said(row: list[str], mapping: Mapping) -> tuple[list[Said], list[str]]:
    """An empty cell says nothing; a value whose time nobody names is a doubt and is left out."""
    said, doubts = [], []
    of_row = year_in(_first(row, mapping, Role.PERIOD))
    of_baseline = year_in(_first(row, mapping, Role.BASELINE_PERIOD))
    for at, column in enumerate(mapping.columns):
        text = row[at].strip()
        if column.role not in VALUES or not text:
            continue
        period = _time(column.period, of_row)
        if column.role is Role.BASELINE:
            period = of_baseline or period or year_in(text)
        period = period or mapping.period
        if period and not period.startswith("Q"):
            said.append(Said(column.role.value, period, text, at + 1))
        else:
            doubts.append(f"no_period:{column.head}")
    return said, doubts


def _time(column: str, row: str) -> str:
    """What the column says, and of a quarter alone the year that the row says."""
    return f"{row} {column}" if row and column.startswith("Q") else column or row
