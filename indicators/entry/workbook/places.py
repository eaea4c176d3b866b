"""Which values a file has named so far: the database keeps them, so that memory does not grow."""

import hashlib
from collections.abc import Sequence

from django.db import connection

from indicators.entry.workbook.columns import Key
from indicators.entry.workbook.reading import Row

BEGIN = """
    DROP TABLE IF EXISTS pg_temp.named;
    CREATE TEMPORARY TABLE named (place bytea PRIMARY KEY)
"""
ADD = "INSERT INTO named SELECT unnest(%s::bytea[]) ON CONFLICT DO NOTHING RETURNING place"


class Places:
    """Begins anew with each file; outlives a transaction that is taken back after it was asked."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(BEGIN)

    def named_before(self, rows: Sequence[Row]) -> set[int]:
        """At which places in ``rows`` a value is named that the file has named already."""
        marks = {at: _mark(row.key) for at, row in enumerate(rows) if row.key is not None}
        with connection.cursor() as cursor:
            cursor.execute(ADD, [list(marks.values())])
            new = {bytes(mark) for (mark,) in cursor.fetchall()}
        before = set()
        for at, mark in marks.items():
            if mark in new:
                new.remove(mark)
            else:
                before.add(at)
        return before


def _mark(key: Key) -> bytes:
    return hashlib.sha256(repr(key.place).encode()).digest()
