"""The performance table of an edition: every measure, its targets, actuals and verdicts by year.

The rows are put together here and not in a template: a plan has a thousand of fifteen cells. What
is the same in many of them, a number or a verdict, is put together once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.db.models import FilteredRelation, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import attainment, ledger
from indicators.charts import ASSESSED, BESIDE
from indicators.enums import NodeKind, TranslatedField, ValueKind, Verdict
from indicators.models import MeasureVersion, Node, PerformanceMeasure, PlanEdition
from indicators.templatetags.addresses import address_below, reckoning_below, speaks
from indicators.templatetags.definitions import definition
from indicators.templatetags.indicators import verdict_chip
from indicators.web import requests
from indicators.web.seeing.figures_by_year import Figures, figures_of
from indicators.web.state import day_asked


class Reading(NamedTuple):
    """The columns of a ``MeasureVersion`` that say how a measure is read."""

    unit: str
    kind: str
    direction: str
    accumulation: str
    confirmed_by_id: int | None
    definition: str
    method: str
    data_source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with its words in ``language``: the reader's, where the plan has them."""

    pk: int
    identity: int
    path: str
    words: str
    language: str
    reading: Reading | MeasureVersion | None


@require_safe
@login_required
def performance(request: HttpRequest, slug: str) -> HttpResponse:
    """``?q=`` words of a measure or a part of its path; ``?verdict=`` of its last year;
    ``?as_at=2026-01-31`` as known at the end of a day.
    """
    edition = requests.edition_or_404(request, slug)
    day = day_asked(request)
    instant = attainment.instant_of(day) if day else None
    figures = figures_of(edition, at=instant)
    words, verdict = request.GET.get("q", "").strip(), request.GET.get("verdict", "")
    last = figures.periods[-1][0] if figures.periods else None
    shown = [
        row
        for row in rows_of(edition, at=instant)
        if _holds(row, words)
        and (verdict not in set(Verdict) or figures.verdicts.get((row.pk, last)) == verdict)
    ]
    kept = f"?as_at={day}" if day else ""
    context = {
        "edition": edition,
        "state": {"day": day, "is_provisional": figures.is_provisional, "kept": kept},
        "years": figures.periods,
        "rows": _markup(shown, figures, edition, kept),
        "shown": len(shown),
        "words": words,
        "verdict": verdict,
        "verdicts": (*ASSESSED, *BESIDE),
        "states": figures.states,
    }
    return render(request, "indicators/framework/performance.html", context)


def rows_of(edition: PlanEdition, *, at: datetime | None = None) -> list[Row]:
    """The measures in printed order, in one query; as they were called and read at an instant, in
    three.
    """
    language = requests.content_language()
    translated = FilteredRelation(
        "node__translations",
        condition=Q(
            node__translations__language=language, node__translations__field=TranslatedField.TEXT
        ),
    )
    found = (
        PerformanceMeasure.objects.filter(node__edition=edition)
        .annotate(translated=translated)
        .order_by("node__position")
        .values_list(
            "pk",
            "identity_id",
            "node__path",
            "node__text",
            "translated__text",
            *(f"current__{name}" for name in Reading._fields),
        )
    )
    measures = list(found)
    names, readings = {}, {}
    if at is not None:
        names = _names_then(edition, at)
        readings = ledger.readings_of((pk for pk, *_others in measures), at=at)
    rows = []
    for pk, identity, path, text, translation, *columns in measures:
        words, spoken = text, edition.language
        if names.get(pk, text) != text:
            words = names[pk]
        elif translation:
            words, spoken = translation, language
        reading = Reading(*columns) if at is None else readings.get(pk)
        rows.append(Row(pk, identity, path, words, spoken, reading))
    return rows


def _names_then(edition: PlanEdition, at: datetime) -> dict[int, str]:
    measures = Node.objects.filter(edition=edition, kind=NodeKind.MEASURE)
    names = ledger.names_at(at).filter(pgh_obj__in=measures)
    return dict(names.values_list("pgh_obj_id", "text"))


def _holds(row: Row, words: str) -> bool:
    text = f"{row.words} {row.path}".lower()
    return all(word in text for word in words.lower().split())


def _markup(shown: list[Row], figures: Figures, edition: PlanEdition, kept: str) -> SafeString:
    """The body of the table; ``kept`` is the query of its links."""
    root = reverse("edition", args=[edition.slug])
    chips = Chips(figures, root, kept)
    periods = [pk for pk, _label in figures.periods]
    lines = []
    for row in shown:
        href = escape(address_below(root, row.path))
        lines.append(
            f'<tr><th scope="row"><a class="doc quiet-link" href="{href}{kept}" '
            f"{speaks(row.language)}>{escape(row.words)}</a>"
            f"{definition(row.reading, row.path)}</th>"
            f'<td class="n">{"<br>".join(figures.baselines[row.identity].values()) or "—"}</td>'
        )
        for period in periods:
            lines.append(
                f'<td class="n">{figures.told(row.identity, period, ValueKind.TARGET)}</td>'
                f'<td class="n">{figures.told(row.identity, period, ValueKind.ACTUAL)}</td>'
                f"<td>{chips.of(row, period)}</td>"
            )
        lines.append("</tr>\n")
    return SafeString("".join(lines))


class Chips:
    """The verdicts of a table, each with the way to its reckoning."""

    def __init__(self, figures: Figures, root: str, kept: str) -> None:
        self.figures, self.root, self.kept = figures, root, kept
        self.drawn = {each: verdict_chip(each, bare=True) for each in Verdict}
        self.none = format_html('—<span class="vh"> {}</span>', _("none"))
        self.originally = escape(_("originally:"))

    def of(self, row: Row, period: int) -> str:
        place = (row.pk, period)
        verdict = self.figures.verdicts.get(place)
        if verdict is None:
            return self.none
        href = escape(reckoning_below(self.root, period, row.path))
        chip = f'<a class="quiet-link" href="{href}{self.kept}">{self.drawn[verdict]}</a>'
        original = self.figures.originals.get(place)
        if original is None:
            return chip
        return f'{chip}<br><span class="tiny">{self.originally} {self.drawn[original]}</span>'
