"""The axis of a chart: a year of which nothing is stated is a gap, and stands there."""

import pytest

from indicators import attainment
from indicators.enums import ValueKind
from indicators.plans import period_of
from tests import builders as a

pytestmark = pytest.mark.django_db


def chart_of(stated: dict[str, str]):
    measure = a.a_measure()
    for label, amount in stated.items():
        a.an_adopted_value(measure, amount, period=period_of(label))
    (figures,) = attainment.figures_of([measure])
    return attainment.picture(figures, "en")


@pytest.mark.parametrize(
    ("stated", "axis", "left_out"),
    [
        (("2025",), ("2025",), 0),
        (
            ("2019", "2020", "2025"),
            ("2019", "2020", "2021", "2022", "2023", "2024", "2025"),
            0,
        ),
        (("2001", "2025"), ("2025",), 1),
        (
            ("2016", "2017", "2019", "2025"),
            ("2019", "2020", "2021", "2022", "2023", "2024", "2025"),
            2,
        ),
        (("2021/22", "2023/24"), ("2021/22", "2022/23", "2023/24"), 0),
        (("2016-2017", "2020-2021"), ("2016-2017", "2018-2019", "2020-2021"), 0),
        (("2018-2019", "2021"), ("2018-2019", "2020", "2021"), 0),
        (("2019", "2020-2021", "2022"), ("2019", "2020-2021", "2022"), 0),
        (("2019", "2021/22"), ("2019", "2020", "2021/22"), 0),
    ],
)
def test_every_period_in_between_stands_on_the_axis(stated, axis, left_out):
    chart = chart_of(dict.fromkeys(stated, "4"))

    assert (chart.periods, chart.left_out) == (axis, left_out)
    assert tuple(chart.stated) == tuple(label for label in axis if label in stated)


def test_a_gap_has_no_figure():
    chart = chart_of({"2023": "0", "2025": "4"})

    points = [(point.shown, point.printed) for point in chart.series[0].points]
    assert points == [(0, "0"), (None, "\u2014"), (4, "4")]


def test_no_rounding_makes_a_target_seem_reached():
    measure = a.a_measure()
    a.an_adopted_value(measure, "100", kind=ValueKind.TARGET, period=a.a_year(2024))
    a.an_adopted_value(measure, "99.96", period=a.a_year(2024))
    a.an_adopted_value(measure, "99.96", kind=ValueKind.TARGET, period=a.a_year(2025))
    a.an_adopted_value(measure, "100", period=a.a_year(2025))

    (figures,) = attainment.figures_of([measure])

    points = attainment.picture(figures, "en").series[0].points
    assert [(each.printed, each.target_printed) for each in points] == [
        ("99.96", "100"),
        ("100", "99.96"),
    ]
