"""How far the writing of a file is: its writer counts, whoever asked for the file listens. Pure."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from indicators.enums import ReportCounted
from indicators.reports import stopping

# In seconds: a listener is not told more often than anybody looks.
PAUSE = 0.25
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many rows, parts or pages."""

    what: ReportCounted
    done: int
    total: int


Listener = Callable[[Counted], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """What is counted inside is told to the listener; elsewhere nobody hears it."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(counted: Counted) -> None:
    if (listener := _listener.get()) is not None:
        listener(counted)


class Count:
    """Counts up to a total and tells it now and then."""

    def __init__(self, what: ReportCounted, total: int) -> None:
        self.what, self.total, self.done = what, total, 0
        self._told_at = time.monotonic()

    def one_more(self) -> None:
        stopping.check()
        self.done += 1
        now = time.monotonic()
        if now - self._told_at >= PAUSE:
            self._told_at = now
            tell(Counted(self.what, self.done, self.total))


def counted(each: Sequence[T], what: ReportCounted) -> Iterator[T]:
    """The same, one after another; whoever takes the next one is done with the one before."""
    count = Count(what, len(each))
    for one in each:
        yield one
        count.one_more()
