"""Values out of a DHIS2 ``dataValueSets`` file in JSON. Pure."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from indicators.exchange.dhis2_periods import read as period_read
from indicators.exchange.incoming.read import NUMBER, Incoming, NotReadable, Read, sorted_out
from indicators.exchange.remarks import Remarks

KINDS = {"baseline", "target", "actual"}
WHOLE = {"", "default"}
OUTER = ("period", "attributeOptionCombo", "orgUnit")


def read_dhis2(data: bytes, *, unit: str) -> Read:
    """``unit`` is the code of the whole organization: what is of another unit is asked about.

    What the other system has deleted is missing there.
    """
    try:
        said = json.loads(data, parse_float=Decimal)
        values = said["dataValues"]
    except (ValueError, KeyError, TypeError):
        raise NotReadable from None
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise NotReadable
    doubts: Counter[str] = Counter()
    values = [{**each, "value": None} if each.get("deleted") is True else each for each in values]
    missing = sum(not _text(each.get("value")) for each in values)
    outer = {name: _text(said.get(name)) for name in OUTER}
    doubts.update(_of_other_units(values, outer["orgUnit"], unit))
    return sorted_out(_statements(values, outer, doubts), doubts, missing)


def _statements(
    values: list[Mapping[str, object]], outer: Mapping[str, str], doubts: Counter[str]
) -> Iterator[Incoming]:
    """What the set says for all its values holds where one says nothing itself."""
    for at, each in enumerate(values, 1):
        said = {key: _text(value) for key, value in each.items()}
        text = said.get("value", "")
        period = _period(said.get("period") or outer["period"])
        if not text:
            continue
        if not period:
            doubts["no_days"] += 1
            continue
        kind = (said.get("attributeOptionCombo") or outer["attributeOptionCombo"]).casefold()
        if kind not in KINDS | WHOLE:
            doubts["unknown_kind"] += 1
            continue
        component, part = _part(said.get("categoryOptionCombo", ""))
        is_number = NUMBER.fullmatch(text) is not None
        remarks, comment = Remarks.read(said.get("comment", ""), number=text if is_number else "")
        yield Incoming(
            where=f"dataValues {at}",
            code=said.get("dataElement", ""),
            name="",
            kind=kind if kind in KINDS else "actual",
            period=period,
            number=text if is_number else "",
            words="" if is_number else text,
            component=component,
            part=part,
            numerator=remarks.numerator,
            denominator=remarks.denominator,
            qualifier=remarks.qualifier,
            judged=remarks.judged,
            state=remarks.state,
            comment=comment,
        )


def _of_other_units(
    values: Sequence[Mapping[str, object]], outer: str, unit: str
) -> Mapping[str, int]:
    """How many values are of a part of the organization; one figure cannot stand for all then."""
    units = [_text(each.get("orgUnit")) or outer for each in values if _text(each.get("value"))]
    return {"other_unit": sum(each not in ("", unit) for each in units)}


def _text(said: object) -> str:
    """What is said; zero is said, nothing is not."""
    if isinstance(said, bool):
        return str(said).lower()
    return f"{said:f}" if isinstance(said, Decimal) else "" if said is None else str(said).strip()


def _part(combination: str) -> tuple[str, str]:
    """``C3;sex=women``: a component by its code, then the part."""
    if combination in WHOLE:
        return "", ""
    first, _sign, rest = combination.partition(";")
    if re.fullmatch(r"C\d+", first):
        return f"#{first[1:]}", rest
    return "", combination


def _period(text: str) -> str:
    """First and last day with a slash; empty for what is no period of DHIS2."""
    days = period_read(text)
    return f"{days[0]}/{days[1]}" if days else ""
