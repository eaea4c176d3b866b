"""Plan files between upload and confirmation: kept for an hour, for the one who sent them."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

AN_HOUR = 60 * 60


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


def remember(request: HttpRequest, data: bytes, name: str) -> str:
    """Keep the bytes for the person; returns the SHA-256 by which to ask for them."""
    digest = hashlib.sha256(data).hexdigest()
    cache.set(_key(request, digest), (name, data), AN_HOUR)
    return digest


def kept(request: HttpRequest, digest: str) -> Upload | None:
    held = cache.get(_key(request, digest))
    return Upload(*held) if held else None


def forget(request: HttpRequest, digest: str) -> None:
    cache.delete(_key(request, digest))


def _key(request: HttpRequest, digest: str) -> str:
    return f"upload:{request.user.pk}:{digest}"
