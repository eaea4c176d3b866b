"""One answer: which content type, then the text of it, read as it is sent."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain

from indicators.exchange.sdmx import as_csv, as_json, structure_json, structure_xml
from indicators.exchange.sdmx.artefacts import Structures
from indicators.exchange.sdmx.as_xml import Dialect, as_xml
from indicators.exchange.sdmx.flow import Flow
from indicators.exchange.sdmx.observations import observer
from indicators.exchange.sdmx.query import Asked
from indicators.exchange.sdmx.selecting import selected
from indicators.exchange.sdmx.series import Observation, in_series
from indicators.exchange.values import approved_values
from indicators.models import PlanEdition

# The first is the one given to whoever has no wish. A general type stands for a special one.
DATA_30 = {
    Dialect.SPECIFIC_30.value: ("application/xml", "text/xml"),
    as_csv.TYPE: ("text/csv",),
    as_json.TYPE: ("application/json",),
}
DATA_21 = {
    Dialect.GENERIC_21.value: ("application/xml", "text/xml"),
    Dialect.SPECIFIC_21.value: (),
    as_csv.TYPE: ("text/csv",),
    as_json.TYPE: ("application/json",),
}
STRUCTURE_30 = {
    structure_xml.TYPE_30: ("application/xml", "text/xml"),
    structure_json.TYPE: ("application/json",),
    structure_xml.TYPE_21: (),
}
STRUCTURE_21 = {
    structure_xml.TYPE_21: ("application/xml", "text/xml"),
    structure_json.TYPE: ("application/json",),
}


# What SDMX-CSV and the web name besides, and is so in any case.
AS_GIVEN = re.compile(r";(?:charset=utf-8|labels=id|timeformat=original|keys=none)(?=;|$)")


def content_type(accept: str, offered: Mapping[str, tuple[str, ...]]) -> str | None:
    """The best of what is offered to a header ``Accept``; none where nothing fits."""
    wishes = sorted(_wishes(accept or "*/*"), key=lambda each: -each[1])
    for wish, weight in wishes:
        for offer, names in offered.items():
            plain = offer.replace(" ", "")
            kind = plain.partition(";")[0]
            if weight and wish in (plain, kind, *names, "*/*", f"{kind.partition('/')[0]}/*"):
                return offer
    return None


def _wishes(accept: str) -> Iterator[tuple[str, float]]:
    for each in accept.replace(" ", "").lower().split(","):
        weight = re.search(r";q=([01](?:\.\d{1,3})?)$", each)
        wish = each[: weight.start()] if weight else each
        yield AS_GIVEN.sub("", wish), float(weight[1]) if weight else 1.0


def data(
    edition: PlanEdition, flow: Flow, asked: Asked, *, type_: str, prepared: datetime
) -> Iterator[str] | None:
    """The observations that are asked for; none where there is not one. One query."""
    values = approved_values(edition, only=selected(asked, flow))
    observations = map(observer(flow), values)
    first = next(observations, None)
    if first is None:
        return None
    return _written(flow, chain([first], observations), asked, type_, prepared)


def _written(
    flow: Flow,
    observations: Iterator[Observation],
    asked: Asked,
    type_: str,
    prepared: datetime,
) -> Iterator[str]:
    if type_ in {each.value for each in Dialect} or asked.first or asked.last:
        series = in_series(flow, observations, first=asked.first, last=asked.last)
        if type_ in {each.value for each in Dialect}:
            dialect = Dialect(type_)
            return as_xml(flow, series, dialect=dialect, prepared=prepared, is_flat=asked.is_flat)
        observations = (each for _key, group in series for each in group)
    if type_ == as_csv.TYPE:
        return as_csv.as_csv(flow, observations)
    return as_json.as_json(flow, observations, prepared=prepared)


def structures(said: Structures, *, type_: str, prepared: datetime) -> bytes:
    if type_ == structure_json.TYPE:
        return structure_json.structure_json(said, prepared=prepared)
    is_30 = type_ == structure_xml.TYPE_30
    return structure_xml.structure_xml(said, prepared=prepared, is_30=is_30)
