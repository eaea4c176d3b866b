"""What stands around a value: target, baseline, the periods before, the parts of a total."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Q, QuerySet

from indicators import attainment, ledger
from indicators.enums import SumRule, ValueKind
from indicators.models import Cell, MeasureDimension, Period, ValueVersion

# A measure, or one component of it.
Line = tuple[int, int | None]


@dataclass(slots=True)
class Surroundings:
    """``before`` and ``after`` have the approved targets and actuals of the periods before and
    after, oldest first.
    """

    cell: Cell
    version: ValueVersion
    baseline: ValueVersion | None = None
    target: ValueVersion | None = None
    before: list[Cell] = field(default_factory=list)
    after: list[Cell] = field(default_factory=list)
    baseline_before: ValueVersion | None = None
    parts: list[list[Fraction]] = field(default_factory=list)

    @property
    def actuals_before(self) -> list[Cell]:
        return [cell for cell in self.before if cell.kind == ValueKind.ACTUAL]

    @property
    def actuals_after(self) -> list[Cell]:
        return [cell for cell in self.after if cell.kind == ValueKind.ACTUAL]

    @property
    def period_before(self) -> Period | None:
        """The last period before that has a target."""
        targets = [cell for cell in self.before if cell.kind == ValueKind.TARGET]
        return targets[-1].period if targets else None

    def of_period_before(self, kind: ValueKind) -> ValueVersion | None:
        """The target or the actual of the last period before that has a target."""
        last = self.period_before
        found = (c.approved for c in self.before if (c.kind, c.period) == (kind, last))
        return next(found, None)

    def earlier(self, period: Period, baseline: ValueVersion | None) -> list[ValueVersion | None]:
        """The actuals that are brought together with that of a period."""
        since = baseline.cell.period if baseline else None
        return attainment.earlier_actuals(self.before, up_to=period, since=since)


def stated(cell: Cell | None, *, in_hand: bool) -> ValueVersion | None:
    """What a cell says to its author, drafts included, or else to a reviewer."""
    if cell is None:
        return None
    return (cell.draft if in_hand else None) or cell.submitted or cell.approved


class Promises:
    """What targets and baselines promise: a revision holds for the periods that end on its first
    day or later, and what held before it for those before.
    """

    def __init__(self, cells: Iterable[Cell], *, in_hand: bool) -> None:
        """One query, and that only where something was revised."""
        self.in_hand = in_hand
        revised = {cell.pk for cell in cells if cell.approved and cell.approved.valid_from}
        self.counting = ledger.counting(revised) if revised else {}

    def of(self, cell: Cell | None, period: Period) -> ValueVersion | None:
        version = stated(cell, in_hand=self.in_hand)
        if cell is None or version is None or _holds(version, period):
            return version
        return self.approved(cell, period)

    def approved(self, cell: Cell, period: Period) -> ValueVersion | None:
        if cell.pk not in self.counting:
            return cell.approved
        held = [each for each in self.counting[cell.pk] if _holds(each, period)]
        return held[-1] if held else None


def _holds(version: ValueVersion, period: Period) -> bool:
    return version.valid_from is None or version.valid_from <= period.last_day


def surroundings_of(cells: Collection[Cell], *, in_hand: bool) -> list[Surroundings]:
    """In three queries for any number, one more where a target or a baseline was revised; a cell
    without a value is left out.
    """
    asked = {cell.pk for cell in cells}
    now = _by_line(_now(cells))
    approved = _by_line(_approved(cells))
    adding_up = _adding_up(cells)
    promises = Promises(_every(now, approved), in_hand=in_hand)
    for cell in _every(approved):
        if cell.kind == ValueKind.TARGET:
            cell.approved = promises.approved(cell, cell.period)
    return [
        _around(cell, version, beside, approved.get(line, []), now, promises, adding_up)
        for line, beside in now.items()
        for cell in beside
        if cell.pk in asked and (version := stated(cell, in_hand=in_hand)) is not None
    ]


def _now(cells: Collection[Cell]) -> QuerySet[Cell]:
    """The cells themselves, all values of their periods, and the baselines."""
    beside = Q(measure__in={cell.measure_id for cell in cells}, as_of__isnull=True)
    here = Q(period__in={cell.period_id for cell in cells}) | Q(kind=ValueKind.BASELINE)
    return (
        Cell.objects.filter(beside & here | Q(pk__in=[cell.pk for cell in cells]))
        .select_related("period", "draft", "submitted", "approved")
        .order_by("period__last_day", "pk")
    )


def _approved(cells: Collection[Cell]) -> QuerySet[Cell]:
    return (
        Cell.objects.filter(
            measure__in={cell.measure_id for cell in cells},
            kind__in=[ValueKind.TARGET, ValueKind.ACTUAL],
            disaggregation="",
            as_of__isnull=True,
            approved__isnull=False,
        )
        .select_related("period", "approved")
        .order_by("period__last_day", "pk")
    )


def _every(*lines: dict[Line, list[Cell]]) -> Iterator[Cell]:
    return (cell for found in lines for cells in found.values() for cell in cells)


def _by_line(cells: Iterable[Cell]) -> dict[Line, list[Cell]]:
    found: dict[Line, list[Cell]] = {}
    for cell in cells:
        found.setdefault((cell.measure_id, cell.component_id), []).append(cell)
    return found


def _around(
    cell: Cell,
    version: ValueVersion,
    beside: list[Cell],
    approved: list[Cell],
    now: dict[Line, list[Cell]],
    promises: Promises,
    adding_up: dict[int, list[str]],
) -> Surroundings:
    around, in_hand = Surroundings(cell, version), promises.in_hand
    if cell.as_of is not None or cell.disaggregation:
        return around
    if cell.kind == ValueKind.ACTUAL:
        around.parts = [
            *_components(cell, now, in_hand),
            *_categories(cell, beside, in_hand, adding_up.get(cell.measure_id, ())),
        ]
    beside = [each for each in beside if not each.disaggregation]
    baselines = [each for each in beside if each.kind == ValueKind.BASELINE]
    around.baseline = _latest(baselines, cell.period, promises)
    target = next((each for each in beside if _is_target_of(each, cell.period)), None)
    around.target = promises.of(target, cell.period)
    around.before = [each for each in approved if _is_earlier(each.period, cell.period)]
    around.after = [each for each in approved if _is_earlier(cell.period, each.period)]
    if around.before:
        around.baseline_before = _latest(baselines, around.before[-1].period, promises)
    return around


def _is_target_of(cell: Cell, period: Period) -> bool:
    return cell.kind == ValueKind.TARGET and cell.period_id == period.pk


def _is_earlier(period: Period, than: Period) -> bool:
    """Of the same kind: a year is not compared with a biennium."""
    return period.kind == than.kind and period.last_day < than.first_day


def _latest(baselines: list[Cell], period: Period, promises: Promises) -> ValueVersion | None:
    """The latest baseline until the end of the period; they come oldest first."""
    until = [each for each in baselines if each.period.last_day <= period.last_day]
    version = promises.of(until[-1], period) if until else None
    if version is not None:
        version.cell = until[-1]
    return version


def _components(total: Cell, now: dict[Line, list[Cell]], in_hand: bool) -> list[list[Fraction]]:
    """The amounts of the components, where each of them has one."""
    if total.component_id is not None:
        return []
    return _group(
        stated(cell, in_hand=in_hand)
        for (measure, component), cells in now.items()
        if measure == total.measure_id and component is not None
        for cell in cells
        if (cell.kind, cell.period_id, cell.disaggregation) == (total.kind, total.period_id, "")
    )


def _categories(
    total: Cell, beside: Iterable[Cell], in_hand: bool, dimensions: Iterable[str]
) -> Iterator[list[Fraction]]:
    """The amounts by each dimension whose parts must add up, where any are given."""
    parts = [
        (ledger.parts_of(cell.disaggregation), cell)
        for cell in beside
        if cell.disaggregation
        and (cell.kind, cell.period_id, cell.as_of) == (total.kind, total.period_id, None)
    ]
    for dimension in dimensions:
        of_it = [cell for part, cell in parts if set(part) == {dimension}]
        yield from _group(
            version for cell in of_it if (version := stated(cell, in_hand=in_hand)) is not None
        )


def _group(versions: Iterable[ValueVersion | None]) -> list[list[Fraction]]:
    """One group of amounts that are added up, or none where one of them has no amount."""
    amounts = [attainment.stated_amount(version) for version in versions]
    return [amounts] if amounts and None not in amounts else []


def _adding_up(cells: Collection[Cell]) -> dict[int, list[str]]:
    """By measure, the dimensions whose parts must add up to the whole."""
    found: dict[int, list[str]] = {}
    rows = MeasureDimension.objects.filter(
        measure__in={cell.measure_id for cell in cells}, sum_rule=SumRule.ADDS_UP
    )
    for measure, dimension in rows.values_list("measure", "dimension__code"):
        found.setdefault(measure, []).append(dimension)
    return found
