"""One picture everywhere: what a page shows as SVG is what a document draws of the same chart."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from indicators import charts
from indicators.charts import Chart, Form, Series, in_print, marks_of
from indicators.charts.glyphs import PATTERNS
from indicators.enums import ValueState, Verdict
from indicators.reports.blocks import Figure, Figures, Layout, Tally
from indicators.reports.layouts import laid_out
from indicators.reports.pages import printable
from indicators.reports.words import Words
from tests.charts.pictures import WORDS, drawn, point
from tests.reports.written import a_document

EVERYTHING = (
    point("4", "5", former="6"),
    point("-1", state=ValueState.PROXY),
    point(),
    point("30", "12", expected="11", state=ValueState.SERIES_BREAK),
    point("7", state=ValueState.ESTIMATED),
    point("9", state=ValueState.SUPPRESSED),
)
LOOKS = {
    "c-band": "band",
    "c-bar": "bar",
    "c-bare": "bare",
    "c-barp": "proxy",
    "c-axis": "axis",
    "c-line": "line",
    "c-gap": "gap",
    "c-target": "target",
    "c-old": "old",
    "c-way": "way",
    "c-dot": "dot",
    "c-est": "estimated",
    "c-proxy": "proxy",
    "c-val": "value",
    "c-val c-small": "small",
    "c-word": "word",
    "c-lab": "label",
    "c-name": "name",
}


def a_chart(form: Form) -> Chart:
    periods = tuple(str(2020 + at) for at in range(len(EVERYTHING)))
    return Chart("Loads", form, periods, (Series(EVERYTHING, "Road"), Series(EVERYTHING, "Rail")))


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_document_draws_the_marks_of_the_page(form, language):
    theme = in_print(language)

    picture, marks = drawn(a_chart(form), theme), marks_of(a_chart(form), WORDS, theme)

    assert seen_in(picture) == {
        *(("box", *box) for box in marks.boxes),
        *(("line", *line) for line in marks.lines),
        *(("dot", *dot) for dot in marks.dots),
        *(("label", *label) for label in marks.labels),
    }


@pytest.mark.parametrize("form", list(Form))
def test_what_is_no_plain_value_has_a_form_of_its_own_and_not_a_colour_alone(form):
    marks = marks_of(a_chart(form), WORDS, in_print("en"))

    looks = {look for *_place, look in (*marks.boxes, *marks.dots)}
    assert (
        looks
        == {
            Form.BARS: {"bar", "bare", "proxy", "band"},
            Form.LINE: {"dot", "estimated", "proxy", "band"},
        }[form]
    )
    assert charts.tile("proxy").shapes != []


def test_every_verdict_of_a_bar_has_a_pattern_of_its_own_in_print():
    drawn_verdicts = (*charts.ASSESSED, *charts.BESIDE)

    tiles = [charts.tile(charts.SIGNS[verdict]) for verdict in drawn_verdicts]

    # Two are plain, and one of these is nearly white.
    looks = [str(tile.shapes) for tile in tiles if tile.shapes]
    assert len(looks) == len(set(looks)) == len(tiles) - 2
    assert charts.tile("met").ground != charts.tile("notdue").ground
    assert {charts.SIGNS[verdict] for verdict in drawn_verdicts} <= set(PATTERNS)


def test_a_pdf_is_given_the_bars_and_the_charts_that_a_page_shows():
    totals = ((Verdict.MET, 3), (Verdict.NOT_MET, 1), (Verdict.NO_DATA, 2))
    chart = a_chart(Form.BARS)
    figure = Figure("1", "Loads", "Loads", chart)

    told = printable(a_layout(Tally(totals), Figures((figure,))), "test")

    bars, figures = told["blocks"]
    page = drawn_bar(dict(totals), width=642)
    assert [(pattern, x, width) for pattern, x, width, _apart in bars["bars"]] == page
    assert {pattern for pattern, *_place in bars["bars"]} <= set(told["tiles"])
    (given,) = (each["marks"] for each in figures["figures"])
    marks = marks_of(chart, Words.of("en").chart(), in_print("en"))
    assert (given["boxes"], given["dots"], given["labels"]) == (
        marks.boxes,
        marks.dots,
        marks.labels,
    )
    assert {(*place, look) for look, lines in given["lines"].items() for place in lines} == {
        *marks.lines
    }


def a_layout(*blocks) -> Layout:
    return replace(laid_out(a_document(), digest="0" * 64), blocks=blocks)


def drawn_bar(counts, *, width):
    svg = charts.draw_verdict_bar(counts, label="x", width=width, height=10)
    found = re.findall(
        r'x="([\d.]+)" y="1" width="([\d.]+)" height="8" fill="url\(#p-(\w+)\)"', svg
    )
    return [(pattern, tenths(x), tenths(wide)) for x, wide, pattern in found]


def seen_in(picture):
    return {mark for each in picture.iter() if (mark := _mark(each)) is not None}


def _mark(element):
    names = [name for name in element.get("class", "").split() if name != "c-mid"]
    look = LOOKS.get(" ".join(names))
    if look is None:
        return None
    place = [tenths(element.get(name) or element.get(f"c{name}") or "0") for name in ("x", "y")]
    match element.tag.rpartition("}")[2]:
        case "text":
            return ("label", *place, element.text, look)
        case "circle":
            return ("dot", *place, look)
        case "rect" if names == ["c-proxy"]:
            return ("dot", place[0] + 45, place[1] + 45, look)
        case "rect":
            size = [tenths(element.get(name)) for name in ("width", "height")]
            return ("box", *place, *size, look)
    return ("line", *_ends(element.get("d")), look)


def _ends(drawn_line):
    x, y, letter, *rest = re.fullmatch(r"M(\S+) (\S+)([hL])(\S+)(?: (\S+))?", drawn_line).groups()
    first = (tenths(x), tenths(y))
    if letter == "h":
        return (*first, first[0] + tenths(rest[0]), first[1])
    return (*first, *(tenths(each) for each in rest))


def tenths(length):
    return int(Decimal(length) * 10)
