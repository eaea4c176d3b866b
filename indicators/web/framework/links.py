"""The links of an edition to what it goes on from, decided by a planning officer of the plan."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import access, plans
from indicators.enums import ContinuesKind, NodeKind
from indicators.models import Continuation, Node, PlanEdition
from indicators.web import requests
from indicators.web.framework.differences import differences
from indicators.web.words_of_nodes import in_readers_language

ON_A_PAGE = 30
OPEN, SETTLED = "open", "settled"
# What a person may say of two nodes; the rest follows from their words and places.
SAID = (ContinuesKind.SPLIT, ContinuesKind.MERGED)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """Proposed and confirmed links; ``?kind=`` and ``?state=`` (open, settled) choose among them.

    A POST confirms or rejects one, or confirms all whose words are the same.
    """
    edition = requests.administered_or_404(request, slug)
    if request.method == "POST":
        _decide(request, edition)
        return redirect(request.get_full_path())
    kind, state = request.GET.get("kind", ""), request.GET.get("state", OPEN)
    every = plans.links_of(edition)
    rows = _asked(every, kind, state)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    _dress(page.object_list)
    context = {
        "edition": edition,
        "page": page,
        "kind": kind,
        "state": state,
        "kinds": _kinds(_asked(every, "", state)),
        "same": _asked(every, ContinuesKind.SAME, OPEN).count(),
        "others": _other_editions(request, edition),
    }
    return render(request, "indicators/framework/links.html", context)


def _asked(rows: QuerySet[Continuation], kind: str, state: str) -> QuerySet[Continuation]:
    rows = rows.filter(confirmed_at__isnull=state != SETTLED)
    return rows.filter(kind=kind) if kind in set(ContinuesKind) else rows


def _kinds(rows: QuerySet[Continuation]) -> list[tuple[ContinuesKind, int]]:
    held = list(rows.values_list("kind", flat=True))
    return [(kind, held.count(kind)) for kind in ContinuesKind if kind in held]


def _dress(rows: list[Continuation]) -> None:
    """Each link with both sides in the reader's language and their differences."""
    in_readers_language(node for row in rows for node in (row.before, row.after) if node)
    for row in rows:
        if row.after is not None:
            row.sides = differences(row.before.shown_text, row.after.shown_text)


def _other_editions(request: HttpRequest, edition: PlanEdition) -> QuerySet[PlanEdition]:
    """What this edition may go on from: any other that the person sees and that is not later."""
    seen = access.editions_seen_by(request.user, on=requests.today()).exclude(pk=edition.pk)
    return seen.filter(period__first_day__lte=edition.period.first_day)


def _decide(request: HttpRequest, edition: PlanEdition) -> None:
    now = timezone.now()
    if "all_same" in request.POST:
        done = plans.confirm_same(edition=edition, by=request.user, now=now)
        said = ngettext("One link is confirmed.", "%(n)s links are confirmed.", done.confirmed)
        messages.success(request, said % {"n": done.confirmed})
        for link, why in done.refused:
            messages.warning(request, f"{link.before.path}: {why}")
        return
    act = plans.reject_continuation if "reject" in request.POST else plans.confirm_continuation
    asked = request.POST.get("reject") or request.POST.get("confirm", "")
    link = get_object_or_404(plans.links_of(edition), pk=requests.key_of(asked))
    try:
        act(continuation_id=link.pk, by=request.user, now=now)
    except plans.ContinuationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        is_rejected = "reject" in request.POST
        said = _("The link is taken out.") if is_rejected else _("The link is confirmed.")
        messages.success(request, said)


@require_POST
@login_required
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose links from another edition, of this plan or of another, by likeness of words."""
    edition = requests.administered_or_404(request, slug)
    others = _other_editions(request, edition)
    earlier = get_object_or_404(others, pk=requests.key_of(request.POST.get("earlier", "")))
    made = plans.propose_links(edition=edition, earlier=earlier)
    said = ngettext("One link is proposed.", "%(n)s links are proposed.", made)
    messages.success(request, said % {"n": made})
    return redirect("links", edition.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose_before(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """What a node of this edition goes on from: sought in every edition the person sees."""
    edition = requests.administered_or_404(request, slug)
    after = requests.node_or_404(request, slug, address)
    candidates = Node.objects.filter(edition__in=_other_editions(request, edition), kind=after.kind)
    if after.kind != NodeKind.MEASURE:
        candidates = candidates.filter(edition__document=edition.document_id)
    return _choose(request, edition, after, candidates, is_before_sought=True)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choose_after(request: HttpRequest, slug: str, node_id: int) -> HttpResponse:
    """What a node of an earlier edition went on in: sought in this edition."""
    edition = requests.administered_or_404(request, slug)
    seen = access.nodes_seen_by(request.user, on=requests.today()).exclude(edition=edition)
    before = get_object_or_404(seen.select_related("edition", "parent"), pk=node_id)
    candidates = edition.nodes.filter(kind=before.kind)
    return _choose(request, edition, before, candidates, is_before_sought=False)


def _choose(
    request: HttpRequest,
    edition: PlanEdition,
    node: Node,
    candidates: QuerySet[Node],
    *,
    is_before_sought: bool,
) -> HttpResponse:
    if request.method == "POST":
        asked = requests.key_of(request.POST.get("other", ""))
        other = get_object_or_404(candidates.select_related("edition"), pk=asked)
        before, after = (other, node) if is_before_sought else (node, other)
        if _is_linked(request, before, after):
            return redirect("links", edition.slug)
    words = request.GET.get("q", "").strip()
    found = (
        plans.first_found(words, candidates) if words else list(plans.most_like(node, candidates))
    )
    in_readers_language([node, *found])
    for each in found:
        sides = (each, node) if is_before_sought else (node, each)
        each.sides = differences(*(side.shown_text for side in sides))
    context = {
        "edition": edition,
        "node": node,
        "words": words,
        "found": found,
        "said": SAID,
        "is_before_sought": is_before_sought,
    }
    return render(request, "indicators/framework/link.html", context)


def _is_linked(request: HttpRequest, before: Node, after: Node) -> bool:
    said = request.POST.get("kind", "")
    try:
        plans.link_nodes(
            before=before,
            after=after,
            kind=ContinuesKind(said) if said in SAID else None,
            by=request.user,
            now=timezone.now(),
        )
    except plans.ContinuationRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("The link is confirmed."))
    return True
