from xml.etree import ElementTree as ET

from indicators.charts import Chart, Form, Series, draw_table
from indicators.enums import ValueState
from tests.charts.pictures import WORDS, chart, point


def cells(a_chart: Chart) -> list[list[str]]:
    table = ET.fromstring(draw_table(a_chart, WORDS))  # noqa: S314
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def test_the_table_has_every_figure_under_its_period():
    rows = cells(
        chart(
            Form.BARS,
            point("6", "5", former="7"),
            point(state=ValueState.NOT_DUE),
            point("8", state=ValueState.PROXY),
        )
    )

    assert rows == [
        ["Year", "2021", "2022", "2023"],
        ["Actual", "6", "— not due", "8p proxy"],
        ["Former target", "7", "—", "—"],
        ["Target", "5", "—", "—"],
    ]


def test_what_was_to_be_expected_has_a_row_where_a_target_lies_ahead():
    rows = cells(chart(Form.BARS, point("55", expected="60"), point("72", "70")))

    assert rows == [
        ["Year", "2021", "2022"],
        ["Actual", "55", "72"],
        ["Target", "—", "70"],
        ["Expected on the way", "60", "—"],
    ]


def test_a_chart_without_targets_has_no_row_for_them():
    assert cells(chart(Form.LINE, point("1"))) == [["Year", "2021"], ["Actual", "1"]]


def test_components_are_named_over_their_own_rows():
    both = Chart(
        "Advice",
        Form.BARS,
        ("2024",),
        (Series((point("10"),), "Missions"), Series((point("5", "6"),), "Courses")),
    )

    assert cells(both) == [
        ["Year", "2024"],
        ["Missions"],
        ["Actual", "10"],
        ["Courses"],
        ["Actual", "5"],
        ["Target", "6"],
    ]
