"""Stretches of time as DHIS2 writes them: 2026, 2026Q2, 202603, 20260315, 2026S1, 2026AprilS1, and
years of twelve months from April, July, October or November, 2026July. Pure.
"""

import re
from calendar import monthrange
from datetime import date

YEARS_FROM = {4: "April", 7: "July", 10: "Oct", 11: "Nov"}
HALVES_FROM = {1: "S1", 7: "S2", 4: "AprilS1", 10: "AprilS2"}
SHAPES = re.compile(
    r"(?P<year>[0-9]{4})(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])|(?P<half>(?:April)?S[12])"
    r"|(?P<named>April|July|Oct|Nov))?"
)
MONTH_OF = {name: month for each in (YEARS_FROM, HALVES_FROM) for month, name in each.items()}


def written(first: date, last: date) -> str:
    """Empty for a stretch of time that DHIS2 does not know."""
    if first == last:
        return f"{first:%Y%m%d}"
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12:
        named = "" if first.month == 1 else YEARS_FROM.get(first.month)
        return "" if named is None else f"{first.year}{named}"
    if months == 6 and first.month in HALVES_FROM:
        return f"{first.year}{HALVES_FROM[first.month]}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}Q{first.month // 3 + 1}"
    return f"{first:%Y%m}" if months == 1 else ""


def read(text: str) -> tuple[date, date] | None:
    """First and last day; nothing for what is none of these."""
    try:
        if re.fullmatch(r"[0-9]{8}", text):
            day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
            return day, day
        said = SHAPES.fullmatch(text)
        return _span(**said.groupdict()) if said else None
    except ValueError:
        return None


def _span(
    year: str, quarter: str | None, month: str | None, half: str | None, named: str | None
) -> tuple[date, date]:
    begins, months = 1, 12
    if quarter:
        begins, months = int(quarter) * 3 - 2, 3
    elif month:
        begins, months = int(month), 1
    elif half:
        begins, months = MONTH_OF[half], 6
    elif named:
        begins = MONTH_OF[named]
    later, at = divmod(begins - 2 + months, 12)
    ends = int(year) + later, at + 1
    return date(int(year), begins, 1), date(*ends, monthrange(*ends)[1])
