"""What the making of one report may take. Pure.

Memory is counted beside what the process holds when it begins, so that a limit says the same in
every worker; a child process that typesets may take as much again. The time is kept by whoever
keeps the claim alive.
"""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

# Its first number is that of the pages of address space.
MEMORY = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of address space, seconds by the clock."""

    memory: int = 4 * 1024**3
    seconds: int = 600


AS_USUAL = Limits()
_current: ContextVar[Limits] = ContextVar("limits", default=AS_USUAL)


def current() -> Limits:
    """Those of the report which is being made here."""
    return _current.get()


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Whoever takes more memory inside gets a ``MemoryError``; afterwards all is as it was."""
    token = _current.set(limits)
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    held = MEMORY.read_text().split()[0] if MEMORY.exists() else "0"
    wanted = int(held) * resource.getpagesize() + limits.memory
    finite = [each for each in (wanted, before) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(finite), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))
        _current.reset(token)
