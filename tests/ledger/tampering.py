"""The database as somebody reaches it who is its superuser and bypasses every trigger."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg2
from django.db import connection

from indicators.management.supervisor import ADMIN, DataFolder, Postgres


@cache
def address_of_the_superuser() -> str:
    """Of the tests' own database. To find it takes several processes, so it is found once."""
    postgres = Postgres(DataFolder(Path(os.environ["TRACKER_TEST_FOLDER"])))
    return postgres.url(ADMIN, connection.settings_dict["NAME"])


@contextmanager
def superuser() -> Iterator[psycopg2.extensions.cursor]:
    opened = psycopg2.connect(address_of_the_superuser())
    opened.autocommit = True
    with opened.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield cursor
    opened.close()


def tamper(statement: str, *values: object) -> None:
    with superuser() as cursor:
        cursor.execute(statement, values)
