"""What every benchmark may ask for."""

import gc
import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def _no_log_of_requests() -> Iterator[None]:
    """The log goes where the figures go."""
    logging.disable(logging.INFO)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def _garbage_as_served() -> Iterator[None]:
    """Garbage is looked for as seldom as where pages are served (``tracker/wsgi.py``)."""
    usual = gc.get_threshold()
    gc.set_threshold(20_000)
    yield
    gc.set_threshold(*usual)
