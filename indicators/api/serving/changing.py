"""What every change is asked for: what it is based on, and whether it was made already."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.request import Request

from indicators.api.serving.answers import ANYTHING, tags
from indicators.api.serving.laying_by import laid_by
from indicators.api.serving.problems import Refused
from indicators.api.serving.reading import View
from indicators.models import IdempotentAnswer

KEPT_HEADERS = ("Content-Type", "ETag", "Location")
LONGEST_KEY = 255
PLAIN_KEY = r"[!-~]{1,255}"
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of what was read: a change of anything newer is refused.",
    "schema": {"type": "string", "minLength": 1, "pattern": r"^[!-~]+$"},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request with the same key is answered again and not done again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
}
Method = Callable[..., HttpResponse]


def demand_match(request: Request, etag: str, **current: object) -> None:
    """The change is based on what stands, or nothing is changed."""
    said = request.headers.get("If-Match")
    if not said or tags(said) == [ANYTHING]:
        raise Refused(
            428, "precondition-required", "Say what the change is based on: If-Match with the ETag."
        )
    if etag not in tags(said):
        raise Refused(412, "stale", "Somebody changed this since you read it.", **current)


def idempotent(method: Method) -> Method:
    """Under an Idempotency-Key a request is done once; asked again, the answer is repeated.

    Key and change are written by one transaction: of two requests at once, the second waits for
    the first. A request that is refused, or keeps nothing, leaves no key behind.
    """

    @wraps(method)
    def once(view: View, request: Request, **address: object) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return method(view, request, **address)
        if not re.fullmatch(PLAIN_KEY, key):
            raise Refused(400, "parameter", "An Idempotency-Key has 1 to 255 plain signs.")
        with transaction.atomic():
            kept, mark = _of_key(request, key)
            if kept.status is not None:
                return _again(kept, mark)
            made = method(view, request, **address)
            if getattr(made, "kept_nothing", False):
                kept.delete()
                return made
            answer = _whole(made)
            kept.status = answer.status_code
            # What is shown once is not kept.
            kept.body = getattr(made, "kept_as", answer.content).decode()
            kept.headers = {name: answer[name] for name in KEPT_HEADERS if name in answer}
            kept.save(update_fields=["status", "body", "headers"])
        return answer

    return once


def _whole(answer: HttpResponse | StreamingHttpResponse) -> HttpResponse:
    """Of an answer in parts, all of it: it is kept."""
    if not answer.streaming:
        return answer
    return HttpResponse(answer.getvalue(), status=answer.status_code, headers=dict(answer.items()))


def _of_key(request: Request, key: str) -> tuple[IdempotentAnswer, str]:
    """The row of the key, made now or by a request that is over, and the mark of this request."""
    mark = _fingerprint(request)
    row = IdempotentAnswer(token=request.auth, key=key, fingerprint=mark)
    IdempotentAnswer.objects.bulk_create([row], ignore_conflicts=True)
    kept = IdempotentAnswer.objects.select_for_update().get(token=request.auth, key=key)
    return kept, mark


def _fingerprint(request: Request) -> str:
    """Of what is asked. The body is laid by as it comes in, and read again from there."""
    said = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    sent = request._request
    too_long = Refused(413, "too-long", "The body is too long. Send it in parts.")
    kept = laid_by(sent, longest=settings.API_LONGEST_BULK, too_long=too_long, heard_by=said.update)
    sent._stream, sent._read_started = kept, False
    return said.hexdigest()


def _again(kept: IdempotentAnswer, mark: str) -> HttpResponse:
    if kept.fingerprint != mark:
        raise Refused(
            422, "key-used", "This Idempotency-Key was used for another request. Take a new one."
        )
    answer = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
    answer["Idempotent-Replayed"] = "true"
    return answer
