"""What a reader makes of a plan document: plain records, one per printed thing.

A reader takes bytes and returns a ``PlanRecord``; nothing here knows a database. Each record
turns into one JSON object (``as_json``), the line that ``manage.py read_plan --jsonl`` prints.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar

from indicators.enums import (
    Accumulation,
    Basis,
    DeliverableLevel,
    Direction,
    DocumentVerdict,
    Level,
    MeasureKind,
    PlanFormat,
    Qualifier,
    ResultKind,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the document a thing is printed: 1-based, as far as the format has it."""

    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    chart: int | None = None
    series: int | None = None
    point: int | None = None

    def as_json(self) -> dict[str, int]:
        return {f.name: at for f in fields(self) if (at := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class Record:
    """Anything that is printed in the document: an address, its words, and where they stand."""

    kind: ClassVar[str]

    path: str
    text: str
    source: Source
    footnotes: tuple[str, ...] = field(default=(), kw_only=True)

    def as_json(self) -> dict[str, object]:
        line: dict[str, object] = {"kind": self.kind}
        for each in fields(self):
            content = getattr(self, each.name)
            line[each.name] = content.as_json() if isinstance(content, Source) else content
        return line


@dataclass(frozen=True, slots=True)
class Document(Record):
    """The first line. ``text`` is the title; the sha256 is of the bytes that were read."""

    kind: ClassVar[str] = "document"

    symbol: str
    title: str
    language: str
    format: PlanFormat
    period: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class Programme(Record):
    kind: ClassVar[str] = "programme"

    number: str


@dataclass(frozen=True, slots=True)
class Subprogramme(Record):
    kind: ClassVar[str] = "subprogramme"

    number: str
    level: Level


@dataclass(frozen=True, slots=True)
class Objective(Record):
    kind: ClassVar[str] = "objective"


@dataclass(frozen=True, slots=True)
class Accomplishment(Record):
    kind: ClassVar[str] = "accomplishment"

    result_kind: ResultKind
    carried_over: bool


@dataclass(frozen=True, slots=True)
class Measure(Record):
    """The proposals are ``None`` where the text does not say; a person confirms them."""

    kind: ClassVar[str] = "measure"

    measure_kind: MeasureKind | None = None
    direction: Direction | None = None
    unit: str | None = None
    accumulation: Accumulation | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Value(Record):
    """One cell or chart point. ``path`` is the measure's; ``text`` is the cell as printed."""

    kind: ClassVar[str] = "value"

    component: str | None
    year: int | str
    value_kind: str
    amount: str | None
    words: str | None
    as_printed: str
    qualifier: Qualifier | None
    state: str


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """The document's own verdict of a result. ``path`` is the result's."""

    kind: ClassVar[str] = "statement"

    verdict: DocumentVerdict
    target: str | None
    actual: str | None
    basis: Basis | None
    actual_basis: Basis | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Deliverable(Record):
    """``counts`` is {year: {"planned" | "actual": int | "—"}}; a missing column has no key."""

    kind: ClassVar[str] = "deliverable"

    category: str
    subcategory: str | None
    unit: str | None
    level: DeliverableLevel
    counts: Mapping[str, Mapping[str, int | str]]


@dataclass(frozen=True, slots=True)
class Mandate(Record):
    """One printed entry; ``text`` is its title."""

    kind: ClassVar[str] = "mandate"

    body: str | None
    mandate_kind: str | None
    symbol: str | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Paragraph(Record):
    """A paragraph of strategy or orientation; its number ends its path."""

    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Alignment(Record):
    """A link that a strategy paragraph names. ``text`` is the sentence that names it."""

    kind: ClassVar[str] = "alignment"

    framework: str
    code: str
    about: str


@dataclass(frozen=True, slots=True)
class Doubt(Record):
    """A question for a person; ``about`` is a path."""

    kind: ClassVar[str] = "doubt"

    code: str
    about: str


@dataclass(frozen=True, slots=True)
class Remainder(Record):
    """Words that no other record took, so that nothing is silently dropped."""

    kind: ClassVar[str] = "remainder"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words the grammar drops on purpose: a label, a running head, an address."""

    text: str
    because: str
    source: Source


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan document as read: its records in printed order, and what the grammar dropped."""

    document: Document
    records: tuple[Record, ...]
    dropped: tuple[Dropped, ...] = ()

    def __iter__(self) -> Iterator[Record]:
        yield self.document
        yield from self.records
