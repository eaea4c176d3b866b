"""One answer: which content type, then the text of it, read as it is sent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from indicators.exchange.known import known_values, withdrawn_values
from indicators.exchange.sdmx import as_csv, as_json, structure_json, structure_xml
from indicators.exchange.sdmx.artefacts import Structures
from indicators.exchange.sdmx.as_xml import Dialect, Series, as_xml
from indicators.exchange.sdmx.flow import Flow
from indicators.exchange.sdmx.observations import observer, placer
from indicators.exchange.sdmx.query import Asked
from indicators.exchange.sdmx.selecting import selected
from indicators.exchange.sdmx.series import Action, Observation, Part, in_series
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of one edition, seen as a dataflow, what is asked for."""

    edition: PlanEdition
    flow: Flow
    asked: Asked


def data(wanted: Sequence[Wanted], *, type_: str, prepared: datetime) -> Iterator[str] | None:
    """The observations that are asked for, dataflow by dataflow; none where there is not one.

    One query for each dataflow. How they are given is the same for all of them.
    """
    parts = (part for each in wanted for part in _parts(each))
    first = next(parts, None)
    if first is None:
        return None
    flows = [each.flow for each in wanted]
    return _written(flows, chain([first], parts), wanted[0].asked, type_, prepared)


def _parts(wanted: Wanted) -> Iterator[Part]:
    """What is told and, since an instant, what is told no longer; each if there is any."""
    told = {Action.INFORMATION: _told}
    if wanted.asked.updated_after and not wanted.asked.is_of_series:
        told[Action.DELETE] = _withdrawn
    for action, read in told.items():
        observations = read(wanted)
        first = next(observations, None)
        if first is not None:
            yield Part(wanted.flow, action, chain([first], observations))


def _told(wanted: Wanted) -> Iterator[Observation]:
    flow, asked = wanted.flow, wanted.asked
    only = selected(asked, flow)
    if asked.as_of:
        values = known_values(wanted.edition, at=asked.as_of, only=only)
    else:
        values = approved_values(wanted.edition, only=only)
    if asked.is_of_series:
        return _of_series(flow, map(placer(flow), values))
    return _without(asked.hidden, flow, map(observer(flow), values))


def _withdrawn(wanted: Wanted) -> Iterator[Observation]:
    """By their keys alone."""
    flow, asked = wanted.flow, wanted.asked
    values = withdrawn_values(wanted.edition, at=asked.as_of, only=selected(asked, flow))
    return _padded(flow, map(placer(flow), values))


def _of_series(flow: Flow, places: Iterable[Observation]) -> Iterator[Observation]:
    """Each key once, without a time."""
    return _padded(flow, (list(key) for key, _observations in in_series(flow, places)))


def _padded(flow: Flow, rows: Iterable[Observation]) -> Iterator[Observation]:
    for row in rows:
        yield row + [""] * (len(flow.columns) - len(row))


def _without(
    hidden: Iterable[str], flow: Flow, observations: Iterator[Observation]
) -> Iterator[Observation]:
    places = [flow.columns.index(name) for name in hidden]
    if not places:
        yield from observations
    for row in observations:
        for place in places:
            row[place] = ""
        yield row


def _written(
    flows: Sequence[Flow], parts: Iterator[Part], asked: Asked, type_: str, prepared: datetime
) -> Iterator[str]:
    def series(part: Part) -> Series:
        is_told = part.action is Action.INFORMATION
        first, last = (asked.first, asked.last) if is_told else (None, None)
        for key, group in in_series(part.flow, part.observations, first=first, last=last):
            yield key, [] if asked.is_of_series else group

    if type_ in {each.value for each in Dialect}:
        in_xml = Dialect(type_)
        of_flows = ((part, series(part)) for part in parts)
        return as_xml(flows, of_flows, dialect=in_xml, prepared=prepared, is_flat=asked.is_flat)
    if asked.first or asked.last:
        parts = (
            part._replace(observations=(each for _key, group in series(part) for each in group))
            for part in parts
        )
    if type_ == as_csv.TYPE:
        return as_csv.as_csv(flows, parts)
    return as_json.as_json(flows, parts, prepared=prepared, is_of_series=asked.is_of_series)


def structures(said: Structures, *, type_: str, prepared: datetime) -> bytes:
    if type_ == structure_json.TYPE:
        return structure_json.structure_json(said, prepared=prepared)
    is_30 = type_ == structure_xml.TYPE_30
    return structure_xml.structure_xml(said, prepared=prepared, is_30=is_30)
