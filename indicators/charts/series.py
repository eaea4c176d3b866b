"""What a chart shows: a measure's actuals and targets, period by period.

Amounts are ``Decimal`` and only place the marks. What a reader reads are the printed labels,
which come with the amounts: charts round nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.enums import PROXIES, SERIES_BREAKS, ValueState

SHOWN_STATES = {ValueState.REPORTED, ValueState.NIL, ValueState.ESTIMATED} | PROXIES | SERIES_BREAKS


class Form(StrEnum):
    """Bars for counts and totals, from zero; a line for rates, times and levels."""

    BARS = "bars"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series.

    ``former_target`` is the target before it was revised; ``expected`` is what the straight way
    from the baseline to a later target has at the end of the period. ``state`` says why
    ``actual`` is missing, or what kind of value it is; a missing actual that is called reported
    is shown as not reported.
    """

    actual: Decimal | None = None
    printed: str = ""
    target: Decimal | None = None
    target_printed: str = ""
    former_target: Decimal | None = None
    former_target_printed: str = ""
    expected: Decimal | None = None
    expected_printed: str = ""
    state: ValueState = ValueState.REPORTED

    def __post_init__(self) -> None:
        for amount in (self.actual, self.target, self.former_target, self.expected):
            if amount is not None and not amount.is_finite():
                raise ValueError(f"a chart cannot show {amount}")

    @property
    def shown(self) -> Decimal | None:
        """The actual to draw: none where the state says that there is nothing to show."""
        return self.actual if self.state in SHOWN_STATES else None

    @property
    def is_gap(self) -> bool:
        """Whether it has no figure and no other state than that nothing is reported."""
        return (
            self.shown is None
            and self.target is None
            and self.shown_state == ValueState.NOT_REPORTED
        )

    @property
    def shown_state(self) -> ValueState:
        if self.actual is None and self.state in SHOWN_STATES:
            return ValueState.NOT_REPORTED
        return self.state


@dataclass(frozen=True, slots=True)
class Series:
    """One component of a measure. ``name`` is empty when the measure has only one number."""

    points: tuple[Point, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure's picture: every series has one point for each period, oldest first.

    ``left_out`` earlier periods have figures too, for which there is no room.
    """

    title: str
    form: Form
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int = 0

    def __post_init__(self) -> None:
        if not self.periods or not self.series:
            raise ValueError("a chart needs a period and a series")
        for each in self.series:
            if len(each.points) != len(self.periods):
                raise ValueError(
                    f"series {each.name!r} has {len(each.points)} points "
                    f"for {len(self.periods)} periods"
                )

    @property
    def stated(self) -> list[str]:
        """The periods that are no gap: some series has a target or an actual, or says why not."""
        return [
            period
            for at, period in enumerate(self.periods)
            if not all(series.points[at].is_gap for series in self.series)
        ]


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of a chart in one language.

    ``states`` has one for every state that is not simply a value; ``compared`` is the title of
    the picture with ``{title}`` in it, ``left_out`` has ``{n}``.
    """

    period: str
    actual: str
    target: str
    former_target: str
    expected: str
    compared: str
    left_out: str
    states: Mapping[ValueState, str]

    def told_left_out(self, chart: Chart) -> str:
        """How many earlier periods are not drawn; empty where all are."""
        return self.left_out.format(n=chart.left_out) if chart.left_out else ""

    def state(self, state: ValueState) -> str:
        return self.states.get(state, "")
