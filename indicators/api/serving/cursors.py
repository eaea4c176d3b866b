"""Where a reader goes on: a key, wrapped so that nobody counts on what is in it."""

import base64
import binascii

LARGEST = 2**63 - 1


def cursor(*keys: int) -> str:
    text = " ".join(str(key) for key in ("after", *keys))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def keys_of(text: str, count: int) -> list[int]:
    """The keys that a cursor names; ``ValueError`` where it names none."""
    try:
        said = base64.urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}").decode("ascii")
    except (binascii.Error, UnicodeError) as wrong:
        raise ValueError(text) from wrong
    word, *keys = said.split(" ")
    if word != "after" or len(keys) != count or not all(_is_key(key) for key in keys):
        raise ValueError(text)
    return [int(key) for key in keys]


def after(text: str) -> int:
    return keys_of(text, 1)[0]


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 20 and int(text) <= LARGEST
