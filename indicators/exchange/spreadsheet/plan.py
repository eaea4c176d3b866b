"""A table that is a results framework of its own, as a plan: the same records that a reader makes.

Rows of one group stand below one result. Nothing is added: what the table does not say of a
measure is left for a person, and what no record takes is listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators import entry, plans
from indicators.enums import PlanFormat, ResultKind
from indicators.exchange.spreadsheet.mapping import Mapping, Table
from indicators.exchange.spreadsheet.records import Record, Said, records
from indicators.exchange.spreadsheet.words import Role

PROGRAMME = "programme 1"
KINDS = {"baseline": "baseline", "target": "planned", "actual": "actual"}
PER_CENT = "per cent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a person says of the table as a plan."""

    symbol: str
    title: str
    language: str
    period: str


def plan_of(table: Table, mapping: Mapping, named: Named, *, sha256: str) -> plans.PlanRecord:
    document = plans.records.Document(
        path="",
        text=named.title,
        source=plans.records.Source(),
        symbol=named.symbol,
        title=named.title,
        language=named.language,
        format=PlanFormat.SPREADSHEET,
        period=named.period,
        source_sha256=sha256,
    )
    return plans.PlanRecord(document, tuple(_records(table, mapping, named)))


def _records(table: Table, mapping: Mapping, named: Named) -> Iterator[plans.records.Record]:
    yield plans.records.Programme(PROGRAMME, named.title, _at(1), number="1")
    results: dict[str, tuple[str, list[Record]]] = {}
    is_long = bool(mapping.of(Role.PERIOD) or mapping.of(Role.KIND))
    for each in records(table, mapping):
        path = f"{PROGRAMME}/result {len(results) + 1}"
        results.setdefault(each.group, (path, []))[1].append(each)
    for group, (path, rows) in results.items():
        yield plans.records.Accomplishment(
            path,
            group or named.title,
            _at(rows[0].row),
            result_kind=ResultKind.RESULT,
            carried_over=False,
        )
        measures = _together(rows) if is_long else [[each] for each in rows]
        for number, of_one in enumerate(measures, 1):
            yield from _measure(f"{path}/measure {number}", of_one, named.language)
    yield from _left_over(table, mapping)


def _together(rows: list[Record]) -> list[list[Record]]:
    """Rows that state other times or kinds of one measure; what stands twice is of two measures."""
    measures: list[list[Record]] = []
    last: dict[tuple[str, str, str], int] = {}
    for row in rows:
        known = last.get((row.code, row.name, row.unit))
        if known is not None and not _places(measures[known]) & _places([row]):
            measures[known].append(row)
        else:
            last[row.code, row.name, row.unit] = len(measures)
            measures.append([row])
    return measures


def _places(rows: list[Record]) -> set[tuple[str, str]]:
    return {(said.kind, said.period) for row in rows for said in row.said}


def _measure(path: str, rows: list[Record], language: str) -> Iterator[plans.records.Record]:
    first = rows[0]
    said = [(row, each) for row in rows for each in row.said]
    said_per_cent = said and all(entry.is_per_cent(each.value) for _row, each in said)
    unit = first.unit or (PER_CENT if said_per_cent else None)
    name = f"{first.code} {first.name}" if first.code and first.code != first.name else first.name
    yield plans.records.Measure(path, name, _at(first.row), unit=unit)
    yield from (_value(path, row, each, language) for row, each in said)
    for row in rows:
        for doubt in row.doubts:
            yield plans.records.Remainder("", f"{row.name}: {doubt}", _at(row.row))


def _value(path: str, row: Record, said: Said, language: str) -> plans.records.Value:
    """A number where the cell is one in the language of the table, else its words."""
    amount = entry.amount_in(said.value, language)
    is_dash = entry.is_dash(said.value)
    words = None if is_dash or amount is not None else said.text
    return plans.records.Value(
        path,
        said.text,
        _at(row.row, said.column),
        component=None,
        year=said.period,
        value_kind=KINDS[said.kind],
        amount=None if amount is None else _plain(amount),
        words=words,
        as_printed=said.text,
        qualifier=entry.qualifier(said.value) if amount is not None else None,
        state="none" if is_dash else "reported",
    )


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _left_over(table: Table, mapping: Mapping) -> Iterator[plans.records.Remainder]:
    """What stands outside the records: titles above the head, rows without a name."""
    found = list(records(table, mapping))
    taken = {each.row for each in found}
    headings = {each.group for each in found}
    for at, row in enumerate(table, 1):
        text = " | ".join(cell.strip() for cell in row if cell.strip())
        if text and at not in taken and at != mapping.first_row and text not in headings:
            yield plans.records.Remainder("", text, _at(at))


def _at(row: int, cell: int | None = None) -> plans.records.Source:
    return plans.records.Source(table=1, row=row, cell=cell)
