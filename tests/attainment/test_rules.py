"""Rule set AR-1 on its table of named cases."""

from fractions import Fraction

import pytest

from indicators.attainment.case import Attainment, Case
from indicators.attainment.rules import assess
from indicators.attainment.series import assess_series, of_components
from indicators.enums import MeasureKind, ReasonCode, Verdict
from tests.attainment.cases import CASES
from tests.attainment.cases_of_series import COMPONENTS, SERIES

TABLES = (CASES, SERIES, COMPONENTS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_has_its_verdict_indices_and_codes(case):
    attainment = assess(case.given)

    assert (attainment.verdict, attainment.progress, attainment.ratio, attainment.reasons) == (
        case.verdict,
        case.progress,
        case.ratio,
        case.reasons,
    )


def test_every_case_has_a_name_of_its_own():
    names = [case.name for table in TABLES for case in table]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("table", TABLES, ids=["one year", "years", "components"])
def test_each_table_gives_every_verdict(table):
    assert {case.verdict for case in table} == set(Verdict)


def test_the_tables_give_every_code():
    assert {code for table in TABLES for case in table for code in case.reasons} == set(ReasonCode)


@pytest.mark.parametrize("named", SERIES, ids=str)
def test_the_series_has_its_verdict_indices_and_codes(named):
    attainment = assess_series(named.years)

    assert (attainment.verdict, attainment.progress, attainment.ratio, attainment.reasons) == (
        named.verdict,
        named.progress,
        named.ratio,
        named.reasons,
    )


@pytest.mark.parametrize("named", COMPONENTS, ids=str)
def test_the_components_have_their_verdict_and_codes_and_no_index(named):
    attainment = of_components([assess(part) for part in named.parts])

    assert attainment == Attainment(named.verdict, reasons=named.reasons)


@pytest.mark.parametrize(
    ("kind", "baseline", "target", "actual", "gap"),
    [
        (MeasureKind.INCREASE, "0", "100", "99.96", "-0.04"),
        (MeasureKind.INCREASE, "0", "100", "101", "1"),
        (MeasureKind.DECREASE, "20", "10", "15", "-5"),
        (MeasureKind.AT_MOST, "20", "10", "8", "2"),
        (MeasureKind.ZERO, "4", "3", "2", "-2"),
        (MeasureKind.FULL, "4", "3", "90", "-10"),
        (MeasureKind.MAINTAIN, "10", "10", "12", "-2"),
        (MeasureKind.MAINTAIN, "10", "10", "8", "-2"),
        (MeasureKind.MAINTAIN, "10", "10", "10", "0"),
    ],
)
def test_the_gap_is_positive_beyond_the_target_only(kind, baseline, target, actual, gap):
    case = Case(kind, Fraction(baseline), Fraction(target), Fraction(actual))

    assert assess(case).gap == Fraction(gap)


def test_the_gap_of_a_range_is_minus_the_distance_to_it():
    below, inside, above = (
        Case(MeasureKind.RANGE, actual=Fraction(actual), lo=Fraction(10), hi=Fraction(20))
        for actual in (7, 12, 25)
    )

    assert [assess(case).gap for case in (below, inside, above)] == [-3, 0, -5]


def test_an_attainment_without_comparison_has_no_gap():
    case = Case(MeasureKind.INCREASE, target=Fraction(20))

    assert assess(case) == Attainment(Verdict.NO_DATA, reasons=(ReasonCode.NOT_REPORTED,))
