"""The SQL form of the rules fed with cases instead of tables."""

import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django.db import connection

from indicators.attainment.case import Attainment, Case
from indicators.attainment.query import PLACES_JUDGED
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, MeasureKind, ReasonCode, Verdict
from tests.attainment.decimals import as_decimal

PLACED = """
placed AS (
    SELECT * FROM jsonb_to_recordset(%(rows)s) AS given (
        measure_id integer, part integer, period_id integer, period_kind text,
        first_day date, last_day date, holds_from date, accumulation text,
        version_id bigint, baseline_id bigint, target_id bigint, actual_id bigint,
        kind text, tolerance numeric, due boolean, judged text, state text,
        basis text, actual_basis text,
        baseline numeric, baseline_numerator numeric, baseline_denominator numeric,
        target numeric, target_high numeric, target_numerator numeric, target_denominator numeric,
        actual numeric, actual_numerator numeric, actual_denominator numeric
    )
)"""
READ = """
SELECT DISTINCT ON (measure_id)
    verdict, progress_numerator, progress_denominator, ratio_numerator, ratio_denominator,
    gap, reasons
FROM judged
ORDER BY measure_id, period_id DESC"""
FIRST_YEAR = 2001


def assess_in_sql(cases: Sequence[Case]) -> list[Attainment]:
    """The attainment of each case, all in one statement."""
    return assess_series_in_sql([[MeasureYear(case)] for case in cases])


def assess_series_in_sql(series: Sequence[Sequence[MeasureYear | None]]) -> list[Attainment]:
    """The attainment of the last year of each series, all in one statement.

    ``None`` is a year of which nothing is stated at all: it has no row.
    """
    rows = [
        at(place, year) | as_row(stated.case) | {"accumulation": accumulation_of(stated)}
        for place, years in enumerate(series)
        for year, stated in enumerate(years, FIRST_YEAR)
        if stated is not None
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH " + ",".join((PLACED, PLACES_JUDGED)) + READ,
            {"rows": json.dumps(rows), "periods": None},
        )
        return [attainment_of(row) for row in cursor.fetchall()]


def at(place: int, year: int) -> dict[str, object]:
    return {
        "measure_id": place,
        "part": 0,
        "period_id": year,
        "period_kind": "year",
        "first_day": date(year, 1, 1).isoformat(),
        "last_day": date(year, 12, 31).isoformat(),
        "actual_id": year,
    }


def accumulation_of(year: MeasureYear) -> str | None:
    """As the statement over the tables has it: null where nothing is brought together."""
    each_alone = year.accumulation == Accumulation.PER_PERIOD
    return None if each_alone or year.case.kind == MeasureKind.MILESTONE else year.accumulation


def as_row(case: Case) -> dict[str, object]:
    """A range has its ends where a row of the tables has them."""
    is_range = case.kind == MeasureKind.RANGE
    return {
        "kind": case.kind or "",
        "tolerance": as_decimal(case.tolerance),
        "due": case.due,
        "judged": case.judged or "",
        "state": case.state,
        "basis": case.basis,
        "actual_basis": case.actual_basis,
        "baseline": numeric(case.baseline),
        "target": numeric(case.lo if is_range else case.target),
        "target_high": numeric(case.hi) if is_range else None,
        "actual": numeric(case.actual),
        "actual_numerator": numeric(case.ratio and case.ratio.numerator),
        "actual_denominator": numeric(case.ratio and case.ratio.denominator),
    }


def numeric(number: Fraction | None) -> str | None:
    return None if number is None else as_decimal(number)


def attainment_of(row: tuple) -> Attainment:
    verdict, p_upper, p_lower, l_upper, l_lower, gap, reasons = row
    return Attainment(
        Verdict(verdict),
        pair(p_upper, p_lower),
        pair(l_upper, l_lower),
        None if gap is None else Fraction(gap),
        tuple(ReasonCode(reason) for reason in reasons),
    )


def pair(upper, lower) -> Fraction | None:
    """The stored pair as a fraction; it must be whole and in lowest terms already."""
    if upper is None:
        assert lower is None
        return None
    fraction = Fraction(upper) / Fraction(lower)
    assert (fraction.numerator, fraction.denominator) == (upper, lower)
    return fraction
