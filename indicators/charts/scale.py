"""From an amount to a place in the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.charts.series import Chart, Form
from indicators.charts.theme import Theme

HEADROOM = 20
FLOOR_SHARE = Decimal("0.18")


@dataclass(frozen=True, slots=True)
class Scale:
    """``low`` stands on the axis of the panel, ``high`` below the headroom of its labels."""

    low: Decimal
    high: Decimal
    theme: Theme
    periods: int
    form: Form

    @property
    def slot(self) -> Decimal:
        return Decimal(self.theme.plot) / self.periods

    def x(self, index: int) -> Decimal:
        """The middle of a period's slot; right to left where time runs that way."""
        along = self.theme.left + self.slot * index + self.slot / 2
        return self.theme.width - along if self.theme.mirrored else along

    def y(self, amount: Decimal) -> Decimal:
        share = (self.high - amount) / (self.high - self.low)
        return HEADROOM + share * (self.theme.floor - HEADROOM)


def amounts(chart: Chart) -> Iterable[Decimal]:
    for series in chart.series:
        for point in series.points:
            for amount in (point.shown, point.target, point.former_target):
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
    return Scale(low, high, theme, len(chart.periods), chart.form)
