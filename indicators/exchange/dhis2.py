"""DHIS2 ``dataValueSets``: approved values as its import takes them, codes for identifiers.

A measure is a data element (``M12``), its part a category option combination, the kind of value
the attribute option combination. What DHIS2 has no place for is counted at the end, by reason.
"""

from collections import Counter
from collections.abc import Iterator

import orjson

from indicators.enums import PeriodKind, ValueState
from indicators.exchange.publisher import publisher
from indicators.exchange.remarks import Remarks
from indicators.exchange.sdmx.codes import measure_code, time_period
from indicators.exchange.snapshot import one_snapshot
from indicators.exchange.values import Value, approved_values
from indicators.models import PlanEdition

TYPE = "application/json"
WHOLE = "default"
AT_ONCE = 500
# The scheme of category option combinations is that of attribute option combinations, too.
SCHEMES = (
    b'{"dataElementIdScheme":"CODE","orgUnitIdScheme":"CODE",'
    b'"categoryOptionComboIdScheme":"CODE","dataValues":['
)


def data_value_set(edition: PlanEdition) -> Iterator[bytes]:
    with one_snapshot():
        yield from _written(edition)


def _written(edition: PlanEdition) -> Iterator[bytes]:
    left_out: Counter[tuple[str, str]] = Counter()
    unit = publisher().agency
    yield SCHEMES
    piece: list[bytes] = []
    comma = b""
    for value in approved_values(edition):
        if reason := _why_not(value):
            left_out[value.period, reason] += 1
            continue
        piece.append(comma + orjson.dumps(_data_value(value, unit)))
        comma = b","
        if len(piece) == AT_ONCE:
            yield b"".join(piece)
            piece.clear()
    counted = [
        {"period": period, "reason": reason, "values": count}
        for (period, reason), count in sorted(left_out.items())
    ]
    yield b"".join(piece) + b'],"notExported":' + orjson.dumps(counted) + b"}"


def _why_not(value: Value) -> str:
    if not _period(value):
        return "DHIS2 has no such period"
    if value.as_of:
        return "interim value"
    if value.amount_high:
        return "range"
    if not (value.number or value.words):
        return f"no value: {ValueState(value.state).label}"
    return ""


def _period(value: Value) -> str:
    """2026, 2026Q2, 202603, 2021July; empty for a stretch of time that DHIS2 does not know."""
    code = time_period(value.first_day, value.last_day)
    if "-Q" in code:
        return code.replace("-", "")
    if code.endswith("/P1M") and value.first_day.day == 1:
        return f"{value.first_day:%Y%m}"
    if value.period_kind == PeriodKind.YEAR:
        return str(value.first_day.year)
    if value.period_kind == PeriodKind.FISCAL_YEAR:
        return f"{value.first_day.year}July"
    return ""


def _data_value(value: Value, unit: str) -> dict[str, str]:
    component = [f"C{value.component}"] if value.component else []
    part = ";".join([*component, *filter(None, [value.disaggregation])])
    said = {
        "dataElement": measure_code(value.measure),
        "period": _period(value),
        "orgUnit": unit,
        "categoryOptionCombo": part or WHOLE,
        "attributeOptionCombo": value.kind,
        "value": value.number or value.words,
    }
    remarks = Remarks(
        numerator=value.numerator,
        denominator=value.denominator,
        qualifier=value.qualifier,
        judged=value.judged,
        state=value.state,
    )
    return said | ({"comment": remarks.text} if remarks.text else {})
