"""A chart as one accessible SVG: classes only, no ``style`` attribute."""

from indicators.charts.labels import baseline, kept, label_class
from indicators.charts.marks import axis, band, bar, dot, line, targets
from indicators.charts.markup import at, text
from indicators.charts.scale import Scale, scale_of
from indicators.charts.series import Chart, ChartWords, Form, Point, Series
from indicators.charts.theme import Theme
from indicators.enums import ValueState

NAME_LINE = 28
NAME_LETTERS = 62
BANDS = frozenset({ValueState.PROXY, ValueState.SERIES_BREAK})


def draw_chart(chart: Chart, words: ChartWords, theme: Theme, *, key: str) -> str:
    """The picture. ``key`` makes its ids unique in the page: letters, digits, ``-`` and ``_``.

    Several series are panels one above the other on one scale, so that every period stays in
    its column.
    """
    scale = scale_of(chart, theme)
    named = len(chart.series) > 1 or bool(chart.series[0].name)
    step = theme.panel + (NAME_LINE if named else 0)
    height = step * len(chart.series)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" '
        f'viewBox="0 -8 {theme.width} {height + 8}" direction="ltr" role="img" '
        f'aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{text(words.compared.format(title=chart.title))}</title>'
        f'<desc id="{key}-d">{text(described(chart, words))}</desc>{theme.ink}'
    ]
    for row, series in enumerate(chart.series):
        top = step * row
        if named:
            parts.append(name(series, theme, top))
        parts.append(f'<g transform="translate(0 {top + NAME_LINE if named else top})">')
        parts += panel(series, chart, words, scale)
        parts.append("</g>")
    parts.append("</svg>")
    return "".join(parts)


def described(chart: Chart, words: ChartWords) -> str:
    """Every period in words, for those who do not see the picture."""
    told = []
    for series in chart.series:
        periods = zip(chart.periods, series.points, strict=True)
        line = "; ".join(f"{period}: {told_point(point, words)}" for period, point in periods)
        told.append(f"{series.name}. {line}" if series.name else line)
    return ". ".join(told)


def told_point(point: Point, words: ChartWords) -> str:
    state = words.state(point.shown_state)
    said = point.printed if point.shown is not None else state
    asides = []
    if point.shown is not None and state:
        asides.append(state)
    if point.target is not None:
        asides.append(f"{words.target} {point.target_printed}")
    if point.former_target is not None:
        asides.append(f"{words.former_target} {point.former_target_printed}")
    return f"{said} ({', '.join(asides)})" if asides else said


def name(series: Series, theme: Theme, top: int) -> str:
    words = series.name
    if len(words) > NAME_LETTERS:
        words = words[: NAME_LETTERS - 1].rstrip() + "…"
    x, side = (theme.width, "rtl") if theme.mirrored else (0, "ltr")
    return f'<text class="c-name" direction="{side}" x="{x}" y="{top + 14}">{text(words)}</text>'


def panel(series: Series, chart: Chart, words: ChartWords, scale: Scale) -> list[str]:
    parts = [band(index, scale) for index, p in enumerate(series.points) if p.shown_state in BANDS]
    parts.append(axis(scale))
    if chart.form == Form.BARS:
        parts += [bar(p, index, scale) for index, p in enumerate(series.points)]
    else:
        parts += line(series, scale)
    for index, point in enumerate(series.points):
        parts += targets(point, index, scale)
    if chart.form == Form.LINE:
        parts += [dot(p, index, scale) for index, p in enumerate(series.points)]
    parts += values(series, words, scale)
    if scale.theme.period_labels:
        parts += [period(label, index, scale) for index, label in enumerate(chart.periods)]
    return parts


def values(series: Series, words: ChartWords, scale: Scale) -> list[str]:
    labels = [p.printed if p.shown is not None else "" for p in series.points]
    heights = [value_baseline(p, scale) for p in series.points]
    look, keep = label_class(labels, scale), kept(labels, heights, scale)
    parts = []
    for index, point in enumerate(series.points):
        x = at(scale.xs[index])
        if point.shown is None:
            parts.append(f'<text class="c-lab c-mid" x="{x}" y="{at(heights[index])}">—</text>')
        elif keep[index]:
            label = text(point.printed)
            parts.append(f'<text class="{look}" x="{x}" y="{at(heights[index])}">{label}</text>')
        if point.shown is not None and point.state in BANDS:
            word, foot = text(words.state(point.state)), at(scale.floor - 50)
            parts.append(f'<text class="c-word c-mid" x="{x}" y="{foot}">{word}</text>')
    return parts


def value_baseline(point: Point, scale: Scale) -> int:
    if point.shown is None:
        return dash_baseline(point, scale)
    mark = scale.y(point.shown)
    if scale.form == Form.BARS:
        mark = min(mark, scale.zero)
    return baseline(mark, ticks(point, scale), size=scale.theme.value_size)


def ticks(point: Point, scale: Scale) -> list[int]:
    return [scale.y(t) for t in (point.target, point.former_target) if t is not None]


def dash_baseline(point: Point, scale: Scale) -> int:
    """A missing value stands on the axis, or over a target that lies there."""
    foot = scale.floor - 60
    near = [tick for tick in ticks(point, scale) if foot - 80 < tick]
    return min(near) - 50 if near else foot


def period(label: str, index: int, scale: Scale) -> str:
    y = scale.theme.floor + 18
    return f'<text class="c-lab c-mid" x="{at(scale.xs[index])}" y="{y}">{text(label)}</text>'
