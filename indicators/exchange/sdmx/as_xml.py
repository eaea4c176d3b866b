"""Data in SDMX-ML: structure-specific in 3.0 and 2.1, generic in 2.1. Written as it is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

from indicators.exchange.sdmx.flow import ATTRIBUTE_IDS, OBS_VALUE, VERSION, Flow
from indicators.exchange.sdmx.series import Observation, Part
from indicators.exchange.xml_text import allowed

A_PIECE = 64 * 1024
ALL_DIMENSIONS = "AllDimensions"
Series = Iterable[tuple[tuple[str, ...], list[Observation]]]


class Dialect(Enum):
    """Version of the schemas, and the content type that says so."""

    SPECIFIC_30 = "application/vnd.sdmx.data+xml;version=3.0.0"
    SPECIFIC_21 = "application/vnd.sdmx.structurespecificdata+xml;version=2.1"
    GENERIC_21 = "application/vnd.sdmx.genericdata+xml;version=2.1"

    @property
    def schemas(self) -> str:
        version = "v3_0" if self is Dialect.SPECIFIC_30 else "v2_1"
        return f"http://www.sdmx.org/resources/sdmxml/schemas/{version}"

    @property
    def root(self) -> str:
        return "GenericData" if self is Dialect.GENERIC_21 else "StructureSpecificData"


def as_xml(
    flows: Sequence[Flow],
    parts: Iterable[tuple[Part, Series]],
    *,
    dialect: Dialect,
    prepared: datetime,
    is_flat: bool = False,
) -> Iterator[str]:
    """A data set for each part. ``is_flat``: every observation with its whole key, else in
    series through time."""
    write = _generic if dialect is Dialect.GENERIC_21 else _specific
    yield _head(flows, dialect, prepared, ALL_DIMENSIONS if is_flat else flows[0].time.id)
    piece: list[str] = []
    size = 0
    for part, series in parts:
        piece.append(_start(part, dialect, flows.index(part.flow)))
        for key, observations in series:
            text = write(part.flow, key, observations, is_flat=is_flat)
            piece.append(text)
            size += len(text)
            if size > A_PIECE:
                yield "".join(piece)
                piece, size = [], 0
        piece.append("</mes:DataSet>")
    yield f"{''.join(piece)}</mes:{dialect.root}>"


def _urn(flow: Flow, dialect: Dialect) -> str:
    return (
        f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow="
        f"{flow.agency}:{flow.id}({_version(dialect)})"
    )


def _version(dialect: Dialect) -> str:
    return VERSION if dialect is Dialect.SPECIFIC_30 else VERSION.removesuffix(".0")


def _head(flows: Sequence[Flow], dialect: Dialect, prepared: datetime, at: str) -> str:
    """The namespace of a data set is its dataflow's, seen along one dimension."""
    is_generic = dialect is Dialect.GENERIC_21
    names = {
        f"ns{number}": f"{_urn(flow, dialect)}:ObsLevelDim:{at}"
        for number, flow in enumerate(flows, 1)
    }
    spaces = {
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "mes": f"{dialect.schemas}/message",
        "com": f"{dialect.schemas}/common",
        **({"gen": f"{dialect.schemas}/data/generic"} if is_generic else {}),
        **({} if is_generic else {"ss": f"{dialect.schemas}/data/structurespecific", **names}),
    }
    namespaces = ["" if is_generic else f' namespace="{name}"' for name in names.values()]
    structures = "".join(
        f'<mes:Structure structureID="{flow.id}"{space} dimensionAtObservation="{at}">'
        f"{_usage(flow, dialect)}</mes:Structure>"
        for flow, space in zip(flows, namespaces, strict=True)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<mes:{dialect.root}{_attributes_ns(spaces)}>'
        f"<mes:Header><mes:ID>{flows[0].id}</mes:ID><mes:Test>false</mes:Test>"
        f"<mes:Prepared>{prepared:%Y-%m-%dT%H:%M:%SZ}</mes:Prepared>"
        f'<mes:Sender id="{flows[0].agency}"/>{structures}</mes:Header>\n'
    )


def _usage(flow: Flow, dialect: Dialect) -> str:
    if dialect is Dialect.SPECIFIC_30:
        return f"<com:StructureUsage>{_urn(flow, dialect)}</com:StructureUsage>"
    return (
        f'<com:StructureUsage><Ref agencyID="{flow.agency}" id="{flow.id}" '
        f'version="{_version(dialect)}" package="datastructure" class="Dataflow"/>'
        "</com:StructureUsage>"
    )


def _start(part: Part, dialect: Dialect, at: int) -> str:
    if dialect is Dialect.GENERIC_21:
        return f'<mes:DataSet structureRef="{part.flow.id}" action="{part.action}">'
    prefix = "ss:" if dialect is Dialect.SPECIFIC_30 else ""
    return (
        f'<mes:DataSet ss:structureRef="{part.flow.id}" xsi:type="ns{at + 1}:DataSetType" '
        f'ss:dataScope="DataStructure" {prefix}action="{part.action}">'
    )


def _attributes_ns(spaces: Mapping[str, str]) -> str:
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """What is empty is left out: it is not said."""
    return "".join(f" {name}={quoteattr(allowed(text))}" for name, text in pairs if text)


def _specific(
    flow: Flow, key: tuple[str, ...], observations: list[Observation], *, is_flat: bool
) -> str:
    ids = [each.id for each in flow.dimensions]
    if is_flat:
        return "".join(
            f"<Obs{_attributes(zip(flow.columns, each, strict=True))}/>\n" for each in observations
        )
    said = "".join(
        f"<Obs{_attributes(zip(flow.columns[len(ids) :], each[len(ids) :], strict=True))}/>"
        for each in observations
    )
    return f"<Series{_attributes(zip(ids, key, strict=True))}>{said}</Series>\n"


def _generic(
    flow: Flow, key: tuple[str, ...], observations: list[Observation], *, is_flat: bool
) -> str:
    ids = [each.id for each in flow.dimensions]
    if is_flat:
        return "".join(
            f"<gen:Obs><gen:ObsKey>{_values(zip([*ids, flow.time.id], each, strict=False))}"
            f"</gen:ObsKey>{_said(flow, each)}</gen:Obs>\n"
            for each in observations
        )
    said = "".join(
        f'<gen:Obs><gen:ObsDimension value="{each[len(ids)]}"/>{_said(flow, each)}</gen:Obs>'
        for each in observations
    )
    series_key = f"<gen:SeriesKey>{_values(zip(ids, key, strict=True))}</gen:SeriesKey>"
    return f"<gen:Series>{series_key}{said}</gen:Series>\n"


def _said(flow: Flow, each: Observation) -> str:
    """The value and the attributes of one observation."""
    at = flow.columns.index(OBS_VALUE.id)
    attributes = _values(zip(ATTRIBUTE_IDS, each[at + 1 :], strict=True))
    value = f'<gen:ObsValue value="{escape(each[at])}"/>' if each[at] else ""
    return f"{value}<gen:Attributes>{attributes}</gen:Attributes>" if attributes else value


def _values(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<gen:Value id="{name}" value={quoteattr(allowed(text))}/>' for name, text in pairs if text
    )
