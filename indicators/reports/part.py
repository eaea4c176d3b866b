"""What is told of some programmes, and several of these as one. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from indicators.reports.document import Certificate, LeftOut, Programme
from indicators.reports.plain import as_plain, from_plain
from indicators.reports.printed import PrintedNode


@dataclass(frozen=True, slots=True)
class Part:
    """What is told of some programmes; ``nodes`` only where the plan is printed as it is."""

    programmes: tuple[Programme, ...] = ()
    nodes: tuple[PrintedNode, ...] = ()
    left_out: LeftOut = field(default_factory=LeftOut)
    certificates: tuple[Certificate, ...] = ()
    years_left_out: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = as_plain(self)
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        part: Self = from_plain(kept, cls)
        return part


def joined(parts: Iterable[Part]) -> Part:
    """Parts in their order as one: nothing is in two of them."""
    every = list(parts)
    return Part(
        programmes=tuple(each for part in every for each in part.programmes),
        nodes=tuple(each for part in every for each in part.nodes),
        left_out=sum((part.left_out for part in every), LeftOut()),
        certificates=tuple(each for part in every for each in part.certificates),
        years_left_out=tuple(sorted({year for part in every for year in part.years_left_out})),
    )
