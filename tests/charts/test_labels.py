from decimal import Decimal
from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given

from indicators.charts import Form, in_print, on_page
from tests.charts.pictures import chart, drawn, point, with_class, words_of, x_of, y_of


def test_a_label_that_would_lie_on_the_target_moves_above_it():
    picture = drawn(chart(Form.BARS, point("90", "102"), point("50")))

    assert target_of(picture) == 20
    assert [y_of(label) for label in with_class(picture, "c-val")] == [14, Decimal("60.5")]


def test_a_label_that_is_clear_of_its_target_stays_at_its_mark():
    picture = drawn(chart(Form.LINE, point("1", "100"), point("100")))

    dot, label = with_class(picture, "c-dot")[0], with_class(picture, "c-val")[0]
    assert y_of(label) == y_of(dot) - 9


def target_of(picture) -> Decimal:
    (tick,) = with_class(picture, "c-target")
    return Decimal(tick.get("d").split(" ")[1].split("h")[0])


def test_long_labels_are_small_and_the_newest_stay():
    points = [point(f"{1234567 + index}") for index in range(8)]

    picture = drawn(chart(Form.BARS, *points))

    assert len(with_class(picture, "c-small")) == len(with_class(picture, "c-val"))
    assert words_of(picture, "c-val")[-1] == "1234574"


amounts = st.none() | st.decimals("-99999", "99999", places=1).map(str)


@given(
    st.lists(st.builds(point, amounts, amounts), min_size=1, max_size=10),
    st.sampled_from(Form),
    st.sampled_from([on_page(), on_page(mirrored=True), in_print("en")]),
)
def test_labels_stay_in_the_picture_and_never_run_into_each_other(points, form, theme):
    picture = drawn(chart(form, *points), theme)

    labels = sorted(with_class(picture, "c-val"), key=x_of)
    assert all(y_of(label) - 8 >= -8 and y_of(label) <= theme.floor + 1 for label in labels)
    size = theme.small_size if with_class(picture, "c-small") else theme.value_size
    for left, right in pairwise(labels):
        if abs(y_of(left) - y_of(right)) < size:
            half = (len(left.text) + len(right.text)) * size * 0.5 / 2
            assert float(x_of(right) - x_of(left)) >= half
