"""Stopping what a step does and has started, when its report is given up. Pure."""

import subprocess
from contextvars import ContextVar
from threading import Lock
from typing import Self


class ClaimLost(Exception):
    """The report is not ours any more: taken over, cancelled, or ended at its limit of time."""


class Stop:
    """Ends the child processes that were started under it; those started later end at once."""

    def __init__(self) -> None:
        self.is_called = False
        self._children: set[subprocess.Popen[str]] = set()
        self._lock = Lock()

    def __enter__(self) -> Self:
        self._token = _current.set(self)
        return self

    def __exit__(self, *_error: object) -> None:
        _current.reset(self._token)

    def now(self) -> None:
        with self._lock:
            self.is_called = True
            for child in self._children:
                child.kill()

    def watch(self, child: "subprocess.Popen[str]") -> None:
        with self._lock:
            self._children.add(child)
            if self.is_called:
                child.kill()

    def leave(self, child: "subprocess.Popen[str]") -> None:
        with self._lock:
            self._children.discard(child)


_current: ContextVar[Stop | None] = ContextVar("stop", default=None)


def current() -> Stop:
    """That of the report which is being made here, or one that nobody calls."""
    return _current.get() or Stop()


def check() -> None:
    """``ClaimLost`` as soon as the report that is being made here is given up."""
    stop = _current.get()
    if stop is not None and stop.is_called:
        raise ClaimLost("given up while it was being made")
