"""Two connections at once: one waits for the other, and the test knows when it does."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection

# Transactions of any database of the server hold the horizon back, those of other programs too.
LONGEST_TRANSACTION = 300
OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def wait_until_somebody_waits(waiters: int = 1) -> None:
    """Until so many connections wait for locks that others hold."""
    with connection.cursor() as cursor:
        for _attempt in range(500):
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= waiters:
                return
            threading.Event().wait(0.01)
    pytest.fail(f"never did {waiters} wait")


def wait_until_all_before_is_over() -> None:
    """Until no transaction runs that began before now: what has committed is then in the past."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (now,) = cursor.fetchone()
        deadline = time.monotonic() + LONGEST_TRANSACTION
        while time.monotonic() < deadline:
            cursor.execute(OLDEST)
            if cursor.fetchone()[0] > now:
                return
            time.sleep(0.05)
    pytest.fail("a transaction never ended")


def in_another_connection(do: Callable[[], object]) -> threading.Thread:
    """Begin it now; ``join`` the thread for its end."""

    def run() -> None:
        try:
            do()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread
