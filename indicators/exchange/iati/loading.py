"""From an edition to its activities: programmes and units with their results and indicators."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings

from indicators import access, entry
from indicators.enums import Accumulation, Direction, MeasureKind
from indicators.exchange.iati.activities import (
    NOMINAL,
    PERCENTAGE,
    QUALITATIVE,
    UNIT,
    Activity,
    Indicator,
    Reporter,
    Result,
)
from indicators.exchange.iati.statements import Links, Statements
from indicators.exchange.iati.writing import written
from indicators.exchange.publisher import publisher
from indicators.exchange.snapshot import one_snapshot
from indicators.exchange.values import approved_cells, approved_values
from indicators.models import (
    EvidenceUse,
    ExpectedAccomplishment,
    MeasureVersion,
    Objective,
    PerformanceMeasure,
    PlanEdition,
    Programme,
    Subprogramme,
)

TYPE = "application/xml"
UPWARD = {MeasureKind.INCREASE, MeasureKind.AT_LEAST, MeasureKind.FULL}
DOWNWARD = {MeasureKind.DECREASE, MeasureKind.AT_MOST, MeasureKind.ZERO}
ADDED_UP = {Accumulation.PER_PERIOD, Accumulation.SUM_TO_DATE}
# A programme, or a unit below it, by its node.
Frames = dict[int, list[ExpectedAccomplishment]]


def activities_file(edition: PlanEdition, *, as_at: datetime) -> Iterator[bytes]:
    """Every programme and unit of the edition, of one moment; nine statements for any length."""
    with one_snapshot():
        yield from _file(edition, as_at)


def _file(edition: PlanEdition, as_at: datetime) -> Iterator[bytes]:
    by = publisher()
    activities = _activities(edition)
    order = [
        indicator.path
        for activity in activities
        for result in activity.results
        for indicator in result.indicators
    ]
    statements = Statements(approved_values(edition), order, _links(edition))
    yield from written(
        activities,
        statements.of,
        by=Reporter(
            reference=by.organisation,
            name=by.name,
            type=by.organisation_type,
            sector=by.sector,
            region=by.region,
        ),
        address=f"{settings.PUBLIC_URL}/plans/{edition.slug}/",
        as_at=as_at,
    )


def _activities(edition: PlanEdition) -> list[Activity]:
    programmes = list(Programme.objects.filter(node__edition=edition).order_by("node__position"))
    units = list(Subprogramme.objects.filter(node__edition=edition).order_by("node__position"))
    results = _results(edition)
    objectives = _objectives(edition)
    identifiers = {each.pk: f"{_organisation()}-P{each.identity_id}" for each in programmes}
    identifiers |= {each.pk: f"{_organisation()}-S{each.identity_id}" for each in units}
    below = defaultdict(list)
    for unit in units:
        below[unit.parent_id or unit.programme_id].append(identifiers[unit.pk])

    levels = {each.pk: 1 for each in programmes}

    def activity(row: Programme | Subprogramme, parent: int | None) -> Activity:
        if parent:
            levels[row.pk] = levels[parent] + 1
        return Activity(
            identifier=identifiers[row.pk],
            level=levels[row.pk],
            language=edition.language,
            title=row.text or row.path,
            description="\n".join(objectives[row.pk]) or row.text or row.path,
            has_objective=bool(objectives[row.pk]),
            first_day=edition.period.first_day,
            last_day=edition.period.last_day,
            parent=identifiers[parent] if parent else "",
            children=tuple(below[row.pk]),
            results=tuple(results[row.pk]),
        )

    return [
        *(activity(each, None) for each in programmes),
        *(activity(each, each.parent_id or each.programme_id) for each in units),
    ]


def _organisation() -> str:
    return publisher().organisation


def _objectives(edition: PlanEdition) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in Objective.objects.filter(node__edition=edition).order_by("node__position"):
        found[row.subprogramme_id or row.programme_id].append(row.text)
    return found


def _results(edition: PlanEdition) -> dict[int, list[Result]]:
    """By programme or unit. A result without a measure is none to IATI."""
    numbers, ratios = _measures_with(edition, "amount"), _measures_with(edition, "numerator")
    indicators = defaultdict(list)
    rows = PerformanceMeasure.objects.filter(node__edition=edition).select_related("current")
    for row in rows.order_by("node__position"):
        made = _indicator(
            row, has_numbers=row.identity_id in numbers | ratios, is_ratio=row.identity_id in ratios
        )
        indicators[row.accomplishment_id].append(made)
    found = defaultdict(list)
    accomplishments = ExpectedAccomplishment.objects.filter(node__edition=edition)
    for row in accomplishments.order_by("node__position"):
        if indicators[row.pk]:
            result = Result(row.text or row.path, tuple(indicators[row.pk]))
            found[row.subprogramme_id or row.programme_id].append(result)
    return found


def _measures_with(edition: PlanEdition, field: str) -> set[int]:
    cells = approved_cells(edition).filter(**{f"approved__{field}__isnull": False})
    return set(cells.order_by().values_list("measure_id", flat=True).distinct())


def _indicator(row: PerformanceMeasure, *, has_numbers: bool, is_ratio: bool) -> Indicator:
    reading = row.current
    kind = _measure(reading, has_numbers=has_numbers, is_ratio=is_ratio)
    return Indicator(
        path=row.path,
        code=f"M{row.identity_id}",
        title=row.text or row.path,
        description=_described(reading),
        measure=kind,
        ascending=_ascending(reading),
        may_be_added_up=kind == UNIT and reading is not None and reading.accumulation in ADDED_UP,
    )


def _measure(reading: MeasureVersion | None, *, has_numbers: bool, is_ratio: bool) -> str:
    """A milestone, and what is only ever said in words, is a quality and has no number."""
    is_milestone = reading is not None and reading.kind == MeasureKind.MILESTONE
    if is_milestone and not has_numbers:
        return QUALITATIVE
    unit = reading.unit if reading else ""
    if is_ratio or entry.is_per_cent(unit):
        return PERCENTAGE
    return NOMINAL if entry.is_yes_or_no(unit) else UNIT


def _ascending(reading: MeasureVersion | None) -> bool | None:
    if reading is None:
        return None
    if reading.kind in UPWARD:
        return True
    if reading.kind in DOWNWARD:
        return False
    if reading.kind or reading.direction not in (Direction.INCREASE, Direction.DECREASE):
        return None
    return reading.direction == Direction.INCREASE


def _described(reading: MeasureVersion | None) -> str:
    if reading is None:
        return ""
    unit = f"Unit: {reading.unit}" if reading.unit else ""
    said: Iterable[str] = (reading.definition, reading.method, reading.data_source, unit)
    return "\n".join(filter(None, said))


def _links(edition: PlanEdition) -> Links:
    """Proofs of approved values that are on the web, by value. Files stay with the tracker."""
    found = defaultdict(list)
    cells = approved_cells(edition).order_by()
    uses = EvidenceUse.objects.filter(
        access.PROVES_WHAT_COUNTS, link__isnull=False, version__cell__in=cells.values("pk")
    )
    for cell, name, url in uses.values_list("version__cell", "name", "link__url"):
        found[cell].append((name, url))
    return {cell: tuple(links) for cell, links in found.items()}
