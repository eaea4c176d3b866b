"""Values that wait for a reviewer, each with what it is judged by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators import attainment, entry, review
from indicators.enums import Flag, ValueKind
from indicators.models import Cell, PerformanceMeasure, Period, Translation, ValueVersion
from indicators.web.meaning import Meaning, of_entry
from indicators.web.requests import content_language, language
from indicators.web.words_of_nodes import in_readers_language


@dataclass(slots=True)
class Waiting:
    """A submitted value; ``meaning`` is an actual's only.

    ``before`` is what the value replaces, or else the actual of the last year that has one, of
    ``before_period``.
    """

    cell: Cell
    measure: PerformanceMeasure
    row: entry.SheetRow
    grounds: review.Grounds
    part: str = ""
    before: ValueVersion | None = None
    before_period: Period | None = None
    meaning: Meaning | None = None

    @property
    def flags(self) -> list[Flag]:
        return self.grounds.flags

    @property
    def after(self) -> ValueVersion:
        return self.cell.submitted

    @property
    def before_printed(self) -> str:
        return attainment.printed_value(self.before, self.measure, language())

    @property
    def after_printed(self) -> str:
        target = self.row.target.approved if self.row.target else None
        return attainment.printed_value(self.after, self.measure, language(), [target])

    @property
    def difference_printed(self) -> str:
        """How much more or less than before, with its sign; empty between words and states."""
        before, after = attainment.stated_amount(self.before), attainment.stated_amount(self.after)
        if before is None or after is None or before == after:
            return ""
        decimals = self.measure.current.decimals
        more = attainment.printed_number(abs(after - before), decimals, language(), [Fraction(0)])
        return f"+{more}" if after > before else f"\u2212{more}"

    @property
    def is_clear(self) -> bool:
        """Whether the reviewer may approve it with all others that have no flag."""
        return not self.flags and not self.cell.is_own

    @property
    def target_printed(self) -> str:
        """The target beside an actual; empty where there is none."""
        target = self.row.target.approved if self.row.target else None
        is_beside = self.cell.kind == ValueKind.ACTUAL and target is not None
        return attainment.printed_value(target, self.measure, language()) if is_beside else ""

    @property
    def are_words(self) -> bool:
        return bool(self.after.words)


def waiting(cells: Sequence[Cell]) -> list[Waiting]:
    """The cells in the order given, in eleven queries for any number."""
    measures = _measures(cells)
    grounds = review.grounds_of(cells, in_hand=False)
    known = _known(cells)
    parts = _part_names(cells)
    shown = []
    for cell in cells:
        measure = measures[cell.measure_id]
        beside = known.get((cell.measure_id, cell.component_id), [])
        row = entry.SheetRow(measure, cell.component, cell.period, may_enter=False)
        _place(row, beside)
        each = Waiting(cell, measure, row, grounds[cell.pk], part=parts.get(cell.component_id, ""))
        _compare(each, beside)
        shown.append(each)
    return shown


def _measures(cells: Iterable[Cell]) -> dict[int, PerformanceMeasure]:
    """By identity, each in the newest edition that has it."""
    rows = (
        PerformanceMeasure.objects.filter(identity__in={cell.measure_id for cell in cells})
        .select_related("node__edition", "current", "accomplishment__node__parent")
        .order_by("node__edition__imported_at")
    )
    by_identity = {row.identity_id: row for row in rows}
    nodes = []
    for row in by_identity.values():
        result = row.accomplishment.node
        result.edition = result.parent.edition = row.node.edition
        nodes += [row.node, result, result.parent]
    in_readers_language(nodes)
    return by_identity


def _known(cells: Iterable[Cell]) -> dict[tuple[int, int | None], list[Cell]]:
    """The approved values of the measures by measure and component, oldest first."""
    found: dict[tuple[int, int | None], list[Cell]] = {}
    approved = Cell.objects.filter(
        measure__in={cell.measure_id for cell in cells},
        approved__isnull=False,
        disaggregation="",
        as_of__isnull=True,
    )
    for cell in approved.select_related("period", "approved").order_by("period__last_day"):
        found.setdefault((cell.measure_id, cell.component_id), []).append(cell)
    return found


def _part_names(cells: Iterable[Cell]) -> dict[int, str]:
    parts = {cell.component_id: cell.component.name for cell in cells if cell.component_id}
    found = Translation.objects.filter(component__in=parts, language=content_language())
    return parts | dict(found.values_list("component", "text"))


def _place(row: entry.SheetRow, beside: Iterable[Cell]) -> None:
    """The approved target of the period, and the latest baseline until then."""
    for cell in beside:
        if cell.kind == ValueKind.TARGET and cell.period_id == row.period.pk:
            row.target = cell
        elif cell.kind == ValueKind.BASELINE and cell.period.last_day <= row.period.last_day:
            row.baseline = cell


def _compare(each: Waiting, beside: Sequence[Cell]) -> None:
    earlier = [
        cell
        for cell in beside
        if cell.kind == ValueKind.ACTUAL and cell.period.last_day < each.cell.period.first_day
    ]
    if each.cell.approved is not None:
        each.before, each.before_period = each.cell.approved, each.cell.period
    elif earlier and each.cell.kind == ValueKind.ACTUAL:
        each.before, each.before_period = earlier[-1].approved, earlier[-1].period
    if each.cell.kind == ValueKind.ACTUAL:
        each.meaning = of_entry(each.row, actual=each.after)
