"""A row of the entry sheet as a form, and the keeping of what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators import attainment, entry, ledger
from indicators.enums import (
    Accumulation,
    MeasureKind,
    ReasonForChange,
    ResultKind,
    ValueKind,
    ValueState,
    ValueStatus,
)
from indicators.models import Period, User
from indicators.templatetags.addresses import address, full_name, short_name
from indicators.web import widgets
from indicators.web.cell_form import CellForm
from indicators.web.meaning import Meaning, of_entry, standing
from indicators.web.printed import options
from indicators.web.requests import language

LONGEST_PAST = 60


@dataclass(frozen=True, slots=True)
class Past:
    """The actual of a year before, as it is printed; ``whole`` has the words left out of it."""

    period: Period
    printed: str
    whole: str
    note: str
    is_words: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the summary: where the field is, what it is called, what is wrong."""

    field: str
    name: str
    sentence: str


class RowForm:
    """The three values of a row; the actual is what the sheet asks for."""

    def __init__(
        self,
        row: entry.SheetRow,
        years: Sequence[Period] = (),
        data: Mapping[str, str] | None = None,
    ) -> None:
        self.row = row
        self.years = years
        self.data = data
        self.key = row.key
        self.measure = row.measure.current
        self.is_milestone = self.measure.kind == MeasureKind.MILESTONE
        self.cells = [CellForm(row, kind, years, data) for kind in ValueKind]
        self.baseline, self.target, self.actual = self.cells

    @property
    def promises(self) -> list[CellForm]:
        """What was said beforehand: the values beside the actual, where they can be changed."""
        return [cell for cell in (self.baseline, self.target) if cell.is_open]

    @property
    def columns(self) -> int:
        return len(self.years) + 5

    @property
    def how(self) -> str:
        """Unit, direction and accumulation, as far as somebody has said them."""
        kind = MeasureKind(self.measure.kind) if self.measure.kind else None
        sums = Accumulation(self.measure.accumulation) if self.measure.accumulation else None
        said = [
            self.actual.unit,
            _(kind.label) if kind else _("kind not stated yet"),
            _(sums.label) if sums else "",
        ]
        return " · ".join(part for part in said if part)

    @property
    def was_sent(self) -> bool:
        return self.data is not None and any(
            f"{cell.name}-based_on" in self.data for cell in self.cells
        )

    @property
    def number(self) -> str:
        """What the row is called: (a) 1; Result 2, Performance measure 1."""
        measure, result = self.row.measure.node, self.row.measure.accomplishment
        name = short_name(result.node.path)
        if result.result_kind == ResultKind.ACCOMPLISHMENT:
            return f"{name} {measure.label}".strip()
        return f"{name}, {full_name(measure.path)}"

    @property
    def faults(self) -> list[Fault]:
        return [
            Fault(
                field=self.field_id(cell, name),
                name=f"{self.number}, {_(cell.kind.label)} {cell.period.label}",
                sentence=sentence,
            )
            for cell in self.cells
            for name, sentence in cell.errors.items()
        ]

    def field_id(self, cell: CellForm, name: str) -> str:
        """Where a fault is mended: reasons are given once for the row."""
        if name in ("reason_code", "reason"):
            return f"{self.key}-{name}"
        if name == "value" and not cell.theirs:
            name = "words" if cell.is_words else "numerator" if cell.is_ratio else name
        return f"{cell.name}-{name}"

    @property
    def reason_errors(self) -> dict[str, str]:
        """The first of each, of any value of the row."""
        return {
            name: next(cell.errors[name] for cell in self.cells if name in cell.errors)
            for name in ("reason_code", "reason")
            if any(name in cell.errors for cell in self.cells)
        }

    @property
    def is_saved(self) -> bool:
        """Whether something was kept just now, and all of it."""
        return any(cell.is_saved for cell in self.cells) and not self.faults

    @property
    def asks_reason(self) -> bool:
        return any(cell.is_approved and cell.is_open for cell in self.cells)

    @property
    def reason_code(self) -> str:
        return self._reason("reason_code")

    @property
    def reason(self) -> str:
        return self._reason("reason")

    def _reason(self, name: str) -> str:
        """One reason for the row: as typed, or as given with its newest draft."""
        if self.data is not None and f"{self.key}-{name}" in self.data:
            return self.data[f"{self.key}-{name}"].replace("\r\n", "\n")
        drafts = [cell.cell.draft for cell in self.cells if cell.cell and cell.cell.draft_id]
        return next((reason for draft in drafts if (reason := getattr(draft, name))), "")

    @property
    def reason_fields(self) -> SafeString:
        """Why an approved value of the row is changed: a reason of the list, and a sentence."""
        place, wrong = f"e-{self.key}-reason", self.reason_errors
        offered = options(ReasonForChange, self.reason_code, none=_("Choose a reason"))
        chosen = widgets.choice(
            f"{self.key}-reason_code", offered, fault=place if "reason_code" in wrong else ""
        )
        said = widgets.words(
            f"{self.key}-reason", self.reason, rows=2, fault=place if "reason" in wrong else ""
        )
        return widgets.group(
            _("Why an approved value is changed"),
            widgets.labelled(f"{self.key}-reason_code", _("Reason"), chosen),
            widgets.labelled(f"{self.key}-reason", _("In a sentence"), said),
        )

    @property
    def returned(self) -> list[dict[str, str]]:
        """What the reviewer said of the values that came back."""
        return [
            {"kind": cell.kind, **cell.cell.returned}
            for cell in self.cells
            if cell.cell and cell.cell.status == ValueStatus.RETURNED and cell.cell.returned
        ]

    @property
    def is_opened(self) -> bool:
        """The part below the row stands open when something in it asks to be read."""
        return bool(self.returned or self.reason_errors)

    @cached_property
    def address(self) -> str:
        return address(self.row.measure.node)

    @cached_property
    def past(self) -> list[Past]:
        return [self._past(period) for period in self.years]

    @property
    def cut(self) -> list[Past]:
        """Those whose words did not go into the table whole."""
        return [past for past in self.past if past.whole]

    def _past(self, period: Period) -> Past:
        version = standing(self.row.years.get(period.pk))
        printed = attainment.printed_value(version, self.row.measure, language())
        whole = getattr(version, "shown_words", "") or printed
        is_long = len(whole) > LONGEST_PAST
        is_told = version is not None and version.state != ValueState.REPORTED
        return Past(
            period=period,
            printed=f"{whole[:LONGEST_PAST].rsplit(' ', 1)[0]}…" if is_long else whole,
            whole=whole if is_long else "",
            note=_(ValueState(version.state).label) if is_told else "",
            is_words=bool(version and version.words),
        )

    @cached_property
    def meaning(self) -> Meaning:
        return of_entry(self.row, actual=self.actual.version)

    @property
    def review_states(self) -> list[CellForm]:
        """The values that are on their way, and the approved actual."""
        return [cell for cell in self.cells if cell.review_state]


