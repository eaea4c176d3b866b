"""What was written of an edition's measures between two days: by whom, from what to what, why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import review
from indicators.enums import Verdict
from indicators.models import PlanEdition
from indicators.web.framework.change_lines import Line, lines_of
from indicators.web.seeing.sides import Pair


@dataclass(frozen=True, slots=True)
class Between:
    """After ``since`` and up to ``until``; ``touched`` are the measures of which something was
    written.
    """

    since: datetime
    until: datetime
    touched: set[int]

    def lines(self, measures: Collection[int]) -> dict[int, list[Line]]:
        """By measure, the newest change first; six queries for any number."""
        found: dict[int, list[Line]] = {}
        changed = review.changes_between(measures, since=self.since, until=self.until)
        for line in lines_of(changed):
            found.setdefault(line.change.measure.pk, []).append(line)
        return found


def between(edition: PlanEdition, left: datetime | None, right: datetime | None) -> Between | None:
    """Of two instants, none being now; nothing where they are the same."""
    if left == right:
        return None
    now = timezone.now()
    since, until = sorted((left or now, right or now))
    touched = review.measures_changed_between(edition, since=since, until=until)
    return Between(since, until, touched)


def silence(pair: Pair) -> str:
    """Why a verdict is another one although nothing was written of the measure."""
    old, new = pair.verdicts
    if old == new:
        return ""
    if {old, new} == {Verdict.NOT_DUE, Verdict.NO_DATA}:
        return _("Nothing was written; in between the period came due.")
    return _("Nothing was written of the measure itself in between.")
