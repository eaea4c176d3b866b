"""The marks of one panel: axis, bands, bars, lines, dots and target ticks."""

from itertools import pairwise

from indicators.charts.markup import at
from indicators.charts.scale import Scale
from indicators.charts.series import Form, Point, Series
from indicators.enums import ValueState

# In tenths of the picture's units.
ZERO_BAR = 15
WIDEST_BAR = 400
WIDEST_TICK = 520
DOT = 45


def axis(scale: Scale) -> str:
    """The line at zero where bars go below it, else the foot of the panel."""
    theme = scale.theme
    has_zero = scale.form == Form.BARS and scale.low < 0
    y = scale.zero if has_zero else scale.floor
    ends = (theme.left, theme.width - theme.right)
    if theme.mirrored:
        ends = (theme.right, theme.width - theme.left)
    return f'<path class="c-axis" d="M{ends[0]} {at(y + 5)}H{ends[1]}"/>'


def band(index: int, scale: Scale) -> str:
    x = scale.xs[index] - scale.slot // 2
    return (
        f'<rect class="c-band" x="{at(x)}" y="0" width="{at(scale.slot)}" '
        f'height="{scale.theme.floor}"/>'
    )


def bar(point: Point, index: int, scale: Scale) -> str:
    if point.shown is None:
        return ""
    wide = min(scale.slot * 46 // 100, WIDEST_BAR)
    zero, y = scale.zero, scale.y(point.shown)
    tall = max(abs(zero - y), ZERO_BAR)
    top = zero if point.shown < 0 else zero - tall
    place = f'x="{at(scale.xs[index] - wide // 2)}" y="{at(top)}"'
    size = f'width="{at(wide)}" height="{at(tall)}"'
    if point.state == ValueState.PROXY:
        return f'<rect class="c-barp" fill="url(#p-proxy)" {place} {size}/>'
    look = "c-bare" if point.state == ValueState.ESTIMATED else "c-bar"
    return f'<rect class="{look}" {place} {size}/>'


def line(series: Series, scale: Scale) -> list[str]:
    """From value to value: dotted over a gap and beside a proxy, none across a break."""
    shown = [(index, p, p.shown) for index, p in enumerate(series.points) if p.shown is not None]
    parts = []
    for (a, start, low), (b, end, high) in pairwise(shown):
        if end.state == ValueState.SERIES_BREAK:
            continue
        solid = b == a + 1 and ValueState.PROXY not in (start.state, end.state)
        parts.append(
            f'<path class="{"c-line" if solid else "c-gap"}" '
            f'd="M{at(scale.xs[a])} {at(scale.y(low))}L{at(scale.xs[b])} {at(scale.y(high))}"/>'
        )
    return parts


def dot(point: Point, index: int, scale: Scale) -> str:
    if point.shown is None:
        return ""
    x, y = scale.xs[index], scale.y(point.shown)
    if point.state == ValueState.PROXY:
        place = f'x="{at(x - DOT)}" y="{at(y - DOT)}"'
        return f'<rect class="c-proxy" {place} width="9" height="9"/>'
    look = "c-est" if point.state == ValueState.ESTIMATED else "c-dot"
    return f'<circle class="{look}" cx="{at(x)}" cy="{at(y)}" r="{at(DOT)}"/>'


def targets(point: Point, index: int, scale: Scale) -> list[str]:
    """A tick across the slot; the target before its revision stays as a dashed one."""
    wide = min(scale.slot * 62 // 100, WIDEST_TICK)
    start = at(scale.xs[index] - wide // 2)
    return [
        f'<path class="{look}" d="M{start} {at(scale.y(amount))}h{at(wide)}"/>'
        for look, amount in (("c-old", point.former_target), ("c-target", point.target))
        if amount is not None
    ]
