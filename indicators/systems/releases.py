"""The day from which readers know of something: told in the feed when it has come.

Whoever read the feed before could not see what happened until then; told of the release, they read
the thing itself.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from indicators.enums import ChangeSubject
from indicators.models import Change, PlanEdition, Report, ReportingRound

RELEASED = "released"
HAVE_A_DAY = {
    ChangeSubject.EDITION: PlanEdition,
    ChangeSubject.ROUND: ReportingRound,
    ChangeSubject.REPORT: Report,
}
# How long nobody may have looked.
LONGEST_PAUSE = timedelta(days=30)


def tell_releases(*, now: datetime) -> None:
    """Write down each day of release that has come since; each is told once."""
    today = now.date()
    for subject, model in HAVE_A_DAY.items():
        told = Change.objects.filter(
            subject=subject,
            subject_id=OuterRef("pk"),
            what=RELEASED,
            at__gte=OuterRef("released_on"),
        )
        come = model.objects.filter(
            ~Exists(told), released_on__gt=today - LONGEST_PAUSE, released_on__lte=today
        )
        Change.objects.bulk_create(
            Change(subject=subject, subject_id=pk, what=RELEASED)
            for pk in come.order_by("pk").values_list("pk", flat=True)
        )
