"""A performance report as plain data: what was known, frozen, before any file is written.

Gathering fills it in, the row of the report keeps it as JSON, every file is made from it alone.
Numbers are printed plainly ("1234.5", rounded already); the files group their digits and choose
the words of their language. An empty text is a missing one. Counts are not stored: they are
taken from the measures, so that no total can differ from its parts.
"""

import hashlib
import json
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

from indicators.charts import Chart
from indicators.enums import (
    Accumulation,
    Direction,
    EditionStatus,
    Level,
    MissReason,
    NarrativeKind,
    ReasonCode,
    ResultKind,
    ValueKind,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the published plan, or in its pattern, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class WordsOfPeriod:
    """One cell of a measure in words; each line of ``text`` is an achievement of its own."""

    period: str
    kind: ValueKind
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a target was missed, in the manager's words, and what is done about it by ``due``."""

    reason: str
    action: str
    codes: tuple[MissReason, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What its author published of a unit or an accomplishment for the period."""

    kind: NarrativeKind
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with what was reported for the period and what came of it.

    ``baseline``, ``target`` and ``actual`` are printed numbers; a measure in words has
    ``words`` by period instead. ``progress`` and ``level`` are exact fractions ("13/16").
    ``translation_status`` is empty, machine, draft, or missing for a name in another language.
    ``judged_by`` names the person who judged it; ``evidence`` has the names of files and links.
    ``published`` is what the plan document itself
    says of the result.
    """

    path: str
    label: str
    name: str
    verdict: Verdict
    unit: str = ""
    direction: Direction | None = None
    accumulation: Accumulation | None = None
    baseline: str = ""
    target: str = ""
    actual: str = ""
    former_target: str = ""
    judged_by: str = ""
    progress: str = ""
    level: str = ""
    reasons: tuple[ReasonCode, ...] = ()
    chart: Chart | None = None
    words: tuple[WordsOfPeriod, ...] = ()
    note: str = ""
    explanation: Explanation | None = None
    evidence: tuple[str, ...] = ()
    published: Quotation | None = None
    translation_status: str = ""


@dataclass(frozen=True, slots=True)
class Accomplishment:
    label: str
    name: str
    kind: ResultKind
    measures: tuple[Measure, ...]
    narratives: tuple[Narrative, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliverableCount:
    """Planned and actual of one year: "6", "—" for none planned, empty for no such column."""

    planned: str
    actual: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    name: str
    unit: str
    counts: tuple[DeliverableCount, ...]


@dataclass(frozen=True, slots=True)
class DeliverableCategory:
    name: str
    deliverables: tuple[Deliverable, ...]


@dataclass(frozen=True, slots=True)
class DeliverableTable:
    """Each deliverable has one count for each of ``years``."""

    years: tuple[str, ...]
    categories: tuple[DeliverableCategory, ...]


@dataclass(frozen=True, slots=True)
class Subprogramme:
    """A frame of the plan; ``level`` says what the plan calls it.

    Without a ``level`` it is what hangs on the programme itself.
    """

    path: str
    level: Level | None
    number: str
    name: str
    objectives: tuple[Quotation, ...] = ()
    accomplishments: tuple[Accomplishment, ...] = ()
    deliverables: DeliverableTable | None = None
    narratives: tuple[Narrative, ...] = ()

    @property
    def measures(self) -> Iterator[Measure]:
        for accomplishment in self.accomplishments:
            yield from accomplishment.measures


@dataclass(frozen=True, slots=True)
class Programme:
    path: str
    number: str
    name: str
    subprogrammes: tuple[Subprogramme, ...]

    @property
    def measures(self) -> Iterator[Measure]:
        for subprogramme in self.subprogrammes:
            yield from subprogramme.measures


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """How many measures went from one verdict to another since the report before."""

    before: Verdict
    now: Verdict
    measures: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Values that exist and are in no figure of the report."""

    drafts: int = 0
    submitted: int = 0
    suppressed: int = 0
    uncleared_translations: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """``as_at`` is in UTC: the figures are as known then, and the file says it was made then.

    ``provisional`` when a change before ``as_at`` may still have been under way. ``sealed_to`` is
    the last sealed day of the history (2026-11-20), ``sealed_head`` the head of its chain.
    """

    language: str
    plan_title: str
    plan_symbol: str
    edition: EditionStatus
    period: str
    as_at: datetime
    rule_set: str
    requested_by: str
    programmes: tuple[Programme, ...]
    changes: tuple[VerdictChange, ...] = ()
    left_out: LeftOut = LeftOut()
    provisional: bool = False
    sealed_to: str = ""
    sealed_head: str = ""

    def __post_init__(self) -> None:
        if self.as_at.tzinfo is None:
            raise ValueError("the instant of a report needs its time zone")

    @property
    def measures(self) -> Iterator[Measure]:
        for programme in self.programmes:
            yield from programme.measures

    def as_json(self) -> dict[str, Any]:
        """The document in what JSON has; ``from_json`` gives an equal one back."""
        frozen: dict[str, Any] = as_plain(self)
        return frozen

    @classmethod
    def from_json(cls, frozen: Mapping[str, Any]) -> Self:
        document: Self = from_plain(frozen, cls)
        return document


def counts(unit: Document | Programme | Subprogramme) -> Counter[Verdict]:
    """How many measures of the unit have each verdict."""
    return Counter(measure.verdict for measure in unit.measures)


def canonical_json(frozen: Mapping[str, Any]) -> bytes:
    """The one JSON text of plain data, in UTF-8: the same data gives the same bytes."""
    text = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def as_plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def from_plain(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (each for each in get_args(kind) if each is not types.NoneType)
    if get_origin(kind) is tuple:
        return tuple(from_plain(each, get_args(kind)[0]) for each in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = hints_of(kind)
        known = {name: from_plain(each, hints[name]) for name, each in value.items()}
        return kind(**known)
    if kind is datetime:
        return datetime.fromisoformat(value)
    return kind(value)
