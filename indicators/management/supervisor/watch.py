"""Keep children running until told to stop."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event

from indicators.management.supervisor.processes import Child

_LOOK_EVERY = 0.2


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """An event that Ctrl-C, a closed terminal or a plain ``kill`` sets."""
    stop = Event()
    kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(kind, lambda *_: stop.set()) for kind in kinds]
    try:
        yield stop
    finally:
        for kind, handler in zip(kinds, before, strict=True):
            signal.signal(kind, handler)


def keep_running(children: Sequence[Child], stop: Event, say: Callable[[str], None]) -> None:
    """Start again whatever ends, a little later each time it does not last."""
    due: dict[str, float] = {}
    while not stop.wait(_LOOK_EVERY):
        for child in children:
            name = child.spec.name
            if child.is_running():
                continue
            if name not in due:
                pause = child.pause_before_restart()
                due[name] = time.monotonic() + pause
                say(f"{name} has ended; it starts again in {pause:.1f} s (its log: {child.log})")
            elif time.monotonic() >= due[name]:
                del due[name]
                try:
                    child.start()
                except OSError as failure:
                    say(f"{name} cannot start: {failure}")


def stop_all(children: Sequence[Child]) -> None:
    """The last one started stops first: nobody loses the database while still using it."""
    for child in reversed(children):
        child.stop()
