"""Stopping what a step has started outside of this process, when its report is given up. Pure."""

import subprocess
from contextvars import ContextVar
from threading import Lock
from typing import Self


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
