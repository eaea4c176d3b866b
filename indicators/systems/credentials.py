"""What the header Authorization shows: a token's secret, or its name and its secret."""

import base64
import binascii
from datetime import datetime

from indicators import access
from indicators.models import ApiToken


def token_shown(header: str, *, now: datetime) -> ApiToken | None:
    """The token of ``Bearer …`` or ``Basic …``; ``None`` when it is none, any more."""
    kind, _space, secret = header.partition(" ")
    if kind.lower() == "bearer":
        return access.token_of(secret.strip(), now=now)
    name, secret = name_and_secret(header)
    token = access.token_of(secret, now=now)
    return token if token and token.client_id == name else None


def name_and_secret(header: str) -> tuple[str, str]:
    """Of ``Basic …``; two empty texts when the header is another."""
    kind, _space, said = header.partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _colon, secret = base64.b64decode(said, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return name, secret
