"""Ours and the floor in the same run: best of three, queries counted, the ratio printed."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

BEST_OF = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock, the best of three, and how many queries one run made."""

    seconds: float
    queries: int = 0


def measured(work: Callable[[], object], *, before: Callable[[], object] | None = None) -> Measured:
    """Run the work once to warm up and count its queries, then three times by the clock.

    ``before`` puts things back and is not counted.
    """
    put_back = before or (lambda: None)
    put_back()
    with CaptureQueriesContext(connection) as captured:
        work()
    return Measured(best_of(work, put_back), len(captured))


def clocked(work: Callable[[], object]) -> Measured:
    """The same for work without a database."""
    work()
    return Measured(best_of(work, lambda: None))


def best_of(work: Callable[[], object], put_back: Callable[[], object]) -> float:
    best = float("inf")
    for _run in range(BEST_OF):
        put_back()
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def taken_back(work: Callable[[], object]) -> Measured:
    """The same for work that writes: each run is undone, after every deferred key was checked."""
    best, queries = float("inf"), 0
    for _run in range(1 + BEST_OF):
        with transaction.atomic(), CaptureQueriesContext(connection) as captured:
            connection.force_debug_cursor = not queries
            begin = time.perf_counter()
            work()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            took = time.perf_counter() - begin
            if not queries:
                queries = len(captured) - 1
            else:
                best = min(best, took)
            transaction.set_rollback(True)
    return Measured(best, queries)


def show(row: str, what: str, ours: Measured, floor: Measured | None = None, of: str = "") -> None:
    """One line of the table that ``make bench`` prints."""
    line = f"row {row:<3} {what:<58} {ours.seconds * 1000:>9.1f} ms {ours.queries:>4} q"
    if floor is not None:
        line += f"   floor {floor.seconds * 1000:>9.1f} ms ({of})"
        line += f"   ratio {ours.seconds / floor.seconds:.2f}"
    print(line)
