"""Looking at plans: the editions, the tree of one, and a search through all."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from indicators import access, plans
from indicators.charts import ASSESSED, BESIDE
from indicators.enums import NodeKind, Verdict
from indicators.models import PlanEdition
from indicators.web import requests
from indicators.web.framework.contents import contents
from indicators.web.framework.nodes import node
from indicators.web.framework.tree import FEW_MEASURES, Dresser, marked, only, small_enough
from indicators.web.state import State, state_of
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

LONGEST_SHOWN = 300
UNITS = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)
VERDICTS = (*ASSESSED, *BESIDE)


@require_safe
@login_required
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every edition the person may see, newest period first, with what it holds."""
    editions = access.editions_seen_by(request.user, on=requests.today()).annotate(
        programmes=Count("nodes", filter=Q(nodes__kind=NodeKind.PROGRAMME)),
        measures=Count("nodes", filter=Q(nodes__kind=NodeKind.MEASURE)),
    )
    may_import = access.may_import_plans(request.user, on=requests.today())
    # The navigation of every page asks the session, which is brought up to date here.
    if request.session.get("may_import", False) != may_import:
        request.session["may_import"] = may_import
    titles_in_readers_language(editions)
    return render(
        request, "indicators/framework/plans.html", {"editions": editions, "may_import": may_import}
    )


@require_safe
@login_required
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """The tree of a plan, or what a filter leaves of it.

    ``?q=`` words, a path or a goal; ``?verdict=MET&verdict=…``; ``?mine=on``. Of very many
    measures only the programmes are shown, and each fetches what is below it when it is opened.
    """
    shown = requests.edition_or_404(request, slug)
    titles_in_readers_language([shown])
    state = state_of(request, shown)
    asked = Filter(request, state)
    everything = plans.programmes(shown)
    total = sum(branch.measures for branch in everything)
    branches = everything
    if asked.is_set or total <= FEW_MEASURES:
        branches = asked.applied(plans.tree(plans.tree_nodes(shown)))
    found = sum(branch.measures for branch in branches)
    open_kinds = set(NodeKind) if asked.is_set else {NodeKind.PROGRAMME}
    dresser = Dresser(state, open_kinds=open_kinds, words=asked.words, with_definitions=True)
    context = {
        "edition": shown,
        "state": state,
        "period": state.period,
        "periods": state.periods,
        "filter": asked,
        "branches": dresser.shown(small_enough(branches)),
        "programmes": len(everything),
        "hidden": len(everything) - len(branches),
        "total": total,
        "found": found,
        "contents": contents(shown, programmes=len(everything), measures=total),
        "doubts": plans.open_doubts(shown).count(),
        "has_previous": shown.previous_id is not None,
        "administers": _administers(request, shown),
    }
    return render(request, "indicators/framework/tree.html", context)


def _administers(request: HttpRequest, shown: PlanEdition) -> bool:
    administered = access.documents_administered_by(request.user, on=requests.today())
    return administered.filter(pk=shown.document_id).exists()


class Filter:
    """What a person wants to see of a tree."""

    def __init__(self, request: HttpRequest, state: State) -> None:
        self.user = request.user
        self.state = state
        self.words = request.GET.get("q", "").strip()
        self.verdicts = {
            Verdict(value) for value in request.GET.getlist("verdict") if value in set(Verdict)
        }
        self.mine = request.GET.get("mine") == "on"

    @property
    def is_set(self) -> bool:
        return bool(self.words or self.verdicts or self.mine)

    @property
    def choices(self) -> list[tuple[Verdict, bool]]:
        """Every verdict that a page can show, with whether it is asked for."""
        return [(verdict, verdict in self.verdicts) for verdict in VERDICTS]

    def applied(
        self, branches: list[plans.Branch], *, below: Iterable[int] = ()
    ) -> list[plans.Branch]:
        """What is left of branches that hang ``below`` these nodes, if they are not the roots."""
        if self.words:
            hits = plans.hits(self.words, self.state.edition)
            is_within_a_match = any(node in hits for node in below)
            branches = branches if is_within_a_match else plans.matching(branches, hits)
        if self.verdicts:
            branches = only(branches, self.state.with_verdict(self.verdicts))
        if self.mine:
            held = access.measures_entered_by(self.user, on=requests.today())
            own = held.filter(node__edition=self.state.edition)
            branches = only(branches, set(own.values_list("pk", flat=True)))
        return branches


@require_safe
@login_required
def branch(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """What hangs below one node of the tree, for htmx; without a script the node's own page."""
    shown = requests.node_or_404(request, slug, address)
    if not request.htmx:
        return node(request, slug, address)
    nodes = plans.tree_nodes(shown.edition).filter(path__startswith=f"{shown.path}/")
    state = state_of(request, shown.edition)
    asked = Filter(request, state)
    above = [shown.pk, *(each.pk for each in plans.ancestors(shown))]
    branches = asked.applied(plans.tree(nodes), below=above)
    open_kinds = set(NodeKind) if asked.is_set else ()
    dresser = Dresser(state, open_kinds=open_kinds, words=asked.words, with_definitions=True)
    context = {"branches": dresser.shown(branches), "edition": shown.edition, "state": state}
    return render(request, "indicators/framework/branches.html", context)


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Words in any language of the plans, a path, or a goal such as SDG 6."""
    words = request.GET.get("q", "").strip()
    nodes = access.nodes_seen_by(request.user, on=requests.today())
    found = plans.first_found(words, nodes) if words else []
    in_readers_language(found)
    for each in found:
        text = Truncator(each.shown_text).chars(LONGEST_SHOWN)
        each.marked_text = marked(text, words.lower().split())
    editions = access.editions_seen_by(request.user, on=requests.today())
    named = plans.editions_named(words, editions) if words else PlanEdition.objects.none()
    titles_in_readers_language(named)
    context = {"words": words, "plans": named, "found": found, "most": plans.MOST_FOUND}
    return render(request, "indicators/framework/search.html", context)
