"""The SQL form of the rules fed with cases instead of tables."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from django.db import connection

from indicators.attainment.case import Attainment, Case
from indicators.attainment.query import ASSESSED, OUTCOME, PLACES_JUDGED, WHOLE
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, MeasureKind, ReasonCode, Verdict
from tests.attainment.decimals import as_decimal
from tests.attainment.generated import LAST_YEAR, Placed, Promise

# What the statement would find in the tables. An original target or baseline it reads by its id.
FOUND = """
placed AS (
    SELECT * FROM jsonb_to_recordset(%(rows)s) AS given (
        measure_id integer, part integer, period_id integer, period_kind text,
        first_day date, last_day date, holds_from date, accumulation text,
        version_id bigint, baseline_id bigint, target_id bigint, actual_id bigint,
        original_target_id bigint, original_baseline_id bigint,
        kind text, tolerance numeric, due boolean, judged text, state text,
        basis text, actual_basis text,
        baseline numeric, baseline_numerator numeric, baseline_denominator numeric,
        target numeric, target_high numeric, target_numerator numeric, target_denominator numeric,
        actual numeric, actual_numerator numeric, actual_denominator numeric
    )
),
pairs AS (SELECT measure_id, part, period_id FROM placed),
indicators_valueversion AS (
    SELECT * FROM jsonb_to_recordset(%(promises)s) AS given (
        id bigint, basis text, amount numeric, amount_high numeric,
        numerator numeric, denominator numeric
    )
)"""
READ = """
SELECT DISTINCT ON (measure_id, coalesce(component_id, 0))
    measure_id, coalesce(component_id, 0),
    verdict, progress_numerator, progress_denominator, ratio_numerator, ratio_denominator,
    gap, reasons,
    original_verdict, original_progress_numerator, original_progress_denominator,
    original_ratio_numerator, original_ratio_denominator, original_gap, original_reasons
FROM outcome
ORDER BY measure_id, coalesce(component_id, 0), period_id DESC"""
STATEMENT = "WITH " + ",".join((FOUND, PLACES_JUDGED, ASSESSED, WHOLE, OUTCOME)) + READ

# As it was judged, and against what had been promised at first where that was revised.
Both = tuple[Attainment, Attainment | None]


def assess_in_sql(cases: Sequence[Case]) -> list[Attainment]:
    """The attainment of each case, all in one statement."""
    return assess_series_in_sql([[MeasureYear(case, f"{LAST_YEAR}")] for case in cases])


def assess_series_in_sql(series: Sequence[Sequence[MeasureYear]]) -> list[Attainment]:
    """The attainment of the last year of each series, all in one statement."""
    rows = [
        at(measure, 0, int(stated.year)) | as_row(stated)
        for measure, years in enumerate(series)
        for stated in years
    ]
    return [judged for (judged, _originally) in outcomes(rows, []).values()]


def assess_components_in_sql(measures: Sequence[Sequence[Case]]) -> list[Attainment]:
    """The attainment of each measure as a whole, by its components; all in one statement."""
    rows = [
        at(measure, part, LAST_YEAR) | as_row(MeasureYear(case, f"{LAST_YEAR}"))
        for measure, parts in enumerate(measures)
        for part, case in enumerate(parts, 1)
    ]
    found = outcomes(rows, [])
    return [found[measure, 0][0] for measure in range(len(measures))]


def assess_measures_in_sql(
    measures: Sequence[Mapping[int, Placed]],
) -> list[dict[int, Both]]:
    """By part, 0 for the whole, what comes of the last year of each measure; one statement."""
    rows: list[dict[str, object]] = []
    promises: list[dict[str, object]] = []
    for measure, parts in enumerate(measures):
        for part, placed in parts.items():
            *before, last = placed.series()
            rows += [at(measure, part, int(each.year)) | as_row(each) for each in before]
            row = at(measure, part, int(last.year)) | as_row(last)
            for name, promise in promises_of(placed).items():
                row |= in_columns(name, promise) | {f"{name}_id": len(promises)}
                promises.append({"id": len(promises), "basis": placed.basis} | stated(promise))
            rows.append(row)
    found: list[dict[int, Both]] = [{} for _each in measures]
    for (measure, part), both in outcomes(rows, promises).items():
        found[measure][part] = both
    return found


def outcomes(rows: list[dict], promises: list[dict]) -> dict[tuple[int, int], Both]:
    with connection.cursor() as cursor:
        cursor.execute(
            STATEMENT,
            {"rows": json.dumps(rows), "promises": json.dumps(promises), "periods": None},
        )
        return {
            (measure, part): (attainment_of(said[:7]), attainment_of(said[7:]))
            for measure, part, *said in cursor.fetchall()
        }


def promises_of(placed: Placed) -> dict[str, Promise]:
    given = {
        "target": placed.target,
        "baseline": placed.baseline,
        "original_target": placed.original_target,
        "original_baseline": placed.original_baseline,
    }
    return {name: promise for name, promise in given.items() if promise is not None}


def stated(promise: Promise) -> dict[str, str | None]:
    """As a version of a value has it."""
    return {
        "amount": numeric(promise.amount),
        "amount_high": numeric(promise.high),
        "numerator": numeric(promise.parts and promise.parts.numerator),
        "denominator": numeric(promise.parts and promise.parts.denominator),
    }


def in_columns(name: str, promise: Promise) -> dict[str, str | None]:
    """As a place has it."""
    said = stated(promise)
    return {
        name: said["amount"],
        f"{name}_high": said["amount_high"],
        f"{name}_numerator": said["numerator"],
        f"{name}_denominator": said["denominator"],
    }


def at(measure: int, part: int, year: int) -> dict[str, object]:
    return {
        "measure_id": measure,
        "part": part,
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


def as_row(year: MeasureYear) -> dict[str, object]:
    """A range has its ends where a row of the tables has them."""
    case = year.case
    is_range = case.kind == MeasureKind.RANGE
    return {
        "accumulation": accumulation_of(year),
        "kind": case.kind or "",
        "tolerance": as_decimal(case.tolerance),
        "due": case.due,
        "judged": case.judged or "",
        "state": case.state,
        "basis": case.basis,
        "actual_basis": case.actual_basis,
        "actual": numeric(case.actual),
        "actual_numerator": numeric(case.ratio and case.ratio.numerator),
        "actual_denominator": numeric(case.ratio and case.ratio.denominator),
        "baseline": numeric(case.baseline),
        "target": numeric(case.lo if is_range else case.target),
        "target_high": numeric(case.hi) if is_range else None,
    }


def numeric(number: Fraction | None) -> str | None:
    return None if number is None else as_decimal(number)


def attainment_of(said: Sequence) -> Attainment | None:
    verdict, p_upper, p_lower, l_upper, l_lower, gap, reasons = said
    if not verdict:
        return None
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
