"""Values that exist and are in no figure: drafts, what waits for review, what is suppressed."""

from django.db.models import Count, Q

from indicators.enums import ValueState, ValueStatus
from indicators.models import Cell
from indicators.reports.document import HeldBack
from indicators.reports.scene import Scene

DRAFTED = Q(status__in=[ValueStatus.DRAFT, ValueStatus.RETURNED], draft__isnull=False)
HOW_MANY = {
    "drafts": Count("pk", filter=DRAFTED),
    "submitted": Count("pk", filter=Q(status=ValueStatus.SUBMITTED)),
    "suppressed": Count("pk", filter=Q(approved__state=ValueState.SUPPRESSED)),
}


def held_back(scene: Scene) -> dict[int, HeldBack]:
    """By the identity of a measure; one that keeps nothing back is not there."""
    counted = (
        Cell.objects.filter(scene.nodes("measure__editions__node__"), period=scene.report.period)
        .values("measure")
        .annotate(**HOW_MANY)
        .values_list("measure", *HOW_MANY)
    )
    found = {}
    for identity, drafts, submitted, suppressed in counted:
        in_hand = (0, 0) if scene.options.drafts else (drafts, submitted)
        if any((*in_hand, suppressed)):
            found[identity] = HeldBack(*in_hand, suppressed)
    return found
