"""What every benchmark may ask for."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def _no_log_of_requests() -> Iterator[None]:
    """The log goes where the figures go."""
    logging.disable(logging.INFO)
    yield
    logging.disable(logging.NOTSET)
