"""A measure's figures as a chart: which form suits them, and what is printed at each mark."""

from decimal import Decimal
from fractions import Fraction

from indicators.attainment.axis import axis
from indicators.attainment.figures import Figures, printed_value
from indicators.attainment.on_course import waypoint
from indicators.attainment.preview import stated_amount
from indicators.attainment.printing import printed_number
from indicators.attainment.shares import is_share
from indicators.charts import Chart, Form, Point, Series
from indicators.enums import Accumulation, ValueKind, ValueState
from indicators.models import Component, Period, ValueVersion

# More years than this do not fit beside their labels.
MOST_PERIODS = 8
RATES = (Accumulation.POOLED_RATIO, Accumulation.LATEST)


def picture(
    figures: Figures, language: str | None, names: dict[int, str] | None = None
) -> Chart | None:
    """The chart of a measure told in numbers; ``None`` when there is nothing to draw.

    A period in between of which nothing is stated stands on the axis as a gap. ``names`` has the
    components' names in the language, by key.
    """
    periods = axis(figures.periods, most=MOST_PERIODS)
    if figures.are_words or not periods:
        return None
    return Chart(
        title=figures.measure.text,
        form=form_of(figures),
        periods=tuple(period.label for period in periods),
        series=tuple(
            Series(
                name=_name(component, names or {}),
                points=tuple(_point(figures, component, period, language) for period in periods),
            )
            for component in figures.components
        ),
        left_out=sum(each not in periods for each in figures.periods),
    )


def form_of(figures: Figures) -> Form:
    """Counts are bars from zero; rates, levels and anything below zero are a line."""
    version = figures.measure.current
    is_rate = version.accumulation in RATES or is_share(version)
    below_zero = any((stated_amount(each) or 0) < 0 for each in figures.versions.values())
    return Form.LINE if is_rate or below_zero else Form.BARS


def _name(component: Component | None, names: dict[int, str]) -> str:
    return names.get(component.pk, component.name) if component else ""


def _point(
    figures: Figures, component: Component | None, period: Period, language: str | None
) -> Point:
    actual = figures.at(component, period, ValueKind.ACTUAL)
    target = figures.at(component, period, ValueKind.TARGET)
    former = figures.former_target(component, period)
    expected = _expected(figures, component, period)
    return Point(
        actual=_to_draw(actual),
        printed=printed_value(actual, figures.measure, language, [target]),
        target=_to_draw(target),
        target_printed=printed_value(target, figures.measure, language, [actual, former]),
        former_target=_to_draw(former),
        former_target_printed=(
            printed_value(former, figures.measure, language, [actual, target]) if former else ""
        ),
        expected=None if expected is None else _decimal(expected),
        expected_printed="" if expected is None else _printed(figures, expected, actual, language),
        state=ValueState(actual.state) if actual else ValueState.NOT_REPORTED,
    )


def _to_draw(version: ValueVersion | None) -> Decimal | None:
    """Where the mark stands; the printed label is exact, the place of a mark need not be."""
    stated = stated_amount(version)
    return None if stated is None else _decimal(stated)


def _decimal(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def _expected(figures: Figures, component: Component | None, period: Period) -> Fraction | None:
    """What was to be expected at the end of a period, beside an actual drawn as it is stated."""
    found = waypoint(figures, component, period)
    actual = stated_amount(figures.at(component, period, ValueKind.ACTUAL))
    is_drawn = found is not None and found.reported == actual
    return found.trajectory.expected if found is not None and is_drawn else None


def _printed(
    figures: Figures, expected: Fraction, actual: ValueVersion | None, language: str | None
) -> str:
    beside = stated_amount(actual)
    against = [] if beside is None else [beside]
    return printed_number(expected, figures.measure.current.decimals, language, against)
