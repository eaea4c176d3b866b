"""Values that wait for a reviewer, each with what it is judged by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators import attainment, entry, review
from indicators.enums import Flag, ValueKind
from indicators.models import Cell, PerformanceMeasure, Period, Translation, ValueVersion
from indicators.web.reckoning.meaning import Meaning, of_entry
from indicators.web.requests import content_language, language
from indicators.web.words_of_nodes import in_readers_language

# A measure, a component of it, a part of either.
Line = tuple[int, int | None, str]


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
        return attainment.printed_value(
            self.before, self.measure, language(), [self.after, self._target]
        )

    @property
    def after_printed(self) -> str:
        return attainment.printed_value(self.after, self.measure, language(), [self._target])

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
        if self.cell.kind != ValueKind.ACTUAL or self._target is None:
            return ""
        return attainment.printed_value(self._target, self.measure, language(), [self.after])

    @property
    def _target(self) -> ValueVersion | None:
        return self.row.target.approved if self.row.target else None

    @property
    def are_words(self) -> bool:
        return bool(self.after.words)


def waiting(cells: Sequence[Cell]) -> list[Waiting]:
    """The cells in the order given, in thirteen queries for any number."""
    measures = _measures(cells)
    grounds = review.grounds_of(cells, in_hand=False)
    known = _known(cells, measures.values())
    components = _component_names(cells)
    parts = entry.parts_of_measures({cell.measure_id for cell in cells})
    shown = []
    for cell in cells:
        measure = measures[cell.measure_id]
        beside = known.get(_line(cell), [])
        of_measure = parts.get(cell.measure_id, ())
        part = next((each for each in of_measure if each.key == cell.disaggregation), None)
        row = entry.SheetRow(measure, cell.component, cell.period, may_enter=False, part=part)
        _place(row, beside)
        named = [components.get(cell.component_id, ""), part.title if part else ""]
        each = Waiting(cell, measure, row, grounds[cell.pk], part=", ".join(filter(None, named)))
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


def _line(cell: Cell) -> Line:
    return (cell.measure_id, cell.component_id, cell.disaggregation)


def _known(cells: Iterable[Cell], measures: Iterable[PerformanceMeasure]) -> dict[Line, list[Cell]]:
    """The approved values of each line, oldest first; as the target of a year that was revised
    after it, the one that the year is judged by.
    """
    found: dict[Line, list[Cell]] = {}
    judged = attainment.judged_against_others(measure.pk for measure in measures)
    in_force = {row.target.cell_id: row.target for row in judged}
    approved = Cell.objects.filter(
        measure__in={cell.measure_id for cell in cells},
        disaggregation__in={cell.disaggregation for cell in cells},
        approved__isnull=False,
        as_of__isnull=True,
    )
    for cell in approved.select_related("period", "approved").order_by("period__last_day"):
        cell.approved = in_force.get(cell.pk, cell.approved)
        found.setdefault(_line(cell), []).append(cell)
    return found


def _component_names(cells: Iterable[Cell]) -> dict[int, str]:
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
        if cell.kind == ValueKind.ACTUAL and _is_before(cell.period, each.cell.period)
    ]
    if each.cell.approved is not None:
        each.before, each.before_period = each.cell.approved, each.cell.period
    elif earlier and each.cell.kind == ValueKind.ACTUAL:
        each.before, each.before_period = earlier[-1].approved, earlier[-1].period
    if each.cell.kind == ValueKind.ACTUAL and not each.cell.disaggregation:
        each.meaning = of_entry(each.row, actual=each.after)


def _is_before(period: Period, than: Period) -> bool:
    """2025/26 is before 2026, though it ends in it; 2025 is not before the biennium it is in."""
    return period.first_day < than.first_day and period.last_day < than.last_day
