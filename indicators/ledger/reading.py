"""Reading values: as they stand, and as they were known at an instant."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from indicators.enums import Step
from indicators.models import Cell, MeasureIdentity, ReviewEvent, ValueVersion


def known_at(instant: datetime) -> QuerySet[ValueVersion]:
    """Per cell, the last version whose approving event is at or before the instant."""
    approving = ReviewEvent.objects.filter(
        cell=OuterRef("pk"), step__in=[Step.APPROVE, Step.ADOPT], at__lte=instant
    ).order_by("-pk")
    cells = Cell.objects.annotate(known=Subquery(approving.values("version")[:1]))
    return ValueVersion.objects.filter(pk__in=cells.filter(known__isnull=False).values("known"))


def series(measure: MeasureIdentity) -> QuerySet[Cell]:
    """All cells of a measure in the order of time, with their current versions."""
    return (
        Cell.objects.filter(measure=measure)
        .select_related("period", "component", "draft", "submitted", "approved")
        .order_by("period__first_day", "period__last_day", "component__position", "kind")
    )
