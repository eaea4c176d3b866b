"""Values out of ``values.csv`` of our own packages, which has a word for everything. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from indicators.exchange.incoming.read import NUMBER, Incoming, Read, sorted_out
from indicators.exchange.package.tables import VALUES
from indicators.formulas import as_it_was

NAMES = tuple(each.name for each in VALUES.columns)
NUMBERS = ("amount", "amount_high", "numerator", "denominator")


def is_of_a_package(rows: Sequence[Sequence[str]]) -> bool:
    return tuple(rows[0]) == NAMES


def read_package(rows: Sequence[Sequence[str]]) -> Read:
    doubts: Counter[str] = Counter()
    return sorted_out(_statements(rows, doubts), doubts, 0)


def _statements(rows: Sequence[Sequence[str]], doubts: Counter[str]) -> Iterator[Incoming]:
    for at, row in enumerate(rows[1:], 2):
        said = dict(zip(NAMES, map(as_it_was, row), strict=False))
        if not any(said.values()):
            continue
        if any(said[name] and not NUMBER.fullmatch(said[name]) for name in NUMBERS):
            doubts["no_number"] += 1
            continue
        yield Incoming(
            where=f"{at}",
            code=said["measure"],
            name="",
            kind=said["kind"],
            period=f"{said['first_day']}/{said['last_day']}",
            number=said["amount"],
            number_high=said["amount_high"],
            numerator=said["numerator"],
            denominator=said["denominator"],
            words=said["words"],
            judged=said["judged"],
            qualifier=said["qualifier"],
            basis=said["basis"],
            state=said["state"],
            component=said["component"],
            part=said["disaggregation"],
            as_of=said["as_of"],
        )
