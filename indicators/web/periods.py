"""Which period a page of a plan speaks of, and which others it could."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from indicators.models import Attainment, Period, PlanEdition


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """``period`` is ``None`` before anything is computed; ``others`` are newest first."""

    period: Period | None
    all: list[Period]


def shown_period(
    request: HttpRequest, edition: PlanEdition, *, name: str = "period"
) -> ShownPeriod:
    """The period asked for by ``?period=2025``, or the last one that is computed.

    A period that the edition has no attainment for is not there.
    """
    computed = Attainment.objects.filter(measure__node__edition=edition).values("period")
    periods = list(Period.objects.filter(pk__in=computed).order_by("-last_day", "first_day"))
    asked = request.GET.get(name, "")
    if not asked:
        return ShownPeriod(periods[0] if periods else None, periods)
    for period in periods:
        if period.label == asked:
            return ShownPeriod(period, periods)
    raise Http404
