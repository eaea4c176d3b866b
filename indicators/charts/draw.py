"""A chart's marks as one accessible SVG: classes only, no ``style`` attribute."""

from collections.abc import Iterator

from indicators.charts.marks import Marks, marks_of
from indicators.charts.markup import at, text
from indicators.charts.series import Chart, ChartWords, Point
from indicators.charts.theme import Theme

DOT = 45
BOXES = {
    "band": 'class="c-band"',
    "bar": 'class="c-bar"',
    "bare": 'class="c-bare"',
    "proxy": 'class="c-barp" fill="url(#p-proxy)"',
}
LINES = {
    "axis": "c-axis",
    "line": "c-line",
    "gap": "c-gap",
    "target": "c-target",
    "old": "c-old",
    "way": "c-way",
}
LABELS = {
    "value": "c-val c-mid",
    "small": "c-val c-mid c-small",
    "word": "c-word c-mid",
    "label": "c-lab c-mid",
}


def draw_chart(chart: Chart, words: ChartWords, theme: Theme, *, key: str) -> str:
    """The picture. ``key`` makes its ids unique in the page: letters, digits, ``-`` and ``_``."""
    marks = marks_of(chart, words, theme)
    height = marks.height // 10 + 8
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" '
        f'viewBox="0 -8 {theme.width} {height}" direction="ltr" role="img" '
        f'aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{text(words.compared.format(title=chart.title))}</title>'
        f'<desc id="{key}-d">{text(described(chart, words))}</desc>{theme.ink}'
    )
    return "".join((head, *shapes(marks), *letters(marks, theme), "</svg>"))


def shapes(marks: Marks) -> Iterator[str]:
    for x, y, wide, tall, look in marks.boxes:
        place = f'x="{at(x)}" y="{at(y)}" width="{at(wide)}" height="{at(tall)}"'
        yield f"<rect {BOXES[look]} {place}/>"
    for x, y, end, foot, look in marks.lines:
        way = f"h{at(end - x)}" if y == foot else f"L{at(end)} {at(foot)}"
        yield f'<path class="{LINES[look]}" d="M{at(x)} {at(y)}{way}"/>'
    for x, y, look in marks.dots:
        if look == "proxy":
            place = f'x="{at(x - DOT)}" y="{at(y - DOT)}"'
            yield f'<rect class="c-proxy" {place} width="9" height="9"/>'
        else:
            name = "c-est" if look == "estimated" else "c-dot"
            yield f'<circle class="{name}" cx="{at(x)}" cy="{at(y)}" r="{at(DOT)}"/>'


def letters(marks: Marks, theme: Theme) -> Iterator[str]:
    side = "rtl" if theme.mirrored else "ltr"
    for x, y, words, look in marks.labels:
        place = f'x="{at(x)}" y="{at(y)}"'
        if look == "name":
            yield f'<text class="c-name" direction="{side}" {place}>{text(words)}</text>'
        else:
            yield f'<text class="{LABELS[look]}" {place}>{text(words)}</text>'


def described(chart: Chart, words: ChartWords) -> str:
    """Every period in words, for those who do not see the picture."""
    told = []
    for series in chart.series:
        periods = zip(chart.periods, series.points, strict=True)
        line = "; ".join(f"{period}: {told_point(point, words)}" for period, point in periods)
        told.append(f"{series.name}. {line}" if series.name else line)
    if left_out := words.told_left_out(chart):
        told.append(left_out)
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
    if point.expected is not None:
        asides.append(f"{words.expected} {point.expected_printed}")
    return f"{said} ({', '.join(asides)})" if asides else said
