"""Read settings from environment variables, and say which one is missing or wrong."""

import os
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from botocore.config import Config
from django.core.exceptions import ImproperlyConfigured

_YES_OR_NO = {
    **dict.fromkeys(("on", "true", "yes", "1"), True),
    **dict.fromkeys(("off", "false", "no", "0"), False),
}
_PORT_OF_SMTP = 587
# Compiling a statement of who may see what took seconds for an answer of milliseconds.
_NOTHING_COMPILED = "-c jit=off"
_MAIL_BACKENDS = {"smtp": "smtp", "file": "filebased", "console": "console"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def switch(name: str, *, default: bool) -> bool:
    """``on`` or ``off``, or the same in the usual other words and in any case.

    Anything else is refused, so that a typing error never opens a door.
    """
    said = text(name, "on" if default else "off").lower()
    if said not in _YES_OR_NO:
        raise ImproperlyConfigured(f"{name} is {said!r}; set it to on or off.")
    return _YES_OR_NO[said]


def share(name: str, default: str) -> Fraction:
    """An exact number that is not negative: ``0.5``, ``1/2`` or ``2``."""
    said = text(name, default)
    try:
        found = Fraction(said)
    except (ValueError, ZeroDivisionError):
        found = Fraction(-1)
    if found < 0:
        raise ImproperlyConfigured(f"{name} is {said!r}; set it to a number such as {default}.")
    return found


def count(name: str, default: int, *, least: int) -> int:
    said = text(name, str(default))
    if not said.isdecimal() or int(said) < least:
        raise ImproperlyConfigured(f"{name} is {said!r}; set it to a whole number from {least} on.")
    return int(said)


def words(name: str) -> list[str]:
    """A list written with commas."""
    return [word for part in text(name).split(",") if (word := part.strip())]


def origins(url: str) -> list[str]:
    """Scheme and host of an address, as a security policy names them; nothing of none."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def bands(name: str, default: str) -> tuple[Fraction, ...]:
    """Exact lower ends with commas, each below the one before: ``100,50``."""
    said = text(name, default)
    try:
        found = tuple(Fraction(end.strip()) for end in said.split(","))
    except (ValueError, ZeroDivisionError):
        found = ()
    if not found or found[-1] < 0 or list(found) != sorted(set(found), reverse=True):
        raise ImproperlyConfigured(
            f"{name} is {said!r}; set it to falling numbers such as {default}."
        )
    return found


def required(name: str, what: str) -> str:
    said = text(name)
    if not said:
        raise ImproperlyConfigured(f"{name} is not set; set it to {what}.")
    return said


def database(url: str) -> dict[str, object]:
    """``postgres://user:password@host:port/name``; ``?host=/folder`` names a socket folder."""
    parts = _parts(url, "DATABASE_URL", {"postgres", "postgresql"})
    options = _options(parts)
    of_session = f"{_NOTHING_COMPILED} {options.pop('options', '')}".strip()
    return {
        "ENGINE": "tracker.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": of_session, **options},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def broker(url: str) -> str:
    """The same Redis as Celery spells it: a socket is ``redis+socket``, its number a host."""
    parts = _parts(url, "REDIS_URL", {"redis", "rediss", "unix"})
    if parts.scheme != "unix":
        return url
    return f"redis+socket://{parts.path}?virtual_host={_options(parts).get('db', '0')}"


@dataclass(frozen=True)
class Mail:
    """Where mail goes: a server, a folder of files, or the process's own output."""

    backend: str
    folder: str | None
    host: str
    port: int
    user: str
    password: str
    tls: bool


def email(url: str) -> Mail:
    """``smtp://user:password@host:587?tls=on``, ``file:///folder`` or ``console:``."""
    parts = _parts(url, "EMAIL_URL", set(_MAIL_BACKENDS))
    return Mail(
        backend=f"django.core.mail.backends.{_MAIL_BACKENDS[parts.scheme]}.EmailBackend",
        folder=unquote(parts.path) if parts.scheme == "file" else None,
        host=parts.hostname or "localhost",
        port=parts.port or _PORT_OF_SMTP,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=_options(parts).get("tls", "on") == "on",
    )


def storage(url: str) -> dict[str, object]:
    """``file:///folder``, or ``s3://key:secret@host/bucket?region=…&tls=on`` of any S3 server."""
    parts = _parts(url, "EVIDENCE_URL", {"file", "s3"})
    if parts.scheme == "file":
        options = {"location": unquote(parts.path), "file_permissions_mode": 0o600}
        backend = "django.core.files.storage.FileSystemStorage"
        return {"BACKEND": backend, "OPTIONS": options | {"allow_overwrite": True}}
    said = _options(parts)
    scheme = "https" if said.get("tls", "on") == "on" else "http"
    place = parts.netloc.rpartition("@")[2]
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or "") or None,
            "secret_key": unquote(parts.password or "") or None,
            "endpoint_url": f"{scheme}://{place}",
            "bucket_name": parts.path.strip("/"),
            "region_name": said.get("region"),
            "client_config": Config(
                s3={"addressing_style": "path"},
                connect_timeout=5,
                read_timeout=20,
                retries={"max_attempts": 2},
            ),
            "default_acl": "private",
            "file_overwrite": True,
            # Past this, a file that is fetched lies on the disk.
            "max_memory_size": 1024 * 1024,
        },
    }


def _parts(url: str, name: str, schemes: set[str]) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in schemes:
        wanted = ", ".join(f"{scheme}:" for scheme in sorted(schemes))
        raise ImproperlyConfigured(f"{name} must begin with one of: {wanted}")
    return parts


def _options(parts: SplitResult) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(parts.query).items()}
