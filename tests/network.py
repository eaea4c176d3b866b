"""No test reaches the network: what it connects to is on this machine."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def without_a_network() -> Iterator[None]:
    """In this process; what a test starts is its own affair."""

    def guarded(connect):
        def connect_here(self: socket.socket, address: object):
            if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
                raise AssertionError(f"A test reaches out to {address}.")
            return connect(self, address)

        return connect_here

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


def is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
