"""One edition of a plan against the edition before it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators import plans
from indicators.enums import ContinuesKind
from indicators.web import requests
from indicators.web.review.amended import amended_in
from indicators.web.words_of_nodes import in_readers_language

ON_A_PAGE = 50
# What is looked at first is what asks for a person's eye.
ORDER = (
    ContinuesKind.REWORDED.value,
    plans.NEW,
    ContinuesKind.DROPPED.value,
    ContinuesKind.MOVED.value,
    ContinuesKind.SPLIT.value,
    ContinuesKind.MERGED.value,
    ContinuesKind.SAME.value,
)


@require_safe
@login_required
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What is the same, reworded, moved, dropped and new; ``?kind=`` chooses one of them."""
    edition = requests.edition_or_404(request, slug)
    if edition.previous is None:
        raise Http404
    counts = plans.change_counts(edition)
    kinds = [(kind, counts[kind]) for kind in ORDER if kind in counts]
    kind = request.GET.get("kind") or (kinds[0][0] if kinds else plans.NEW)
    page = Paginator(plans.changes(edition, kind), ON_A_PAGE).get_page(request.GET.get("page"))
    for each in page.object_list:
        if each.before is not None:
            each.before.edition = edition.previous
        if each.after is not None:
            each.after.edition = edition
    in_readers_language(
        node for each in page.object_list for node in (each.before, each.after) if node is not None
    )
    context = {
        "edition": edition,
        "kinds": kinds,
        "kind": kind,
        "page": page,
        "new": plans.NEW,
        "is_officer": requests.is_officer(request, edition),
        "amended": amended_in(edition),
    }
    return render(request, "indicators/framework/changes.html", context)
