"""One value of the entry sheet as a form: what stands, what was typed, what is wrong with it."""

from collections.abc import Mapping, Sequence

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators import attainment, entry
from indicators.enums import (
    Accumulation,
    Basis,
    MeasureKind,
    ValueKind,
    ValueState,
    ValueStatus,
)
from indicators.models import Cell, Period, ValueVersion
from indicators.web import cell_fields
from indicators.web.meaning import standing
from indicators.web.printed import typed_number
from indicators.web.requests import language

FIGURES = ("value", "value_high", "numerator", "denominator", "words")
BESIDE = ("state", "judged", "basis", "comment", "evidence")
TYPED = (*FIGURES, *BESIDE)
TOTALS = (Accumulation.RUNNING_TOTAL, Accumulation.SUM_TO_DATE)


class CellForm:
    """One value of a row. ``name`` begins the names and ids of its fields: ``actual-12-value``.

    ``theirs`` is what somebody else wrote since the person began to type.
    """

    def __init__(
        self,
        row: entry.SheetRow,
        kind: ValueKind,
        years: Sequence[Period],
        data: Mapping[str, str] | None,
    ) -> None:
        self.row = row
        self.kind = kind
        self.years = years
        self.data = data or {}
        self.measure = row.measure.current
        self.key = row.key
        self.name = f"{kind.value}-{row.key}"
        self.cell: Cell | None = getattr(row, kind.value)
        self.errors: dict[str, str] = {}
        self.theirs: ValueVersion | None = None
        self.is_saved = False
        keeps_theirs = f"{self.name}-keep" in self.data
        self.was_sent = f"{self.name}-based_on" in self.data and not keeps_theirs

    @property
    def version(self) -> ValueVersion | None:
        return standing(self.cell)

    @property
    def period(self) -> Period:
        """A baseline that is not there yet is one of the year before."""
        if self.cell is not None:
            return self.cell.period
        before = self.years[-1:] if self.kind == ValueKind.BASELINE else ()
        return before[0] if before else self.row.period

    @property
    def based_on(self) -> int:
        """The revision that the person saw when they began to type, or chose to come after."""
        if not self.was_sent or self.is_saved:
            return self.cell.revision if self.cell else 0
        data = self.data
        sent = data.get(f"{self.name}-after") or data.get(f"{self.name}-based_on", "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 else 0

    @property
    def is_submitted(self) -> bool:
        return self.cell is not None and self.cell.status == ValueStatus.SUBMITTED

    @property
    def is_open(self) -> bool:
        """Whether it can be typed into: the row is the person's and no reviewer holds it."""
        return self.row.may_enter and not self.is_submitted

    @property
    def is_approved(self) -> bool:
        return self.cell is not None and self.cell.approved_id is not None

    @cached_property
    def stands(self) -> dict[str, str]:
        return _as_typed(self.version)

    @property
    def typed(self) -> dict[str, str]:
        """What the fields show: what was typed until it is kept, else what stands."""
        return self.stands if not self.was_sent or self.is_saved else self._sent

    @cached_property
    def _sent(self) -> dict[str, str]:
        """What was sent; a field that the page does not have keeps what stands."""
        sent = {
            name: self.data.get(f"{self.name}-{name}", self.stands[name]).replace("\r\n", "\n")
            for name in TYPED
        }
        return _settled(sent, self.stands)

    @property
    def is_changed(self) -> bool:
        return self.was_sent and self._sent != self.stands

    @property
    def is_left_empty(self) -> bool:
        """A cell that never had a value and has none now is no entry."""
        said = (self._sent[name] for name in TYPED if name not in ("state", "basis"))
        return self.version is None and not any(said) and not self.chose_state

    @property
    def chose_state(self) -> bool:
        return self.typed["state"] != ValueState.REPORTED

    @property
    def is_words(self) -> bool:
        return self.measure.kind == MeasureKind.MILESTONE or bool(self.stands["words"])

    @property
    def is_ratio(self) -> bool:
        """Pooled ratios are given by both numbers, unless the plan gave the percentage alone."""
        if self.typed["numerator"] or self.typed["denominator"]:
            return True
        is_pooled = self.measure.accumulation == Accumulation.POOLED_RATIO
        return is_pooled and self.kind == ValueKind.ACTUAL and not self.typed["value"]

    @property
    def is_range(self) -> bool:
        of_targets = self.measure.kind == MeasureKind.RANGE and self.kind == ValueKind.TARGET
        return of_targets or bool(self.stands["value_high"])

    @property
    def asks_basis(self) -> bool:
        """Whether a total could be taken for an increment here."""
        if self.is_words or self.kind == ValueKind.BASELINE:
            return False
        is_total = self.measure.accumulation in TOTALS
        return is_total or self.typed["basis"] not in ("", Basis.LEVEL)

    @property
    def heading(self) -> str:
        return f"{_(self.kind.label)} {self.period.label}"

    @property
    def note(self) -> str:
        """What is not plain from the number: another year, or a state that is not a value."""
        said = []
        has_year = self.cell is not None or (self.is_open and not self.is_words)
        if self.kind == ValueKind.BASELINE and has_year:
            said.append(self.period.label)
        if self.typed["state"] in set(ValueState) - {ValueState.REPORTED}:
            said.append(_(ValueState(self.typed["state"]).label))
        return " · ".join(said)

    @property
    def review_state(self) -> str:
        """Where the value is on its way; an approved target or baseline need not say so."""
        status = self.cell.status if self.cell else ValueStatus.EMPTY
        is_at_rest = status == ValueStatus.APPROVED and self.kind != ValueKind.ACTUAL
        return "" if status == ValueStatus.EMPTY or is_at_rest else status

    @property
    def unit(self) -> str:
        return self.row.measure.node.shown_unit or self.measure.unit

    @property
    def in_table(self) -> SafeString:
        return cell_fields.in_table(self, self.unit)

    @property
    def below(self) -> SafeString:
        """The fields in the part below the row."""
        is_actual = self.kind == ValueKind.ACTUAL
        return cell_fields.below_actual(self) if is_actual else cell_fields.below_promise(self)

    @property
    def printed(self) -> str:
        shown = getattr(self.version, "shown_words", "")
        return shown or attainment.printed_value(self.version, self.row.measure, language())

    @property
    def theirs_printed(self) -> str:
        return attainment.printed_value(self.theirs, self.row.measure, language())

    @property
    def yours(self) -> str:
        """What was typed, in a word or two."""
        typed = self.typed
        if typed["numerator"] or typed["denominator"]:
            return f"{typed['numerator']} / {typed['denominator']}"
        return typed["words"] or typed["value"] or self.note or "—"


def _settled(sent: dict[str, str], stands: dict[str, str]) -> dict[str, str]:
    """A state without a value beside a value: whichever of the two was changed is meant."""
    is_without = sent["state"] in (*entry.STATES_WITHOUT_VALUE, ValueState.NIL)
    if not is_without or not any(sent[name] for name in FIGURES):
        return sent
    has_new_figures = any(sent[name] != stands[name] for name in FIGURES)
    has_new_state = sent["state"] != stands["state"]
    if has_new_state and not has_new_figures:
        return sent | dict.fromkeys(FIGURES, "") | {"judged": ""}
    if has_new_figures and not has_new_state:
        return sent | {"state": ValueState.REPORTED.value}
    return sent


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
        "basis": version.basis,
        "comment": version.comment,
        "evidence": version.evidence,
    }
