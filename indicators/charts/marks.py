"""A chart as marks, each with its place and its look: what every picture of it is drawn from.

Pages and web files print them as SVG, documents draw them; so that the picture is the same one.
Lengths are tenths of the picture's units.
"""

from dataclasses import dataclass
from itertools import pairwise

from indicators.charts.labels import baseline, is_small, kept
from indicators.charts.scale import TENTHS, Scale, scale_of
from indicators.charts.series import Chart, ChartWords, Form, Point, Series
from indicators.charts.theme import Theme
from indicators.enums import PROXIES, SERIES_BREAKS, ValueState

ZERO_BAR = 15
WIDEST_BAR = 400
WIDEST_TICK = 520
NAME_LINE = 28
NAME_LETTERS = 62
BANDS = PROXIES | SERIES_BREAKS
BARS = {ValueState.ESTIMATED: "bare", **dict.fromkeys(PROXIES, "proxy")}
DOTS = {ValueState.ESTIMATED: "estimated", **dict.fromkeys(PROXIES, "proxy")}


@dataclass(frozen=True, slots=True)
class Marks:
    """Each mark is its place and its look: (x, y, width, height, look) for boxes,
    (x, y, x, y, look) for lines, (x, y, look) for dots, (x, y, text, look) for labels, whose
    ``x`` is the middle and whose ``y`` is the line they stand on.
    """

    width: int
    height: int
    boxes: list[tuple[int, int, int, int, str]]
    lines: list[tuple[int, int, int, int, str]]
    dots: list[tuple[int, int, str]]
    labels: list[tuple[int, int, str, str]]


def marks_of(chart: Chart, words: ChartWords, theme: Theme) -> Marks:
    """Several series are panels one above the other on one scale, so that every period stays in
    its column.
    """
    scale = scale_of(chart, theme)
    named = len(chart.series) > 1 or bool(chart.series[0].name)
    step = (theme.panel + (NAME_LINE if named else 0)) * TENTHS
    marks = Marks(theme.width * TENTHS, step * len(chart.series), [], [], [], [])
    for row, series in enumerate(chart.series):
        top = step * row
        if named:
            edge = theme.width * TENTHS if theme.mirrored else 0
            marks.labels.append((edge, top + 14 * TENTHS, _cut(series.name), "name"))
            top += NAME_LINE * TENTHS
        _panel(marks, series, scale, top)
        _labels(marks, series, words, scale, top)
        if theme.period_labels:
            foot = top + (theme.floor + 18) * TENTHS
            periods = zip(scale.xs, chart.periods, strict=True)
            marks.labels.extend((x, foot, period, "label") for x, period in periods)
    return marks


def _cut(name: str) -> str:
    return name if len(name) <= NAME_LETTERS else f"{name[: NAME_LETTERS - 1].rstrip()}…"


def _panel(marks: Marks, series: Series, scale: Scale, top: int) -> None:
    for x, point in zip(scale.xs, series.points, strict=True):
        if point.shown_state in BANDS:
            marks.boxes.append((x - scale.slot // 2, top, scale.slot, scale.floor, "band"))
    marks.lines.append(_axis(scale, top))
    if scale.form == Form.BARS:
        _bars(marks, series, scale, top)
    else:
        _line(marks, series, scale, top)
    _targets(marks, series, scale, top)


def _axis(scale: Scale, top: int) -> tuple[int, int, int, int, str]:
    """The line at zero where bars go below it, else the foot of the panel."""
    theme = scale.theme
    has_zero = scale.form == Form.BARS and scale.low < 0
    y = top + (scale.zero if has_zero else scale.floor) + 5
    start, end = theme.left * TENTHS, (theme.width - theme.right) * TENTHS
    if theme.mirrored:
        start, end = theme.right * TENTHS, (theme.width - theme.left) * TENTHS
    return (start, y, end, y, "axis")


def _bars(marks: Marks, series: Series, scale: Scale, top: int) -> None:
    wide = min(scale.slot * 46 // 100, WIDEST_BAR)
    for x, point in zip(scale.xs, series.points, strict=True):
        if point.shown is not None:
            tall = max(abs(scale.zero - scale.y(point.shown)), ZERO_BAR)
            start = scale.zero if point.shown < 0 else scale.zero - tall
            look = BARS.get(point.state, "bar")
            marks.boxes.append((x - wide // 2, top + start, wide, tall, look))


def _line(marks: Marks, series: Series, scale: Scale, top: int) -> None:
    """From value to value: dotted over a gap and beside a proxy, none across a break."""
    shown = [(at, p, p.shown) for at, p in enumerate(series.points) if p.shown is not None]
    for (a, start, low), (b, end, high) in pairwise(shown):
        if end.state not in SERIES_BREAKS:
            is_solid = b == a + 1 and PROXIES.isdisjoint((start.state, end.state))
            ends = (scale.xs[a], top + scale.y(low), scale.xs[b], top + scale.y(high))
            marks.lines.append((*ends, "line" if is_solid else "gap"))
    for at, point, amount in shown:
        marks.dots.append((scale.xs[at], top + scale.y(amount), DOTS.get(point.state, "dot")))


def _targets(marks: Marks, series: Series, scale: Scale, top: int) -> None:
    """A tick across the slot; the target before its revision stays as a dashed one, what was to be
    expected on the way to a later target as a dotted one.
    """
    wide = min(scale.slot * 62 // 100, WIDEST_TICK)
    for x, point in zip(scale.xs, series.points, strict=True):
        for look, amount in (
            ("way", point.expected),
            ("old", point.former_target),
            ("target", point.target),
        ):
            if amount is not None:
                y, start = top + scale.y(amount), x - wide // 2
                marks.lines.append((start, y, start + wide, y, look))


def _labels(marks: Marks, series: Series, words: ChartWords, scale: Scale, top: int) -> None:
    printed = [p.printed if p.shown is not None else "" for p in series.points]
    heights = [_value_baseline(p, scale) for p in series.points]
    look, keep = "small" if is_small(printed, scale) else "value", kept(printed, heights, scale)
    for at, point in enumerate(series.points):
        x, y = scale.xs[at], top + heights[at]
        if point.shown is None:
            marks.labels.append((x, y, "—", "label"))
        elif keep[at]:
            marks.labels.append((x, y, point.printed, look))
        if point.shown is not None and point.state in BANDS:
            foot = top + scale.floor - 5 * TENTHS
            marks.labels.append((x, foot, words.state(point.state), "word"))


def _value_baseline(point: Point, scale: Scale) -> int:
    ticks = [
        scale.y(t) for t in (point.target, point.former_target, point.expected) if t is not None
    ]
    if point.shown is None:
        # A missing value stands on the axis, or over a target that lies there.
        foot = scale.floor - 60
        near = [tick for tick in ticks if foot - 80 < tick]
        return min(near) - 50 if near else foot
    mark = scale.y(point.shown)
    if scale.form == Form.BARS:
        mark = min(mark, scale.zero)
    return baseline(mark, ticks, size=scale.theme.value_size)
