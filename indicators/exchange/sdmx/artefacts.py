"""What of the structure somebody asks for: a kind of artefact, one by its id, what they use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from indicators.exchange.sdmx.flow import ATTRIBUTES, OBS_VALUE, Codelist, Component, Flow

CONCEPTS = "CS_TRACKER"
T = TypeVar("T", Flow, Codelist)
EVERYTHING = ("", "all", "*")


class Kind(StrEnum):
    """As the paths of SDMX REST name them."""

    DATAFLOW = "dataflow"
    DATASTRUCTURE = "datastructure"
    CODELIST = "codelist"
    CONCEPTSCHEME = "conceptscheme"
    AGENCYSCHEME = "agencyscheme"


@dataclass(frozen=True, slots=True)
class Availability:
    """By dimension the codes that have values, and how many series and observations they make."""

    flow: Flow
    keys: Mapping[str, tuple[str, ...]]
    series: int
    observations: int

    def of(self, components: Iterable[str]) -> "Availability":
        """The codes of these dimensions alone."""
        wanted = set(components)
        return replace(
            self, keys={name: known for name, known in self.keys.items() if name in wanted}
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """As annotations of type ``sdmx_metrics`` give them."""
        return {"series_count": self.series, "obs_count": self.observations}


@dataclass(frozen=True, slots=True)
class Structures:
    """What one answer holds."""

    agency: str
    publisher: str = ""
    flows: tuple[Flow, ...] = ()
    structures: tuple[Flow, ...] = ()
    codelists: tuple[Codelist, ...] = ()
    concepts: tuple[Component, ...] = ()
    has_agency: bool = False
    available: tuple[Availability, ...] = ()

    @property
    def is_empty(self) -> bool:
        found = (self.flows, self.structures, self.codelists, self.concepts, self.available)
        return not any(found) and not self.has_agency


def structure_id(flow: Flow) -> str:
    return f"DSD_{flow.id}"


def chosen(
    flows: Iterable[Flow], *, agency: str, publisher: str, kind: str, id_: str, references: str
) -> Structures:
    """The artefacts of a kind (``structure`` is any) and id, and those they are related to.

    ``references``: ``none``; ``all``, ``children``, ``descendants`` and their like give the whole
    of the dataflows concerned, which is what a client needs to read them.
    """
    held = tuple(flows)
    any_kind = kind in ("structure", "*")
    wanted = set(filter(None, id_.split(",")))

    def is_asked(kind_: Kind, name: str) -> bool:
        return (any_kind or kind == kind_) and (id_ in EVERYTHING or name in wanted)

    asked = tuple(each for each in held if is_asked(Kind.DATAFLOW, each.id))
    structures = tuple(each for each in held if is_asked(Kind.DATASTRUCTURE, structure_id(each)))
    lists = tuple(each for each in _lists(held) if is_asked(Kind.CODELIST, each.id))
    concepts = is_asked(Kind.CONCEPTSCHEME, CONCEPTS)
    has_agency = is_asked(Kind.AGENCYSCHEME, "AGENCIES")
    if references != "none":
        using = tuple(each for each in held if any(one in lists for one in each.codelists))
        whole = _each_once(asked + structures + (using if kind == Kind.CODELIST else ()))
        asked = structures = whole or asked
        lists = _each_once(lists + tuple(_lists(whole)))
        concepts = concepts or bool(whole)
    return Structures(
        agency=agency,
        publisher=publisher,
        flows=asked,
        structures=structures,
        codelists=lists,
        concepts=_concepts(held) if concepts else (),
        has_agency=has_agency,
    )


def _lists(flows: Iterable[Flow]) -> tuple[Codelist, ...]:
    return tuple({each.id: each for flow in flows for each in flow.codelists}.values())


def _concepts(flows: Iterable[Flow]) -> tuple[Component, ...]:
    every = (
        component
        for flow in flows
        for component in (*flow.dimensions, flow.time, OBS_VALUE, *ATTRIBUTES)
    )
    return tuple({each.id: each for each in every}.values())


def _each_once(things: tuple[T, ...]) -> tuple[T, ...]:
    return tuple({each.id: each for each in things}.values())
