"""A measure's figures as a chart: which form suits them, and what is printed at each mark."""

from decimal import Decimal

from indicators.attainment.figures import Figures, printed_value
from indicators.attainment.preview import stated_amount
from indicators.charts import Chart, Form, Point, Series
from indicators.enums import Accumulation, ValueKind, ValueState
from indicators.models import Component, Period, ValueVersion

# More years than this do not fit beside their labels.
MOST_PERIODS = 8
RATES = (Accumulation.POOLED_RATIO, Accumulation.LATEST)
PER_CENT = ("%", "per cent", "percent", "percentage", "百分比")


def picture(
    figures: Figures, language: str | None, names: dict[int, str] | None = None
) -> Chart | None:
    """The chart of a measure told in numbers; ``None`` when there is nothing to draw.

    ``names`` has the components' names in the language, by key.
    """
    periods = figures.periods[-MOST_PERIODS:]
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
    )


def form_of(figures: Figures) -> Form:
    """Counts are bars from zero; rates, levels and anything below zero are a line."""
    version = figures.measure.current
    is_rate = version.accumulation in RATES or version.unit.strip().lower() in PER_CENT
    below_zero = any((stated_amount(each) or 0) < 0 for each in figures.versions.values())
    return Form.LINE if is_rate or below_zero else Form.BARS


def _name(component: Component | None, names: dict[int, str]) -> str:
    return names.get(component.pk, component.name) if component else ""


def _point(
    figures: Figures, component: Component | None, period: Period, language: str | None
) -> Point:
    actual = figures.at(component, period, ValueKind.ACTUAL)
    target = figures.at(component, period, ValueKind.TARGET)
    return Point(
        actual=_to_draw(actual),
        printed=printed_value(actual, figures.measure, language, [target]),
        target=_to_draw(target),
        target_printed=printed_value(target, figures.measure, language),
        state=ValueState(actual.state) if actual else ValueState.NOT_REPORTED,
    )


def _to_draw(version: ValueVersion | None) -> Decimal | None:
    """Where the mark stands; the printed label is exact, the place of a mark need not be."""
    stated = stated_amount(version)
    if stated is None:
        return None
    return Decimal(stated.numerator) / Decimal(stated.denominator)
