"""The words of a chart, stated once for pages and documents: each brings its own language."""

from collections.abc import Callable

from indicators.charts.series import ChartWords
from indicators.enums import ValueState


def chart_words(_: Callable[[str], str]) -> ChartWords:
    """``_`` puts an English word into a language: gettext, or the table of a document."""
    return ChartWords(
        period=_("Period"),
        actual=_("Actual"),
        target=_("Target"),
        former_target=_("Former target"),
        expected=_("Expected on the way"),
        compared=_("Actual against target: {title}"),
        left_out=_("Earlier periods that are not drawn: {n}"),
        states={
            ValueState.NOT_REPORTED: _("not reported"),
            ValueState.NOT_DUE: _("not due"),
            ValueState.NOT_APPLICABLE: _("not applicable"),
            ValueState.SUPPRESSED: _("suppressed"),
            ValueState.ESTIMATED: _("estimated"),
            ValueState.PROXY: _("proxy"),
            ValueState.SERIES_BREAK: _("break"),
            ValueState.PROXY_BREAK: _("proxy, new series"),
        },
    )
