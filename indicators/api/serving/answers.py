"""Answers: JSON by orjson, with an ETag, and none where the caller has it already."""

import hashlib
import re
from datetime import date, time

import orjson
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request

JSON = "application/json"
# In a condition it stands for whatever is there.
ANYTHING = "*"
ZEROS_AT_THE_END = re.compile(r"(\.\d+?)0+(?=\+)")


def answer(
    request: Request, body: object, *, status: int = 200, etag: str = "", location: str = ""
) -> HttpResponse:
    """A body as JSON. ``etag`` names the state of what is shown; without it the body is hashed."""
    text = dumped(body)
    if request.method not in ("GET", "HEAD"):
        made = HttpResponse(text, status=status, content_type=JSON)
        if etag:
            made["ETag"] = etag
    else:
        tag = etag or _hashed(text)
        known = is_known(request, tag)
        made = HttpResponse(status=304) if known else HttpResponse(text, content_type=JSON)
        made["ETag"] = tag
    made["Cache-Control"] = "private, no-cache"
    patch_vary_headers(made, ["Authorization", "Accept"])
    if location:
        made["Location"] = location
    return made


def is_known(request: Request, tag: str) -> bool:
    """Whether the reader has what the tag names."""
    return not {tag, ANYTHING}.isdisjoint(tags(request.headers.get("If-None-Match", "")))


def tag_of(body: object) -> str:
    """Of a state that has no number of its own: the same as that of its answer."""
    return _hashed(dumped(body))


def _hashed(text: bytes) -> str:
    return f'"{hashlib.blake2b(text, digest_size=16).hexdigest()}"'


def dumped(body: object) -> bytes:
    return orjson.dumps(body, default=_written, option=orjson.OPT_PASSTHROUGH_DATETIME)


def _written(moment: object) -> str:
    """A day, or an instant as PostgreSQL writes it into the rows of a stream."""
    if not isinstance(moment, date | time):
        raise TypeError
    return ZEROS_AT_THE_END.sub(r"\1", moment.isoformat())


def tags(header: str) -> list[str]:
    """The tags of a header; a weak one, as compression makes them, is the same state."""
    return [each.strip().removeprefix("W/") for each in header.split(",") if each.strip()]
