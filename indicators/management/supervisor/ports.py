"""A port to listen on: the wanted one, or the next that is free."""

import socket

from indicators.management.supervisor.folder import CannotStart

HOST = "127.0.0.1"
_TRIED = 100
_LAST = 65_535


def free_port(wanted: int) -> int:
    last = min(wanted + _TRIED, _LAST)
    for port in range(wanted, last + 1):
        if _is_free(port):
            return port
    raise CannotStart(
        f"The ports {wanted} to {last} are all taken. Choose another: manage.py up --port NUMBER."
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the web server binds: a port that only waits out its last connections is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
