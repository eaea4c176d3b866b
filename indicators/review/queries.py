"""What waits for a reviewer, and what was done with a value."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from indicators import access
from indicators.enums import Step, ValueStatus
from indicators.models import Cell, ReviewEvent, User, ValueVersion
from indicators.review.due import in_order_of_due_dates


def awaiting_review(*, reviewer: User, on: date) -> QuerySet[Cell]:
    """Submitted values of the reviewer's measures, what is due first, then the longest waiting.

    ``submitted_at`` says since when; ``is_own`` that the reviewer wrote the version submitted, or
    another since the last approval, so that another person must review it.
    """
    measures = access.measures_reviewed_by(reviewer, on=on)
    submissions = ReviewEvent.objects.filter(cell=OuterRef("pk"), step=Step.SUBMIT)
    own = ValueVersion.objects.filter(
        cell=OuterRef("pk"),
        by=reviewer.pk,
    ).filter(Q(pk=OuterRef("submitted")) | Q(number__gt=Coalesce(OuterRef("approved__number"), 0)))
    cells = (
        Cell.objects.filter(status=ValueStatus.SUBMITTED, measure__in=measures.values("identity"))
        .select_related("period", "component", "submitted__by", "approved")
        .annotate(
            submitted_at=Subquery(submissions.order_by("-pk").values("at")[:1]),
            is_own=Exists(own),
        )
    )
    return in_order_of_due_dates(cells)


def history(cell_ids: list[int]) -> QuerySet[ReviewEvent]:
    """Every recorded step of the cells, newest first."""
    return (
        ReviewEvent.objects.filter(cell__in=cell_ids)
        .select_related("by", "version__by", "cell__period", "cell__component")
        .order_by("-pk")
    )
