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
        for number, row in enumerate(rows, 1):
            yield from _measure(f"{path}/measure {number}", row, named.language)
    yield from _left_over(table, mapping)


def _measure(path: str, row: Record, language: str) -> Iterator[plans.records.Record]:
    values = [_value(path, row, said, language) for said in row.said]
    said_per_cent = row.said and all(entry.is_per_cent(each.text) for each in row.said)
    unit = row.unit or (PER_CENT if said_per_cent else None)
    name = f"{row.code} {row.name}" if row.code and row.code != row.name else row.name
    yield plans.records.Measure(path, name, _at(row.row), unit=unit)
    yield from values
    for doubt in row.doubts:
        yield plans.records.Remainder("", f"{row.name}: {doubt}", _at(row.row))


def _value(path: str, row: Record, said: Said, language: str) -> plans.records.Value:
    """A number where the cell is one in the language of the table, else its words."""
    amount = entry.amount_in(said.text, language)
    is_dash = entry.is_dash(said.text)
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
        qualifier=entry.qualifier(said.text) if amount is not None else None,
        state="none" if is_dash else "reported",
    )


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _left_over(table: Table, mapping: Mapping) -> Iterator[plans.records.Remainder]:
    """What stands outside the records: titles above the head, rows without a name."""
    taken = {each.row for each in records(table, mapping)}
    for at, row in enumerate(table, 1):
        text = " | ".join(cell.strip() for cell in row if cell.strip())
        if text and at not in taken and at != mapping.first_row:
            yield plans.records.Remainder("", text, _at(at))


def _at(row: int, cell: int | None = None) -> plans.records.Source:
    return plans.records.Source(table=1, row=row, cell=cell)
