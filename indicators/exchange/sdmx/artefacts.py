"""What of the structure somebody asks for: a kind of artefact, one by its id, what they use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from indicators.exchange.sdmx.flow import ATTRIBUTES, OBS_VALUE, VERSION, Codelist, Component, Flow

CONCEPTS = "CS_TRACKER"
AGENCIES = "AGENCIES"
T = TypeVar("T", Flow, Codelist)
EVERYTHING = ("", "all", "*")
# Ours have neither descriptions nor annotations: a complete stub is a stub.
ALL_STUBS = {"allstubs", "allcompletestubs"}
REFERENCE_STUBS = {"referencestubs", "referencecompletestubs"}
# No code list of ours extends another: raw is full.
DETAILS = {"full", "raw", "referencepartial"} | ALL_STUBS | REFERENCE_STUBS


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
    """What one answer holds.

    ``stubs`` are the ids of the artefacts that are told by name alone, and by where under ``root``
    they are told in full; ``has_some_concepts``: others are left out.
    """

    agency: str
    publisher: str = ""
    root: str = ""
    flows: tuple[Flow, ...] = ()
    structures: tuple[Flow, ...] = ()
    codelists: tuple[Codelist, ...] = ()
    concepts: tuple[Component, ...] = ()
    has_agency: bool = False
    available: tuple[Availability, ...] = ()
    stubs: frozenset[str] = frozenset()
    has_some_concepts: bool = False

    @property
    def ids(self) -> frozenset[str]:
        found = {each.id for each in self.flows} | {each.id for each in self.codelists}
        found |= {structure_id(each) for each in self.structures}
        found |= {CONCEPTS} if self.concepts else set()
        return frozenset(found | {AGENCIES} if self.has_agency else found)

    def full_at(self, kind: str, id_: str) -> str:
        """Where an artefact that is a stub is told in full."""
        return f"{self.root}/sdmx/3.0/structure/{kind}/{self.agency}/{id_}/{VERSION}"

    @property
    def is_empty(self) -> bool:
        found = (self.flows, self.structures, self.codelists, self.concepts, self.available)
        return not any(found) and not self.has_agency


def structure_id(flow: Flow) -> str:
    return f"DSD_{flow.id}"


def chosen(
    flows: Iterable[Flow],
    *,
    by: Structures,
    kind: str,
    id_: str,
    references: str,
    detail: str,
) -> Structures:
    """The artefacts of a kind (``structure`` is any) and id, and those they are related to.

    ``by`` says who answers, and holds nothing. ``references``: ``none``; ``all``, ``children``,
    ``descendants`` and their like give the whole of the dataflows concerned, which is what a
    client needs to read them. ``detail`` is one of ``DETAILS``.
    """
    held = tuple(flows)
    asked = _asked(held, by, kind, id_)
    found = asked if references == "none" else _with_references(asked, held, kind)
    if detail in ALL_STUBS:
        return replace(found, stubs=found.ids)
    if detail in REFERENCE_STUBS:
        return replace(found, stubs=found.ids - asked.ids)
    if detail == "referencepartial" and not asked.concepts:
        used = _concepts(found.structures) if found.concepts else ()
        is_less = len(used) < len(found.concepts)
        return replace(found, concepts=used, has_some_concepts=is_less)
    return found


def _asked(held: tuple[Flow, ...], by: Structures, kind: str, id_: str) -> Structures:
    any_kind = kind in ("structure", "*")
    wanted = set(filter(None, id_.split(",")))

    def is_asked(kind_: Kind, name: str) -> bool:
        return (any_kind or kind == kind_) and (id_ in EVERYTHING or name in wanted)

    return replace(
        by,
        flows=tuple(each for each in held if is_asked(Kind.DATAFLOW, each.id)),
        structures=tuple(each for each in held if is_asked(Kind.DATASTRUCTURE, structure_id(each))),
        codelists=tuple(each for each in _lists(held) if is_asked(Kind.CODELIST, each.id)),
        concepts=_concepts(held) if is_asked(Kind.CONCEPTSCHEME, CONCEPTS) else (),
        has_agency=is_asked(Kind.AGENCYSCHEME, AGENCIES),
    )


def _with_references(asked: Structures, held: tuple[Flow, ...], kind: str) -> Structures:
    lists = asked.codelists
    using = tuple(each for each in held if any(one in lists for one in each.codelists))
    whole = _each_once(asked.flows + asked.structures + (using if kind == Kind.CODELIST else ()))
    return replace(
        asked,
        flows=whole,
        structures=whole,
        codelists=_each_once(lists + _lists(whole)),
        concepts=_concepts(held) if asked.concepts or whole else (),
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
