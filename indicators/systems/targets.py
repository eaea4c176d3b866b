"""Where webhooks may go: to hosts of the public internet, and to those that the settings name.

The address is looked up once, checked, and then connected to, so that no name leads elsewhere
between the check and the call.
"""

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

# Seconds, of one step of a call and of the whole, which ends before a worker's lease does.
LONGEST, LONGEST_CALL = 10, 30
PORTS = {"https": 443, "http": 80}
ANSWER_KEPT = 500
# What is said of them differs from one Python to the next.
RESERVED_4 = ipaddress.ip_network("192.0.0.0/24")
# An address of version 4 is in these, and is reached through them: NAT64, and the oldest way.
WRAPPING_6 = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))


class TargetRefused(Exception):
    """The address may not be called. The message says why, to the person who named it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what to connect to, and what to say there."""

    scheme: str
    host: str
    port: int
    path: str
    address: str

    def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """The status of the answer and its beginning.

        ``OSError`` or ``HTTPException`` when there is none, or none before the deadline.
        """
        kind = Secure if self.scheme == "https" else Plain
        with closing(kind(self)) as calling, hung_up_in_time(calling):
            calling.request("POST", self.path, body, headers)
            answer = calling.getresponse()
            return answer.status, answer.read(ANSWER_KEPT).decode(errors="replace")


class Plain(HTTPConnection):
    """``line`` is what is hung up; an answer that closes the connection takes ``sock`` along."""

    line: socket.socket | None = None

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=LONGEST)
        self.address = target.address

    def connect(self) -> None:
        self.sock = self.line = socket.create_connection((self.address, self.port), self.timeout)


class Secure(HTTPSConnection):
    line: ssl.SSLSocket | None = None

    def __init__(self, target: Target) -> None:
        context = ssl.create_default_context()
        super().__init__(target.host, target.port, timeout=LONGEST, context=context)
        self.address, self.trusted = target.address, context

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.line = self.trusted.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.line.do_handshake()


@contextmanager
def hung_up_in_time(calling: "Plain | Secure") -> Iterator[None]:
    """The whole call has a deadline, however slowly its bytes come: each of them has its own."""
    is_late = Event()

    def hang_up() -> None:
        is_late.set()
        if calling.line is not None:
            # Of the socket below TLS: whoever reads from it wakes up.
            with suppress(OSError):
                socket.socket.shutdown(calling.line, socket.SHUT_RDWR)

    timer = Timer(LONGEST_CALL, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if not is_late.is_set():
            raise
    finally:
        timer.cancel()
    if is_late.is_set():
        raise TimeoutError(f"no whole answer within {LONGEST_CALL} seconds")


def target_of(url: str) -> Target:
    """The checked address of a webhook; ``TargetRefused`` says what is wrong with it."""
    parts = _parts(url)
    is_named = parts.hostname in settings.WEBHOOK_HOSTS
    if parts.scheme != "https" and not is_named:
        raise TargetRefused(_("A webhook is called over https."))
    try:
        port = parts.port or PORTS[parts.scheme]
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as wrong:
        raise TargetRefused(_("There is no such host.")) from wrong
    addresses = [each[4][0] for each in found]
    if not is_named and not all(_is_public(each) for each in addresses):
        raise TargetRefused(_("This host is not on the public internet."))
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, parts.hostname, port, path, addresses[0])


def _parts(url: str):
    try:
        parts = urlsplit(url)
    except ValueError as wrong:
        raise TargetRefused(_("This is no address of the web.")) from wrong
    is_clean = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in PORTS or not parts.hostname or parts.username or not is_clean:
        raise TargetRefused(_("This is no address of the web."))
    return parts


def _is_public(address: str) -> bool:
    """Of an address of version 6 that has one of version 4 in it, both."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if found.version == 4:
        return found.is_global and not found.is_multicast and found not in RESERVED_4
    inner = (found.ipv4_mapped, found.sixtofour, *(found.teredo or ()))
    if any(each and not _is_public(str(each)) for each in inner):
        return False
    is_wrapped = any(found in each for each in WRAPPING_6)
    return found.is_global and not (found.is_multicast or found.is_site_local or is_wrapped)
