import re
from decimal import Decimal

import pytest

from indicators.charts import (
    Chart,
    Form,
    Point,
    Series,
    alone,
    draw_chart,
    in_print,
    marks_of,
    on_page,
)
from indicators.enums import ValueState
from tests.charts.pictures import SVG, WORDS, chart, drawn, point, with_class, words_of, x_of, y_of


def test_a_picture_says_what_it_compares_and_every_period():
    picture = drawn(
        chart(
            Form.LINE,
            point("74.0"),
            point(),
            point("66.0", state=ValueState.PROXY),
            point("61.0", "60.0", former="58.0"),
            title="Hours <to> clear",
        )
    )

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "c1-t c1-d"
    title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.get("id"), title.text) == ("c1-t", "Actual against target: Hours <to> clear")
    assert desc.text == (
        "2021: 74.0; 2022: not reported; 2023: 66.0 (proxy); "
        "2024: 61.0 (Target 60.0, Former target 58.0)"
    )


@pytest.mark.parametrize("theme", [on_page(), on_page(mirrored=True), alone()])
def test_a_picture_on_a_page_has_no_style_of_its_own(theme):
    svg = draw_chart(chart(Form.BARS, point("1", "2")), WORDS, theme, key="k")

    assert re.findall("style|on[a-z]+=|href|data:", svg) == []


def test_a_picture_in_print_brings_its_ink():
    svg = draw_chart(chart(Form.BARS, point("1", "2")), WORDS, in_print("en"), key="k")

    assert svg.count("<style>") == 1
    assert "var(--" not in svg


def test_bars_stand_on_zero_and_a_target_is_a_tick_across():
    picture = drawn(chart(Form.BARS, point("10"), point("5", "10")))

    tall, short = with_class(picture, "c-bar")
    assert Decimal(tall.get("height")) == 2 * Decimal(short.get("height"))
    assert y_of(tall) + Decimal(tall.get("height")) == 117
    (tick,) = with_class(picture, "c-target")
    assert tick.get("d").split("h")[0].endswith(f" {tall.get('y')}")


def test_what_was_to_be_expected_is_a_dotted_tick_and_told():
    a_chart = chart(Form.BARS, point("5", expected="10"), point("10", "10"))
    picture, marks = drawn(a_chart), marks_of(a_chart, WORDS, in_print("en"))

    (way,), (target,) = with_class(picture, "c-way"), with_class(picture, "c-target")
    assert way.get("d").split("h")[0].split()[1] == target.get("d").split("h")[0].split()[1]
    assert picture.find(f"{SVG}desc").text.startswith("2021: 5 (Expected on the way 10); 2022: 10")
    assert [look for *_place, look in marks.lines] == ["axis", "way", "target"]


def test_zero_is_drawn_and_printed_and_missing_is_not_zero():
    picture = drawn(chart(Form.BARS, point("6"), point("0", "0"), point()))

    heights = [bar.get("height") for bar in with_class(picture, "c-bar")]
    assert heights == ["97", "1.5"]
    assert words_of(picture, "c-val") == ["6", "0"]
    assert words_of(picture, "c-lab") == ["—"]


def test_a_bar_below_zero_hangs_from_the_line_at_zero():
    picture = drawn(chart(Form.BARS, point("4"), point("-4")))

    up, down = with_class(picture, "c-bar")
    assert y_of(down) == y_of(up) + Decimal(up.get("height"))


def test_the_line_is_dotted_over_a_gap_and_beside_a_proxy():
    picture = drawn(
        chart(
            Form.LINE,
            point("1"),
            point(),
            point("2"),
            point("3", state=ValueState.PROXY),
            point("4"),
            point("5"),
        )
    )

    assert len(with_class(picture, "c-gap")) == 3
    assert len(with_class(picture, "c-line")) == 1
    assert len(with_class(picture, "c-dot")) == 4
    assert len(with_class(picture, "c-proxy")) == 1
    assert words_of(picture, "c-word") == ["proxy"]


