"""A result while its blocks are read: its captions, and the charts and tables that carry values."""

from dataclasses import dataclass, field

from indicators.enums import ResultKind
from indicators.plans.annual_word.blocks import Figure, Line, Table
from indicators.plans.annual_word.chart import Series
from indicators.plans.annual_word.reading import Shelf
from indicators.plans.records import Source


@dataclass
class Carrier:
    """A chart or table of the result, with its place among the blocks."""

    content: Figure | Table
    at: int

    @property
    def is_table(self) -> bool:
        return isinstance(self.content, Table)


@dataclass
class OpenMeasure:
    """``sentence`` is ``""`` where the caption is nothing but its label."""

    line: Line
    label: str
    sentence: str
    at: int
    shelf: Shelf
    unit: str | None = None
    carriers: list[Carrier] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    scaled: list[Series] = field(default_factory=list)


@dataclass
class OpenResult:
    """A result while its blocks are read; ``early`` stands before the first caption."""

    path: str
    kind: ResultKind
    source: Source
    carried_over: bool = False
    measures: list[OpenMeasure] = field(default_factory=list)
    early: list[Carrier] = field(default_factory=list)
    stories: list[tuple[str, Source, Shelf]] = field(default_factory=list)

    @property
    def awaits_values(self) -> bool:
        """Whether a caption stands whose chart or table is still to come."""
        return bool(self.measures) and not self.measures[-1].carriers

    @property
    def awaits_sentence(self) -> bool:
        """Whether the last caption is a label that a colon ends: what is measured stands below."""
        if not self.awaits_values:
            return False
        last = self.measures[-1]
        return not last.sentence and last.label.endswith((":", "："))

    def add(self, carrier: Carrier) -> None:
        (self.measures[-1].carriers if self.measures else self.early).append(carrier)


def share_early(result: OpenResult) -> list[Carrier]:
    """Charts and tables ahead of their caption go to it; returns those that no caption wants.

    With as many early carriers as late ones are missing, the captions stand below their charts
    and take them in order.
    """
    if not result.early or not result.measures:
        return result.early
    if not result.measures[-1].carriers:
        carriers = [result.early, *(measure.carriers for measure in result.measures[:-1])]
        for measure, own in zip(result.measures, carriers, strict=True):
            measure.carriers = own
        return []
    if not result.measures[0].carriers:
        result.measures[0].carriers = result.early
        return []
    return result.early
