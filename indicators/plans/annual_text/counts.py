"""A table of deliverables: rows of words with a count per year column at their end."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.numbers import is_dash

DASH = "—"
Count = int | str
_TAIL = re.compile(r"(?:(?<=\s)|^)(?:(?:[—–-]|\d{1,3}(?:,\d{3})*|\d{4,9})(?:\s+|$))+$")
_MOST_TOKENS_PER_COUNT = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of counts: ``kind`` is planned or actual."""

    year: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """The counts at the end of a row, and where in its text they begin.

    ``clear`` is False where spaced thousands let the figures be read in more than one way.
    """

    starts: int
    counts: tuple[Count, ...]
    clear: bool


def columns(head: str, words: Vocabulary) -> tuple[Column, ...]:
    """The year columns that the head of a table names, each once, in printed order."""
    found = (
        Column(match["year"], "planned" if match["planned"] else "actual")
        for match in words.columns.finditer(head)
    )
    return tuple(dict.fromkeys(found))


def trailing(text: str, wanted: int) -> Row | None:
    """The ``wanted`` counts that end the text; ``None`` where fewer stand there."""
    tail = _TAIL.search(text)
    if tail is None or not wanted:
        return None
    tokens = [(each.start(), each.group()) for each in re.finditer(r"\S+", tail.group())]
    tokens = tokens[-wanted * _MOST_TOKENS_PER_COUNT :]
    readings = [
        (tail.start() + tokens[-used][0], cells)
        for used in range(len(tokens), wanted - 1, -1)
        for cells in _grouped([token for _, token in tokens[-used:]], wanted)
    ]
    if not readings:
        return None
    starts, cells = readings[0]
    return Row(starts, tuple(_count(each) for each in cells), clear=len(readings) == 1)


def by_year(
    columns: Iterable[Column], counts: Iterable[Count]
) -> Mapping[str, Mapping[str, Count]]:
    """``{"2019": {"planned": 4, "actual": "—"}, "2020": {"planned": 3}}``."""
    years: dict[str, dict[str, Count]] = {}
    for column, count in zip(columns, counts, strict=True):
        years.setdefault(column.year, {})[column.kind] = count
    return years


def adds_up(total: tuple[Count, ...], parts: Iterable[tuple[Count, ...]]) -> bool:
    """Whether each column of the parts sums to the total; a dash adds nothing."""
    sums = [
        sum(each for each in column if isinstance(each, int)) for column in zip(*parts, strict=True)
    ]
    return sums == [each if isinstance(each, int) else 0 for each in total]


def _grouped(tokens: list[str], wanted: int) -> Iterator[list[str]]:
    """Every way to read the tokens as ``wanted`` cells; ``1 200`` may be one cell or two."""
    if wanted == 0:
        if not tokens:
            yield []
        return
    for taken in range(len(tokens) - wanted + 1, 0, -1):
        cell = tokens[:taken]
        if taken == 1 or (cell[0].isdecimal() and all(_is_thousands(each) for each in cell[1:])):
            for rest in _grouped(tokens[taken:], wanted - 1):
                yield ["".join(cell), *rest]


def _is_thousands(token: str) -> bool:
    return len(token) == 3 and token.isdecimal()


def _count(cell: str) -> Count:
    return DASH if is_dash(cell) else int(cell.replace(",", ""))
