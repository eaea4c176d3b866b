"""The statements of each measure, from values that are read once and in their printed order."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from indicators import ledger
from indicators.enums import PeriodKind, ValueKind
from indicators.exchange.iati.activities import Statement
from indicators.exchange.remarks import Remarks
from indicators.exchange.values import Value

ENGLISH = "en"
Links = Mapping[int, tuple[tuple[str, str], ...]]


class Statements:
    """Of a measure after the other. Values are read ahead only where the order asks for it."""

    def __init__(self, values: Iterator[Value], order: list[str], links: Links) -> None:
        self._groups = groupby(values, key=lambda each: each.path)
        self._rank = {path: at for at, path in enumerate(order)}
        self._held: dict[str, list[Value]] = {}
        self._read = -1
        self._links = links

    def of(self, path: str) -> Iterator[Statement]:
        while path not in self._held and self._read < self._rank[path]:
            found = next(self._groups, None)
            if found is None:
                break
            self._read = self._rank.get(found[0], self._read)
            self._held[found[0]] = list(found[1])
        for value in self._held.pop(path, []):
            yield from _said(value, self._links.get(value.cell, ()))


def _said(value: Value, links: tuple[tuple[str, str], ...]) -> Iterator[Statement]:
    """Nothing for a value that is missing; two for a range, its lower and its upper end."""
    if not (value.number or value.words or value.judged):
        return
    last = value.as_of or value.last_day
    dimensions = tuple(_dimensions(value))
    comment = tuple(_comment(value))
    ends = [(value.number, ())]
    if value.amount_high:
        ends = [(value.amount, (("bound", "lower"),)), (value.amount_high, (("bound", "upper"),))]
    for number, bound in ends:
        yield Statement(
            kind=value.kind,
            first_day=min(value.first_day, last),
            last_day=last,
            number=number,
            comment=comment,
            dimensions=dimensions + bound,
            links=links,
        )


def _dimensions(value: Value) -> Iterator[tuple[str, str]]:
    if value.component_name:
        yield "component", value.component_name
    yield from ledger.parts_of(value.disaggregation).items()


def _comment(value: Value) -> Iterator[tuple[str, str]]:
    """Words of the plan have its language; what the tracker says of a number is English."""
    if value.words:
        yield "", value.words
    if said := _remarks(value).text:
        yield ENGLISH, said


def _remarks(value: Value) -> Remarks:
    """Of an interim value the period is named, and of a baseline that is of no calendar year."""
    is_told_by_days = not value.as_of and (
        value.kind != ValueKind.BASELINE or value.period_kind == PeriodKind.YEAR
    )
    return Remarks(
        numerator=value.numerator,
        denominator=value.denominator,
        qualifier=value.qualifier,
        judged=value.judged,
        state=value.state,
        period="" if is_told_by_days else f"{value.first_day}/{value.last_day}",
    )
