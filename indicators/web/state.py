"""The attainment of an edition in one period, as it is now or as it was known on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from indicators import attainment
from indicators.attainment import AsKnown, MeasureVerdict, VerdictCounts
from indicators.enums import Verdict
from indicators.models import Attainment, Period, PlanEdition
from indicators.web.periods import shown_period

OF_A_ROW = (
    "component",
    "measure_version",
    "baseline",
    "target",
    "actual__by",
    "original_baseline",
    "original_target",
)
KEPT = ("period", "as_at")


@dataclass(frozen=True, slots=True)
class State:
    """``day`` and ``known`` are set where a day is asked for by ``?as_at=2026-01-31``. ``kept`` is
    the query with which another page of the plan shows the same period and day.
    """

    edition: PlanEdition
    period: Period | None
    periods: list[Period]
    day: date | None
    known: AsKnown | None
    kept: str

    @property
    def kept_day(self) -> str:
        """The query with which a page of one period, such as a reckoning, shows the same day."""
        return f"?as_at={self.day}" if self.day else ""

    @property
    def instant(self) -> datetime | None:
        return self.known.instant if self.known else None

    @property
    def is_provisional(self) -> bool:
        return self.known is not None and self.known.is_provisional

    def verdicts(self) -> list[MeasureVerdict]:
        """Of every measure of the plan, in printed order; of a day of the past, of those that were
        in it by then: each has a row for the period that is asked for.
        """
        found = attainment.verdicts_of(self.edition, self.period, self.known)
        if self.known is None or self.period is None:
            return found
        then = {row.measure_id for row in self.known.rows}
        return [each for each in found if each.measure in then]

    def counts(self) -> dict[int, VerdictCounts]:
        """By node, the verdicts below it; nothing before a period is known."""
        if self.period is None:
            return {}
        return attainment.counts_by_node(self.edition, self.period, self.known)

    def attainments(
        self, measures: Collection[int], period: Period | None = None
    ) -> list[Attainment]:
        """The rows of some measures and of their components, with what they were computed from;
        of the period shown where no other is given.
        """
        period = period or self.period
        asked = set(measures)
        if period is None or not asked:
            return []
        if self.known is not None:
            return [
                row
                for row in self.known.rows
                if row.measure_id in asked and row.period_id == period.pk
            ]
        rows = attainment.current_rows().filter(measure__in=asked, period=period)
        return list(rows.select_related(*OF_A_ROW).order_by("component__position", "component"))

    def wholes(self, measures: Collection[int]) -> dict[int, Attainment]:
        """The verdict of each measure as a whole, by its node."""
        if self.known is not None:
            rows = self.attainments(measures)
            return {row.measure_id: row for row in rows if row.component_id is None}
        found = attainment.current_rows().filter(
            measure__in=measures, period=self.period, component__isnull=True
        )
        return {row.measure_id: row for row in found}

    def with_verdict(self, verdicts: Collection[Verdict]) -> set[int]:
        """The measures of the edition that have one of the verdicts."""
        if self.period is None:
            return set()
        if self.known is not None:
            rows = (row for row in self.known.rows if row.period_id == self.period.pk)
            wholes = (row for row in rows if row.component_id is None)
            return {row.measure_id for row in wholes if row.verdict in verdicts}
        rows = attainment.current_rows().filter(
            measure__node__edition=self.edition,
            period=self.period,
            component__isnull=True,
            verdict__in=verdicts,
        )
        return set(rows.values_list("measure", flat=True))


def state_of(
    request: HttpRequest,
    edition: PlanEdition,
    *,
    measures: Collection[int] | None = None,
    every_period: bool = False,
) -> State:
    """As ``?period=`` and ``?as_at=`` say. Of a day of the past some ``measures`` alone may be
    asked for, and ``every_period`` of them beside the one that is shown.
    """
    day, known = day_asked(request), None
    at = attainment.instant_of(day) if day else None
    shown = shown_period(request, edition, at=at)
    if day is not None:
        known = attainment.known_at(
            edition_id=edition.pk,
            at=day,
            period_id=None if every_period or shown.period is None else shown.period.pk,
            measures=measures,
        )
    asked = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    kept = f"?{urlencode(asked)}" if asked else ""
    return State(edition, shown.period, shown.all, day, known, kept)


def day_asked(request: HttpRequest) -> date | None:
    asked = request.GET.get("as_at", "").strip()
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError as unreadable:
        raise Http404 from unreadable
