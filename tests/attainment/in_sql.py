"""The SQL form of the rules fed with cases instead of tables."""

import json
from collections.abc import Sequence
from fractions import Fraction

from django.db import connection

from indicators.attainment.case import Attainment, Case
from indicators.attainment.exact import as_decimal
from indicators.attainment.judged import JUDGED
from indicators.enums import MeasureKind, ReasonCode, Verdict

STATED = """
stated AS (
    SELECT * FROM jsonb_to_recordset(%s) AS given (
        place integer, kind text, tolerance numeric, due boolean, judged text, state text,
        basis text, actual_basis text,
        baseline numeric, baseline_numerator numeric, baseline_denominator numeric,
        target numeric, target_high numeric, target_numerator numeric, target_denominator numeric,
        actual numeric, actual_numerator numeric, actual_denominator numeric
    )
)"""
READ = """
SELECT verdict, progress_numerator, progress_denominator, ratio_numerator, ratio_denominator,
    gap, reasons
FROM judged
ORDER BY place"""


def assess_in_sql(cases: Sequence[Case]) -> list[Attainment]:
    """The attainment of each case, all in one statement."""
    rows = [{"place": place} | as_row(case) for place, case in enumerate(cases)]
    with connection.cursor() as cursor:
        cursor.execute("WITH " + ",".join((STATED, JUDGED)) + READ, [json.dumps(rows)])
        return [attainment_of(row) for row in cursor.fetchall()]


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
