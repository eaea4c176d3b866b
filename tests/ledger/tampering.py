"""The database as somebody reaches it who is its superuser and bypasses every trigger."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.db import connection

from indicators.management.supervisor import ADMIN, DataFolder, Postgres


@contextmanager
def superuser() -> Iterator[psycopg2.extensions.cursor]:
    postgres = Postgres(DataFolder(Path(os.environ["TRACKER_TEST_FOLDER"])))
    opened = psycopg2.connect(postgres.url(ADMIN, connection.settings_dict["NAME"]))
    opened.autocommit = True
    with opened.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield cursor
    opened.close()


def tamper(statement: str, *values: object) -> None:
    with superuser() as cursor:
        cursor.execute(statement, values)
