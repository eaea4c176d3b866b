"""Performance measures of the budget document: a bar figure, or a table of words by year."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from indicators import charts
from indicators.enums import ValueKind, ValueState
from indicators.reports.blocks import Cell, Column, Figure, Figures, Row, Table
from indicators.reports.layouts.budget_notes import notes_of
from indicators.reports.printed import PrintedNode, PrintedValue
from indicators.reports.words import Words

Say = Callable[..., str]
DASH = "–"


def is_in_words(node: PrintedNode) -> bool:
    return bool(node.values) and not any(value.amount for value in node.values)


def words_table(node: PrintedNode, say: Say) -> Table:
    """Each year under its head; a line of a cell is an achievement of its own."""
    by_year = {(v.period, v.kind): v for v in node.values if v.kind != ValueKind.BASELINE}
    columns = sorted(by_year, key=lambda each: (each[0], each[1] == ValueKind.TARGET))
    heads = [
        Column(say("actual" if kind == ValueKind.ACTUAL else "target", year=period))
        for period, kind in columns
    ]
    cells = [Cell(lines=_lines(by_year[key]), notes=notes_of(by_year[key])) for key in columns]
    return Table(name=node.text, columns=tuple(heads), rows=(Row(tuple(cells)),), left_out="")


def _lines(value: PrintedValue) -> tuple[str, ...]:
    return tuple(line for line in value.words.splitlines() if line.strip()) or (
        value.printed or DASH,
    )


def figure_of(node: PrintedNode, say: Say, words: Words, past: str) -> Figures | None:
    """Planned and actual beside each other where a year has both; else one bar a year, whose
    label says which it is.
    """
    if not node.values:
        return None
    periods = sorted({value.period for value in node.values})
    components = tuple(dict.fromkeys(value.component for value in node.values))
    kinds = {(value.period, value.component, value.kind) for value in node.values}
    is_paired = any(
        (p, c, ValueKind.TARGET) in kinds and (p, c, ValueKind.ACTUAL) in kinds
        for p in periods
        for c in components
    )
    values = {(v.component, v.period, v.kind): v for v in node.values}
    series = tuple(
        charts.Series(
            tuple(_point(values, component, period, is_paired=is_paired) for period in periods),
            component,
        )
        for component in components
    )
    heads = [
        (period if is_paired else _head(node, period, say)) + _letters(node, period)
        for period in periods
    ]
    chart = charts.Chart(node.text, charts.Form.BARS, tuple(heads), series)
    alt = f"{node.text}. {charts.described(chart, words.chart())}"
    names = (say("series_planned"), say("series_actual")) if is_paired else ("", "")
    return Figures((Figure("", node.text, alt, chart, names=names, is_of_plan=True),))


def _head(node: PrintedNode, period: str, say: Say) -> str:
    is_actual = any(v.period == period and v.kind == ValueKind.ACTUAL for v in node.values)
    return say("actual" if is_actual else "target", year=period)


def _letters(node: PrintedNode, period: str) -> str:
    """A drawn value bears its letters at its year, as the documents print them."""
    found = (notes_of(value).letters for value in node.values if value.period == period)
    return "".join(dict.fromkeys(letter for letters in found for letter in letters))


def foot_of_values(node: PrintedNode) -> tuple[str, ...]:
    """Numbered notes of drawn values, which stand at what the figure is called."""
    found = (notes_of(value).foot for value in node.values)
    return tuple(dict.fromkeys(note for foot in found for note in foot))


def _point(
    values: dict[tuple[str, str, ValueKind], PrintedValue],
    component: str,
    period: str,
    *,
    is_paired: bool,
) -> charts.Point:
    actual = values.get((component, period, ValueKind.ACTUAL))
    planned = values.get((component, period, ValueKind.TARGET))
    if not is_paired:
        actual, planned = actual or planned, None
    return charts.Point(
        actual=_amount(actual),
        printed=_printed(actual),
        target=_amount(planned),
        target_printed=_printed(planned),
        state=ValueState.NOT_REPORTED if actual is None else actual.state,
    )


def _amount(value: PrintedValue | None) -> Decimal | None:
    return Decimal(value.amount) if value is not None and value.amount else None


def _printed(value: PrintedValue | None) -> str:
    """As the plan prints it; the number where it prints none of its own, or one with noise."""
    if value is None:
        return ""
    try:
        return value.amount or f"{Decimal(value.printed):f}"
    except InvalidOperation:
        return value.printed or DASH
