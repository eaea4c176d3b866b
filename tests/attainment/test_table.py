"""The table of ``manage.py assess``: columns, words, lines that cannot be read."""

import pytest

from indicators.attainment.columns import STATES
from indicators.attainment.rules import assess
from indicators.attainment.table import NotATable, assessed
from tests.attainment.cases import CASES
from tests.attainment.cases_of_series import COMPONENTS, SERIES
from tests.attainment.lines import (
    OUTCOME,
    as_line,
    described,
    invalid,
    outcome,
    outcomes,
    outcomes_of,
)


def test_the_whole_table_of_cases_comes_out_of_the_table():
    cases = [case for case in CASES if case.given.kind and case.given.state in STATES.values()]
    lines = [as_line(case.given, id=case.name) for case in cases]

    assert outcomes_of(lines) == [described(case) for case in cases]


def test_every_named_series_comes_out_of_the_table():
    lines = [
        as_line(each.case, id=named.name, year=each.year, accumulation=str(each.accumulation))
        for named in SERIES
        for each in named.years
    ]

    assert outcomes_of(lines) == [described(named) for named in SERIES]


@pytest.mark.parametrize("named", COMPONENTS, ids=str)
def test_named_components_come_out_of_the_table_with_a_line_for_all_of_them(named):
    lines = [
        as_line(part, id="a", component=f"component {at}") for at, part in enumerate(named.parts)
    ]

    *single, whole = outcomes_of(lines)

    assert single == [described(assess(part)) for part in named.parts]
    assert whole == [named.verdict, "", "", "|".join(named.reasons)]


def test_columns_are_known_by_name_and_unknown_ones_pass_through():
    table = assessed([["note", "actual", "kind", "target"], ["keep, me", "10", "increase", "10"]])

    assert list(table) == [
        ["note", "actual", "kind", "target", *OUTCOME],
        ["keep, me", "10", "increase", "10", "MET", "", "1", "NO_BASELINE", "0"],
    ]


def test_cells_left_out_at_the_end_of_a_line_are_empty():
    table = assessed([["kind", "target", "actual", "note"], ["increase", "10"]])

    assert list(table)[1] == ["increase", "10", "", "", "NO_DATA", "", "", "NOT_REPORTED", ""]


def test_a_line_with_nothing_in_it_is_no_line():
    assert len(outcomes("kind,target,actual", "increase,1,1", ",,", "", "increase,1,1")) == 2


def test_a_cell_beyond_the_header_makes_the_line_invalid():
    assert outcome("kind,target,actual", "increase,1,5,10") == invalid("column 4")


@pytest.mark.parametrize(
    ("due", "verdict"),
    [
        ("", "NO_DATA"),
        ("true", "NO_DATA"),
        ("TRUE", "NO_DATA"),
        ("Yes", "NO_DATA"),
        ("1", "NO_DATA"),
        ("false", "NOT_DUE"),
        ("False", "NOT_DUE"),
        ("NO", "NOT_DUE"),
        ("0", "NOT_DUE"),
        ("maybe", "INVALID"),
        ("2", "INVALID"),
    ],
)
def test_due_is_said_in_six_words(due, verdict):
    assert outcome("kind,target,due", f"increase,10,{due}")[0] == verdict


@pytest.mark.parametrize("column", ["baseline", "target", "actual", "lo", "hi", "tol"])
@pytest.mark.parametrize("text", ["NaN", "-inf", "Infinity", "1e3", "1_0", "ten", "1/2", "５"])
def test_what_is_no_plain_decimal_is_refused(column, text):
    kind = "range" if column in ("lo", "hi") else "increase"

    assert outcome(f"kind,{column}", f"{kind},{text}") == invalid(column)


@pytest.mark.parametrize(
    ("header", "line", "columns"),
    [
        ("kind,target", "up,10", ["kind"]),
        ("kind,target", ",10", ["kind"]),
        ("target", "10", ["kind"]),
        ("kind,target", "Increase,10", ["kind"]),
        ("kind,target", "target,10", ["kind"]),
        ("kind,judged", "qual,REGRESSED", ["judged"]),
        ("kind,judged", "qual,met", ["judged"]),
        ("kind,state", "increase,gone", ["state"]),
        ("kind,tol", "increase,-1", ["tol"]),
        ("kind,lo,hi", "range,20,10", ["hi"]),
        ("kind,actual,target", "increase,x,y", ["target", "actual"]),
        ("kind,year", "increase,last", ["year"]),
        ("kind,component", "increase,*", ["component"]),
        ("kind,accumulation", "increase,monthly", ["accumulation"]),
        ("kind,basis", "increase,share", ["basis"]),
        ("kind,numerator", "increase,3", ["denominator"]),
        ("kind,denominator", "increase,3", ["numerator"]),
    ],
)
def test_a_line_that_cannot_be_read_names_its_columns(header, line, columns):
    assert outcome(header, line) == invalid(*columns)


@pytest.mark.parametrize("kind", ["qual", "milestone"])
def test_a_milestone_has_two_names(kind):
    assert outcome("kind,judged", f"{kind},MET") == ["MET", "", "", "JUDGED", ""]


def test_a_gap_is_printed_as_a_fraction_like_every_other_number():
    assert outcome("kind,target,actual", "decrease,5.3,19")[-1] == "-137/10"


def test_a_milestone_s_cells_are_words_and_are_not_read_as_numbers():
    line = "qual,None adopted,2 of 5 adopted,5 adopted,MET"

    assert outcome("kind,baseline,actual,target,judged", line) == ["MET", "", "", "JUDGED", ""]


def test_white_space_around_a_cell_is_no_part_of_it():
    assert outcome(" kind ,target, actual", " increase , 10,10 ")[0] == "MET"


@pytest.mark.parametrize("header", [[], ["name", "value"], ["kind", "target", "kind"]])
def test_a_header_that_names_no_columns_or_one_twice_is_refused(header):
    with pytest.raises(NotATable):
        list(assessed([header, ["a", "b"]]))
