"""SDMX-CSV 2.0.0."""

from collections.abc import Iterable, Iterator

from indicators.exchange.csv_text import in_pieces, inert
from indicators.exchange.sdmx.flow import VERSION, Flow

TYPE = "application/vnd.sdmx.data+csv;version=2.0.0"
# What people and plans have written; all else is codes, times and numbers.
WRITTEN = ("UNIT_MEASURE", "VALUE_TEXT")


def as_csv(flow: Flow, observations: Iterable[list[str]]) -> Iterator[str]:
    start = ["dataflow", f"{flow.agency}:{flow.id}({VERSION})", "I"]
    unit, words = (flow.columns.index(each) for each in WRITTEN)

    def rows() -> Iterator[list[str]]:
        yield ["STRUCTURE", "STRUCTURE_ID", "ACTION", *flow.columns]
        for row in observations:
            row[unit], row[words] = inert(row[unit]), inert(row[words])
            yield start + row

    yield from in_pieces(rows())