def test_no_line_crosses_a_break_in_the_series():
    picture = drawn(
        chart(
            Form.LINE,
            point("1"),
            point("2"),
            point("30", state=ValueState.SERIES_BREAK),
            point("31"),
        )
    )

    assert len(with_class(picture, "c-line")) == 2
    assert with_class(picture, "c-gap") == []
    assert len(with_class(picture, "c-band")) == 1


def test_a_proxy_that_begins_a_series_is_drawn_as_a_proxy_without_a_line_to_it():
    picture = drawn(
        chart(
            Form.LINE,
            point("1"),
            point("2"),
            point("30", state=ValueState.PROXY_BREAK),
            point("31"),
        )
    )

    assert len(with_class(picture, "c-line")) == 1
    assert len(with_class(picture, "c-gap")) == 1
    assert len(with_class(picture, "c-proxy")) == 1
    assert words_of(picture, "c-word") == ["proxy, new series"]


def test_an_estimate_is_a_hollow_dot():
    picture = drawn(chart(Form.LINE, point("1"), point("2", state=ValueState.ESTIMATED)))

    assert len(with_class(picture, "c-est")) == 1


@pytest.mark.parametrize(
    "state",
    [ValueState.NOT_REPORTED, ValueState.NOT_DUE, ValueState.SUPPRESSED],
)
def test_a_value_that_may_not_be_shown_is_nowhere_in_the_picture(state):
    svg = draw_chart(chart(Form.BARS, point("7431", state=state)), WORDS, on_page(), key="k")

    assert "7431" not in svg


def test_a_reported_value_that_is_missing_reads_not_reported():
    picture = drawn(chart(Form.LINE, point()))

    assert picture.find(f"{SVG}desc").text == "2021: not reported"


def test_time_runs_from_right_to_left_in_a_mirrored_picture():
    points = (point("1", "2"), point("2", "2"))
    plain, mirrored = (
        [x_of(dot) for dot in with_class(drawn(chart(Form.LINE, *points), theme), "c-dot")]
        for theme in (on_page(), on_page(mirrored=True))
    )

    assert mirrored == [440 - x for x in plain]
    assert plain == [176, 352]


def test_the_left_fifth_of_a_page_picture_is_left_to_the_row_heads_of_its_table():
    picture = drawn(chart(Form.BARS, *[point("1")] * 5))

    middles = [x_of(bar) + Decimal(bar.get("width")) / 2 for bar in with_class(picture, "c-bar")]
    columns = [88 + Decimal(352) / 5 * (index + Decimal("0.5")) for index in range(5)]
    assert all(abs(a - b) < Decimal("0.2") for a, b in zip(middles, columns, strict=True))


def test_components_are_panels_on_one_scale():
    both = Chart(
        "Advice",
        Form.BARS,
        ("2024",),
        (Series((point("10"),), "Missions"), Series((point("5"),), "Courses")),
    )

    picture = drawn(both)

    assert words_of(picture, "c-name") == ["Missions", "Courses"]
    assert [bar.get("height") for bar in with_class(picture, "c-bar")] == ["97", "48.5"]
    assert picture.find(f"{SVG}desc").text == "Missions. 2024: 10. Courses. 2024: 5"


def test_equal_values_do_not_divide_by_nothing():
    picture = drawn(chart(Form.LINE, point("5", "5"), point("5", "5")))

    assert len(with_class(picture, "c-dot")) == 2


def test_thirty_digits_keep_their_place():
    huge = "123456789012345678901234567890.123456789012"

    picture = drawn(chart(Form.BARS, point(huge)))

    assert with_class(picture, "c-bar")[0].get("height") == "97"


def test_letters_that_xml_cannot_hold_do_not_break_the_picture():
    picture = drawn(chart(Form.BARS, point("1"), title='a\x00b"<c>'))

    assert picture.find(f"{SVG}title").text == 'Actual against target: a\ufffdb"<c>'


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_cannot_be_charted(amount):
    with pytest.raises(ValueError, match="a chart cannot show"):
        Point(actual=Decimal(amount))


def test_a_series_has_a_point_for_every_period():
    with pytest.raises(ValueError, match="series '' has 1 points for 2 periods"):
        Chart("x", Form.BARS, ("2024", "2025"), (Series((point("1"),)),))
