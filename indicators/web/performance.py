"""The performance table of an edition: every measure, its targets, actuals and verdicts by year.

The rows are put together here and not in a template: a plan has a thousand of fifteen cells.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators.charts import ASSESSED, BESIDE
from indicators.enums import NodeKind, ValueKind, ValueState, Verdict
from indicators.models import Attainment, Cell, Node, PerformanceMeasure, PlanEdition
from indicators.templatetags.addresses import address, speaks
from indicators.templatetags.indicators import stated, verdict_chip
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language

LONGEST_WORDS = 120
VALUE = (
    "state",
    "amount",
    "amount_high",
    "numerator",
    "denominator",
    "words",
)


@dataclass(slots=True)
class Figures:
    """All printed values and verdicts of an edition; ``years`` are label by last day and id."""

    values: dict[tuple[int, int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    baselines: dict[int, str] = field(default_factory=dict)
    verdicts: dict[tuple[int, int], Verdict] = field(default_factory=dict)
    years: dict[tuple[date, int], str] = field(default_factory=dict)

    @property
    def periods(self) -> list[tuple[int, str]]:
        """Id and label, the oldest first."""
        return [(pk, label) for (_day, pk), label in sorted(self.years.items())]


@require_safe
@login_required
def performance(request: HttpRequest, slug: str) -> HttpResponse:
    """``?q=`` words of a measure or a part of its path; ``?verdict=`` of its last year."""
    edition = requests.edition_or_404(request, slug)
    identities = dict(
        PerformanceMeasure.objects.filter(node__edition=edition).values_list("pk", "identity_id")
    )
    figures = figures_of(edition)
    words, verdict = request.GET.get("q", "").strip(), request.GET.get("verdict", "")
    nodes = list(edition.nodes.filter(kind=NodeKind.MEASURE).order_by("position"))
    for node in nodes:
        node.edition = edition
    in_readers_language(nodes)
    last = figures.periods[-1][0] if figures.periods else None
    shown = [
        node
        for node in nodes
        if _holds(node, words)
        and (verdict not in set(Verdict) or figures.verdicts.get((node.pk, last)) == verdict)
    ]
    rows = SafeString("".join(_row(node, identities[node.pk], figures) for node in shown))
    context = {
        "edition": edition,
        "periods": figures.periods,
        "rows": rows,
        "shown": len(shown),
        "words": words,
        "verdict": verdict,
        "verdicts": (*ASSESSED, *BESIDE),
    }
    return render(request, "indicators/framework/performance.html", context)


def _holds(node: Node, words: str) -> bool:
    text = f"{node.shown_text} {node.path}".lower()
    return all(word in text for word in words.lower().split())


def figures_of(edition: PlanEdition) -> Figures:
    """The approved final values and the verdicts that stand, in two queries."""
    found = Figures()
    cells = Cell.objects.filter(
        measure__editions__node__edition=edition,
        approved__isnull=False,
        disaggregation="",
        as_of__isnull=True,
    ).order_by("period__last_day", "component__position", "component_id")
    for measure, period, label, last_day, kind, part, *value in cells.values_list(
        "measure_id",
        "period_id",
        "period__label",
        "period__last_day",
        "kind",
        "component__name",
        *(f"approved__{name}" for name in VALUE),
    ):
        told = printed(*value)
        told = f"{escape(part)}: {told}" if part else told
        if kind == ValueKind.BASELINE:
            found.baselines[measure] = f'{told} <span class="faint">({escape(label)})</span>'
        else:
            found.years[last_day, period] = label
            found.values[measure, period, kind].append(told)
    rows = Attainment.objects.filter(
        measure__node__edition=edition, component__isnull=True, is_stale=False
    )
    for measure, period, verdict in rows.values_list("measure_id", "period_id", "verdict"):
        found.verdicts[measure, period] = Verdict(verdict)
    return found


def printed(
    state: str,
    amount: Decimal | None,
    high: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    words: str,
) -> str:
    """A value as markup; a dash where none is stated."""
    if state == ValueState.NOT_REPORTED:
        return "—"
    if numerator is not None and denominator is not None:
        return f"{stated(numerator)} / {stated(denominator)}"
    if amount is not None:
        return stated(amount) if high is None else f"{stated(amount)}–{stated(high)}"
    return escape(words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…") or "—"


def _row(node: Node, identity: int, figures: Figures) -> str:
    cells = "".join(_year(node.pk, identity, period, figures) for period, _label in figures.periods)
    return (
        f'<tr><th scope="row"><a class="doc quiet-link" href="{escape(address(node))}" '
        f"{speaks(node.shown_language)}>{escape(node.shown_text)}</a></th>"
        f'<td class="n">{figures.baselines.get(identity, "—")}</td>{cells}</tr>\n'
    )


def _year(measure: int, identity: int, period: int, figures: Figures) -> str:
    target = _joined(figures.values.get((identity, period, ValueKind.TARGET), ()))
    actual = _joined(figures.values.get((identity, period, ValueKind.ACTUAL), ()))
    verdict = figures.verdicts.get((measure, period))
    chip = verdict_chip(verdict, bare=True) if verdict else _none()
    return f'<td class="n">{target}</td><td class="n">{actual}</td><td>{chip}</td>'


def _joined(values: Iterable[str]) -> str:
    return "<br>".join(values) or "—"


def _none() -> str:
    none = _("none")
    return f'—<span class="vh"> {none}</span>'
