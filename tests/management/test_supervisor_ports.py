"""A taken port is never fought over."""

import socket

import pytest

from indicators.management.supervisor import CannotStart
from indicators.management.supervisor.ports import HOST, free_port


def test_a_free_port_is_used_as_wanted():
    with socket.socket() as somebody:
        somebody.bind((HOST, 0))
        port = somebody.getsockname()[1]

    assert free_port(port) == port


def test_the_next_port_is_used_where_the_wanted_one_is_taken():
    with socket.socket() as somebody:
        somebody.bind((HOST, 0))
        somebody.listen()
        taken = somebody.getsockname()[1]

        assert free_port(taken) > taken


def test_where_no_port_is_left_the_person_is_told_how_to_choose_another():
    with socket.socket() as somebody:
        somebody.bind((HOST, 65_535))
        somebody.listen()

        with pytest.raises(CannotStart, match=r"Choose another: manage\.py up --port NUMBER"):
            free_port(65_535)
