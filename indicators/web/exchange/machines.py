"""Addresses for programs: who is not known gets 401, a refusal is one sentence of plain text."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from indicators import access, exchange, systems
from indicators.enums import TokenScope
from indicators.models import User

FOUND, NOT_MODIFIED, NOBODY = 200, 304, 401


class Refused(Exception):
    """Why there is no answer, with the status that says so to a program."""

    def __init__(self, status: int, sentence: str, *, wait: float = 0) -> None:
        super().__init__(sentence)
        self.status, self.wait = status, wait


def for_machines(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Reads for whoever is signed in or shows a token; a program is sent to no page of forms."""
    return gzip_page(for_machines_unpacked(view))


def for_machines_unpacked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for files that are packed already."""

    @wraps(view)
    def answered(request: HttpRequest, **parts: str) -> HttpResponse:
        try:
            request.user = _caller(request)
            # Read before the answer is: what changes between the two is sent again, never missed.
            tag = _tag(request)
            is_known = tag.removeprefix("W/") in _known(request)
            answer = HttpResponse(status=NOT_MODIFIED) if is_known else view(request, **parts)
        except Refused as refusal:
            answer = _sentence(refusal.status, str(refusal))
            if refusal.status == NOBODY:
                answer["WWW-Authenticate"] = 'Bearer realm="indicators"'
            if refusal.wait:
                answer["Retry-After"] = str(int(refusal.wait) + 1)
            return answer
        except exchange.sdmx.NotUnderstood as refusal:
            return _sentence(400, str(refusal))
        if answer.status_code in (FOUND, NOT_MODIFIED):
            answer["ETag"] = tag
        patch_vary_headers(answer, ("Accept", "Cookie", "Authorization"))
        # The next who asks may see something else, and so may the same one tomorrow.
        patch_cache_control(answer, private=True, no_cache=True)
        return answer

    return require_safe(answered)


def _tag(request: HttpRequest) -> str:
    """Of what is asked, of what the caller may see, and of all that the answer may depend on.

    It is given with an answer alone: who shows it again may still see what was answered. Weak, as
    a file says when it was made.
    """
    now = timezone.now()
    editions = access.editions_seen_by(request.user, on=now.date()).order_by("pk")
    said = (
        request.get_full_path(),
        request.headers.get("Accept", ""),
        request.headers.get("Accept-Language", ""),
        str(exchange.publisher()),
        systems.software(),
        systems.state(),
        now.date().isoformat(),
        str(list(editions.values_list("pk", flat=True))),
    )
    return f'W/"{hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()}"'


def _known(request: HttpRequest) -> set[str]:
    said = request.headers.get("If-None-Match", "").split(",")
    return {each.strip().removeprefix("W/") for each in said}


def _caller(request: HttpRequest) -> User:
    """Whom the session or the token stands for. Basic credentials may be those of a proxy before
    the service, and then the session counts.
    """
    header = request.headers.get("Authorization", "")
    kind = header.partition(" ")[0].lower()
    if kind != "bearer" and request.user.is_authenticated:
        return request.user
    if kind not in ("bearer", "basic"):
        raise Refused(NOBODY, "Sign in, or send a token.")
    token = systems.token_shown(header, now=timezone.now())
    if token is None:
        raise Refused(NOBODY, "This token opens nothing, or no longer does.")
    if wait := systems.seconds_to_wait(token.pk, now=timezone.now()):
        raise Refused(429, "This token asks too often. Wait.", wait=wait)
    if TokenScope.READ not in token.scopes:
        raise Refused(403, "This token may not read.")
    if token.narrowed_to:
        raise Refused(403, "This token is for some programmes; a data file is of a whole plan.")
    return token.owner


def _sentence(status: int, words: str) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
