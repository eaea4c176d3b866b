"""The values of an edition as they were known at an instant, and those that count no longer."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from indicators import ledger, review
from indicators.exchange.values import Value, cells_of, values_of
from indicators.models import MeasureVersion, PerformanceMeasure, PlanEdition, ReviewEvent


def known_values(edition: PlanEdition, *, at: datetime, only: Q) -> Iterator[Value]:
    """Of the cells chosen the versions that counted then, in the units of then.

    Values are those that hung on the edition's measures then. What an edition states that readers
    know of no longer is not told.
    """
    known = _known(edition, at)
    told = known.values.filter(ledger.is_released("source"))
    hung = known.carried.on(PerformanceMeasure.objects.filter(node__edition=edition))
    cells = cells_of(edition).filter(only, hung, versions__in=told.values("pk"))
    readings = MeasureVersion.objects.filter(pk__in=known.readings.values("pk"))
    units = dict(readings.values_list("measure__identity", "unit"))
    for value in values_of(cells, version="versions"):
        yield value._replace(unit=units.get(value.measure, ""))


def withdrawn_values(edition: PlanEdition, *, at: datetime | None, only: Q) -> Iterator[Value]:
    """Of the cells chosen those of which nothing counts, now or at an instant, and did in a way
    that everybody may know of: each says nothing but where it is.
    """
    counted = review.public(ReviewEvent.objects.filter(cell=OuterRef("pk")))
    cells = cells_of(edition).filter(only, Exists(counted))
    if at is None:
        cells = cells.filter(approved__isnull=True)
    else:
        cells = cells.exclude(pk__in=_known(edition, at).values.values("cell"))
    return values_of(cells, version="approved")


def _known(edition: PlanEdition, at: datetime) -> ledger.Known:
    return ledger.known_at(at, measures=PerformanceMeasure.objects.filter(node__edition=edition))
