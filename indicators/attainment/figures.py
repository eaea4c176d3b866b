"""A measure's figures through the years: the approved values, read once for many measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from django.db.models import F, Q

from indicators import ledger
from indicators.attainment.current import current_rows
from indicators.attainment.known import AsKnown
from indicators.attainment.preview import stated_amount
from indicators.attainment.printing import DASH, printed_number
from indicators.enums import MeasureKind, ValueKind, ValueState
from indicators.models import (
    Attainment,
    Cell,
    Component,
    PerformanceMeasure,
    Period,
    ValueVersion,
)


@dataclass(slots=True)
class Figures:
    """The approved values of one measure: by component, period and kind.

    The target of a period is the one that its verdict was given against; where that was revised,
    ``former`` has the original one. ``periods`` are those with a target or an actual, oldest
    first; ``components`` is ``[None]`` for a measure with one number. ``ahead`` has by component
    the next target after the last period asked for: a straight way leads to it.
    """

    measure: PerformanceMeasure
    periods: list[Period] = field(default_factory=list)
    components: list[Component | None] = field(default_factory=list)
    versions: dict[tuple[int | None, int, str], ValueVersion] = field(default_factory=dict)
    former: dict[tuple[int | None, int], ValueVersion] = field(default_factory=dict)
    ahead: dict[int | None, ValueVersion] = field(default_factory=dict)

    def at(
        self, component: Component | None, period: Period, kind: ValueKind
    ) -> ValueVersion | None:
        return self.versions.get((component and component.pk, period.pk, kind))

    def former_target(self, component: Component | None, period: Period) -> ValueVersion | None:
        return self.former.get((component and component.pk, period.pk))

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
    measures: Iterable[PerformanceMeasure],
    *,
    up_to: Period | None = None,
    known: AsKnown | None = None,
    seen: Iterable[Attainment] | None = None,
) -> list[Figures]:
    """The figures of each measure in the order given, in two queries.

    ``up_to`` leaves out periods that end after it, but for the next target ``ahead``. Measures
    come with ``current``. ``known`` gives the figures of its instant, and measures are then read
    as they were: three queries more. ``seen`` are the verdicts for a reader to whom the tables show
    something else than was stored, such as drafts or the past.
    """
    all_figures = [Figures(measure=measure) for measure in measures]
    then = _read_as_then(all_figures, known.instant) if known else None
    by_identity: dict[int, list[Figures]] = {}
    for each in all_figures:
        identity = then.carried.identity(each.measure) if then else each.measure.identity_id
        by_identity.setdefault(identity, []).append(each)
    versions = _counted(then) if then else _now(by_identity, up_to)
    for version in versions:
        is_ahead = up_to is not None and version.cell.period.last_day > up_to.last_day
        for each in by_identity[version.cell.measure_id]:
            if not is_ahead:
                _take(each, version)
            elif version.cell.kind == ValueKind.TARGET:
                each.ahead.setdefault(version.cell.component_id, version)
    of_measure = {each.measure.pk: each for each in all_figures}
    for row in _judged(of_measure, known.rows if known else seen):
        _judge_by(of_measure[row.measure_id], row)
    for each in all_figures:
        each.components = sorted(
            set(each.components), key=lambda part: (part.position, part.pk) if part else (-1, 0)
        ) or [None]
    return all_figures


def _now(identities: Iterable[int], up_to: Period | None) -> Iterable[ValueVersion]:
    cells = Cell.objects.filter(
        measure__in=list(identities),
        approved__isnull=False,
        disaggregation="",
        as_of__isnull=True,
    )
    if up_to is not None:
        is_ahead = Q(kind=ValueKind.TARGET)
        cells = cells.filter(is_ahead | Q(period__last_day__lte=up_to.last_day))
    for cell in cells.select_related("period", "component", "approved").order_by(
        "period__last_day", "period__first_day"
    ):
        cell.approved.cell = cell
        yield cell.approved


def _read_as_then(all_figures: Sequence[Figures], instant: datetime) -> ledger.Known:
    """What was known of the measures, which are given how they were read then."""
    measures = [each.measure.pk for each in all_figures]
    then = ledger.known_at(instant, measures=PerformanceMeasure.objects.filter(pk__in=measures))
    readings = {reading.measure_id: reading for reading in then.readings}
    for each in all_figures:
        each.measure.current = readings.get(each.measure.pk, each.measure.current)
    return then


def _counted(then: ledger.Known) -> Iterable[ValueVersion]:
    versions = list(
        then.values.filter(cell__disaggregation="", cell__as_of__isnull=True)
        .select_related("cell__period", "cell__component")
        .order_by("cell__period__last_day", "cell__period__first_day")
    )
    then.carried.put_back(versions)
    return versions


def _judged(measures: Iterable[int], rows: Iterable[Attainment] | None) -> Iterable[Attainment]:
    if rows is None:
        return judged_against_others(measures)
    here = set(measures)
    return [row for row in rows if row.measure_id in here and row.target_id is not None]


def judged_against_others(measures: Iterable[int]) -> Iterable[Attainment]:
    """Verdicts against another target than the one that is approved now, or a revised one."""
    is_another = ~Q(target=F("target__cell__approved"))
    return (
        current_rows()
        .filter(measure__in=list(measures), target__isnull=False)
        .filter(Q(original_target__isnull=False) | is_another)
        .select_related("target", "original_target")
    )


def _judge_by(figures_: Figures, row: Attainment) -> None:
    place = (row.component_id, row.period_id)
    stated = figures_.versions.get((*place, ValueKind.TARGET))
    if stated is not None and stated.pk != row.target_id:
        row.target.cell = stated.cell
        figures_.versions[*place, ValueKind.TARGET] = row.target
    if row.original_target_id not in (None, row.target_id):
        figures_.former[place] = row.original_target


def _take(figures_: Figures, version: ValueVersion) -> None:
    cell = version.cell
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
