"""From an approved value to one observation: the texts of its components in the flow's order."""

from collections.abc import Callable

from indicators import ledger
from indicators.exchange.sdmx import codes
from indicators.exchange.sdmx.flow import Flow
from indicators.exchange.values import Value

UNKNOWN = "unknown"


def observer(flow: Flow) -> Callable[[Value], list[str]]:
    """Makes of each value what stands under ``flow.columns``; an absent one is empty."""
    placed = placer(flow)

    def observed(value: Value) -> list[str]:
        return [
            *placed(value),
            value.number,
            value.unit,
            codes.status(value.state, is_interim=value.as_of is not None),
            value.state,
            value.amount_high,
            value.numerator,
            value.denominator,
            value.words,
            value.judged,
            value.qualifier,
            value.basis,
        ]

    return observed


def placer(flow: Flow) -> Callable[[Value], list[str]]:
    """Makes of each value its key and its time, the first of ``flow.columns``."""
    breakdowns = [each.code for each in flow.breakdowns]
    whole = [codes.WHOLE] * len(breakdowns)

    def placed(value: Value) -> list[str]:
        parts = _parts(value.disaggregation, breakdowns) if value.disaggregation else whole
        return [
            codes.frequency(value.period_kind, value.first_day, value.last_day),
            codes.measure_code(value.measure),
            codes.component_code(value.component),
            *parts,
            value.kind,
            value.as_of.isoformat() if value.as_of else codes.NONE,
            codes.time_period(value.first_day, value.last_day),
        ]

    return placed


def _parts(disaggregation: str, breakdowns: list[str]) -> list[str]:
    named = ledger.parts_of(disaggregation)
    said = (named.get(code, codes.WHOLE) for code in breakdowns)
    return [codes.UNKNOWN if code == UNKNOWN else code for code in said]
