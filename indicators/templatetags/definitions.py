"""What measures, verdicts and marks mean, said where they stand: ``{% load definitions %}``."""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators.charts import STATE_MARKS
from indicators.enums import ValueState, Verdict
from indicators.templatetags.indicators import chart_words, how_read

register = template.Library()

MEANINGS = {
    Verdict.EXCEEDED: lambda: _("Better than the target, by more than the tolerance."),
    Verdict.MET: lambda: _(
        "The target is reached, within the tolerance. Nothing is rounded for it."
    ),
    Verdict.PARTIALLY_MET: lambda: _("Short of the target, and better than the baseline."),
    Verdict.NOT_MET: lambda: _(
        "Short of the target, and no better than the baseline or without one."
    ),
    Verdict.REGRESSED: lambda: _("Worse than the baseline."),
    Verdict.NO_DATA: lambda: _("The period is over and no value is approved. It is not zero."),
    Verdict.NOT_DUE: lambda: _("The period is not over."),
    Verdict.NOT_COMPARABLE: lambda: _(
        "There is no target, or target and actual do not speak of the same thing."
    ),
    Verdict.NOT_APPLICABLE: lambda: _("The measure does not apply in this period."),
}


class Reading(Protocol):
    """How a measure is to be read: a ``MeasureVersion``, or the same of its columns."""

    unit: str
    kind: str
    direction: str
    accumulation: str
    confirmed_by_id: int | None
    definition: str
    method: str
    data_source: str


@register.simple_tag
def verdict_meanings() -> list[tuple[Verdict, str]]:
    return [(verdict, words()) for verdict, words in MEANINGS.items()]


@register.simple_tag
def definition(reading: Reading | None, path: str, unit: str = "") -> SafeString:
    """What a measure means and how it is read, closed until somebody opens it.

    ``unit`` is its name in the reader's language, where the plan has one. Many on one page: put
    together without a template.
    """
    if not reading:
        return SafeString("")
    head, none, method, source = _heads(get_language())
    said = [f"<p>{how_read(reading, unit)}</p>"]
    said.append(f"<p>{escape(reading.definition or '') or none}</p>")
    if reading.method:
        said.append(f'<p><span class="dim">{method}</span> {escape(reading.method)}</p>')
    if reading.data_source:
        said.append(f'<p><span class="dim">{source}</span> {escape(reading.data_source)}</p>')
    return SafeString(
        f'<details class="definition"><summary>{head}<span class="vh"> <bdi>{escape(path)}</bdi>'
        f"</span></summary>{''.join(said)}</details>"
    )


@cache
def _heads(_language: str | None) -> tuple[str, str, str, str]:
    none = format_html('<span class="dim">{}</span>', _("No definition is stated."))
    return escape(_("Definition")), none, escape(_("Method:")), escape(_("Data source:"))


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """The sign beside a value that is not plainly reported; who listens hears the word."""
    return _state_mark(ValueState(state), get_language())


@cache
def _state_mark(state: ValueState, _language: str | None) -> SafeString:
    return format_html(
        '<sup aria-hidden="true">{}</sup><span class="vh"> {}</span>',
        STATE_MARKS[state],
        chart_words().state(state),
    )


@register.simple_tag
def state_legend(states: Iterable[str]) -> list[tuple[str, str]]:
    """The signs of some states with their words, in one order."""
    shown = set(states)
    words = chart_words()
    return [(mark, words.state(state)) for state, mark in STATE_MARKS.items() if state in shown]
