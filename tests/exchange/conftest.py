"""A plan with a value of every sort, and a client of who reads it."""

import pytest
from django.test import Client

from tests.exchange.frames import Frame, a_frame


@pytest.fixture
def frame() -> Frame:
    return a_frame()


@pytest.fixture
def client(frame: Frame) -> Client:
    client = Client()
    client.force_login(frame.reader)
    return client
