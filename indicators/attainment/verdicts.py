"""Every measure of an edition with its verdict in one period: what maps and dashboards count."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.attainment.current import is_current
from indicators.attainment.known import AsKnown
from indicators.attainment.summary import VerdictCounts
from indicators.enums import ReasonCode, Verdict
from indicators.models import Attainment, PerformanceMeasure, Period, PlanEdition

READ = (
    "measure_id",
    "verdict",
    "reasons",
    "is_stale",
    "rule_set",
    "progress_numerator",
    "progress_denominator",
    "ratio_numerator",
    "ratio_denominator",
    "original_verdict",
)


@dataclass(slots=True)
class MeasureVerdict:
    """A measure at its place. ``unit`` is the node of what it hangs on: the lowest part of the
    programme, or the programme itself. Without a ``verdict`` nothing is computed for the
    period, or it is being computed anew. ``progress`` is the index P, ``ratio`` the level ratio
    L, where they are defined. ``original`` is the verdict against what had been promised at
    first, where that was revised.
    """

    measure: int
    identity: int
    path: str
    kind: str
    result: int
    unit: int
    programme: int
    verdict: Verdict | None = None
    is_judged: bool = False
    is_stale: bool = False
    progress: Fraction | None = None
    ratio: Fraction | None = None
    original: Verdict | None = None


def verdicts_of(
    edition: PlanEdition, period: Period | None, known: AsKnown | None = None
) -> list[MeasureVerdict]:
    """In printed order, in two queries for any size of the plan. A stale verdict is none.

    ``known`` has what was known at an instant in that period; without it, it is today's.
    """
    places = places_of(edition)
    if known is None:
        rows: Iterable[Attainment] = Attainment.objects.filter(
            measure__node__edition=edition, period=period, component__isnull=True
        ).values_list(*READ, named=True)
    else:
        rows = (row for row in known.rows if row.component_id is None)
    for row in rows:
        place = places[row.measure_id]
        if known is not None and row.measure_version is not None:
            place.kind = row.measure_version.kind
        place.is_stale = not is_current(row)
        if not place.is_stale:
            place.verdict = Verdict(row.verdict)
            place.is_judged = ReasonCode.JUDGED in row.reasons
            place.progress = _exact(row.progress_numerator, row.progress_denominator)
            place.ratio = _exact(row.ratio_numerator, row.ratio_denominator)
            place.original = Verdict(row.original_verdict) if row.original_verdict else None
    return list(places.values())


def _exact(numerator: Decimal | None, denominator: Decimal | None) -> Fraction | None:
    return None if numerator is None else Fraction(numerator) / Fraction(denominator)


def places_of(edition: PlanEdition) -> dict[int, MeasureVerdict]:
    """The edition's measures in printed order, by node, without a verdict."""
    rows = (
        PerformanceMeasure.objects.filter(node__edition=edition)
        .order_by("node__position")
        .values_list(
            "pk",
            "identity",
            "node__path",
            "current__kind",
            "accomplishment",
            "accomplishment__subprogramme",
            "accomplishment__programme",
        )
    )
    return {
        pk: MeasureVerdict(pk, identity, path, kind or "", result, unit or programme, programme)
        for pk, identity, path, kind, result, unit, programme in rows
    }


def counted_verdicts(measures: Iterable[MeasureVerdict]) -> VerdictCounts:
    counts = VerdictCounts()
    for each in measures:
        if each.verdict is not None:
            counts.by_verdict[each.verdict] += 1
    return counts
