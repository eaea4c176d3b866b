"""A measure's figures through the years: the approved values, read once for many measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from indicators.attainment.preview import stated_amount
from indicators.attainment.printing import DASH, printed_number
from indicators.enums import MeasureKind, ValueKind, ValueState
from indicators.models import Cell, Component, PerformanceMeasure, Period, ValueVersion


@dataclass(slots=True)
class Figures:
    """The approved values of one measure: by component, period and kind.

    ``periods`` are those with a target or an actual, oldest first; ``components`` is ``[None]``
    for a measure with one number.
    """

    measure: PerformanceMeasure
    periods: list[Period] = field(default_factory=list)
    components: list[Component | None] = field(default_factory=list)
    versions: dict[tuple[int | None, int, str], ValueVersion] = field(default_factory=dict)

    def at(
        self, component: Component | None, period: Period, kind: ValueKind
    ) -> ValueVersion | None:
        return self.versions.get((component and component.pk, period.pk, kind))

    def baseline(self, component: Component | None) -> tuple[Period, ValueVersion] | None:
        """The latest baseline, with the period it belongs to."""
        found = [
            (version.cell.period, version)
            for (part, _period, kind), version in self.versions.items()
            if kind == ValueKind.BASELINE and part == (component and component.pk)
        ]
        return max(found, key=lambda each: each[0].last_day, default=None)

    @property
    def are_words(self) -> bool:
        """Whether the measure is told in words by year rather than in numbers."""
        if self.measure.current.kind == MeasureKind.MILESTONE:
            return True
        return bool(self.versions) and all(
            stated_amount(version) is None and version.words for version in self.stated
        )

    @property
    def stated(self) -> list[ValueVersion]:
        """The versions that state something: a number, a ratio or words."""
        return [
            version
            for version in self.versions.values()
            if version.words or stated_amount(version) is not None
        ]


def figures_of(
    measures: Iterable[PerformanceMeasure], *, up_to: Period | None = None
) -> list[Figures]:
    """The figures of each measure in the order given, in one query.

    ``up_to`` leaves out periods that end after it. Measures come with ``current``.
    """
    asked = list(measures)
    by_identity: dict[int, list[Figures]] = {}
    all_figures = [Figures(measure=measure) for measure in asked]
    for each in all_figures:
        by_identity.setdefault(each.measure.identity_id, []).append(each)
    for cell in _cells(by_identity, up_to):
        for each in by_identity[cell.measure_id]:
            _take(each, cell)
    for each in all_figures:
        each.components = sorted(
            set(each.components), key=lambda part: (part.position, part.pk) if part else (-1, 0)
        ) or [None]
    return all_figures


def _cells(identities: Iterable[int], up_to: Period | None) -> Iterable[Cell]:
    cells = Cell.objects.filter(
        measure__in=list(identities),
        approved__isnull=False,
        disaggregation="",
        as_of__isnull=True,
    )
    if up_to is not None:
        cells = cells.filter(period__last_day__lte=up_to.last_day)
    return cells.select_related("period", "component", "approved").order_by(
        "period__last_day", "period__first_day"
    )


def _take(figures_: Figures, cell: Cell) -> None:
    version = cell.approved
    version.cell = cell
    figures_.versions[cell.component_id, cell.period_id, cell.kind] = version
    figures_.components.append(cell.component)
    if cell.kind != ValueKind.BASELINE and cell.period not in figures_.periods[-1:]:
        figures_.periods.append(cell.period)


def printed_value(
    version: ValueVersion | None,
    measure: PerformanceMeasure,
    language: str | None,
    against: Sequence[ValueVersion | None] = (),
) -> str:
    """A value as a page or a report prints it; a dash where there is none."""
    stated = stated_amount(version)
    if stated is None or version.state == ValueState.NOT_REPORTED:
        return (version and version.words) or DASH
    thresholds = [other for each in against if (other := stated_amount(each)) is not None]
    decimals = measure.current.decimals
    low = printed_number(stated, decimals, language, thresholds)
    if version.amount_high is None:
        return low
    return f"{low}\u2013{printed_number(Fraction(version.amount_high), decimals, language)}"
