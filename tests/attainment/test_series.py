"""The years of one id as a series, and its components as one measure."""

import pytest

from indicators.attainment.table import assessed
from tests.attainment.lines import invalid, outcomes

FELL = "RUNNING_TOTAL_FELL"
OF_NOTHING = ["NOT_COMPARABLE", "", "", "ZERO_DENOMINATOR", ""]
SERIES = "id,kind,baseline,target,actual,year,accumulation"


@pytest.mark.parametrize(
    ("accumulation", "actuals", "expected"),
    [
        ("", ("9", "4", "7"), ["PARTIALLY_MET", "7/10", "7/10", "", "-3"]),
        ("per_period", ("9", "4", "7"), ["PARTIALLY_MET", "7/10", "7/10", "", "-3"]),
        ("sum_to_date", ("3", "4", "3"), ["MET", "1", "1", "", "0"]),
        ("sum_to_date", ("3", "", "7"), ["NO_DATA", "", "", "INCOMPLETE_SERIES", ""]),
        ("sum_to_date", ("3", "7", ""), ["NO_DATA", "", "", "INCOMPLETE_SERIES", ""]),
        ("running_total", ("3", "7", "10"), ["MET", "1", "1", "", "0"]),
        ("running_total", ("3", "12", "10"), ["MET", "1", "1", FELL, "0"]),
        ("running_total", ("3", "", "2"), ["PARTIALLY_MET", "1/5", "1/5", FELL, "-8"]),
        ("running_total", ("3", "4", ""), ["NO_DATA", "", "", "NOT_REPORTED", ""]),
        ("latest", ("3", "4", ""), ["PARTIALLY_MET", "2/5", "2/5", "", "-6"]),
        ("latest", ("", "", ""), ["NO_DATA", "", "", "NOT_REPORTED", ""]),
        ("maximum", ("3", "12", "4"), ["EXCEEDED", "6/5", "6/5", "", "2"]),
        ("minimum", ("3", "12", "4"), ["PARTIALLY_MET", "3/10", "3/10", "", "-7"]),
        ("maximum", ("3", "12", ""), ["NO_DATA", "", "", "NOT_REPORTED", ""]),
    ],
)
def test_the_years_of_one_id_are_its_series(accumulation, actuals, expected):
    # The order of the lines is not the order of the years, and the last year's target counts.
    years = ("2019", "2017", "2018")
    values = (actuals[2], actuals[0], actuals[1])
    targets = ("10", "5", "5")
    lines = [
        f"a,increase,0,{target},{actual},{year},{accumulation}"
        for year, actual, target in zip(years, values, targets, strict=True)
    ]

    assert outcomes(SERIES, *lines) == [expected]


def test_the_line_of_a_series_is_its_last_year_at_the_place_of_its_first_line():
    table = assessed(
        [
            SERIES.split(","),
            ["a", "increase", "0", "10", "1", "2017", "latest"],
            ["b", "increase", "0", "10", "1", "2017", "latest"],
            ["a", "increase", "0", "10", "2", "2018", "latest"],
        ]
    )

    assert [row[:6] for row in table][1:] == [
        ["a", "increase", "0", "10", "2", "2018"],
        ["b", "increase", "0", "10", "1", "2017"],
    ]


@pytest.mark.parametrize(
    ("years", "fault"), [(("2017", "2017"), "year"), (("", ""), "id"), (("2017", ""), "year")]
)
def test_years_of_one_id_that_cannot_be_told_apart_are_refused(years, fault):
    lines = [f"a,increase,0,10,5,{year},latest" for year in years]

    assert outcomes(SERIES, *lines) == [invalid(fault)]


def test_lines_without_an_id_are_measures_of_their_own():
    assert len(outcomes("id,kind,target,actual", ",increase,1,1", ",increase,1,1")) == 2


def test_one_line_that_cannot_be_read_spoils_its_series_only():
    lines = ("a,increase,0,10,x,2017,latest", "a,increase,0,10,5,2018,latest", "b,increase,0,5,5,,")

    assert outcomes(SERIES, *lines) == [invalid("actual"), ["MET", "1", "1", "", "0"]]


@pytest.mark.parametrize(
    ("accumulation", "pairs", "expected"),
    [
        ("pooled_ratio", (("1", "2"), ("1", "4")), ["PARTIALLY_MET", "1/3", "1/3", "", "-200/3"]),
        ("per_period", (("1", "2"), ("1", "4")), ["PARTIALLY_MET", "1/4", "1/4", "", "-75"]),
        ("sum_to_date", (("1", "2"), ("2", "2")), ["PARTIALLY_MET", "3/4", "3/4", "", "-25"]),
        ("pooled_ratio", (("0", "0"), ("4", "4")), ["MET", "1", "1", "", "0"]),
        ("pooled_ratio", (("0", "0"), ("0", "0")), OF_NOTHING),
    ],
)
def test_ratios_are_pooled_and_never_averaged(accumulation, pairs, expected):
    header = "id,kind,baseline,target,year,accumulation,numerator,denominator"
    lines = [
        f"a,increase,0,100,{year},{accumulation},{n},{d}"
        for year, (n, d) in zip(("2017", "2018"), pairs, strict=True)
    ]

    assert outcomes(header, *lines) == [expected]


@pytest.mark.parametrize(
    ("actuals", "verdict", "reasons"),
    [
        (("12", "10", "5"), "PARTIALLY_MET", ""),
        (("12", "10", "-5"), "REGRESSED", ""),
        (("12", "11", "12"), "EXCEEDED", ""),
        (("12", "10", ""), "NO_DATA", "INCOMPLETE_COMPONENTS"),
    ],
)
def test_all_components_together_have_the_worst_verdict(actuals, verdict, reasons):
    header = "id,kind,baseline,target,actual,component"
    lines = [
        f"a,increase,0,10,{actual},{name}"
        for actual, name in zip(actuals, ("women", "men", "other"), strict=True)
    ]

    *single, whole = outcomes(header, *lines)

    assert len(single) == 3
    assert whole == [verdict, "", "", reasons, ""]


def test_the_line_of_all_components_repeats_no_component_s_numbers():
    header = ["id", "component", "kind", "target", "actual", "title"]
    lines = [["a", name, "increase", "10", "10", "Seats"] for name in ("women", "men")]

    *_, whole = assessed([header, *lines])

    assert whole == ["a", "*", "increase", "", "", "Seats", "MET", "", "", "", ""]


def test_a_component_that_does_not_apply_is_left_out_of_the_whole():
    header = "id,component,kind,baseline,target,actual,state"
    lines = ("a,women,increase,0,10,10,", "a,men,increase,0,10,,not_applicable")

    assert outcomes(header, *lines)[2] == ["MET", "", "", "", ""]
