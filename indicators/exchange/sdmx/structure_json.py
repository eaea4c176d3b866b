"""Structures in SDMX-JSON 2.0.0."""

from collections.abc import Mapping
from datetime import datetime

import orjson

from indicators.exchange.sdmx.artefacts import (
    AGENCIES,
    CONCEPTS,
    Availability,
    Kind,
    Structures,
    structure_id,
)
from indicators.exchange.sdmx.flow import ATTRIBUTES, OBS_VALUE, VERSION, Code, Component, Flow

TYPE = "application/vnd.sdmx.structure+json;version=2.0.0"
SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/structure-message/tools/schemas/"
    "2.0.0/sdmx-json-structure-schema.json"
)
URN = "urn:sdmx:org.sdmx.infomodel"


def structure_json(said: Structures, *, prepared: datetime) -> bytes:
    data: dict[str, object] = {}
    if said.has_agency:
        agency = {"id": said.agency, **_named({"en": said.publisher or said.agency})}
        scheme = _artefact(said, AGENCIES, {"en": "Agencies"}) | {"version": "1.0"}
        data["agencySchemes"] = [
            scheme | _in_full(said, Kind.AGENCYSCHEME, AGENCIES, agencies=[agency])
        ]
    if said.codelists:
        data["codelists"] = [
            _artefact(said, each.id, {"en": each.name})
            | _in_full(said, Kind.CODELIST, each.id, codes=list(map(_code, each.codes)))
            for each in said.codelists
        ]
    if said.concepts:
        data["conceptSchemes"] = [_concepts(said)]
    if said.flows:
        data["dataflows"] = [
            _artefact(said, each.id, each.names)
            | _in_full(
                said,
                Kind.DATAFLOW,
                each.id,
                structure=_urn(said, "datastructure.DataStructure", structure_id(each)),
            )
            for each in said.flows
        ]
    if said.structures:
        data["dataStructures"] = [
            _artefact(said, name := structure_id(each), each.names)
            | _in_full(
                said, Kind.DATASTRUCTURE, name, dataStructureComponents=_components(said, each)
            )
            for each in said.structures
        ]
    if said.available:
        data["dataConstraints"] = [_available(said, each) for each in said.available]
    meta = {
        "schema": SCHEMA,
        "id": f"{said.agency}-structure",
        "prepared": f"{prepared:%Y-%m-%dT%H:%M:%SZ}",
        "test": False,
        "sender": {"id": said.agency},
    }
    return orjson.dumps({"meta": meta, "data": data})


def _in_full(said: Structures, kind: Kind, id_: str, **rest: object) -> dict[str, object]:
    """What an artefact has besides its name; of a stub, where that is told."""
    if id_ in said.stubs:
        link = {"rel": "external", "href": said.full_at(kind, id_)}
        return {"isExternalReference": True, "links": [link]}
    return rest


def _concepts(said: Structures) -> dict[str, object]:
    concepts = [{"id": each.id, **_named({"en": each.name})} for each in said.concepts]
    partial = {"isPartial": True} if said.has_some_concepts else {}
    named = _artefact(said, CONCEPTS, {"en": "Concepts"}) | partial
    return named | _in_full(said, Kind.CONCEPTSCHEME, CONCEPTS, concepts=concepts)


def _components(said: Structures, flow: Flow) -> dict[str, object]:
    dimensions = [
        _component(said, each) | {"position": at} for at, each in enumerate(flow.dimensions)
    ]
    attributes = [
        _component(said, each) | {"usage": "optional", "attributeRelationship": {"observation": {}}}
        for each in ATTRIBUTES
    ]
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": dimensions,
            "timeDimension": _component(said, flow.time),
        },
        "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [_component(said, OBS_VALUE) | {"usage": "optional"}],
        },
    }


def _component(said: Structures, component: Component) -> dict[str, object]:
    concept = _urn(said, "conceptscheme.Concept", CONCEPTS)
    shape = (
        {"enumeration": _urn(said, "codelist.Codelist", component.codes)}
        if component.codes
        else {"format": {"dataType": component.text}}
    )
    return {
        "id": component.id,
        "conceptIdentity": f"{concept}.{component.id}",
        "localRepresentation": shape,
    }


def _artefact(said: Structures, id_: str, names: Mapping[str, str]) -> dict[str, object]:
    return {"id": id_, "agencyID": said.agency, "version": VERSION, **_named(names)}


def _code(code: Code) -> dict[str, object]:
    described = {"description": code.description} if code.description else {}
    return {"id": code.id, **_named(code.names), **described}


def _named(names: Mapping[str, str]) -> dict[str, object]:
    return {"name": next(iter(names.values())), "names": dict(names)}


def _urn(said: Structures, kind: str, id_: str) -> str:
    return f"{URN}.{kind}={said.agency}:{id_}({VERSION})"


def _available(said: Structures, found: Availability) -> dict[str, object]:
    keys = [
        {"id": name, "values": [{"value": code} for code in known]}
        for name, known in found.keys.items()
    ]
    return _artefact(said, f"AVAILABLE_{found.flow.id}", {"en": "Available values"}) | {
        "annotations": [
            {"id": name, "title": str(count), "type": "sdmx_metrics"}
            for name, count in found.counts.items()
        ],
        "role": "Actual",
        "constraintAttachment": {
            "dataflows": [_urn(said, "datastructure.Dataflow", found.flow.id)]
        },
        "cubeRegions": [{"isIncluded": True, "keyValues": keys}],
    }
