from decimal import Decimal
from xml.etree import ElementTree as ET

from indicators.charts import SIGNS, STATUS_PATTERNS, draw_verdict_bar, printed_glyph, sprite
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


def test_a_printed_glyph_brings_its_ink():
    assert "currentColor" not in printed_glyph("met")
    assert "#2a8272" in printed_glyph("met")
