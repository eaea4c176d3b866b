"""Data in SDMX-JSON 2.0.0. The lists of what stood at each place follow the observations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

import orjson

from indicators.exchange.sdmx.flow import ATTRIBUTES, OBS_VALUE, VERSION, Component, Flow
from indicators.exchange.sdmx.series import Observation, Part

TYPE = "application/vnd.sdmx.data+json;version=2.0.0"
SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/data-message/tools/schemas/"
    "2.0.0/sdmx-json-data-schema.json"
)
AT_ONCE = 500


def as_json(
    flows: Sequence[Flow],
    parts: Iterable[Part],
    *,
    prepared: datetime,
    is_of_series: bool,
) -> Iterator[str]:
    """Every observation under its whole key, with its attributes in full beside the value; or
    the keys of the series alone.

    Numbers are texts: a reader that takes them for binary floats would change them.
    """
    meta = {
        "schema": SCHEMA,
        "id": flows[0].id,
        "prepared": f"{prepared:%Y-%m-%dT%H:%M:%SZ}",
        "test": False,
        "contentLanguages": sorted({language for flow in flows for language in flow.names}),
        "sender": {"id": flows[0].agency},
    }
    yield f'{{"meta":{_text(meta)},"data":{{"dataSets":['
    structures: list[str] = []
    kind, write = ("series", _series) if is_of_series else ("observations", _observations)
    for flow, action, observations in parts:
        places: list[dict[str, int]] = [{} for _each in range(len(flow.dimensions) + 1)]
        at = len(structures)
        yield (
            f'{"," if at else ""}{{"structure":{at},"action":"{action}",'
            f'"links":{_text(_links(flow))},"{kind}":{{'
        )
        yield from _in_pieces(write(observations, places))
        yield "}}"
        structures.append(_text(_structure(flow, places, at, is_of_series=is_of_series)))
    yield f'],"structures":[{",".join(structures)}]}}}}'


def _observations(
    observations: Iterable[Observation], places: list[dict[str, int]]
) -> Iterator[str]:
    length = len(places)
    for row in observations:
        yield f'"{_key(row, places)}":{_text([each or None for each in row[length:]])}'


def _series(keys: Iterable[Observation], places: list[dict[str, int]]) -> Iterator[str]:
    """``places`` end with that of the time, which a series has not."""
    for row in keys:
        yield f'"{_key(row, places[:-1])}":{{}}'


def _key(row: Observation, places: Sequence[dict[str, int]]) -> str:
    """``places`` learn which codes stand at each place of the keys."""
    return ":".join(
        str(place.setdefault(code, len(place))) for place, code in zip(places, row, strict=False)
    )


def _in_pieces(members: Iterator[str]) -> Iterator[str]:
    comma = ""
    while piece := ",".join(islice(members, AT_ONCE)):
        yield f"{comma}{piece}"
        comma = ","


def _text(something: object) -> str:
    return orjson.dumps(something).decode()


def _structure(
    flow: Flow, places: list[dict[str, int]], at: int, *, is_of_series: bool
) -> dict[str, object]:
    lists = {each.id: {code.id: code.names for code in each.codes} for each in flow.codelists}
    components = (*flow.dimensions, flow.time)
    dimensions = [
        _described(each) | {"keyPosition": at, "values": _values(lists.get(each.codes), place)}
        for at, (each, place) in enumerate(zip(components, places, strict=True))
    ]
    return {
        "links": _links(flow),
        **_named(flow.names),
        "dataSets": [at],
        "dimensions": {"series": dimensions[:-1]} if is_of_series else {"observation": dimensions},
        "measures": {"observation": [_described(OBS_VALUE)]},
        "attributes": {
            "observation": [
                _described(each) | {"relationship": {"observation": {}}} for each in ATTRIBUTES
            ]
        },
    }


def _links(flow: Flow) -> list[dict[str, str]]:
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={flow.agency}:{flow.id}({VERSION})"
    return [{"rel": "dataflow", "urn": urn}]


def _described(component: Component) -> dict[str, object]:
    return {"id": component.id, **_named({"en": component.name})}


def _values(
    names: Mapping[str, Mapping[str, str]] | None, place: Mapping[str, int]
) -> list[dict[str, object]]:
    """What stood at the places of one dimension, with its names where it is a code."""
    return [
        {"id": code, **_named(names[code])} if names and code in names else {"value": code}
        for code in place
    ]


def _named(names: Mapping[str, str]) -> dict[str, object]:
    return {"name": next(iter(names.values())), "names": dict(names)}
