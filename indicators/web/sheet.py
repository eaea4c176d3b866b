"""A row of the entry sheet as a form: what stands there, what was typed, what is wrong with it."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from indicators import entry, ledger
from indicators.enums import (
    MeasureKind,
    ReasonForChange,
    ValueKind,
    ValueState,
    ValueStatus,
    Verdict,
)
from indicators.models import Cell, User, ValueVersion
from indicators.web.meaning import Meaning, of_entry, standing
from indicators.web.printed import typed_number
from indicators.web.requests import language

TYPED = (
    "value",
    "value_high",
    "numerator",
    "denominator",
    "words",
    "state",
    "judged",
    "comment",
    "evidence",
    "reason_code",
    "reason",
)
STATES = (
    ValueState.REPORTED,
    ValueState.NIL,
    ValueState.NOT_REPORTED,
    ValueState.NOT_APPLICABLE,
    ValueState.ESTIMATED,
    ValueState.PROXY,
    ValueState.SUPPRESSED,
)
JUDGEMENTS = (Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET)


class CellForm:
    """One value of a row. ``name`` begins the names of its fields: ``actual-12-value``."""

    def __init__(self, row: entry.SheetRow, kind: ValueKind, data: Mapping[str, str] | None):
        self.row = row
        self.kind = kind
        self.cell: Cell | None = getattr(row, kind.value)
        self.name = f"{kind.value}-{row.key}"
        self.data = data
        self.errors: dict[str, str] = {}
        self.theirs: ValueVersion | None = None
        self.is_saved = False

    @property
    def was_sent(self) -> bool:
        return self.data is not None and f"{self.name}-state" in self.data

    @property
    def version(self) -> ValueVersion | None:
        return standing(self.cell)

    @property
    def based_on(self) -> int:
        """The revision that the person saw when they began to type."""
        if self.was_sent and not self.is_saved:
            sent = self.data.get(f"{self.name}-based_on", "")
            return int(sent) if sent.isdecimal() else 0
        return self.cell.revision if self.cell else 0

    @property
    def is_open(self) -> bool:
        """Whether it can be typed into: the row is the person's and no reviewer holds it."""
        held = self.cell is not None and self.cell.status == ValueStatus.SUBMITTED
        return self.row.may_enter and not held

    @property
    def asks_reason(self) -> bool:
        return self.cell is not None and self.cell.approved_id is not None

    @property
    def is_ratio(self) -> bool:
        return bool(self.typed["numerator"] or self.typed["denominator"]) or (
            self.row.measure.current.accumulation == "pooled_ratio"
        )

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the fields show: what was typed when it could not be kept, else what stands."""
        if self.was_sent and not self.is_saved:
            return {field: self.data.get(f"{self.name}-{field}", "") for field in TYPED}
        return _as_typed(self.version)

    @property
    def is_changed(self) -> bool:
        return self.typed != _as_typed(self.version)


class RowForm:
    """The three values of a row; the actual is what the sheet asks for."""

    def __init__(self, row: entry.SheetRow, data: Mapping[str, str] | None = None):
        self.row = row
        self.cells = [CellForm(row, kind, data) for kind in ValueKind]
        self.baseline, self.target, self.actual = self.cells
        self.states = STATES
        self.judgements = JUDGEMENTS
        self.reasons = tuple(ReasonForChange)
        self.is_milestone = row.measure.current.kind == MeasureKind.MILESTONE
        self.is_range = row.measure.current.kind == MeasureKind.RANGE

    @property
    def was_sent(self) -> bool:
        return any(cell.was_sent for cell in self.cells)

    @property
    def errors(self) -> dict[str, str]:
        return {
            f"{cell.name}-{name}": sentence
            for cell in self.cells
            for name, sentence in cell.errors.items()
        }

    @property
    def is_saved(self) -> bool:
        return self.was_sent and not self.errors

    @property
    def meaning(self) -> Meaning:
        return of_entry(self.row, actual=self.actual.version)


def save(form: RowForm, *, by: User) -> RowForm:
    """Keep what was typed in the row; what cannot be kept stays typed, with its error beside it."""
    for cell in form.cells:
        if cell.was_sent and cell.is_open and cell.is_changed:
            _save_cell(cell, by)
    return form


def _save_cell(cell: CellForm, by: User) -> None:
    if _is_left_empty(cell):
        return
    try:
        kept = entry.record_value(
            measure=cell.row.measure,
            period=cell.cell.period if cell.cell else cell.row.period,
            kind=cell.kind,
            component=cell.row.component,
            entered=entry.Entered(language=language(), **cell.typed),
            by=by,
            based_on=cell.based_on,
        )
    except entry.EntryRefused as refusal:
        cell.errors = refusal.errors
    except ledger.StaleWrite as refusal:
        cell.theirs = refusal.current
        cell.errors = {
            "value": _("Somebody saved another value meanwhile. Keep it or put yours after it.")
        }
    else:
        setattr(cell.row, cell.kind.value, kept)
        cell.cell, cell.is_saved = kept, True
        del cell.typed


def _is_left_empty(cell: CellForm) -> bool:
    """A cell that never had a value and was not touched is no entry."""
    said = (cell.typed[field] for field in TYPED if field != "state")
    return cell.version is None and cell.typed["state"] == ValueState.REPORTED and not any(said)


def _as_typed(version: ValueVersion | None) -> dict[str, str]:
    """A version as its fields would be typed in the person's notation."""
    if version is None:
        return dict.fromkeys(TYPED, "") | {"state": ValueState.REPORTED.value}
    return {
        "value": typed_number(version.amount),
        "value_high": typed_number(version.amount_high),
        "numerator": typed_number(version.numerator),
        "denominator": typed_number(version.denominator),
        "words": version.words,
        "state": version.state,
        "judged": version.judged,
        "comment": version.comment,
        "evidence": version.evidence,
        "reason_code": version.reason_code,
        "reason": version.reason,
    }
