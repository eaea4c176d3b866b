"""From an amount to a place in the picture, in whole tenths of its units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.charts.series import Chart, Form
from indicators.charts.theme import Theme

TENTHS = 10
HEADROOM = 20 * TENTHS
FLOOR_SHARE = Decimal("0.18")
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Scale:
    """``low`` stands on the axis of the panel, ``high`` below the headroom of its labels.

    ``xs`` are the middles of the periods' slots, ``slot`` the width of one.
    """

    low: Decimal
    high: Decimal
    theme: Theme
    form: Form
    xs: tuple[int, ...]
    slot: int
    per_unit: Decimal

    @property
    def floor(self) -> int:
        return self.theme.floor * TENTHS

    def y(self, amount: Decimal) -> int:
        return HEADROOM + int((self.high - amount) * self.per_unit + HALF)

    @property
    def zero(self) -> int:
        return self.y(Decimal(0))


def amounts(chart: Chart) -> Iterable[Decimal]:
    for series in chart.series:
        for point in series.points:
            for amount in (point.shown, point.target, point.former_target, point.expected):
                if amount is not None:
                    yield amount


def scale_of(chart: Chart, theme: Theme) -> Scale:
    """One scale for all panels of a chart: bars from zero, a line from its own floor."""
    drawn = list(amounts(chart)) or [Decimal(0), Decimal(1)]
    low, high = min(drawn), max(drawn)
    if chart.form == Form.BARS:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    else:
        low -= (high - low) * FLOOR_SHARE
    if high == low:
        high += 1
        low -= 0 if chart.form == Form.BARS else 1
    per_unit = (theme.floor * TENTHS - HEADROOM) / (high - low)
    xs = middles(len(chart.periods), theme)
    slot = theme.plot * TENTHS // len(chart.periods)
    return Scale(low, high, theme, chart.form, xs, slot, per_unit)


def middles(periods: int, theme: Theme) -> tuple[int, ...]:
    """Where each period stands; right to left where time runs that way."""
    plot = theme.plot * TENTHS
    along = [
        theme.left * TENTHS + plot * (2 * index + 1) // (2 * periods) for index in range(periods)
    ]
    return tuple(theme.width * TENTHS - x if theme.mirrored else x for x in along)
