"""What has to be computed again, or for the first time, without anybody asking for it."""

from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from indicators.attainment.current import CURRENT
from indicators.attainment.services import hold, recompute
from indicators.enums import MeasureKind, ValueKind, Verdict
from indicators.models import Attainment, Cell, PerformanceMeasure, PlanEdition


def recompute_outdated(*, now: datetime) -> int:
    """Compute every edition that holds something outdated; returns how many there were.

    A new edition brings values of its own and replaces those of the editions before it; a
    confirmed link joins two series; and a period comes to its end.
    """
    editions = list(_outdated(now.astimezone(UTC).date()).values_list("pk", flat=True))
    for edition_id in editions:
        recompute(edition_id=edition_id, now=now)
    return len(editions)


@transaction.atomic
def bring_up_to_date(*, edition_id: int, period_id: int, now: datetime) -> int:
    """Compute a period of an edition where any of it is missing or outdated; the rows changed.

    One query where nothing is. Of many who ask at once one computes; the others wait for it.
    """
    asked = {"edition_id": edition_id, "period_id": period_id}
    today = now.astimezone(UTC).date()
    if not _is_outdated(**asked, today=today):
        return 0
    hold([edition_id])
    if not _is_outdated(**asked, today=today):
        return 0
    return recompute(**asked, now=now)


def _is_outdated(*, edition_id: int, period_id: int, today: date) -> bool:
    stored = Attainment.objects.filter(
        measure=OuterRef("pk"), period=period_id, component__isnull=True
    )
    current = stored.filter(CURRENT)
    has_come_due = stored.filter(
        verdict=Verdict.NOT_DUE, actual__isnull=True, period__last_day__lt=today
    )
    measures = PerformanceMeasure.objects.filter(node__edition=edition_id)
    return measures.filter(~Exists(current) | Exists(has_come_due)).exists()


def _outdated(today: date) -> QuerySet[PlanEdition]:
    # Every measure has a row of its own, so that those of its components need no look.
    rows = Attainment.objects.filter(measure__node__edition=OuterRef("pk"), component__isnull=True)
    values = Cell.objects.filter(
        measure__editions__node__edition=OuterRef("pk"),
        kind__in=[ValueKind.TARGET, ValueKind.ACTUAL],
        approved__isnull=False,
        as_of__isnull=True,
        disaggregation="",
    )
    never = ~Exists(rows) & Exists(values)
    outdated = Exists(rows.exclude(CURRENT)) | Exists(_come_due(today)) | never
    return PlanEdition.objects.filter(outdated).order_by("pk")


def _come_due(today: date) -> QuerySet[Attainment]:
    """What was not due when it was computed, has no actual, and would be due today."""
    is_awaited = Q(target__isnull=False) | Q(measure_version__kind=MeasureKind.MILESTONE)
    return Attainment.objects.filter(
        is_awaited,
        measure__node__edition=OuterRef("pk"),
        verdict=Verdict.NOT_DUE,
        actual__isnull=True,
        period__last_day__lt=today,
    )
