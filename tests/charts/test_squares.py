import re

from indicators.charts import Square, draw_squares, square_shapes
from indicators.enums import Verdict


def squares(drawn):
    """Of each picture its width, and the look and place of its squares."""
    return [
        (int(wide), re.findall(r'href="#c-([a-z-]+)" x="(\d+)"', uses))
        for wide, uses in re.findall(
            r'<svg class="strip" width="(\d+)" height="11">(.*?)</svg>', drawn
        )
    ]


def test_squares_stand_side_by_side_and_a_gap_follows_the_group():
    drawn = draw_squares([[Square(Verdict.MET), Square(None)], [Square(Verdict.REGRESSED)]])

    assert squares(drawn) == [(30, [("met", "0"), ("none", "13")]), (17, [("regressed", "0")])]


def test_a_long_group_is_cut_where_the_window_may_wrap_it():
    drawn = draw_squares([[Square(Verdict.MET)] * 12])

    assert [(wide, len(uses)) for wide, uses in squares(drawn)] == [(130, 10), (30, 2)]


def test_a_person_and_a_filter_are_seen_in_the_square():
    drawn = draw_squares(
        [
            [
                Square(Verdict.PARTIALLY_MET, is_judged=True),
                Square(Verdict.NO_DATA, is_judged=True),
                Square(Verdict.MET, is_judged=True, left_out=True),
            ]
        ]
    )

    assert [look for look, _x in squares(drawn)[0][1]] == ["partial-j", "nodata", "off"]


def test_every_look_has_a_shape():
    looks = {
        Square(verdict, is_judged, left_out).look
        for verdict in (None, *Verdict)
        for is_judged in (False, True)
        for left_out in (False, True)
    }

    shapes = re.findall(r'<g id="c-([a-z-]+)"', square_shapes())

    assert sorted(shapes) == sorted(looks)
