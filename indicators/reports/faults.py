"""An error in what the plan or staff stated, and where: not one of the template or the service."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.db import Error

from indicators.reports import stopping


class Placed(Protocol):
    """A node, or a row that is one."""

    @property
    def path(self) -> str: ...


class DataFault(Exception):
    """``path`` is the node of which something cannot be written down; the cause says what."""

    def __init__(self, path: str) -> None:
        super().__init__(f"at {path}")
        self.path = path


@contextmanager
def at_node(row: Placed) -> Iterator[None]:
    """What goes wrong with the data inside is said of this row; a lost database is not data."""
    stopping.check()
    try:
        yield
    except Error:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError) as wrong:
        raise DataFault(row.path) from wrong
