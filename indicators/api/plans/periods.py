"""The period that somebody names: by its label, or by its first and last day."""

from datetime import date

from django.db.models import QuerySet

from indicators.api.serving.problems import refused_field
from indicators.models import Period

NONE = "There is no such period."
SEVERAL = "Several periods have this label. Name it by its first and last day, with a slash."


def periods_called(said: str) -> QuerySet[Period]:
    first, _slash, last = said.partition("/")
    try:
        days = {"first_day": date.fromisoformat(first), "last_day": date.fromisoformat(last)}
    except ValueError:
        return Period.objects.filter(label=said)
    return Period.objects.filter(**days)


def period_called(said: str, *, field: str = "period") -> Period:
    """Of a body; refused at its field where there is none, or more than one."""
    found = list(periods_called(said)[:2])
    if len(found) != 1:
        raise refused_field(field, SEVERAL if found else NONE)
    return found[0]
