"""SDMX-CSV 2.0.0."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indicators.exchange.csv_text import in_pieces
from indicators.exchange.sdmx.flow import VERSION, Flow
from indicators.exchange.sdmx.series import Observation, Part
from indicators.formulas import inert

TYPE = "application/vnd.sdmx.data+csv;version=2.0.0"
# What people and plans have written; all else is codes, times and numbers.
WRITTEN = ("UNIT_MEASURE", "VALUE_TEXT")


def as_csv(flows: Sequence[Flow], parts: Iterable[Part]) -> Iterator[str]:
    """Of several dataflows each row has the columns of all; those it has not are empty."""
    columns = _columns(flows)

    def rows() -> Iterator[list[str]]:
        yield ["STRUCTURE", "STRUCTURE_ID", "ACTION", *columns]
        for flow, action, observations in parts:
            start = ["dataflow", f"{flow.agency}:{flow.id}({VERSION})", action[0]]
            unit, words = (flow.columns.index(each) for each in WRITTEN)
            for row in observations:
                row[unit], row[words] = inert(row[unit]), inert(row[words])
                yield start + (row if flow.columns == columns else _spread(row, flow, columns))

    yield from in_pieces(rows())


def _columns(flows: Sequence[Flow]) -> tuple[str, ...]:
    """Breakdowns are what dataflows differ in."""
    every = {each.id: each for flow in flows for each in flow.breakdowns}
    return replace(flows[0], breakdowns=tuple(every.values())).columns


def _spread(row: Observation, flow: Flow, columns: Sequence[str]) -> list[str]:
    said = dict(zip(flow.columns, row, strict=True))
    return [said.get(name, "") for name in columns]
