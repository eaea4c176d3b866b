"""A measure as markup, put together without a template: a unit's page has hundreds of them."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.enums import ValueState
from indicators.models import Node
from indicators.templatetags.addresses import (
    address_below,
    of_path,
    reckoning_below,
    speaks,
)
from indicators.templatetags.definitions import definition
from indicators.templatetags.indicators import chart_figure, glyph, how_read, sign, verdict_chip
from indicators.web.framework.measures import Note, ShownAttainment, ShownMeasure
from indicators.web.state import State


class Markup:
    """Of the measures of one page, with the period and the day that it shows."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.root = reverse("edition", args=[state.edition.slug])
        self.kept, self.kept_day = escape(state.kept), escape(state.kept_day)
        self.reckoning = escape(_("Reckoning"))
        self.values = escape(_("Values, versions and source"))
        self.undecided = escape(_("Nothing to compare yet."))

    def block(self, shown: ShownMeasure) -> str:
        """Its words, verdict and sentence beside its picture, or over its words by year."""
        version, node = shown.measure.current, shown.measure.node
        key, unit = shown.key, node.shown_unit
        return (
            f'<article class="measure" id="{escape(of_path(node.path))}" aria-labelledby="{key}-t">'
            f'<div class="stack"><h4 id="{key}-t" class="doc"><span class="faint num">'
            f"{escape(node.label)}</span>&ensp;<bdi {speaks(node.shown_language)}>"
            f'{escape(node.shown_text)}</bdi></h4>\n<p class="tiny faint">'
            f"{how_read(version, unit)}</p>{definition(version, node.path, unit)}"
            f'{self._said(shown)}<p class="sm line">{self._reckoned(shown)}{self._of_values(node)}'
            f"</p></div>\n{self.figure(shown)}</article>\n"
        )

    def verdicts(self, shown: ShownMeasure) -> SafeString:
        """Of the measure and its components, each with its sentence; the way to the reckoning."""
        reckoned = self._reckoned(shown)
        link = f'<p class="sm">{reckoned}</p>' if reckoned else ""
        return SafeString(self._said(shown) + link)

    def figure(self, shown: ShownMeasure) -> SafeString:
        """The picture with its table, or the words by year."""
        if shown.chart:
            drawn = chart_figure(shown.chart, shown.key, shown.measure.node.shown_text)
            notes = "\n".join(map(_noted, shown.notes))
            caption = f"<figcaption>{notes}</figcaption>" if notes else ""
            return SafeString(f'<figure class="fig">{drawn}{caption}</figure>')
        if shown.years:
            context = {"shown": shown, "period": self.state.period}
            return render_to_string("indicators/framework/years_in_words.html", context)
        none = _(
            "The plan’s text holds no value of this measure. "
            "Values appear here when they are approved."
        )
        return SafeString(f'<p class="sm dim">{escape(none)}</p>')

    def side(self, shown: ShownMeasure, *, result: str, is_alone: bool) -> str:
        """Its line beside the page: the sign of its verdict, and the name of its ``result``."""
        verdict, node = shown.verdict, shown.measure.node
        look = f' class="v-{sign(verdict)}"' if verdict else ""
        drawn = glyph(sign(verdict)) if verdict else ""
        heard = f' <span class="vh">{escape(_(verdict.label))}</span>' if verdict else ""
        number = "" if is_alone else f' <span class="faint">·</span> {escape(node.label)}'
        return (
            f'<li><a href="#{escape(of_path(node.path))}"{look}>{drawn}'
            f"<span>{escape(result)}{number}{heard}</span></a></li>\n"
        )

    def _said(self, shown: ShownMeasure) -> str:
        if not shown.attainments:
            return f'<p class="sm dim">{self.undecided}</p>'
        return "".join(map(_attained, shown.attainments))

    def _reckoned(self, shown: ShownMeasure) -> str:
        if self.state.period is None or not shown.attainments:
            return ""
        path = shown.measure.node.path
        href = escape(reckoning_below(self.root, self.state.period.pk, path))
        return f'<a href="{href}{self.kept_day}">{self.reckoning}{_of(path)}</a>\n'

    def _of_values(self, node: Node) -> str:
        href = escape(address_below(self.root, node.path))
        return f'<a href="{href}{self.kept}">{self.values}{_of(node.path)}</a>'


def _attained(each: ShownAttainment) -> str:
    chip = verdict_chip(each.verdict, judged=each.is_judged, bare=bool(each.component))
    said = escape(each.sentence)
    if not each.component:
        return f"<p>{chip}</p>" + (f'<p class="sm">{said}</p>' if said else "")
    aside = f'<br><span class="dim">{said}</span>' if said else ""
    return (
        f'<p class="sm part"><span class="strong"><bdi>{escape(each.component)}</bdi></span> '
        f"{chip}{aside}</p>"
    )


def _noted(each: Note) -> str:
    comment = f" <bdi>{escape(each.comment)}</bdi>" if each.comment else ""
    state = escape(_(ValueState(each.state).label))
    return f"<bdi>{escape(each.period.label)}</bdi>: {state}.{comment}"


def _of(path: str) -> str:
    """Which measure a link is of, for those who hear the links alone."""
    return f'<span class="vh">: {escape(path)}</span>'
