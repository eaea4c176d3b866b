"""From when readers know of a report: changed by a planning officer, every change kept."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

import pghistory
from django.apps import apps
from django.db import transaction

from indicators.models import Report, User


@dataclass(frozen=True, slots=True)
class Release:
    """One change of the day; ``None`` is at once. Of an old change nobody may be known."""

    at: datetime
    by: User | None
    before: date | None
    after: date | None


@transaction.atomic
def release_on(*, report_id: int, day: date | None, by: User) -> bool:
    """Let readers know of the report from a day on; ``False`` where it says so already."""
    report = Report.objects.select_for_update(of=["self"]).get(pk=report_id)
    if report.released_on == day:
        return False
    with pghistory.context(user=by.pk):
        Report.objects.filter(pk=report_id).update(released_on=day)
    return True


def releases_of(report: Report) -> list[Release]:
    """The newest first; two queries."""
    history = apps.get_model("indicators", "ReportEvent").objects.filter(pgh_obj=report)
    states = list(history.select_related("pgh_context").order_by("pgh_id"))
    people = User.objects.in_bulk({_who(each) for each in states} - {None})
    return [
        Release(after.pgh_created_at, people.get(_who(after)), *days)
        for before, after in reversed(list(pairwise(states)))
        if len(set(days := (before.released_on, after.released_on))) > 1
    ]


def _who(state: object) -> int | None:
    context = state.pgh_context
    return context.metadata.get("user") if context else None
