"""One value of the entry sheet: what stands, what was typed, what is wrong with it."""

from collections.abc import Mapping, Sequence

from django.utils.functional import cached_property

from indicators import attainment, entry, ledger, review
from indicators.entry import is_yes_or_no
from indicators.enums import Accumulation, Basis, MeasureKind, ValueKind, ValueState, ValueStatus
from indicators.models import Cell, Period, ValueVersion
from indicators.web.entry.printed import typed_number
from indicators.web.entry.sheet.wording import Wording, wording
from indicators.web.reckoning.meaning import standing
from indicators.web.requests import language

FIGURES = ("value", "value_high", "numerator", "denominator", "words")
BESIDE = ("state", "judged", "basis", "qualifier", "comment", "evidence")
TYPED = (*FIGURES, *BESIDE)
TOTALS = (Accumulation.RUNNING_TOTAL, Accumulation.SUM_TO_DATE)
NOTHING = dict.fromkeys(TYPED, "") | {"state": ValueState.REPORTED.value}


class CellForm:
    """One value of a row. ``name`` begins the names and ids of its fields: ``actual-12-value``.

    A value of another period than the sheet's has it in its name: ``actual.7-12``. ``theirs`` is
    what somebody else wrote since the person began to type; ``hindered`` says what is missing
    without which the value is not submitted.
    """

    def __init__(
        self,
        row: entry.SheetRow,
        column: entry.Column,
        data: Mapping[str, str] | None,
        words: Wording,
    ) -> None:
        self.row = row
        self.column = column
        self.words = words
        self.kind: ValueKind = column.kind
        self.measure = row.measure.current
        self.key = row.key
        self.cell: Cell | None = row.at(column)
        self.is_main = column.period == row.period or self.kind == ValueKind.BASELINE
        other = "" if self.is_main else f".{column.period.pk}"
        self.name = f"{self.kind.value}{other}-{self.key}"
        self.errors: dict[str, str] = {}
        self.hindered: review.Grounds | None = None
        self.theirs: ValueVersion | None = None
        self.previewed: ValueVersion | None = None
        self.is_saved = False
        self.data = data or {}
        self.was_sent = bool(data) and f"{self.name}-based_on" in data and not self.keeps_theirs

    @property
    def lacks(self) -> list[str]:
        """A sentence for each thing without which the value is not submitted."""
        return self.hindered.hindrances if self.hindered else []

    @property
    def keeps_theirs(self) -> bool:
        return f"{self.name}-keep" in self.data

    @property
    def typed_in(self) -> str:
        """The language whose notation the numbers are in; what was kept may be in another one."""
        return self.data.get(f"{self.name}-typed_in") or language()

    @property
    def version(self) -> ValueVersion | None:
        return self.previewed or standing(self.cell)

    def take(self, cell: Cell) -> None:
        """What was typed is kept: it stands in the cell now."""
        cell.period, cell.returned = self.period, None
        self.row.put(self.column, cell)
        self.cell, self.is_saved = cell, True
        if "stands" in self.__dict__:
            del self.stands

    @property
    def period(self) -> Period:
        """A baseline that is not there yet is one of the year before."""
        return self.cell.period if self.cell is not None else self.column.period

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
        """Whether it can be typed into: asked for, the person's, and with no reviewer."""
        is_asked = self.column.is_asked and self.row.may_enter
        return is_asked and not self.is_submitted and not self.is_promised

    @property
    def is_promised(self) -> bool:
        """An approved target or baseline, which is amended on a page of its own."""
        return self.is_approved and self.kind in ledger.AMENDED

    @property
    def is_approved(self) -> bool:
        return self.cell is not None and self.cell.approved_id is not None

    @cached_property
    def stands(self) -> dict[str, str]:
        return _as_typed(standing(self.cell))

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
        if f"{self.name}-nothing" in self.data:
            return sent | dict.fromkeys((*FIGURES, "judged"), "") | {"state": "not_reported"}
        return _settled(sent, self.stands)

    @property
    def is_changed(self) -> bool:
        is_the_same = self._sent == self.stands and self.typed_in == language()
        return self.was_sent and not is_the_same

    @property
    def is_left_empty(self) -> bool:
        """A cell that never had a value and has none now is no entry."""
        said = (self._sent[name] for name in TYPED if name not in ("state", "basis", "qualifier"))
        return self.version is None and not any(said) and not self.chose_state

    @property
    def chose_state(self) -> bool:
        return self.typed["state"] != ValueState.REPORTED

    @property
    def is_words(self) -> bool:
        version = self.version
        return self.measure.kind == MeasureKind.MILESTONE or bool(version and version.words)

    @property
    def is_yes_or_no(self) -> bool:
        return is_yes_or_no(self.measure.unit)

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
        return f"{self.words.kinds[self.kind]} {self.period.label}"

    @property
    def note(self) -> str:
        """What is not plain from the number: another year, a state, a qualifier."""
        said = []
        has_year = self.cell is not None or (self.is_open and not self.is_words)
        if self.kind == ValueKind.BASELINE and has_year:
            said.append(self.period.label)
        if self.chose_state and self.typed["state"] in self.words.states:
            said.append(self.words.states[self.typed["state"]])
        if self.typed["qualifier"] in self.words.qualifiers:
            said.append(self.words.qualifiers[self.typed["qualifier"]])
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
    def printed(self) -> str:
        return printed(self.version, self.row, against=self._beside)

    @property
    def theirs_printed(self) -> str:
        return printed(self.theirs, self.row, against=self._beside)

    @property
    def _beside(self) -> list[ValueVersion | None]:
        """What rounding must not make it seem to reach: target and actual each other."""
        target, actual = standing(self.row.target), standing(self.row.actual)
        if self.kind == ValueKind.BASELINE:
            return [target, actual]
        return [target] if self.kind == ValueKind.ACTUAL else [actual]

    @property
    def yours(self) -> str:
        """What was typed, in a word or two."""
        typed = self.typed
        if typed["numerator"] or typed["denominator"]:
            return f"{typed['numerator']} / {typed['denominator']}"
        return typed["words"] or typed["value"] or self.note or "—"


def printed(
    version: ValueVersion | None,
    row: entry.SheetRow,
    against: Sequence[ValueVersion | None] = (),
) -> str:
    """A value as the sheet prints it where it is not typed into."""
    has_amount = version is not None and version.amount is not None
    if has_amount and is_yes_or_no(row.measure.current.unit):
        return wording().yes if version.amount else wording().no
    shown = getattr(version, "shown_words", "")
    return shown or attainment.printed_value(version, row.measure, language(), against)


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
        return NOTHING
    return {
        "value": typed_number(version.amount),
        "value_high": typed_number(version.amount_high),
        "numerator": typed_number(version.numerator),
        "denominator": typed_number(version.denominator),
        "words": version.words,
        "state": version.state,
        "judged": version.judged,
        "basis": version.basis,
        "qualifier": version.qualifier,
        "comment": version.comment,
        "evidence": version.evidence,
    }
