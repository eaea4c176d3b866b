"""What the plan document and people say of measures, beside what is computed of a whole edition."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import attainment
from indicators.attainment import AsKnown, Compared
from indicators.enums import Agreement, Discrepancy, ReasonCode
from indicators.models import Node, PlanEdition
from indicators.web import requests
from indicators.web.csv_files import csv_file
from indicators.web.framework import measures
from indicators.web.framework.measures import ShownAttainment
from indicators.web.framework.statements import by_its_own_numbers
from indicators.web.state import day_asked
from indicators.web.words_of_nodes import in_readers_language, statements_in_readers_language

ON_A_PAGE = 100
BY_DOCUMENT, BY_PEOPLE = "document", "people"
# A planning officer answers these among the doubts of the plan.
ASKED_AS_DOUBTS = (
    Discrepancy.IF_MORE_IS_BETTER,
    Discrepancy.IF_LESS_IS_BETTER,
    ReasonCode.BASIS_UNKNOWN,
)
HEAD = (
    "agreement",
    "cause",
    "said_by",
    "path",
    "period",
    "said",
    "text",
    "said_target",
    "said_actual",
    "computed",
    "reasons",
)


@dataclass(frozen=True, slots=True)
class Computed:
    """``part`` names the measure or the component where there are several."""

    part: str
    shown: ShownAttainment


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict that somebody gave; ``measures`` are those whose reckoning can be opened."""

    compared: Compared
    computed: list[Computed]
    measures: list[Node]


@require_safe
@login_required
def statements(request: HttpRequest, slug: str) -> HttpResponse:
    """``?show=differs`` and the other words of ``Agreement``; ``by=document`` or ``by=people``;
    ``as_at=2026-01-31`` beside what was computed as known on a day.
    """
    edition = requests.edition_or_404(request, slug)
    known = known_on_a_day(request, edition)
    everything = compared_of(edition, known)
    asked = {name: request.GET.get(name, "") for name in ("show", "by")}
    found = [each for each in everything if _is_asked(each, **asked)]
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = Counter(each.weighed.agreement for each in everything)
    sources = Counter(_source(each) for each in everything)
    query = request.GET.copy()
    query.pop("page", None)
    day = day_asked(request)
    context = {
        "edition": edition,
        "asked": asked,
        "state": {
            "day": day,
            "is_provisional": known is not None and known.is_provisional,
            "kept": f"?as_at={day}" if day else "",
        },
        "counts": [(each, counts[each]) for each in Agreement],
        "sources": [
            (BY_DOCUMENT, _("By the plan document"), sources[BY_DOCUMENT]),
            (BY_PEOPLE, _("By people"), sources[BY_PEOPLE]),
        ],
        "total": len(everything),
        "rows": _rows(page.object_list, edition, known),
        "page": page,
        "asked_as_doubts": ASKED_AS_DOUBTS,
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "indicators/seeing/statements.html", context)


@require_safe
@login_required
def statements_as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them, with the codes of verdicts and causes."""
    edition = requests.edition_or_404(request, slug)
    lines = (_line(each) for each in compared_of(edition, known_on_a_day(request, edition)))
    return csv_file(f"statements-{slug}", [HEAD, *lines])


def known_on_a_day(request: HttpRequest, edition: PlanEdition) -> AsKnown | None:
    """Of every period of the edition, where a day is asked for."""
    day = day_asked(request)
    return None if day is None else attainment.known_at(edition_id=edition.pk, at=day)


def compared_of(edition: PlanEdition, known: AsKnown | None) -> list[Compared]:
    """What differs first, then what cannot be compared; each in printed order."""
    found = [
        *attainment.statements_compared(edition, known),
        *attainment.judgements_compared(edition, known),
    ]
    order = list(Agreement)
    return sorted(found, key=lambda each: (order.index(each.weighed.agreement), each.node.position))


def _source(each: Compared) -> str:
    return BY_DOCUMENT if each.statement else BY_PEOPLE


def _is_asked(each: Compared, *, show: str, by: str) -> bool:
    """What is not one of the choices is as if it were not there."""
    is_shown = show not in set(Agreement) or each.weighed.agreement == show
    return is_shown and (by not in {BY_DOCUMENT, BY_PEOPLE} or _source(each) == by)


def _rows(found: Iterable[Compared], edition: PlanEdition, known: AsKnown | None) -> list[Row]:
    rows = list(found)
    nodes = [each.node for each in rows]
    nodes += [measure.node for each in rows for measure in each.measures]
    for node in nodes:
        node.edition = edition
    in_readers_language(nodes, at=known.instant if known else None)
    statements_in_readers_language(each.statement for each in rows if each.statement)
    return [Row(each, list(_computed(each)), [one.node for one in each.measures]) for each in rows]


def _computed(each: Compared) -> Iterable[Computed]:
    if each.statement and each.by_itself and (shown := by_its_own_numbers(each.statement)):
        yield Computed("", shown)
    measure_of = {measure.pk: measure for measure in each.measures}
    for row in each.computed:
        measure = measure_of[row.measure_id]
        shown = measures.shown_attainment(row, row.measure_version or measure.current)
        several = measure.node.label if len(each.measures) > 1 else ""
        yield Computed(shown.component or several, shown)


def _line(each: Compared) -> list[str]:
    statement, judgement = each.statement, each.judgement
    computed = [*each.computed, *filter(None, [each.by_itself])]
    codes = (code for row in computed for code in row.reasons)
    return [
        each.weighed.agreement,
        each.weighed.cause or "",
        "document" if statement else str(judgement.by or ""),
        each.node.path,
        each.period.label if each.period else "",
        each.said,
        statement.text if statement else judgement.comment,
        statement.target if statement else "",
        statement.actual if statement else "",
        " ".join(row.verdict for row in computed),
        " ".join(dict.fromkeys(codes)),
    ]
