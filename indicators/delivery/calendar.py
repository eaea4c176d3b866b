"""When a schedule is due: wall-clock times of a place, as moments. Pure.

The 31st of a shorter month is its last day, and so is 29 February of a common year. A time that
the clocks skip in spring is as many minutes after the change as it would have been; one that they
show twice in autumn is the first of the two.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from indicators.enums import Every

MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``month`` is that of a year, or the first of those three months apart."""

    every: Every
    month: int
    day: int
    at: time
    zone: str


def moments(rule: Recurrence, *, after: datetime) -> Iterator[datetime]:
    """The moments later than ``after``, in order and without end, each in the rule's zone."""
    began = day_at(rule.zone, after) - timedelta(days=1)
    for day in _days(rule, began):
        moment = moment_on(day, rule)
        if moment > after:
            yield moment


def moment_on(day: date, rule: Recurrence) -> datetime:
    """When the rule comes due on one of its days."""
    zone = ZoneInfo(rule.zone)
    # Through UTC, so that a time that no clock shows becomes one that it does.
    return datetime.combine(day, rule.at, zone).astimezone(UTC).astimezone(zone)


def next_moment(rule: Recurrence, *, after: datetime) -> datetime:
    return next(moments(rule, after=after))


def next_moments(rule: Recurrence, n: int, *, after: datetime) -> list[datetime]:
    return list(islice(moments(rule, after=after), n))


def day_at(zone: str, moment: datetime) -> date:
    """Which day it is at a place."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _days(rule: Recurrence, began: date) -> Iterator[date]:
    if rule.every == Every.WEEK:
        first = began + timedelta(days=(rule.day - began.isoweekday()) % DAYS_OF_WEEK)
        yield from (first + timedelta(weeks=weeks) for weeks in count())
    step = MONTHS[rule.every]
    # A whole turn earlier is never too late; what lies before is skipped by who asks.
    first_month = (began.year - 1) * 12 + rule.month - 1
    for number in count(first_month, step):
        year, month = number // 12, number % 12 + 1
        yield date(year, month, min(rule.day, calendar.monthrange(year, month)[1]))
