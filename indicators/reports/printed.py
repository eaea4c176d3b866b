"""The plan itself as plain data: every printed thing of an edition in its printed order. Pure."""

from dataclasses import dataclass

from indicators.enums import (
    DeliverableLevel,
    Level,
    NodeKind,
    ResultKind,
    ValueKind,
    ValueState,
)


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """``amount`` is a plain decimal; empty for words and for what is not a number.

    ``footnotes``, as those of a node, are texts with their mark before them.
    """

    component: str
    period: str
    kind: ValueKind
    state: ValueState
    amount: str
    printed: str
    words: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedCount:
    """An empty ``amount`` is a printed dash."""

    year: str
    is_planned: bool
    amount: str


@dataclass(frozen=True, slots=True)
class PrintedNode:
    """What a kind does not have is empty. ``text`` is in the language of the report.

    ``is_aligned``: it names goals of another framework. A unit has its ``level``; a result its
    kind, and whether it was carried over; a measure its unit and values; a deliverable its place in
    the table and its counts; a mandate its body, kind, symbol and section.
    """

    kind: NodeKind
    path: str
    label: str
    text: str
    footnotes: tuple[str, ...] = ()
    is_aligned: bool = False
    level: Level | None = None
    result_kind: ResultKind | None = None
    is_carried_over: bool = False
    unit: str = ""
    values: tuple[PrintedValue, ...] = ()
    category: str = ""
    subcategory: str = ""
    deliverable_level: DeliverableLevel | None = None
    counts: tuple[PrintedCount, ...] = ()
    body: str = ""
    mandate_kind: str = ""
    symbol: str = ""
    section: str = ""
    translation_status: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """``year`` is the plan's own period, ``judged`` that whose performance it tells: by default
    the year two years before.
    """

    year: str
    nodes: tuple[PrintedNode, ...]
    judged: str = ""

    @property
    def performance_year(self) -> str:
        if self.judged or not self.year.isdecimal():
            return self.judged or self.year
        return str(int(self.year) - 2)
