import socket

import pytest


@pytest.mark.parametrize("address", [("192.0.2.1", 443), ("example.org", 443)])
def test_a_test_reaches_nothing_outside_this_machine(address: tuple[str, int]):
    with socket.socket() as line, pytest.raises(AssertionError, match="A test reaches out"):
        line.connect(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_what_is_on_this_machine_is_reached(host: str):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()
