"""How far the sheets of a person are: frames, periods and what stands in them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from indicators.enums import PeriodKind, ValueKind, ValueStatus
from indicators.models import Node, PerformanceMeasure, Period

# A measure stands in the nearest unit, or in a programme that has none.
FRAME = Coalesce("accomplishment__subprogramme", "accomplishment__programme")


def frames_of(measures: QuerySet[PerformanceMeasure]) -> QuerySet[Node]:
    """The units and programmes in which the measures stand, plan by plan in printed order."""
    return (
        Node.objects.filter(pk__in=measures.order_by().values_list(FRAME))
        .select_related("edition__period")
        .order_by("-edition__period__first_day", "edition__symbol", "edition", "position")
    )


def reporting_periods(edition_period: Period, periods: Collection[Period]) -> list[Period]:
    """Of the periods, those for which an edition's values are entered, newest first.

    The edition's own period and the years in it; and the year before, which is reported while
    the plan is already in force.
    """
    wanted = []
    for period in periods:
        inside = (
            period.kind == PeriodKind.YEAR
            and period.first_day.year >= edition_period.first_day.year - 1
            and period.last_day <= edition_period.last_day
        )
        if inside or period == edition_period:
            wanted.append(period)
    return sorted(wanted, key=lambda period: (period.last_day, period.first_day), reverse=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a frame's sheet of a period is: measures with an actual, and where those stand."""

    entered: int = 0
    returned: int = 0
    drafts: int = 0
    submitted: int = 0


def standings(
    measures: QuerySet[PerformanceMeasure], periods: Collection[Period]
) -> dict[tuple[int, int], Standing]:
    """By frame and period, in one query. A frame without any value of a period is not there."""
    rows = measures.filter(
        identity__cells__period__in=periods,
        identity__cells__kind=ValueKind.ACTUAL,
        identity__cells__disaggregation="",
        identity__cells__as_of__isnull=True,
        identity__cells__revision__gt=0,
    ).values_list(FRAME, "identity__cells__period", "pk", "identity__cells__status")
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for frame, period, measure, status in rows:
        found.setdefault((frame, period), []).append((measure, status))
    return {
        place: Standing(
            entered=len({measure for measure, _status in cells}),
            returned=sum(status == ValueStatus.RETURNED for _measure, status in cells),
            drafts=sum(status == ValueStatus.DRAFT for _measure, status in cells),
            submitted=sum(status == ValueStatus.SUBMITTED for _measure, status in cells),
        )
        for place, cells in found.items()
    }


def totals(measures: QuerySet[PerformanceMeasure]) -> dict[int, int]:
    """How many measures each frame has."""
    counted = measures.order_by().values(frame=FRAME).annotate(measures=Count("pk", distinct=True))
    return dict(counted.values_list("frame", "measures"))
