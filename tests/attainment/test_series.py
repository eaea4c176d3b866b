"""The years of one id as a series, and its components as one measure."""

import pytest

from indicators.attainment.table import assessed
from tests.attainment.lines import invalid, outcomes

SERIES = "id,kind,baseline,target,actual,year,accumulation"


def test_the_years_of_one_id_are_its_series_in_whatever_order_their_lines_come():
    # The last year's target counts.
    lines = (
        "a,increase,0,10,3,2019,sum_to_date",
        "a,increase,0,5,3,2017,sum_to_date",
        "a,increase,0,5,4,2018,sum_to_date",
    )

    assert outcomes(SERIES, *lines) == [["MET", "1", "1", "", "0"]]


@pytest.mark.parametrize(
    ("years", "is_whole"),
    [
        (("2017", "2018"), True),
        (("2017", "2019"), False),
        (("2016-2017", "2018-2019"), True),
        (("2014-2015", "2018-2019"), False),
        (("2020/21", "2021/22"), True),
        (("2019/20", "2021/22"), False),
    ],
)
def test_a_year_without_a_line_leaves_no_smaller_sum(years, is_whole):
    lines = [
        f"a,increase,0,10,{actual},{year},sum_to_date"
        for year, actual in zip(years, ("3", "7"), strict=True)
    ]
    incomplete = ["NO_DATA", "", "", "INCOMPLETE_SERIES", ""]

    assert outcomes(SERIES, *lines) == [["MET", "1", "1", "", "0"] if is_whole else incomplete]


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


def test_the_line_of_all_components_repeats_no_component_s_numbers():
    header = ["id", "component", "kind", "target", "actual", "title"]
    lines = [["a", name, "increase", "10", "10", "Seats"] for name in ("women", "men")]

    *_, whole = assessed([header, *lines])

    assert whole == ["a", "*", "increase", "", "", "Seats", "MET", "", "", "", ""]
