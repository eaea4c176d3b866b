"""From an edition to its dataflow, and from what it holds to what is available."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from indicators import ledger
from indicators.exchange.publisher import publisher
from indicators.exchange.sdmx import codes
from indicators.exchange.sdmx.artefacts import Availability
from indicators.exchange.sdmx.flow import Breakdown, Code, Flow
from indicators.exchange.values import approved_cells
from indicators.models import Category, Component, MeasureDimension, PerformanceMeasure, PlanEdition

# An id of SDMX, which the slug of a plan with a Chinese symbol is not.
IS_AN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
SERIES = ("measure_id", "component_id", "disaggregation", "kind", "as_of", "period__kind")


def flow_id(edition: PlanEdition) -> str:
    return edition.slug if IS_AN_ID.fullmatch(edition.slug) else f"EDITION_{edition.pk}"


def bare_flows(editions: Iterable[PlanEdition]) -> list[Flow]:
    """By their names alone, for a list of them."""
    agency = publisher().agency
    return [Flow(agency=agency, id=flow_id(each), names=_names(each)) for each in editions]


def _names(edition: PlanEdition) -> dict[str, str]:
    return {edition.language: edition.title or edition.symbol or edition.slug}


def flows_of(editions: Iterable[PlanEdition]) -> list[Flow]:
    """With all their codes, in four queries."""
    held = {edition.pk: edition for edition in editions}
    measures = defaultdict(list)
    edition_of: dict[int, list[PlanEdition]] = defaultdict(list)
    rows = PerformanceMeasure.objects.filter(node__edition__in=held).order_by("node__position")
    for row in rows:
        edition = held[row.node.edition_id]
        measures[edition.pk].append(_measure(row, edition.language))
        edition_of[row.identity_id].append(edition)
    components = defaultdict(list)
    for part in Component.objects.filter(measure__in=edition_of):
        for edition in edition_of[part.measure_id]:
            code = Code(codes.component_code(part.pk), {edition.language: part.name})
            components[edition.pk].append(code)
    breakdowns = _breakdowns(edition_of)
    return [
        Flow(
            agency=publisher().agency,
            id=flow_id(edition),
            names=_names(edition),
            measures=tuple(measures[pk]),
            components=tuple(components[pk]),
            breakdowns=tuple(breakdowns[pk]),
        )
        for pk, edition in held.items()
    ]


def _measure(row: PerformanceMeasure, language: str) -> Code:
    words = row.node.text or row.node.path
    return Code(codes.measure_code(row.identity_id), {language: words}, row.node.path)


def _breakdowns(edition_of: dict[int, list[PlanEdition]]) -> dict[int, list[Breakdown]]:
    """By edition, each dimension of its measures once, in the order of their codes."""
    used = MeasureDimension.objects.filter(measure__in=edition_of).select_related("dimension")
    dimensions: dict[int, dict[str, MeasureDimension]] = defaultdict(dict)
    for row in used:
        for edition in edition_of[row.measure_id]:
            dimensions[edition.pk][row.dimension.code] = row
    categories = defaultdict(list)
    wanted = {row.dimension_id for rows in dimensions.values() for row in rows.values()}
    for each in Category.objects.filter(dimension__in=wanted):
        categories[each.dimension_id].append(Code(each.code, {"en": each.name}))
    found: dict[int, list[Breakdown]] = defaultdict(list)
    for pk, rows in dimensions.items():
        found[pk] = [
            Breakdown(code, row.dimension.name, tuple(categories[row.dimension_id]))
            for code, row in sorted(rows.items())
        ]
    return found


def available(edition: PlanEdition, flow: Flow, only: Q) -> Availability:
    """Which codes have values, and how many there are; in seven queries."""
    cells = approved_cells(edition).filter(only).order_by()

    def distinct(*names: str) -> list[tuple]:
        return list(cells.values_list(*names).distinct())

    periods = distinct("period__kind", "period__first_day", "period__last_day")
    keys = {
        "FREQ": {codes.frequency(*each) for each in periods},
        "MEASURE": {codes.measure_code(each) for (each,) in distinct("measure_id")},
        "COMPONENT": {codes.component_code(each) for (each,) in distinct("component_id")},
        "KIND": {each for (each,) in distinct("kind")},
        "AS_OF": {_day(each) for (each,) in distinct("as_of")},
        flow.time.id: {codes.time_period(*each[1:]) for each in periods},
    }
    parts = [ledger.parts_of(each) for (each,) in distinct("disaggregation")]
    for each in flow.breakdowns:
        said = {part.get(each.code, codes.WHOLE) for part in parts}
        keys[each.id] = {codes.UNKNOWN if code == "unknown" else code for code in said}
    order = [*(each.id for each in flow.dimensions), flow.time.id]
    return Availability(
        flow=flow,
        keys={name: tuple(sorted(keys[name])) for name in order},
        series=cells.values(*SERIES).annotate(times=Count("pk")).count(),
        observations=cells.count(),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else codes.NONE
