"""The doubts of an edition as questions, and the place to decide them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import plans, review
from indicators.models import Doubt, Node, PlanEdition
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language

ON_A_PAGE = 50
LATER = ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def doubts(request: HttpRequest, slug: str) -> HttpResponse:
    """Open doubts by kind, in printed order; a planning officer of the plan answers them."""
    edition = requests.edition_or_404(request, slug)
    may_decide = requests.is_officer(request, edition)
    if request.method == "POST":
        if not may_decide:
            raise Http404
        return _decided(request, edition)
    page = _page(request, plans.open_doubts(edition), edition)
    for each in page.object_list:
        each.choices = review.choices_of(each.code)
        each.words_asked = review.WORDS_ASKED.get(each.code, "")
    context = {
        "edition": edition,
        "page": page,
        "may_decide": may_decide,
        "decided": _decisions(request, edition),
        "later": LATER,
    }
    return render(request, "indicators/framework/doubts.html", context)


def _decisions(request: HttpRequest, edition: PlanEdition):
    """A page of what is decided; each with its former decisions, and with others it might have."""
    page = _page(request, plans.decided_doubts(edition), edition, named="decided")
    former = plans.former_decisions(page.object_list)
    for each in page.object_list:
        each.former = former.get(each.pk, [])
        if review.can_be_decided_anew(each):
            others = review.choices_of(each.code)
            each.others = [choice for choice in others if choice != each.decision]
    return page


def _page(request: HttpRequest, rows: QuerySet, edition: PlanEdition, *, named: str = "page"):
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get(named))
    page.object_list = list(page.object_list)
    _show_nodes(page.object_list, edition)
    return page


def _show_nodes(rows: list[Doubt], edition: PlanEdition) -> None:
    nodes: list[Node] = [row.node for row in rows if row.node is not None]
    for node in nodes:
        node.edition = edition
    in_readers_language(nodes)


def _decided(request: HttpRequest, edition: PlanEdition) -> HttpResponse:
    answers = {
        number: review.Decision(value)
        for name, value in request.POST.items()
        if name.startswith("d") and value in set(review.Decision)
        if (number := requests.key_of(name[1:])) is not None
    }
    try:
        count = review.decide_doubts(
            edition=edition,
            decisions=answers,
            words={pk: request.POST.get(f"w{pk}", "") for pk in answers},
            by=request.user,
            now=timezone.now(),
        )
    except review.NotToBeDecided as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("One doubt is decided.", "%(n)s doubts are decided.", count)
        messages.success(request, said % {"n": count})
    return redirect(reverse("doubts", args=[edition.slug]))


@require_POST
@login_required
def anew(request: HttpRequest, slug: str, doubt_id: int) -> HttpResponse:
    """Another decision for one that was wrong, with its reason."""
    edition = requests.administered_or_404(request, slug)
    doubt = get_object_or_404(Doubt, pk=doubt_id, edition=edition)
    said = request.POST.get("decision", "")
    if said not in set(review.Decision):
        messages.error(request, _("Choose another decision."))
        return redirect(reverse("doubts", args=[slug]))
    try:
        review.decide_anew(
            doubt=doubt,
            decision=review.Decision(said),
            instead_of=request.POST.get("instead_of", ""),
            reason=request.POST.get("reason", ""),
            by=request.user,
            now=timezone.now(),
        )
    except review.NotToBeDecided as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Decided anew. The former decision stays on record."))
    return redirect(reverse("doubts", args=[slug]))


@require_safe
@login_required
def remainder(request: HttpRequest, slug: str) -> HttpResponse:
    """The words of the file that no node took."""
    edition = requests.edition_or_404(request, slug)
    rows = Paginator(edition.remainders.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"edition": edition, "page": rows}
    return render(request, "indicators/framework/remainder.html", context)
