"""A performance report as plain data: what was known, frozen, before any file is written.

Gathering fills it in, the row of the report keeps it as JSON, every file is made from it alone.
Numbers are printed plainly ("1234.5", rounded already); the files group their digits and choose
the words of their language. An empty text is a missing one. Counts are not stored: they are
taken from the measures, so that no total can differ from its parts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any, Self

from indicators.charts import ASSESSED, Chart
from indicators.enums import (
    MEANT,
    Accumulation,
    Direction,
    DocumentVerdict,
    EditionStatus,
    Flag,
    Level,
    MissReason,
    NarrativeKind,
    ReasonCode,
    ReportColumn,
    ReportKind,
    ResultKind,
    ValueKind,
    Verdict,
)
from indicators.reports.components import ComponentFigures
from indicators.reports.delivered import DeliverableTable
from indicators.reports.plain import as_plain, from_plain
from indicators.reports.printed import PrintedPlan

# All that an attainment was computed from: see ``attainment.certified``.
Certificate = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the published plan, or in its pattern, and where they stand.

    ``translation_status``, here and below, is empty for words that stand: the original, or a
    cleared translation; else it is machine, draft, or missing.
    """

    text: str
    source: str
    translation_status: str = ""


@dataclass(frozen=True, slots=True)
class ValueNote:
    """A note that the plan prints to one value, without its mark."""

    period: str
    kind: ValueKind
    text: str


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
class OnTheWay:
    """What the straight way to the target of a later period had at the end of the report's.

    ``part`` is a component; ``expected`` is printed, ``pace`` the exact fraction of P over the
    share of the time, empty where there is no P.
    """

    part: str
    until: str
    expected: str
    pace: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Values of the period that exist and count for nothing, of any kind and component."""

    drafts: int = 0
    submitted: int = 0
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with what was reported for the period and what came of it.

    ``baseline``, ``target`` and ``actual`` are printed numbers; a measure in words has
    ``words`` by period instead. ``share`` is what an actual in per cent is made of ("12/20"),
    where its parts are stated. ``progress`` and ``level`` are exact fractions ("13/16").
    ``judged_by`` names the person who judged it; ``evidence`` has the names of files and links.
    ``published`` is what the plan document itself says of the result, of ``published_of`` where
    that is another period than the report's; ``stated`` is its verdict.
    ``identity`` is what a measure keeps from edition to edition. ``certificate`` is the number
    under which the attainment can be verified.

    The verdict is against what was in force at the end of the period. Where target or baseline
    was revised, ``former_…`` is what had been promised at first and ``original_…`` what came of
    that.
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
    share: str = ""
    former_target: str = ""
    former_baseline: str = ""
    original_verdict: Verdict | None = None
    original_progress: str = ""
    original_level: str = ""
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
    published_of: str = ""
    stated: DocumentVerdict | None = None
    flags: tuple[Flag, ...] = ()
    is_overdue: bool = False
    certificate: str = ""
    translation_status: str = ""
    identity: str = ""
    on_the_way: tuple[OnTheWay, ...] = ()
    held_back: HeldBack | None = None
    components: tuple[ComponentFigures, ...] = ()
    footnotes: tuple[ValueNote, ...] = ()

    @property
    def disagrees(self) -> bool:
        """Whether the plan states another verdict than the one that a comparison or a person gave;
        ``stated`` is of this period.
        """
        is_assessed = self.verdict in ASSESSED
        return self.stated is not None and is_assessed and self.verdict not in MEANT[self.stated]


@dataclass(frozen=True, slots=True)
class Accomplishment:
    label: str
    name: str
    kind: ResultKind
    measures: tuple[Measure, ...]
    narratives: tuple[Narrative, ...] = ()
    translation_status: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Subprogramme:
    """A frame of the plan, as ``level`` calls it; without one, what hangs on the programme."""

    path: str
    level: Level | None
    number: str
    name: str
    objectives: tuple[Quotation, ...] = ()
    accomplishments: tuple[Accomplishment, ...] = ()
    deliverables: DeliverableTable | None = None
    narratives: tuple[Narrative, ...] = ()
    translation_status: str = ""

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
    translation_status: str = ""

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
class Standing:
    """Of what a round asked of a unit: how many values are where, how many were handed in when."""

    round: str
    due: str
    unit: str
    path: str
    missing: int
    draft: int
    returned: int
    submitted: int
    approved: int
    in_time: int
    late: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise than before; an empty side is a thing that was not there.

    ``period`` is that of ``what`` where there are several, ``by`` and ``why`` are empty where
    nobody knows.
    """

    path: str
    name: str
    what: str
    before: str
    now: str
    period: str = ""
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What exists and is in no figure of the report."""

    drafts: int = 0
    submitted: int = 0
    suppressed: int = 0
    uncleared_translations: int = 0
    programmes: int = 0
    untranslated: int = 0
    narratives: int = 0

    def __add__(self, other: Self) -> Self:
        both = zip(astuple(self), astuple(other), strict=True)
        return type(self)(*(one + another for one, another in both))


@dataclass(frozen=True, slots=True)
class Document:
    """All that a report of any kind says; a kind leaves empty what it does not tell.

    ``address`` is the edition's page in the service, ``reckonings`` what the pages begin with
    that open each verdict. With ``has_drafts`` values that nobody has approved are counted, and
    nothing is certified. ``compared_with`` says what ``differences`` are differences from.
    ``as_at`` is in UTC: the figures are as known then, and the file says it was made then.

    ``certificates`` has one of each measure, in printed order, as ``verify_certificate.py``
    checks them. ``provisional`` when a change before ``as_at`` may still have been under way.
    ``years_left_out`` are the periods that measures have figures of and nobody asked for.
    ``sealed_to`` is the last sealed day of the history (2026-11-20), ``sealed_head`` the head of
    its chain.
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
    kind: ReportKind = ReportKind.PERFORMANCE
    address: str = ""
    reckonings: str = ""
    columns: tuple[ReportColumn, ...] = ()
    has_drafts: bool = False
    standings: tuple[Standing, ...] = ()
    plan: PrintedPlan | None = None
    compared_with: str = ""
    differences: tuple[Difference, ...] = ()
    changes: tuple[VerdictChange, ...] = ()
    left_out: LeftOut = LeftOut()
    provisional: bool = False
    sealed_to: str = ""
    sealed_head: str = ""
    certificates: tuple[Certificate, ...] = ()
    title_status: str = ""
    years_left_out: tuple[str, ...] = ()

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
