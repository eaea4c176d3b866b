"""What a table says of itself: its head, what each column holds, and what is for a person. Pure."""

from collections import Counter
from dataclasses import replace

from indicators.exchange.spreadsheet.heads import NUMBER, column_of, head_of, texts_of
from indicators.exchange.spreadsheet.mapping import VALUES, Column, Mapping, Table
from indicators.exchange.spreadsheet.records import sums_of
from indicators.exchange.spreadsheet.words import (
    SPAN,
    Role,
    is_time_alone,
    is_uncertain_time,
    kind_of,
    year_in,
)


def guess(table: Table) -> Mapping:
    """Never fails: where nothing is recognised every column is left out, with a doubt."""
    at, depth, _told = head_of(table)
    width = max((len(row) for row in table), default=0)
    heads = texts_of(table, at, depth, width)
    period = _period_of_titles(table[: at - depth + 1])
    below = table[at + 1 :]
    columns, unsure = _sure_of_time(_placed([column_of(head) for head in heads], period))
    columns = _kinds_in_rows(_figures_are_actuals(columns, below), below)
    if not any(each.role is Role.NAME for each in columns):
        columns = _named_by_longest(columns, below)
    columns, of_no_kind = _sure_of_kind(columns)
    columns, twice = _each_place_once(columns)
    doubts = unsure + of_no_kind + twice
    if not any(each.role in VALUES for each in columns):
        doubts.append("no_values")
    if not any(each.role is Role.NAME for each in columns):
        doubts.append("no_names")
    mapping = Mapping(at + 1, tuple(columns), period)
    if sums := sums_of(table, mapping):
        doubts.append(f"sums:{', '.join(sums)}")
    return replace(mapping, doubts=tuple(doubts))


def _figures_are_actuals(columns: list[Column], rows: Table) -> list[Column]:
    """“Result” may be the head of what measures stand below, or of what was reached."""
    said = [
        [text for row in rows if at < len(row) and (text := row[at].strip())]
        for at in range(len(columns))
    ]
    return [
        replace(each, role=Role.ACTUAL)
        if each.role is Role.GROUP and cells and all(NUMBER.fullmatch(cell) for cell in cells)
        else each
        for each, cells in zip(columns, said, strict=True)
    ]


def _kinds_in_rows(columns: list[Column], rows: Table) -> list[Column]:
    """A column whose cells all name kinds, and more than one: then years hold what it names."""
    for at, column in enumerate(columns):
        said = {text for row in rows if at < len(row) and (text := row[at].strip())}
        kinds = {kind_of(text) for text in said}
        if column.role in (Role.IGNORED, Role.NAME) and len(kinds) > 1 and None not in kinds:
            of_row = [
                replace(each, role=Role.VALUE) if is_time_alone(each.head) else each
                for each in columns
            ]
            of_row[at] = Column(column.head, Role.KIND)
            return of_row
    return columns


def _sure_of_kind(columns: list[Column]) -> tuple[list[Column], list[str]]:
    """A person is asked of what kind a value is, or a column of a time, that names none."""
    has_kinds = any(each.role is Role.KIND for each in columns)

    def is_unsure(each: Column) -> bool:
        if each.role is Role.VALUE:
            return not has_kinds
        is_timed = bool(year_in(each.head)) and not is_uncertain_time(each.head)
        return each.role is Role.IGNORED and is_timed

    kept = [
        replace(each, role=Role.IGNORED, period="") if is_unsure(each) else each for each in columns
    ]
    return kept, [f"kind:{each.head}" for each in columns if is_unsure(each)]


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
