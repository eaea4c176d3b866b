"""What requests ask again and again: put together once, and planned once on a connection."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from hashlib import sha256
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

# By connection, the names of what the database has planned for it.
_planned: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()


def asked_of(
    rows: Callable[..., QuerySet], *others: Hashable, meant: Mapping[object, object]
) -> list[tuple]:
    """The rows of ``rows(*others)``, as the database gives them; ``meant`` says what is asked now
    in the place of each constant that stands in it for something.
    """
    statement, parameters = _statement(rows, others)
    name = f"asked_{sha256(statement.encode()).hexdigest()[:20]}"
    places = ", ".join(["%s"] * len(parameters))
    with connection.cursor() as cursor:
        _plan(cursor, name, statement, len(parameters))
        cursor.execute(f"EXECUTE {name} ({places})", [meant.get(each, each) for each in parameters])
        return cursor.fetchall()


@cache
def _statement(rows: Callable[..., QuerySet], others: tuple[Hashable, ...]) -> tuple[str, tuple]:
    return rows(*others).query.sql_with_params()


def _plan(cursor: CursorWrapper, name: str, statement: str, count: int) -> None:
    """Beside what is counted as the queries of a request: it is no part of one."""
    planned = _planned.setdefault(connection.connection, set())
    if name in planned:
        return
    numbered = statement % tuple(f"${number}" for number in range(1, count + 1))
    cursor.cursor.execute(f"PREPARE {name} AS {numbered}")
    planned.add(name)
