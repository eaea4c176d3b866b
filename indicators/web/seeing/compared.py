"""What is compared: two sides as they are asked for, measure beside measure."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from indicators import access, attainment
from indicators.attainment import MeasureVerdict
from indicators.models import Period, PlanEdition
from indicators.web import requests
from indicators.web.periods import shown_period
from indicators.web.seeing.between import Between, between
from indicators.web.seeing.sides import Pair, one_edition, two_editions


@dataclass(frozen=True, slots=True)
class Side:
    """One state: an edition in a period, as it is or as known on a day."""

    edition: PlanEdition
    periods: list[Period]
    period: Period | None
    day: date | None

    @property
    def name(self) -> str:
        """In short, beside a cell of a folded table."""
        parts = (self.edition.symbol, self.period and self.period.label, self.day)
        return " ".join(str(part) for part in parts if part)

    @property
    def instant(self) -> datetime | None:
        return attainment.instant_of(self.day) if self.day else None

    def verdicts(self) -> list[MeasureVerdict]:
        known = None
        if self.day is not None and self.period is not None:
            known = attainment.known_at(
                edition_id=self.edition.pk, at=self.day, period_id=self.period.pk
            )
        return attainment.verdicts_of(self.edition, self.period, known)


@dataclass(frozen=True, slots=True)
class Compared:
    """``between`` is there where one edition is compared on two days."""

    left: Side
    right: Side
    pairs: list[Pair]
    between: Between | None

    @property
    def is_one_edition(self) -> bool:
        return self.left.edition == self.right.edition

    def asked(self, given: QueryDict) -> list[Pair]:
        """What is left of the pairs: ``kind=`` what became of measures, ``was=`` and ``is=`` one
        change of verdict, ``all=on`` also what is the same.
        """
        if given.get("kind"):
            return [each for each in self.pairs if each.kind == given["kind"]]
        if "was" in given or "is" in given:
            verdicts = (given.get("was", ""), given.get("is", ""))
            return [each for each in self.pairs if each.verdicts == verdicts]
        if given.get("all") == "on":
            return self.pairs
        return [each for each in self.pairs if each.has_changed or self._is_written(each)]

    def _is_written(self, pair: Pair) -> bool:
        return self.between is not None and pair.right.measure in self.between.touched


def compared(request: HttpRequest, slug: str) -> Compared:
    """``?from=2024&to=2025``, ``with=`` another edition on the left, ``from_at=`` and ``to_at=``
    days.
    """
    edition = requests.edition_or_404(request, slug)
    editions = access.editions_seen_by(request.user, on=requests.today())
    other = get_object_or_404(editions, slug=request.GET.get("with") or slug)
    right = Side(edition, *_when(request, edition, "to", None))
    left = Side(other, *_when(request, other, "from", right if other == edition else None))
    days = between(edition, left.instant, right.instant) if other == edition else None
    return Compared(left, right, _pairs(left, right), days)


def _when(
    request: HttpRequest, edition: PlanEdition, name: str, after: Side | None
) -> tuple[list[Period], Period | None, date | None]:
    """The periods, and the period and the day of a side.

    Of the same edition as ``after`` and with neither asked for, it is the period before.
    """
    day = _day(request.GET.get(f"{name}_at", ""))
    at = attainment.instant_of(day) if day else None
    shown = shown_period(request, edition, name=name, at=at)
    if after is None or after.period is None or request.GET.get(name) or day:
        return shown.all, shown.period, day
    earlier = [each for each in shown.all if each.last_day < after.period.first_day]
    return shown.all, (earlier[0] if earlier else shown.period), day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as unreadable:
        raise Http404 from unreadable


def _pairs(left: Side, right: Side) -> list[Pair]:
    if left.edition == right.edition:
        return one_edition(left.verdicts(), right.verdicts())
    days = [left.instant, right.instant]
    at = None if None in days else max(days)
    return two_editions(left.edition, right.edition, left.verdicts(), right.verdicts(), at=at)
