"""The service's own words, numbers and signs in templates: ``{% load indicators %}``."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, pgettext
from django.utils.translation import gettext as _

from indicators import charts, enums
from indicators.attainment import VerdictCounts
from indicators.enums import Labelled, MeasureKind, ValueStatus, Verdict
from indicators.models import MeasureVersion, ValueVersion
from indicators.plans import DoubtCode

register = template.Library()

SPRITE = SafeString(charts.sprite())


@register.filter
def label(choice: Labelled | str, of: str = "") -> str:
    """A choice's label in the reader's language: ``{{ verdict|label }}``.

    A plain text from the database needs the name of its enumeration:
    ``{{ cell.status|label:"ValueStatus" }}``. An empty text stays empty.
    """
    if not choice:
        return ""
    if not isinstance(choice, Labelled):
        choice = getattr(enums, of)(choice)
    return _(choice.label)


@register.filter
def sentence(words: str) -> str:
    """With the full stop of the reader's language behind it."""
    return format_html(pgettext("sentence", "{}."), words)


@register.filter
def language_tag(code: str) -> str:
    """Django's ``zh-hans`` as HTML writes it: ``zh-Hans``."""
    main, _dash, script = code.partition("-")
    return f"{main}-{script.title()}" if script else main


@register.filter
def number(amount: Decimal | Fraction | int | str | None) -> str:
    """A number as the reader's language prints it, with an em dash for none.

    Decimals print plainly, without an exponent; a text is taken as printed before.
    """
    if amount is None or amount == "":
        return "—"
    plain = f"{amount:f}" if isinstance(amount, Decimal) else str(amount)
    printed = charts.localized(plain, get_language() or "en")
    return format_html("<bdi>{}</bdi>", printed) if get_language_bidi() else printed


@register.filter
def apart(text: str) -> str:
    """A date or a path in a sentence: in Arabic its parts would change their places."""
    return format_html("<bdi>{}</bdi>", text) if get_language_bidi() else text


@register.filter
def stated(amount: Decimal | None) -> str:
    """A stored amount without the zeros that its column adds: 50, not 50.000000000000."""
    if amount is None:
        return number(None)
    plain = f"{amount:f}"
    return number(plain.rstrip("0").rstrip(".") if "." in plain else plain)


@register.simple_tag
def amounts(version: ValueVersion) -> SafeString:
    """A stated amount, or the two ends of a stated range."""
    if version.amount_high is None:
        return stated(version.amount)
    return format_html("{}–{}", stated(version.amount), stated(version.amount_high))


class Printer:
    """``stated`` for pages with thousands of numbers: each that occurs is printed once.

    Takes plain decimals without zeros at the end, in the language in which it was made.
    """

    def __init__(self) -> None:
        self.language = get_language() or "en"
        self.mark = "<bdi>{}</bdi>" if get_language_bidi() else "{}"
        self.printed: dict[str, str] = {}

    def __call__(self, plain: str) -> str:
        if plain not in self.printed:
            self.printed[plain] = self.mark.format(charts.localized(plain, self.language))
        return self.printed[plain]


@register.filter
def doubt_question(code: str) -> str:
    """The question that a reader's doubt puts to a person."""
    return _(DoubtCode(code).label) if code in set(DoubtCode) else code


@register.simple_tag
def sprite() -> SafeString:
    """All glyphs and patterns, once in a page."""
    return SPRITE


@register.simple_tag
@cache
def glyph(name: str, look: str = "") -> SafeString:
    """A glyph of the sprite, hidden from those who listen: its word stands beside it."""
    return format_html(
        '<svg class="glyph {}" width="16" height="16" aria-hidden="true" focusable="false">'
        '<use href="#g-{}"/></svg>',
        look,
        name,
    )


@register.filter
def sign(verdict: Verdict | str) -> str:
    """What a verdict's classes and glyph are called: ``v-{{ verdict|sign }}``."""
    return charts.SIGNS[Verdict(verdict)]


@register.simple_tag
def verdict_chip(verdict: Verdict | str, judged: bool = False, bare: bool = False) -> SafeString:
    """Glyph and word of a verdict; ``judged`` puts a person beside it."""
    return _chip(Verdict(verdict), bool(judged), bool(bare), get_language())


@cache
def _chip(verdict: Verdict, judged: bool, bare: bool, _language: str | None) -> SafeString:
    """A large tree has a thousand chips of a few kinds: each kind is put together once."""
    by_a_person = (
        format_html(
            '{}<span class="vh">, {}</span>', glyph("judged", "judged"), _("judged by a person")
        )
        if judged
        else ""
    )
    return format_html(
        '<span class="verdict v-{}{}">{}{}{}</span>\n',
        charts.SIGNS[verdict],
        " bare" if bare else "",
        glyph(charts.SIGNS[verdict]),
        _(verdict.label),
        by_a_person,
    )


