"""Numbers in, accessible SVG out: the same picture on a page and in a document.

Pure: nothing is rounded or translated here. Labels come printed, words come as ``ChartWords``.
"""

from indicators.charts.draw import described, draw_chart
from indicators.charts.glyphs import printed_glyph, sprite
from indicators.charts.numbers import localized
from indicators.charts.series import Chart, ChartWords, Form, Point, Series
from indicators.charts.statuses import STATUS_PATTERNS, draw_status_bar, draw_status_key
from indicators.charts.table import draw_table
from indicators.charts.theme import Theme, alone, in_print, on_page
from indicators.charts.verdicts import ASSESSED, BESIDE, SIGNS, draw_verdict_bar

__all__ = [
    "ASSESSED",
    "BESIDE",
    "SIGNS",
    "STATUS_PATTERNS",
    "Chart",
    "ChartWords",
    "Form",
    "Point",
    "Series",
    "Theme",
    "alone",
    "described",
    "draw_chart",
    "draw_status_bar",
    "draw_status_key",
    "draw_table",
    "draw_verdict_bar",
    "in_print",
    "localized",
    "on_page",
    "printed_glyph",
    "sprite",
]
