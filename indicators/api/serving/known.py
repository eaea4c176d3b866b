"""Whether a stream is known already, told by a mark of all that its rows may depend on.

The mark is made before the rows are read: what changes between the two is sent again, never missed.
"""

import hashlib

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request

from indicators import systems


def mark_of(request: Request, caller: systems.Caller, *, media_type: str) -> str:
    """As an ETag; in two statements, whatever the number of rows."""
    said = (
        request.get_full_path(),
        media_type,
        caller.user.pk,
        caller.user.is_superuser,
        sorted(caller.narrowed_to),
        caller.today.isoformat(),
        systems.software(),
        systems.state(),
        systems.untold(),
    )
    return f'"{hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()}"'


def marked(
    made: HttpResponse | StreamingHttpResponse, tag: str
) -> HttpResponse | StreamingHttpResponse:
    made["ETag"], made["Cache-Control"] = tag, "private, no-cache"
    patch_vary_headers(made, ["Authorization", "Accept"])
    return made
