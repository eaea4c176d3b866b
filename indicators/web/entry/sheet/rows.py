"""A row of the entry sheet: its values, what is wrong with them, what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from indicators import attainment, entry, review
from indicators.enums import (
    Accumulation,
    Flag,
    MeasureKind,
    ReasonForChange,
    ResultKind,
    ValueKind,
    ValueStatus,
)
from indicators.models import Cell, ValueVersion
from indicators.templatetags.addresses import address, full_name, short_name
from indicators.web.entry import widgets
from indicators.web.entry.printed import options
from indicators.web.entry.sheet.cells import CellForm
from indicators.web.entry.sheet.wording import wording
from indicators.web.reckoning.meaning import Meaning, of_entry, standing


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of the summary: where the field is, what it is called, what is wrong."""

    field: str
    name: str
    sentence: str


class RowForm:
    """The values of a row; the actual of the period is what the sheet asks for first."""

    def __init__(
        self,
        row: entry.SheetRow,
        columns: Sequence[entry.Column],
        data: Mapping[str, str] | None = None,
    ) -> None:
        self.row = row
        self.columns = columns
        self.data = data
        self.words = wording()
        self.key = row.key
        self.measure = row.measure.current
        self.is_milestone = self.measure.kind == MeasureKind.MILESTONE
        shown = [column for column in columns if column.is_asked or _is_main(column, row)]
        self.cells = [CellForm(row, column, data, self.words) for column in shown]
        self.by_column = dict(zip(shown, self.cells, strict=True))
        self.sums: list[str] = []
        self.baseline = self.cells[0]
        self.target, self.actual = self.cells[-2:]

    @property
    def promises(self) -> list[CellForm]:
        """What was said beforehand: the values beside the actual, where they can be changed."""
        return [cell for cell in (self.baseline, self.target) if cell.is_open]

    @property
    def how(self) -> str:
        """Unit, direction and accumulation, as far as somebody has said them."""
        sums = Accumulation(self.measure.accumulation) if self.measure.accumulation else None
        said = [
            self.actual.unit,
            self.words.measure_kinds[self.measure.kind],
            _(sums.label) if sums else "",
        ]
        return " · ".join(part for part in said if part)

    @property
    def was_sent(self) -> bool:
        return self.data is not None and any(
            f"{cell.name}-based_on" in self.data for cell in self.cells
        )

    @cached_property
    def number(self) -> str:
        """What the row is called: (a) 1; Result 2, Performance measure 1."""
        measure, result = self.row.measure.node, self.row.measure.accomplishment
        name = short_name(result.node.path)
        if result.result_kind == ResultKind.ACCOMPLISHMENT:
            return f"{name} {measure.label}".strip()
        return f"{name}, {full_name(measure.path)}"

    @property
    def part_name(self) -> str:
        """The component and the part that the row is of; empty for a whole measure."""
        component, part = self.row.component, self.row.part
        said = [component.shown_name] if component else []
        if part:
            said.append(part.title)
        return ", ".join(said)

    @property
    def faults(self) -> list[Fault]:
        return [
            Fault(
                field=self.field_id(cell, name),
                name=f"{self.number}, {cell.heading}",
                sentence=sentence,
            )
            for cell in self.cells
            for name, sentence in (*cell.errors.items(), *(("lacks", each) for each in cell.lacks))
        ]

    @property
    def is_refused(self) -> bool:
        """Whether something was typed that could not be kept."""
        return any(cell.errors for cell in self.cells)

    def field_id(self, cell: CellForm, name: str) -> str:
        """Where a fault is mended: reasons are given once for the row."""
        if name == "lacks":
            return f"r-{self.key}"
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
        return any(cell.is_saved for cell in self.cells) and not self.is_refused

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
    def reason_fields(self) -> str:
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
    def meaning(self) -> Meaning | None:
        """Nothing of a part: it has no verdict of its own."""
        return None if self.row.part else of_entry(self.row, actual=self.actual.version)

    @property
    def flags(self) -> list[Flag]:
        """What the reviewer will be asked to look at twice in an actual that is still in hand."""
        cell, version = self.actual.cell, self.actual.version
        if self.meaning is None or cell is None or cell.status not in entry.IN_HAND:
            return []
        return review.flags(
            review.Submitted(
                verdict=self.meaning.verdict,
                actual=attainment.stated_amount(version),
                target=attainment.stated_amount(standing(self.row.target)),
                earlier=_amounts(self.row.years.values()),
                accumulation=self.measure.accumulation,
                unit=self.measure.unit,
            )
        )

    @property
    def review_states(self) -> list[CellForm]:
        """The values that are on their way, and the approved actual."""
        return [cell for cell in self.cells if cell.review_state]


def _is_main(column: entry.Column, row: entry.SheetRow) -> bool:
    return column.kind == ValueKind.BASELINE or column.period == row.period


def _amounts(cells: Sequence[Cell]) -> list[Fraction]:
    """What approved actuals state, in the order given."""
    approved: list[ValueVersion] = [
        standing(cell) for cell in cells if cell.status == ValueStatus.APPROVED
    ]
    amounts = [attainment.stated_amount(version) for version in approved]
    return [amount for amount in amounts if amount is not None]
