"""A plan as large as the real ones: 28 programmes with 1,068 measures, and a verdict for most."""

from dataclasses import dataclass
from itertools import count

from indicators import attainment
from indicators.enums import MeasureKind, NodeKind, ReasonCode, Verdict
from indicators.models import (
    Attainment,
    ExpectedAccomplishment,
    MeasureIdentity,
    MeasureVersion,
    Node,
    PerformanceMeasure,
    Period,
    PlanEdition,
)
from tests.builders import NOW, a_programme, a_subprogramme, a_year, an_accomplishment, an_edition

NAMES = (
    "Policy-making organs",
    "Conference and documents",
    "Water and river basins",
    "Food and rural livelihoods",
    "Energy",
    "Transport and borders",
    "Trade and value chains",
    "Statistics",
    "Public finance",
    "Disaster risk",
    "Climate and air",
    "Ecosystems",
    "Housing and towns",
    "Health security",
    "Education and skills",
    "Gender equality",
    "Population and migration",
    "Social protection",
    "Digital government",
    "Science and innovation",
    "Harmonized law",
    "Audit and integrity",
    "Culture and tourism",
    "Fisheries and coasts",
    "Least developed members",
    "Public information",
    "Common services",
    "Internal oversight",
)
# Their sum is 1,068.
SIZES = (14, 22, 58, 52, 46, 58, 60, 40, 33, 40, 48, 52, 36, 45, 36, 31, 28, 34, 40, 32, 23, 26, 22)
SIZES += (44, 30, 22, 62, 34)
IN_A_RESULT = 6
RESULTS_IN_A_UNIT = 2
# How the verdicts come about; two of thirty have none.
SHARES = (
    *(Verdict.MET,) * 13,
    *(Verdict.EXCEEDED,) * 4,
    *(Verdict.PARTIALLY_MET,) * 5,
    *(Verdict.NOT_MET,) * 2,
    Verdict.REGRESSED,
    *(Verdict.NO_DATA,) * 2,
    Verdict.NOT_DUE,
    Verdict.NOT_COMPARABLE,
    None,
)


@dataclass(frozen=True, slots=True)
class WholePlan:
    edition: PlanEdition
    period: Period
    measures: list[PerformanceMeasure]


def a_whole_plan(**others) -> WholePlan:
    edition = an_edition(**{"title": "Programme plan 2025", **others})
    period = a_year(2025)
    results = []
    for number, (name, size) in enumerate(zip(NAMES, SIZES, strict=True), 1):
        programme = a_programme(edition, number, text=name)
        sizes = _parts(size, IN_A_RESULT)
        for at in range(0, len(sizes), RESULTS_IN_A_UNIT):
            unit = a_subprogramme(
                programme, at // RESULTS_IN_A_UNIT + 1, text=f"{name}, part {at // 2 + 1}"
            )
            for letter, wanted in zip("ab", sizes[at : at + RESULTS_IN_A_UNIT], strict=False):
                results.append((an_accomplishment(unit, letter), wanted))
    measures = _measures(results)
    Attainment.objects.bulk_create(_attained(measures, period))
    return WholePlan(edition, period, measures)


def _parts(whole: int, most: int) -> list[int]:
    return [min(most, whole - at) for at in range(0, whole, most)]


def _measures(results: list[tuple[ExpectedAccomplishment, int]]) -> list[PerformanceMeasure]:
    places = [(result, number) for result, size in results for number in range(1, size + 1)]
    positions = count(1_000_000)
    nodes = Node.objects.bulk_create(
        Node(
            edition=result.node.edition,
            kind=NodeKind.MEASURE,
            path=f"{result.path}/{number}",
            position=next(positions),
            label=str(number),
            parent=result.node,
            text=f"Number of crossings open to freight at all hours {number}",
            source={"paragraph": 1},
        )
        for result, number in places
    )
    identities = MeasureIdentity.objects.bulk_create(
        MeasureIdentity(programme=result.programme.identity) for result, _number in places
    )
    measures = PerformanceMeasure.objects.bulk_create(
        PerformanceMeasure(node=node, identity=identity, accomplishment=result)
        for node, identity, (result, _number) in zip(nodes, identities, places, strict=True)
    )
    versions = MeasureVersion.objects.bulk_create(
        MeasureVersion(
            measure=measure, number=1, kind=MeasureKind.INCREASE, definition="At the gate."
        )
        for measure in measures
    )
    for measure, version in zip(measures, versions, strict=True):
        measure.current = version
    PerformanceMeasure.objects.bulk_update(measures, ["current"])
    return measures


def _attained(measures: list[PerformanceMeasure], period: Period) -> list[Attainment]:
    """Verdicts in turns that do not repeat from row to row; some are judged by a person."""
    rows = []
    for place, measure in enumerate(measures):
        verdict = SHARES[place * 17 % 29 if place % 40 else 29]
        if verdict is not None:
            is_judged = place % 11 == 0 and verdict in (Verdict.MET, Verdict.PARTIALLY_MET)
            rows.append(
                Attainment(
                    measure=measure,
                    measure_version=measure.current,
                    period=period,
                    verdict=verdict,
                    reasons=[ReasonCode.JUDGED] if is_judged else [],
                    rule_set=attainment.RULES_IN_FORCE,
                    computed_at=NOW,
                )
            )
    return rows
