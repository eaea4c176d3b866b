"""What requests ask again and again: put together once, and planned once on a connection."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

# By connection, the names of what the database has planned for it.
_planned: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Statement:
    """``places`` are the parameters that each request means something else by."""

    text: str
    parameters: tuple[object, ...]
    places: tuple[object, ...]
    name: str


def asked_of(
    rows: Callable[..., QuerySet], *others: Hashable, meant: Mapping[object, object]
) -> list[tuple]:
    """The rows of ``rows(*others)``, as the database gives them; ``meant`` says what is asked now
    in the place of each constant that stands in it for something.
    """
    statement = _statement(rows, others, frozenset(meant))
    places = ", ".join(["%s"] * len(statement.places))
    execute = f"EXECUTE {statement.name} ({places})" if places else f"EXECUTE {statement.name}"
    with connection.cursor() as cursor:
        _plan(cursor, statement)
        cursor.execute(execute, [meant[each] for each in statement.places])
        return cursor.fetchall()


@cache
def _statement(
    rows: Callable[..., QuerySet], others: tuple[Hashable, ...], constants: frozenset[object]
) -> Statement:
    text, parameters = rows(*others).query.sql_with_params()
    places = tuple(each for each in parameters if _is_among(constants, each))
    digest = sha256(repr((text, parameters)).encode()).hexdigest()
    return Statement(text, parameters, places, f"asked_{digest[:20]}")


def _is_among(constants: frozenset[object], parameter: object) -> bool:
    return isinstance(parameter, Hashable) and parameter in constants


def _plan(cursor: CursorWrapper, statement: Statement) -> None:
    """Beside what is counted as the queries of a request: it is no part of one."""
    planned = _planned.setdefault(connection.connection, set())
    if statement.name in planned:
        return
    numbers = iter(range(1, len(statement.places) + 1))
    constants = frozenset(statement.places)
    written = tuple(
        f"${next(numbers)}" if _is_among(constants, each) else cursor.mogrify("%s", [each]).decode()
        for each in statement.parameters
    )
    cursor.cursor.execute(f"PREPARE {statement.name} AS {statement.text % written}")
    planned.add(statement.name)
