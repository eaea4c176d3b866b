"""Periods as plans print them: 2026, 2018-2019, 2015-2018, 2021/22, 2026 Q2."""

import re
from datetime import date, timedelta

from indicators.enums import PeriodKind
from indicators.models import Period

FISCAL_YEAR_STARTS = (7, 1)
FISCAL_YEAR_ENDS = (6, 30)


def period_of(printed: int | str) -> Period:
    """The row for a printed period, made if it is not there. ``ValueError`` if it is none."""
    label = str(printed).strip()
    kind, first, last = _span(label)
    period, _ = Period.objects.get_or_create(
        kind=kind, first_day=first, last_day=last, defaults={"label": label}
    )
    return period


def is_period(printed: str) -> bool:
    """Whether ``period_of`` reads it."""
    try:
        _span(printed.strip())
    except ValueError:
        return False
    return True


def _span(label: str) -> tuple[PeriodKind, date, date]:
    if re.fullmatch(r"\d{4}", label):
        return PeriodKind.YEAR, date(int(label), 1, 1), date(int(label), 12, 31)
    if fiscal := re.fullmatch(r"(\d{4})/(\d{2}|\d{4})", label):
        first = int(fiscal[1])
        if (first + 1) % 100 == int(fiscal[2]) % 100:
            return (
                PeriodKind.FISCAL_YEAR,
                date(first, *FISCAL_YEAR_STARTS),
                date(first + 1, *FISCAL_YEAR_ENDS),
            )
    if span := re.fullmatch(r"(\d{4})[-–](\d{4})", label):
        first, last = int(span[1]), int(span[2])
        if last > first:
            kind = PeriodKind.BIENNIUM if last == first + 1 else PeriodKind.SPAN
            return kind, date(first, 1, 1), date(last, 12, 31)
    if quarter := re.fullmatch(r"(\d{4}(?:/\d{2})?) Q([1-4])", label):
        return _quarter(quarter[1], int(quarter[2]))
    raise ValueError(f"{label!r} is no year, fiscal year or span of years")


def _quarter(year: str, number: int) -> tuple[PeriodKind, date, date]:
    """The stretch of three months that is so many-th in a year or a fiscal year."""
    _kind, first, _last = _span(year)
    months = first.month - 1 + 3 * (number - 1)
    begins = date(first.year + months // 12, months % 12 + 1, 1)
    months += 3
    ends = date(first.year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return PeriodKind.SPAN, begins, ends
