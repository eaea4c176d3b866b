"""The hash chain of the history: rows in, the head of a day out. Pure.

A day's head is the SHA-256 of lines of canonical JSON in UTF-8, each ended by one line feed. The
first line is ``{"before":...,"day":"2026-11-20"}``: the head of the day before (empty for the
first day of the history) and the UTC day. Then one line for each row dated on that day,
``{"row":{...},"table":"indicators_reviewevent"}``, table after table in the order of their names,
and in a table by id.

Canonical JSON has its keys sorted, no white space and no escapes but those that JSON demands. A
row has its columns by name; a column that is null, false, an empty text, an empty list or an empty
object is left out, so that a column added later changes no day that is sealed. An amount is a text
without an exponent and without zeros at its end ("12.5", "0"); an instant is a text in UTC with
six decimals (2026-11-20T09:30:00.000000+00:00); a date is 2026-11-20; a UUID has its hyphens.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

EMPTY: tuple[object, ...] = (None, "", [], {})


def head_of(day: date, before: str, rows: Iterable[tuple[str, Mapping[str, object]]]) -> str:
    """The head of a day, in hexadecimal; ``rows`` are tables' names with their rows, in order."""
    digest = hashlib.sha256(line({"day": day.isoformat(), "before": before}))
    for table, row in rows:
        digest.update(line({"table": table, "row": plain_row(row)}))
    return digest.hexdigest()


def line(content: Mapping[str, object]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def plain_row(row: Mapping[str, object]) -> dict[str, object]:
    stated = {name: value for name, value in row.items() if value not in EMPTY}
    return {name: plain(value) for name, value in stated.items() if value is not False}


def plain(value: object) -> object:
    """What JSON has for a column's value."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
