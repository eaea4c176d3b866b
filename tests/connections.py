"""Two connections at once: one waits for the other, and the test knows when it does."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def wait_until_somebody_waits() -> None:
    """Until some connection waits for a lock that another holds."""
    with connection.cursor() as cursor:
        for _attempt in range(500):
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
            threading.Event().wait(0.01)
    pytest.fail("nobody ever waited")


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
