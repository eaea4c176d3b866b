"""The table of ``manage.py assess``: rows of text in, the same rows with their attainment out.

Lines of one id are one measure: its years are its series, and its components are judged one by
one. A row comes out for each id, or for each component of it and one more for all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.attainment.case import Attainment
from indicators.attainment.columns import ALL_COMPONENTS, COLUMNS, Unreadable, read_year
from indicators.attainment.exact import as_pair
from indicators.attainment.series import MeasureYear, assess_series, of_components

OUTPUT = ("verdict", "progress_index", "level_ratio", "reasons", "gap")
INVALID = "INVALID"


class NotATable(Exception):
    """The first row does not name columns. The message is one sentence for the sender."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row, as long as the header; what it states, or why it cannot be read."""

    cells: tuple[str, ...]
    measure: str
    component: str
    year: str
    stated: MeasureYear | Unreadable


def assessed(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """The header and the assessed rows, in the order given. Raises ``NotATable``.

    A measure with a row that cannot be read has the verdict ``INVALID`` and the columns at fault
    as its reasons; the others are computed.
    """
    given = iter(rows)
    header = column_names(next(given, ()))
    yield [*header, *OUTPUT]
    for measure in measures(read_row(header, row) for row in given if any(row)):
        yield from assessed_measure(header, measure)


def is_invalid(row: Sequence[str]) -> bool:
    return row[-len(OUTPUT)] == INVALID


def column_names(row: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in row)
    if not set(names) & set(COLUMNS):
        raise NotATable(f"The first line must name columns, such as {', '.join(COLUMNS[:5])}.")
    twice = [column for column in COLUMNS if names.count(column) > 1]
    if twice:
        raise NotATable(f"The first line names a column twice: {', '.join(twice)}.")
    return names


def read_row(header: Sequence[str], row: Sequence[str]) -> Row:
    cells = tuple(row[: len(header)]) + ("",) * (len(header) - len(row))
    by_column = dict(zip(header, cells, strict=True))
    stated: MeasureYear | Unreadable
    try:
        refuse_damage(header, row)
        stated = read_year(by_column)
    except Unreadable as unreadable:
        stated = unreadable
    measure, component, year = (
        by_column.get(column, "").strip() for column in ("id", "component", "year")
    )
    return Row(cells, measure, component, year, stated)


def refuse_damage(header: Sequence[str], row: Sequence[str]) -> None:
    """A cell beyond the header belongs to no column; bytes that are not UTF-8 are no text."""
    beyond = [f"column {at}" for at in range(len(header) + 1, len(row) + 1) if row[at - 1]]
    damaged = [name for name, cell in zip(header, row, strict=False) if is_damaged(cell)]
    if damaged or beyond:
        raise Unreadable(*damaged, *beyond)


def is_damaged(cell: str) -> bool:
    """Undecodable bytes arrive as lone surrogates."""
    return not cell.isascii() and any("\ud800" <= character <= "\udfff" for character in cell)


def measures(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each measure, by first appearance. A row without an id is a measure itself."""
    by_id: dict[str | int, list[Row]] = {}
    for number, row in enumerate(rows):
        by_id.setdefault(row.measure or number, []).append(row)
    return list(by_id.values())


def assessed_measure(header: Sequence[str], rows: Sequence[Row]) -> Iterator[list[str]]:
    """A row for each component, and where components are named a row for all of them."""
    components: dict[str, list[Row]] = {}
    for row in rows:
        components.setdefault(row.component, []).append(row)
    outcomes = []
    for series in components.values():
        series.sort(key=lambda row: row.year)
        outcomes.append(outcome_of_series(series))
        yield [*series[-1].cells, *described(outcomes[-1])]
    if set(components) - {"", ALL_COMPONENTS}:
        yield [*cells_of_all(header, rows[-1]), *described(outcome_of_all(outcomes))]


def outcome_of_series(series: Sequence[Row]) -> Attainment | Unreadable:
    stated = [row.stated for row in series]
    years = [each for each in stated if isinstance(each, MeasureYear)]
    if len(years) < len(stated):
        return faults_together(stated)
    labels = [year.year for year in years]
    if len(set(labels)) < len(labels):
        return Unreadable("year" if any(labels) else "id")
    if len(labels) > 1 and not all(labels):
        return Unreadable("year")
    return assess_series(years)


def outcome_of_all(outcomes: Sequence[Attainment | Unreadable]) -> Attainment | Unreadable:
    attainments = [each for each in outcomes if isinstance(each, Attainment)]
    if len(attainments) < len(outcomes):
        return faults_together(outcomes)
    return of_components(attainments)


def faults_together(outcomes: Iterable[object]) -> Unreadable:
    unreadable = [each for each in outcomes if isinstance(each, Unreadable)]
    return Unreadable(*dict.fromkeys(column for each in unreadable for column in each.columns))


def cells_of_all(header: Sequence[str], row: Row) -> list[str]:
    """The row for all components: what is stated of one component alone is left out."""
    of_the_measure = {"id", "kind", "year"}
    return [
        ALL_COMPONENTS
        if column == "component"
        else cell
        if column in of_the_measure or column not in COLUMNS
        else ""
        for column, cell in zip(header, row.cells, strict=True)
    ]


def described(outcome: Attainment | Unreadable) -> list[str]:
    """The output columns."""
    if isinstance(outcome, Unreadable):
        return [INVALID, "", "", "|".join(outcome.columns), ""]
    return [
        outcome.verdict,
        as_pair(outcome.progress),
        as_pair(outcome.ratio),
        "|".join(outcome.reasons),
        as_pair(outcome.gap),
    ]
