"""DHIS2 ``dataValueSets``: approved values as its import takes them, codes for identifiers.

A measure is a data element (``M12``), its part a category option combination, the kind of value
the attribute option combination. What DHIS2 has no place for is counted at the end, by reason; what
it may hold of an earlier file and nothing stands for any more is told as deleted.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import orjson
from django.db.models import Exists, OuterRef, Q

from indicators import review
from indicators.enums import Step, ValueState
from indicators.exchange.dhis2_periods import written as period_written
from indicators.exchange.publisher import publisher
from indicators.exchange.remarks import Remarks
from indicators.exchange.sdmx.codes import measure_code
from indicators.exchange.snapshot import one_snapshot
from indicators.exchange.values import Value, approved_values, cells_of, values_of
from indicators.models import PlanEdition, ReviewEvent

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
    yield SCHEMES
    yield from _in_pieces(_data_values(edition, left_out))
    counted = [
        {"period": period, "reason": reason, "values": count}
        for (period, reason), count in sorted(left_out.items())
    ]
    yield b'],"notExported":' + orjson.dumps(counted) + b"}"


def _in_pieces(rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
    comma = b""
    while piece := b",".join(map(orjson.dumps, islice(rows, AT_ONCE))):
        yield comma + piece
        comma = b","


def _data_values(
    edition: PlanEdition, left_out: Counter[tuple[str, str]]
) -> Iterator[dict[str, object]]:
    unit = publisher().agency
    for value in approved_values(edition):
        if reason := _why_not(value):
            left_out[value.period, reason] += 1
        else:
            yield _place(value, unit) | _said(value)
    for value in _gone(edition):
        if period_written(value.first_day, value.last_day):
            yield _place(value, unit) | {"deleted": True}


def _gone(edition: PlanEdition) -> Iterator[Value]:
    """Where a value counted that DHIS2 can hold and everybody may know of, and none does now."""
    counted = ReviewEvent.objects.filter(
        _holds("version"), cell=OuterRef("pk"), step__in=(Step.APPROVE, Step.ADOPT)
    )
    cells = cells_of(edition).filter(Exists(review.public(counted)), as_of__isnull=True)
    return values_of(cells.exclude(_holds("approved")), version="approved")


def _holds(version: str) -> Q:
    """As ``_why_not`` of a version: one number, or words."""
    said = Q()
    for name in ("amount", "numerator"):
        said |= Q(**{f"{version}__{name}__isnull": False})
    said |= Q(**{f"{version}__isnull": False}) & ~Q(**{f"{version}__words": ""})
    return said & Q(**{f"{version}__amount_high__isnull": True})


def _why_not(value: Value) -> str:
    if not period_written(value.first_day, value.last_day):
        return "DHIS2 has no such period"
    if value.as_of:
        return "interim value"
    if value.amount_high:
        return "range"
    if not (value.number or value.words):
        return f"no value: {ValueState(value.state).label}"
    return ""


def _place(value: Value, unit: str) -> dict[str, object]:
    component = [f"C{value.component}"] if value.component else []
    part = ";".join([*component, *filter(None, [value.disaggregation])])
    return {
        "dataElement": measure_code(value.measure),
        "period": period_written(value.first_day, value.last_day),
        "orgUnit": unit,
        "categoryOptionCombo": part or WHOLE,
        "attributeOptionCombo": value.kind,
    }


def _said(value: Value) -> dict[str, object]:
    remarks = Remarks(
        numerator=value.numerator,
        denominator=value.denominator,
        qualifier=value.qualifier,
        judged=value.judged,
        state=value.state,
    )
    comment = {"comment": remarks.text} if remarks.text else {}
    return {"value": value.number or value.words, **comment}
