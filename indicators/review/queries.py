"""What waits for a reviewer, and what was done with a value."""

from datetime import date, datetime

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from indicators import access
from indicators.enums import Step, ValueStatus
from indicators.models import Cell, ReviewEvent, User, ValueVersion
from indicators.review.due import in_order_of_due_dates
from indicators.review.trail import public


def awaiting_review(*, reviewer: User, on: date) -> QuerySet[Cell]:
    """Submitted values at a step the reviewer may take, what is due first, then the longest.

    ``submitted_at`` says since when; ``is_own`` that the reviewer wrote the version submitted, or
    another since the last approval, or took an earlier step of the chain, so that another person
    must take this one.
    """
    submissions = ReviewEvent.objects.filter(cell=OuterRef("pk"), step=Step.SUBMIT)
    is_own = _has_part_of([reviewer.pk])
    if absent := access.absent_for(reviewer, on=on):
        as_own = access.cells_judged_by(reviewer, on=on, acting=False)
        is_own |= _has_part_of(absent) & ~Q(pk__in=as_own.values("pk"))
    cells = (
        access.cells_judged_by(reviewer, on=on)
        .select_related("period", "component", "submitted__by", "approved")
        .annotate(
            submitted_at=Subquery(submissions.order_by("-pk").values("at")[:1]),
            is_own=ExpressionWrapper(is_own, BooleanField()),
        )
    )
    return in_order_of_due_dates(cells)


def _has_part_of(people: list[int]) -> Q:
    """Cells on whose submitted value one of the people had a hand that keeps them from judging."""
    written = ValueVersion.objects.filter(cell=OuterRef("pk"), by__in=people).filter(
        Q(pk=OuterRef("submitted")) | Q(number__gt=Coalesce(OuterRef("approved__number"), 0))
    )
    submissions = ReviewEvent.objects.filter(cell=OuterRef("cell"), step=Step.SUBMIT)
    taken = ReviewEvent.objects.filter(
        Q(by__in=people) | Q(acting_for__in=people),
        cell=OuterRef("pk"),
        version=OuterRef("submitted"),
        step=Step.CLEAR,
        pk__gt=Subquery(submissions.order_by("-pk").values("pk")[:1]),
    )
    submitted = ReviewEvent.objects.filter(
        cell=OuterRef("pk"),
        version=OuterRef("submitted"),
        step=Step.SUBMIT,
        acting_for__in=people,
    )
    return Q(Exists(written)) | Q(Exists(taken)) | Q(Exists(submitted))


def history(
    cell_ids: list[int], *, whole: bool = True, until: datetime | None = None
) -> QuerySet[ReviewEvent]:
    """Every recorded step of the cells, newest first; not ``whole``: only what counted."""
    events = ReviewEvent.objects.filter(cell__in=cell_ids)
    if until is not None:
        events = events.filter(at__lte=until)
    if not whole:
        events = public(events)
    return events.select_related(
        "by", "acting_for", "version__by", "cell__period", "cell__component"
    ).order_by("-pk")


def undoable(*, reviewer: User, on: date) -> QuerySet[ReviewEvent]:
    """The person's own approvals on which nothing has followed, newest first.

    Whether the round still allows it is said when it is undone.
    """
    later = ReviewEvent.objects.filter(cell=OuterRef("cell"), pk__gt=OuterRef("pk"))
    mine = access.measures_reviewed_by(reviewer, on=on).values("identity")
    return (
        ReviewEvent.objects.filter(
            ~Exists(later),
            step=Step.APPROVE,
            by=reviewer.pk,
            cell__status=ValueStatus.APPROVED,
            cell__measure__in=mine,
        )
        .select_related("version", "cell__period", "cell__component")
        .order_by("-pk")
    )
