from decimal import Decimal
from xml.etree import ElementTree as ET

from indicators.charts import SIGNS, STATUS_PATTERNS, draw_verdict_bar, outlines, sprite
from indicators.charts.glyphs import PATTERNS, VERDICT_GLYPHS
from indicators.enums import Verdict


def rects(counts: dict[Verdict, int]) -> list[ET.Element]:
    return list(ET.fromstring(draw_verdict_bar(counts, label="x", width=107, height=10)))  # noqa: S314


def test_the_bar_keeps_the_order_of_verdicts_and_the_proportion_of_counts():
    bar = rects(
        {Verdict.NO_DATA: 1, Verdict.MET: 3, Verdict.EXCEEDED: 1, Verdict.NOT_APPLICABLE: 9}
    )

    assert [rect.get("fill") for rect in bar] == [
        "url(#p-exceeded)",
        "url(#p-met)",
        "url(#p-nodata)",
    ]
    widths = [Decimal(rect.get("width")) for rect in bar]
    assert abs(widths[1] - 3 * widths[0]) <= Decimal("0.2")
    assert widths[0] == widths[2]


def test_a_gap_stands_before_what_has_no_verdict():
    met, due = rects({Verdict.MET: 1, Verdict.NOT_DUE: 1})

    assert Decimal(due.get("x")) - Decimal(met.get("width")) == 6
    assert Decimal(due.get("x")) + Decimal(due.get("width")) == 106


def test_nothing_to_count_is_an_empty_outline():
    (outline,) = rects({Verdict.NOT_APPLICABLE: 4})

    assert outline.get("class") == "f-none"


def test_every_verdict_has_a_glyph_and_every_drawn_one_its_pattern():
    assert set(SIGNS) == set(Verdict)
    assert set(SIGNS.values()) | {"judged"} == set(VERDICT_GLYPHS)
    drawn = set(SIGNS.values()) - {"notappl"} | {"proxy"} | set(STATUS_PATTERNS.values())
    assert drawn == set(PATTERNS)


def test_the_sprite_names_each_sign_once_and_brings_no_colour():
    drawn = sprite()

    ids = [each.get("id") for each in ET.fromstring(drawn).iter() if each.get("id")]  # noqa: S314
    assert len(ids) == len(set(ids))
    assert "#" not in drawn.replace("url(#", "")


def test_an_outlined_glyph_brings_its_ink_and_stays_in_its_square():
    disc, tick = outlines("met")

    assert (disc.fill, disc.ink, tick.fill, tick.ink) == ("#2a8272", "", "", "#ffffff")
    (strokes,) = tick.paths
    assert [[round(n, 1) for n in step] for step in strokes] == [
        [4.3, 8.3],
        [6.9, 10.9],
        [11.8, 5.5],
    ]
    numbers = [
        n for name in VERDICT_GLYPHS for o in outlines(name) for p in o.paths for s in p for n in s
    ]
    assert 0 <= min(numbers) < max(numbers) <= 16


def test_outlines_follow_relative_smooth_and_repeated_steps():
    half, person = outlines("partial")[1], outlines("judged")[1]

    assert [round(n, 2) for n in half.paths[0][2]] == [1.4, 11.64, 4.36, 14.6, 8.0, 14.6]
    assert [round(n, 2) for n in person.paths[0][2]] == [11.4, 9.0, 13.9, 11.2, 14.2, 15.0]
    assert [len(path) for path in outlines("notcomp")[0].paths] == [2, 2, 2]
    assert outlines("nodata")[0].dashes == [2.4, 1.75]
