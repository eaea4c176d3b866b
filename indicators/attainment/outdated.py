"""What has to be computed again, or for the first time, without anybody asking for it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from indicators.attainment.services import recompute
from indicators.enums import ValueKind
from indicators.models import Attainment, Cell, PlanEdition


def recompute_outdated(*, now: datetime) -> int:
    """Compute every edition that holds something outdated; returns how many there were.

    A new edition brings values of its own and replaces those of the editions before it; a
    confirmed link joins two series.
    """
    editions = list(_outdated().values_list("pk", flat=True))
    for edition_id in editions:
        recompute(edition_id=edition_id, now=now)
    return len(editions)


def _outdated() -> QuerySet[PlanEdition]:
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
    return PlanEdition.objects.filter(Exists(rows.filter(is_stale=True)) | never).order_by("pk")
