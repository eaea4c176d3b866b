"""What every page asks of a request: who, on which day, in which language, which node."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.translation import get_language

from indicators import access
from indicators.models import Node, PerformanceMeasure, PlanEdition
from indicators.templatetags.addresses import to_path

TYPED_IN = "typed_in"
DIGITS_OF_A_KEY = 19


def today() -> date:
    return timezone.now().date()


def key_of(sent: str) -> int | None:
    """The number that was sent, where a row may have it as its key."""
    return int(sent) if sent.isdecimal() and len(sent) < DIGITS_OF_A_KEY else None


def language() -> str:
    return get_language() or "en"


def in_language_of_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a form in the language of the page that sent it, which says so in ``typed_in``.

    Its numbers are in that notation, whatever language was chosen since in another window.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        chosen = request.POST.get(TYPED_IN)
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return view(request, *args, **kwargs)

    return answered


def content_language() -> str:
    """The interface's language as plan documents name it: zh-hans is zh."""
    return language().split("-")[0]


def edition_or_404(request: HttpRequest, slug: str) -> PlanEdition:
    return get_object_or_404(access.editions_seen_by(request.user, on=today()), slug=slug)


def is_officer(request: HttpRequest, edition: PlanEdition) -> bool:
    """Whether the person is planning officer of the edition's plan."""
    administered = access.documents_administered_by(request.user, on=today())
    return administered.filter(pk=edition.document_id).exists()


def administered_or_404(request: HttpRequest, slug: str) -> PlanEdition:
    """The edition, for a planning officer of its plan."""
    edition = edition_or_404(request, slug)
    if not is_officer(request, edition):
        raise Http404
    return edition


def may_enter(request: HttpRequest, rows: Iterable[PerformanceMeasure]) -> bool:
    """Rights are held on units, so that the results of the measures are enough to ask."""
    own = access.measures_entered_by(request.user, on=today())
    return own.filter(accomplishment__in={row.accomplishment_id for row in rows}).exists()


def node_or_404(request: HttpRequest, slug: str, address: str) -> Node:
    edition = edition_or_404(request, slug)
    node = get_object_or_404(
        Node.objects.select_related("parent"), edition=edition, path=to_path(address)
    )
    node.edition = edition
    return node