@register.simple_tag
def how_read(version: MeasureVersion | None, unit: str = "") -> SafeString | str:
    """How a measure is to be read, in small: unit, direction or kind, accumulation.

    ``unit`` is its name in the reader's language, where the plan has one.
    """
    if not version:
        return ""
    is_counted = version.kind != MeasureKind.MILESTONE
    return _how_read(
        unit or version.unit,
        version.kind,
        version.direction,
        version.accumulation if is_counted else "",
        version.confirmed_by_id is not None,
        get_language(),
    )


@lru_cache(maxsize=1024)
def _how_read(
    unit: str,
    kind: str,
    direction: str,
    accumulation: str,
    is_confirmed: bool,
    _language: str | None,
) -> SafeString:
    """Most measures of a plan are read in one of a few ways."""
    parts = [format_html("<bdi>{}</bdi>", unit)] if unit else []
    if kind == MeasureKind.INCREASE:
        parts.append(_("higher is better"))
    elif kind == MeasureKind.DECREASE:
        parts.append(_("lower is better"))
    elif kind:
        parts.append(label(kind, "MeasureKind"))
    else:
        parts.append(label(direction, "Direction") or _("kind not stated yet"))
    parts.append(label(accumulation, "Accumulation"))
    if not is_confirmed:
        parts.append(_("proposed, not confirmed"))
    return format_html_join(" · ", "{}", ((part,) for part in parts if part))


def named_counts(name: str, told: list[str]) -> str:
    counts = pgettext("list", ", ").join(told) or _("nothing to count")
    return _("%(name)s: %(counts)s") % {"name": name, "counts": counts}


@register.simple_tag
def counts_told(counts: VerdictCounts) -> str:
    """Every verdict that occurs with its count, in words."""
    return pgettext("list", ", ").join(
        f"{_(verdict.label)} {plain_number(count)}" for verdict, count in counts.in_order
    )


@register.simple_tag
def met_of_assessed(counts: VerdictCounts) -> str:
    """ "7 of 9", or that none was assessed."""
    if not counts.assessed:
        return _("none assessed")
    parts = {"reached": plain_number(counts.met), "assessed": plain_number(counts.assessed)}
    return _("%(reached)s of %(assessed)s") % parts


def plain_number(count: int) -> str:
    """As ``number``, for sentences and attributes, in which nothing is marked up."""
    return charts.localized(str(count), get_language() or "en")


@register.simple_tag
def verdict_bar(
    counts: dict[Verdict, int], name: str, width: int = 1160, height: int = 34
) -> SafeString:
    """A stacked bar of counts; its hidden text says the name and every count."""
    told = [
        f"{_(verdict.label)} {counts[verdict]}"
        for verdict in (*charts.ASSESSED, *charts.BESIDE)
        if counts.get(verdict, 0)
    ]
    said = named_counts(name, told)
    drawn = charts.draw_verdict_bar(counts, label=said, width=width, height=height)
    return SafeString(drawn)


@register.simple_tag
def status_bar(
    counts: dict[ValueStatus, int], name: str, width: int = 1160, height: int = 34
) -> SafeString:
    """A stacked bar of values by their status; its hidden text says the name and every count."""
    told = [
        f"{_(status.label)} {counts[status]}"
        for status in charts.STATUS_PATTERNS
        if counts.get(status, 0)
    ]
    said = named_counts(name, told)
    return SafeString(charts.draw_status_bar(counts, label=said, width=width, height=height))


@register.simple_tag
def status_key(status: ValueStatus) -> SafeString:
    """The pattern of a status in such a bar, before its word."""
    return SafeString(charts.draw_status_key(status))


@register.simple_tag
def chart_figure(chart: charts.Chart, key: str, title: str) -> SafeString:
    """The picture of a measure, named in the reader's language, with its figures beneath."""
    return _figure(replace(chart, title=title), key, get_language())


@lru_cache(maxsize=2048)
def _figure(chart: charts.Chart, key: str, _language: str | None) -> SafeString:
    """Drawn once: the same figures are the same picture for whoever looks next."""
    words = chart_words()
    theme = charts.on_page(mirrored=get_language_bidi())
    drawn = charts.draw_chart(chart, words, theme, key=key) + charts.draw_table(chart, words)
    return SafeString(drawn + _left_out(chart, words))


@register.simple_tag
def chart_alone(chart: charts.Chart, key: str, title: str) -> SafeString:
    """The picture of a measure with its periods on the axis, where no table follows."""
    theme = charts.alone(mirrored=get_language_bidi())
    chart, words = replace(chart, title=title), chart_words()
    return SafeString(charts.draw_chart(chart, words, theme, key=key) + _left_out(chart, words))


def _left_out(chart: charts.Chart, words: charts.ChartWords) -> str:
    said = words.told_left_out(chart)
    return format_html('<p class="tiny faint">{}</p>', said) if said else ""


def chart_words() -> charts.ChartWords:
    """What a chart says, in the reader's language."""
    return _chart_words(get_language())


@cache
def _chart_words(_language: str | None) -> charts.ChartWords:
    """A unit's page has hundreds of charts and one set of words for them."""
    return charts.chart_words(_)
