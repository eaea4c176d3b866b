"""How a table is read: which rows are its head, and what each column holds. Pure.

``guess`` proposes it from the rows alone; a person changes it and it is kept as JSON.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Self

from indicators.exchange.spreadsheet.words import (
    SPAN,
    Role,
    is_time_alone,
    is_uncertain_time,
    role_of,
    time_in,
    year_in,
)

Table = Sequence[Sequence[str]]
# A head stands near the top, below a block of titles at most so long.
DEEPEST_HEAD = 30
VALUES = (Role.BASELINE, Role.TARGET, Role.ACTUAL)


@dataclass(frozen=True, slots=True)
class Column:
    """``period`` is as plans print it, with a quarter after it: 2025, 2021/22, 2021/22 Q1.

    A quarter alone is one of the year that the row names.
    """

    head: str
    role: Role
    period: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """``first_row`` is that of the first record, counted from 0; ``doubts`` are for a person.

    ``period`` holds for every value whose column and row name none.
    """

    first_row: int
    columns: tuple[Column, ...]
    period: str = ""
    doubts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, object]) -> Self:
        columns = [
            Column(str(each["head"]), Role(each["role"]), str(each["period"]))
            for each in list(said["columns"])  # type: ignore[call-overload]
        ]
        return cls(
            first_row=int(str(said["first_row"])),
            columns=tuple(columns),
            period=str(said["period"]),
            doubts=tuple(said["doubts"]),  # type: ignore[arg-type]
        )

    def of(self, role: Role) -> list[int]:
        return [at for at, each in enumerate(self.columns) if each.role is role]


def guess(table: Table) -> Mapping:
    """Never fails: where nothing is recognised every column is left out, with a doubt."""
    at, depth, _best = _head(table)
    width = max((len(row) for row in table), default=0)
    heads = _heads(table, at, depth, width)
    period = _period_of_titles(table[: at - depth + 1])
    columns = [_column(head) for head in heads]
    columns, unsure = _sure_of_time(_placed(columns, period))
    first = at + 1
    if not any(each.role is Role.NAME for each in columns):
        columns = _named_by_longest(columns, table[first:])
    columns, twice = _each_place_once(columns)
    doubts = unsure + twice
    if not any(each.role in VALUES for each in columns):
        doubts.append("no_values")
    if not any(each.role is Role.NAME for each in columns):
        doubts.append("no_names")
    return Mapping(first, tuple(columns), period, tuple(doubts))


def how_told(table: Table) -> float:
    """How much the head of a table says, to choose among several."""
    return _head(table)[2]


def _head(table: Table) -> tuple[int, int, float]:
    """The last row of the head, how many rows it has, and how much it says: the best told of those
    near the top."""
    best, found = 0.0, (0, 1)
    width = max((len(row) for row in table), default=0)
    for at, row in enumerate(table[:DEEPEST_HEAD]):
        for depth in (1, 2) if at else (1,):
            if depth == 2 and not _may_span(table[at - 1], row):
                continue
            told = _told(_heads(table, at, depth, width))
            if told > best:
                best, found = told, (at, depth)
    return *found, best


def _may_span(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row can stand over another: it says what kind or time the columns below are of."""
    said = [each for each in above if each.strip()]
    if not said or len(said) > len([each for each in row if each.strip()]):
        return False
    known = [each for each in said if role_of(each) is not Role.IGNORED or year_in(each)]
    return len(known) * 2 >= len(said) and not any(len(each) > 60 for each in said)


def _told(heads: Sequence[str]) -> float:
    """How much a head says: columns that are known, and more so values with their time."""
    columns = [_column(head) for head in heads]
    known = [each for each in columns if each.role is not Role.IGNORED and len(each.head) <= 80]
    timed = [each for each in known if each.role in VALUES and each.period]
    kinds = len({each.role for each in known})
    return len(known) + len(timed) + kinds if kinds > 1 else 0


def _heads(table: Table, at: int, depth: int, width: int) -> list[str]:
    """One text a column; what stands over several is said of each of them."""
    row = [*table[at], *[""] * width][:width] if table else []
    if depth == 1:
        return [each.strip() for each in row]
    above, last = [], ""
    for each in [*table[at - 1], *[""] * width][:width]:
        last = each.strip() or last
        above.append(last)
    return [
        f"{upper} {lower}".strip() if lower.strip() else upper
        for upper, lower in zip(above, (each.strip() for each in row), strict=True)
    ]


def _column(head: str) -> Column:
    role = role_of(head)
    if role is Role.IGNORED and is_time_alone(head):
        role = Role.ACTUAL
    return Column(head, role, time_in(head) if role in VALUES else "")


def _sure_of_time(columns: list[Column]) -> tuple[list[Column], list[str]]:
    """What is of a time that is not certain is left out, and a person is asked."""
    unsure = [each.role in VALUES and is_uncertain_time(each.head) for each in columns]
    kept = [
        replace(each, role=Role.IGNORED) if is_unsure else each
        for each, is_unsure in zip(columns, unsure, strict=True)
    ]
    doubts = [
        f"time:{each.head}" for each, is_unsure in zip(columns, unsure, strict=True) if is_unsure
    ]
    return kept, doubts


def _period_of_titles(rows: Table) -> str:
    """What the block above the head names: years from one to another, else one year.

    Of several years it is the one named most often, and a fiscal year before any other.
    """
    cells = [cell for row in rows for cell in row]
    for cell in cells:
        if span := SPAN.search(cell):
            return f"{span[1]}-{span[2]}"
    named = Counter(year for cell in cells if (year := year_in(cell)))
    fiscal = Counter({year: count for year, count in named.items() if "/" in year})
    return (fiscal or named).most_common(1)[0][0] if named else ""


def _placed(columns: list[Column], period: str) -> list[Column]:
    """A quarter of no year is one of the year that the titles name."""
    return [
        replace(each, period=f"{period} {each.period}")
        if period and "-" not in period and each.period.startswith("Q")
        else each
        for each in columns
    ]


def _named_by_longest(columns: list[Column], rows: Table) -> list[Column]:
    """What is measured is the column of the longest texts, if there are any."""
    free = [at for at, each in enumerate(columns) if each.role in (Role.IGNORED, Role.GROUP)]
    lengths = {
        at: sum(len(row[at]) for row in rows if at < len(row)) / max(len(rows), 1) for at in free
    }
    best = max(lengths, key=lambda at: lengths[at], default=None)
    if best is None or lengths[best] < 12:
        return columns
    return [
        replace(each, role=Role.NAME) if at == best else each for at, each in enumerate(columns)
    ]


def _each_place_once(columns: list[Column]) -> tuple[list[Column], list[str]]:
    """Of several columns for one place the first is taken, and a person is asked."""
    taken: set[tuple[Role, str]] = set()
    kept, doubts = [], []
    single = (*VALUES, Role.NAME, Role.CODE, Role.UNIT, Role.PERIOD, Role.BASELINE_PERIOD)
    for each in columns:
        place = (each.role, each.period)
        if each.role in single and place in taken:
            doubts.append(f"twice:{each.head}")
            kept.append(replace(each, role=Role.IGNORED, period=""))
        else:
            taken.add(place)
            kept.append(each)
    return kept, doubts
