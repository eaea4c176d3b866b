"""The table of figures under a chart: the same periods in the same columns, and the key."""

from collections.abc import Callable

from indicators.charts.markup import text
from indicators.charts.series import Chart, ChartWords, Form, Point, Series
from indicators.enums import ValueState

# The sign beside a printed value that is not plainly reported.
STATE_MARKS = {
    ValueState.PROXY: "p",
    ValueState.ESTIMATED: "e",
    ValueState.SERIES_BREAK: "b",
    ValueState.PROXY_BREAK: "pb",
    ValueState.SUPPRESSED: "s",
}
KEYS = {
    Form.LINE: '<path class="c-line" d="M0 6h16"/><circle class="c-dot" cx="8" cy="6" r="3.6"/>',
    Form.BARS: '<rect class="c-bar" x="3" y="0" width="8" height="10"/>',
    "target": '<path class="c-target" d="M0 6h16"/>',
    "former": '<path class="c-old" d="M0 6h16"/>',
    "expected": '<path class="c-way" d="M0 6h16"/>',
}


def draw_table(chart: Chart, words: ChartWords) -> str:
    """An HTML table, real and printed: a row of actuals for each series, then its targets."""
    heads = "".join(f'<th scope="col">{text(period)}</th>' for period in chart.periods)
    bodies = "".join(
        f"<tbody>{part(series, chart)}{rows_of(series, chart, words)}</tbody>"
        for series in chart.series
    )
    return (
        f'<table class="fig-data"><caption class="vh">{text(chart.title)}</caption>'
        f'<thead><tr><th scope="col">{text(words.period)}</th>{heads}</tr></thead>'
        f"{bodies}</table>"
    )


def part(series: Series, chart: Chart) -> str:
    """The name of a component, over its own rows."""
    if not series.name:
        return ""
    wide = len(chart.periods) + 1
    return f'<tr class="part"><th scope="rowgroup" colspan="{wide}">{text(series.name)}</th></tr>'


def rows_of(series: Series, chart: Chart, words: ChartWords) -> str:
    rows = row(words.actual, KEYS[chart.form], series, actual(words), "a")
    if any(point.former_target is not None for point in series.points):
        rows += row(
            words.former_target,
            KEYS["former"],
            series,
            lambda p: number(p.former_target_printed),
            "",
        )
    if any(point.target is not None for point in series.points):
        rows += row(words.target, KEYS["target"], series, lambda p: number(p.target_printed), "")
    if any(point.expected is not None for point in series.points):
        rows += row(
            words.expected, KEYS["expected"], series, lambda p: number(p.expected_printed), ""
        )
    return rows


def row(head: str, key: str, series: Series, cell: Callable[[Point], str], look: str) -> str:
    cells = "".join(f"<td>{cell(point)}</td>" for point in series.points)
    mark = f'<svg class="key" viewBox="0 0 16 10" aria-hidden="true">{key}</svg>'
    start = f'<tr class="{look}">' if look else "<tr>"
    return f'{start}<th scope="row">{mark}{text(head)}</th>{cells}</tr>'


def number(printed: str, aside: str = "") -> str:
    """A printed number on its own: in a right-to-left line its minus sign stays before it."""
    return f"<bdi>{text(printed)}{aside}</bdi>" if printed else "—"


def actual(words: ChartWords) -> Callable[[Point], str]:
    def cell(point: Point) -> str:
        said = text(words.state(point.shown_state))
        if point.shown is None:
            return f'—<span class="vh"> {said}</span>'
        mark = STATE_MARKS.get(point.state)
        aside = f'<sup aria-hidden="true">{mark}</sup>' if mark else ""
        hidden = f'<span class="vh"> {said}</span>' if said else ""
        return f"{number(point.printed, aside)}{hidden}"

    return cell
