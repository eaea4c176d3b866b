"""Whose proof a person may look at."""

from datetime import date

from django.db.models import F, Q, QuerySet

from indicators.access.measures import cells_contributed_by, measures_worked_on_by
from indicators.access.seen import editions_seen_by
from indicators.models import EvidenceUse, PerformanceMeasure, User

APPROVED = F("version__cell__approved__number")
# Given with the version that counts or before it, and not taken away by then.
PROVES_WHAT_COUNTS = Q(version__number__lte=APPROVED) & (
    Q(removal__isnull=True) | Q(removal__version__number__gt=APPROVED)
)


def evidence_seen_by(user: User, *, on: date) -> QuerySet[EvidenceUse]:
    """The evidence of values that the person sees.

    Of an approved value it is seen by all who see its plan; what stands beside a draft, or was
    taken away before the approval, by those who enter or review the value, and of the part of an
    entity by who gives it.
    """
    seen = PerformanceMeasure.objects.filter(node__edition__in=editions_seen_by(user, on=on))
    worked_on = measures_worked_on_by(user, on=on)
    of_approved = Q(version__cell__measure__in=seen.values("identity")) & PROVES_WHAT_COUNTS
    return EvidenceUse.objects.filter(
        of_approved
        | Q(version__cell__measure__in=worked_on.values("identity"))
        | Q(version__cell__in=cells_contributed_by(user, on=on))
    ).select_related("file", "link", "by")
