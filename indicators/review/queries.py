"""What waits for a reviewer, and what was done with a value."""

from datetime import date

from django.db.models import QuerySet

from indicators import access
from indicators.enums import ValueStatus
from indicators.models import Cell, ReviewEvent, User


def awaiting_review(*, reviewer: User, on: date) -> QuerySet[Cell]:
    """Submitted values of the reviewer's measures, oldest period first."""
    measures = access.measures_reviewed_by(reviewer, on=on)
    return (
        Cell.objects.filter(status=ValueStatus.SUBMITTED, measure__in=measures.values("identity"))
        .select_related("period", "component", "submitted__by", "approved")
        .order_by("period__first_day", "measure_id", "component__position", "kind")
    )


def history(cell_ids: list[int]) -> QuerySet[ReviewEvent]:
    """Every recorded step of the cells, newest first."""
    return (
        ReviewEvent.objects.filter(cell__in=cell_ids)
        .select_related("by", "version__by", "cell__period", "cell__component")
        .order_by("-pk")
    )
