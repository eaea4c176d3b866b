"""What is gathered: a request, its edition as it was, programmes of it, and the instant."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Self

from django.db.models import Q

from indicators.attainment import Figures
from indicators.models import PlanEdition, Programme, Report
from indicators.reports.options import ReportOptions


@dataclass(frozen=True, slots=True)
class Scene:
    """``left_out`` are the programmes of the edition that nobody asked for. ``is_provisional`` when
    a change before ``as_at`` may still have been under way.
    """

    report: Report
    edition: PlanEdition
    options: ReportOptions
    as_at: datetime
    programmes: tuple[Programme, ...]
    left_out: int = 0
    is_whole: bool = True
    is_provisional: bool = False

    @classmethod
    def of(
        cls,
        report: Report,
        edition: PlanEdition,
        options: ReportOptions,
        as_at: datetime,
        *,
        is_provisional: bool = False,
    ) -> Self:
        """To be asked inside of a snapshot: titles and statuses change."""
        then = PlanEdition.objects.get(pk=edition.pk)
        every = Programme.objects.filter(node__edition=then).order_by("node__position")
        asked = set(options.programmes)
        chosen = tuple(each for each in every if not asked or each.path in asked)
        left_out = len(every) - len(chosen)
        return cls(
            report,
            then,
            options,
            as_at,
            chosen,
            left_out,
            is_whole=not left_out,
            is_provisional=is_provisional,
        )

    def of_one(self, programme: Programme) -> Self:
        return replace(self, programmes=(programme,), is_whole=False)

    @property
    def is_seen_otherwise(self) -> bool:
        """Whether what is stored as attainment may not be what this transaction sees."""
        is_live = self.edition == self.report.edition and self.options.as_at is None
        return self.options.drafts or not is_live or self.as_at == self.options.since

    def keep_years(self, figures: Iterable[Figures]) -> set[str]:
        """Leave the years that were asked for, and the report's own; the labels of all others."""
        if not self.options.years:
            return set()
        asked = {*self.options.years, self.report.period.label}
        left_out = set()
        for each in figures:
            left_out |= {period.label for period in each.periods} - asked
            each.periods = [period for period in each.periods if period.label in asked]
        return left_out

    def nodes(self, name: str = "") -> Q:
        """What stands in these programmes, of rows that know their node by ``name``."""
        here = Q(**{f"{name}edition": self.edition})
        if self.is_whole:
            return here
        places = (
            Q(**{f"{name}path": each.path}) | Q(**{f"{name}path__startswith": f"{each.path}/"})
            for each in self.programmes
        )
        return here & reduce(or_, places, Q(**{f"{name}pk__in": []}))
