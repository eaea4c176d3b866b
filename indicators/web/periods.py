"""Which period a page of a plan speaks of, and which others it could."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest

from indicators import attainment
from indicators.models import Attainment, Period, PlanEdition


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """``period`` is ``None`` before anything is computed; ``all`` are newest first."""

    period: Period | None
    all: list[Period]


def shown_period(
    request: HttpRequest, edition: PlanEdition, *, name: str = "period", at: datetime | None = None
) -> ShownPeriod:
    """The period asked for by ``?period=2025``, or the last one that is computed.

    A period that the edition has no attainment for is not there. At an instant of the past, the
    periods are those that had a target or an actual then, beside the one that is asked for.
    """
    periods = _computed(edition)
    asked = request.GET.get(name, "")
    shown = next((each for each in periods if each.label == asked), None)
    if asked and shown is None:
        raise Http404
    if at is not None:
        then = {pk for _edition, pk in attainment.periods_of([edition.pk], at=at)}
        periods = [each for each in periods if each.pk in then or each == shown]
    return ShownPeriod(shown or (periods[0] if periods else None), periods)


def _computed(edition: PlanEdition) -> list[Period]:
    computed = Attainment.objects.filter(measure__node__edition=edition).values("period")
    return list(Period.objects.filter(pk__in=computed).order_by("-last_day", "first_day"))
