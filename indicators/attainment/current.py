"""Which of the stored rows say how things stand: those of the rules in force, with nothing newer.

A row by other rules is as outdated as one whose values have changed, from the moment that the
rules are installed: it is shown nowhere, and the next sweep computes it again.
"""

from typing import Protocol

from django.db.models import Q, QuerySet

from indicators.attainment.rules import RULES_IN_FORCE
from indicators.models import Attainment

CURRENT = Q(is_stale=False, rule_set=RULES_IN_FORCE)


class Stored(Protocol):
    is_stale: bool
    rule_set: str


def current_rows() -> QuerySet[Attainment]:
    return Attainment.objects.filter(CURRENT)


def is_current(row: Stored) -> bool:
    """The same of a row that has been read."""
    return not row.is_stale and row.rule_set == RULES_IN_FORCE
