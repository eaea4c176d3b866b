"""The columns of a workbook, and the hidden key that says which value a row is."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indicators.enums import (
    Labelled,
    MissReason,
    Qualifier,
    ReasonForChange,
    ValueState,
    Verdict,
)

BEGIN = "value-2"
# A key of a workbook that had no columns yet for what is said beside a value.
BEGAN_BEFORE = "value-1"
SEPARATOR = "|"
# Between several choices of one cell.
MANY = "; "
DIGEST_LENGTH = 16
# In the key's column, beside the headings.
HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Column:
    """``code`` stands in the hidden first row and finds the column wherever it was moved to.

    ``of`` are the choices of a list, of which ``is_many`` takes several; ``width`` is in signs.
    What ``is_beside`` a value is no part of it: an answer, a reason, a proof.
    """

    code: str
    heading: object
    width: int
    is_typed: bool = False
    is_number: bool = False
    is_day: bool = False
    is_many: bool = False
    is_beside: bool = False
    of: tuple[Labelled, ...] = ()


COLUMNS = (
    Column("key", _("Key"), 2),
    Column("unit_path", _("Place in the plan"), 16),
    Column("measure", _("Performance measure"), 48),
    Column("kind", _("Kind of value"), 10),
    Column("period", _("Period"), 10),
    Column("unit", pgettext_lazy("of measurement", "Unit"), 14),
    Column("status", _("State of the entry"), 16),
    Column("asked", _("What is asked of it"), 36),
    Column("value", _("Value"), 16, is_typed=True),
    Column("value_high", _("Upper end of a range"), 14, is_typed=True, is_number=True),
    Column("numerator", _("Part (numerator)"), 14, is_typed=True, is_number=True),
    Column("denominator", _("Whole (denominator)"), 14, is_typed=True, is_number=True),
    Column("words", _("In words"), 40, is_typed=True),
    Column("state", _("State"), 18, is_typed=True, of=tuple(ValueState)),
    Column(
        "judged",
        _("Judged as (milestones)"),
        18,
        is_typed=True,
        of=(Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET),
    ),
    Column("qualifier", _("Qualifier"), 14, is_typed=True, of=tuple(Qualifier)),
    Column("comment", _("Comment"), 32, is_typed=True),
    Column("evidence", _("Evidence in words"), 32, is_typed=True),
    Column("reason_code", _("Why it is changed"), 24, is_typed=True, of=tuple(ReasonForChange)),
    Column("reason", _("Why, in a sentence"), 32, is_typed=True),
    Column("answer", _("Answer to what is asked"), 32, is_typed=True, is_beside=True),
    Column(
        "reasons",
        _("Why the target was missed"),
        24,
        is_typed=True,
        is_beside=True,
        is_many=True,
        of=tuple(MissReason),
    ),
    Column("text", _("Why it was missed, in a sentence or two"), 32, is_typed=True, is_beside=True),
    Column("action", _("What is done about it"), 32, is_typed=True, is_beside=True),
    Column("action_due", _("By which day"), 14, is_typed=True, is_beside=True, is_day=True),
    Column("links", _("Links to the proof"), 32, is_typed=True, is_beside=True),
)
TYPED = tuple(column for column in COLUMNS if column.is_typed)
STATED = tuple(column for column in TYPED if not column.is_beside)
BESIDE = tuple(column for column in TYPED if column.is_beside)
BY_CODE = {column.code: column for column in COLUMNS}
FIRST_TYPED = COLUMNS.index(TYPED[0])


class NoKey(ValueError):
    """The text is no key of a workbook of this service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Which value a row is, the revision it was based on, and digests of what was typed there:

    of the value, and of what was said beside it.
    """

    measure_id: int
    component_id: int | None
    period_id: int
    kind: str
    disaggregation: str
    as_of: date | None
    revision: int
    digest: str
    beside: str

    def __str__(self) -> str:
        parts = (
            BEGIN,
            self.measure_id,
            self.component_id or "",
            self.period_id,
            self.kind,
            self.disaggregation,
            self.as_of or "",
            self.revision,
            self.digest,
            self.beside,
        )
        return SEPARATOR.join(str(part) for part in parts)

    @classmethod
    def read(cls, text: str) -> "Key":
        begin, *parts = text.strip().split(SEPARATOR)
        if begin == BEGAN_BEFORE:
            parts.append(digest_of({}, BESIDE))
        elif begin != BEGIN:
            raise NoKey(text)
        if len(parts) != 9:
            raise NoKey(text)
        measure, component, period, kind, disaggregation, as_of, revision, digest, beside = parts
        try:
            return cls(
                measure_id=int(measure),
                component_id=int(component) if component else None,
                period_id=int(period),
                kind=kind,
                disaggregation=disaggregation,
                as_of=date.fromisoformat(as_of) if as_of else None,
                revision=int(revision),
                digest=digest,
                beside=beside,
            )
        except ValueError as wrong:
            raise NoKey(text) from wrong

    @property
    def place(self) -> tuple[int, int | None, int, str, str, date | None]:
        return (
            self.measure_id,
            self.component_id,
            self.period_id,
            self.kind,
            self.disaggregation,
            self.as_of,
        )


def digest_of(typed: Mapping[str, str], columns: Iterable[Column] = STATED) -> str:
    """Of the texts by column code: whoever changed none of them has changed nothing."""
    texts = "\x1f".join(typed.get(column.code, "").strip() for column in columns)
    return hashlib.sha256(texts.encode()).hexdigest()[:DIGEST_LENGTH]


def in_labels(text: str, column: Column) -> str:
    """A choice, or several, in the words of the active language; another text as it is."""
    if not (column.of and text):
        return text
    choice = type(column.of[0])
    return MANY.join(gettext(choice(code).label) for code in text.split(MANY))