def save(forms: Sequence[RowForm], *, by: User) -> None:
    """Keep what was typed; what cannot be kept stays typed, with its error beside it."""
    changed = [
        (form, cell)
        for form in forms
        for cell in form.cells
        if cell.is_changed and form.row.may_enter and not cell.is_left_empty
    ]
    outcomes = entry.record_values([_entry(form, cell) for form, cell in changed], by=by)
    for (_form, cell), outcome in zip(changed, outcomes, strict=True):
        _take(cell, outcome)


def _entry(form: RowForm, cell: CellForm) -> entry.Entry:
    before = cell.version
    return entry.Entry(
        measure=form.row.measure,
        period=cell.period,
        kind=cell.kind,
        component=form.row.component,
        based_on=cell.based_on,
        entered=entry.Entered(
            language=language(),
            qualifier=before.qualifier if before else "",
            reason_code=form.reason_code if cell.is_approved else "",
            reason=form.reason if cell.is_approved else "",
            **cell.typed,
        ),
    )


def _take(cell: CellForm, outcome: entry.Outcome) -> None:
    refusal = outcome.refusal
    if isinstance(refusal, ledger.StaleWrite):
        cell.theirs = refusal.current
        cell.errors = {"keep": _("Somebody else saved another value meanwhile.")}
    elif refusal is not None:
        cell.errors = refusal.errors
    else:
        setattr(cell.row, cell.kind.value, outcome.cell)
        cell.cell, cell.is_saved = outcome.cell, True
        del cell.stands
