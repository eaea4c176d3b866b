"""Ours and the floor in the same run: best of three, queries counted, the ratio printed."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

BEST_OF = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock, the best of three, and how many queries one run made."""

    seconds: float
    queries: int


def measured(work: Callable[[], object], *, before: Callable[[], object] | None = None) -> Measured:
    """Run the work; ``before`` puts things back and is not counted."""
    best, queries = float("inf"), 0
    for _run in range(BEST_OF):
        if before is not None:
            before()
        with CaptureQueriesContext(connection) as captured:
            begin = time.perf_counter()
            work()
            best = min(best, time.perf_counter() - begin)
        queries = len(captured)
    return Measured(best, queries)


def show(row: str, what: str, ours: Measured, floor: Measured | None = None, of: str = "") -> None:
    """One line of the table that ``make bench`` prints."""
    line = f"row {row:<3} {what:<58} {ours.seconds * 1000:>9.1f} ms {ours.queries:>4} q"
    if floor is not None:
        line += f"   floor {floor.seconds * 1000:>9.1f} ms ({of})"
        line += f"   ratio {ours.seconds / floor.seconds:.2f}"
    print(line)
