"""Values as a machine states them, many at once, and what became of each."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter

from indicators.enums import Basis, ValueState
from indicators.models import ValueVersion

Number = Decimal | int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkRow:
    """One value, in the notation of machines: ``1234.5``, ``2025-06-30``, codes of the lists.

    ``measure`` is the id of a performance measure, or its address: the edition's slug, a slash and
    the path (``RCAB-6/programme 6/(a)/1``; spaces or hyphens). ``period`` is an id, a label
    (``2025``), or first and last day (``2025-01-01/2025-12-31``). ``component`` is an id or a name.
    ``disaggregation`` is empty for the whole; ``as_of`` makes an actual interim. ``based_on`` is
    the revision that was seen, 0 for nothing.
    """

    measure: int | str
    period: int | str
    kind: str
    component: int | str | None = None
    disaggregation: str = ""
    as_of: date | str | None = None
    state: str = ValueState.REPORTED
    amount: Number = None
    amount_high: Number = None
    numerator: Number = None
    denominator: Number = None
    words: str = ""
    judged: str = ""
    qualifier: str = ""
    basis: str = Basis.LEVEL
    evidence: str = ""
    comment: str = ""
    reason_code: str = ""
    reason: str = ""
    based_on: int = 0


GIVEN = tuple(field.name for field in fields(BulkRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of the row at ``line``, counted from 1; for a dry run, what would.

    Of a refused row, ``code`` and ``field`` say to a machine and ``sentence`` to a person what is
    wrong; of a stale one ``current`` is the version that somebody else wrote. ``revision`` is the
    cell's number after it. A row that was taken and could not be submitted too has a sentence and
    the code ``not_ready``.
    """

    line: int
    is_taken: bool = False
    is_unchanged: bool = False
    cell_id: int | None = None
    revision: int | None = None
    code: str = ""
    field: str = ""
    sentence: str = ""
    current: ValueVersion | None = None

    @property
    def is_refused(self) -> bool:
        return not (self.is_taken or self.is_unchanged)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkOutcome:
    """``is_kept``: the rows that are taken are written; else nothing is. Answers by line."""

    is_kept: bool
    taken: int
    unchanged: int
    refused: int
    answers: list[Answer]


_ALL = attrgetter(*GIVEN)
# An id is told by its sign from a label or a name that is a number.
_BY_ID = {"period", "component"}


def as_texts(row: BulkRow) -> list[str]:
    """In the order of ``GIVEN``, each as the database will read it."""
    return [_text(name, value) for name, value in zip(GIVEN, _ALL(row), strict=True)]


def _text(name: str, value: object) -> str:
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"#{value}" if name in _BY_ID else str(value)
