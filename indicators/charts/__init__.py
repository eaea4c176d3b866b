"""Numbers in, accessible SVG out: the same picture on a page and in a document.

Pure: nothing is rounded or translated here. Labels come printed, words come as ``ChartWords``.
"""

from indicators.charts.draw import described, draw_chart
from indicators.charts.glyphs import sprite
from indicators.charts.marks import Marks, marks_of
from indicators.charts.numbers import localized
from indicators.charts.outlines import Outline, Tile, outlines, tile
from indicators.charts.series import Chart, ChartWords, Form, Point, Series
from indicators.charts.squares import Square, draw_squares, square_shapes
from indicators.charts.stacked import Bar
from indicators.charts.statuses import STATUS_PATTERNS, draw_status_bar, draw_status_key
from indicators.charts.table import STATE_MARKS, draw_table
from indicators.charts.theme import Theme, alone, in_print, on_page
from indicators.charts.verdicts import ASSESSED, BESIDE, SIGNS, draw_verdict_bar, verdict_bars
from indicators.charts.words import chart_words

__all__ = [
    "ASSESSED",
    "BESIDE",
    "SIGNS",
    "STATE_MARKS",
    "STATUS_PATTERNS",
    "Bar",
    "Chart",
    "ChartWords",
    "Form",
    "Marks",
    "Outline",
    "Point",
    "Series",
    "Square",
    "Theme",
    "Tile",
    "alone",
    "chart_words",
    "described",
    "draw_chart",
    "draw_squares",
    "draw_status_bar",
    "draw_status_key",
    "draw_table",
    "draw_verdict_bar",
    "in_print",
    "localized",
    "marks_of",
    "on_page",
    "outlines",
    "sprite",
    "square_shapes",
    "tile",
    "verdict_bars",
]
