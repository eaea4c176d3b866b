"""A CSV of any number of values: copied to the database as it comes, judged and written there.

Memory does not grow with the file. Nothing is kept of a file with a row that is refused, unless
it is told to keep the others.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import DataError, connection, transaction
from django.utils.translation import gettext as _

from indicators.entry.bulk.given import LAY_OUT
from indicators.entry.bulk.rows import GIVEN, Answer
from indicators.entry.bulk.services import ANSWERS, answers_of, settle_given
from indicators.models import User

NEEDED = ("measure", "period", "kind")
LONGEST_HEADINGS = 10_000
AT_A_TIME = 2_000
# Where the database stopped: the headings are its first line.
AT_LINE = re.compile(r"COPY given, line (\d+)")


class ValuesNotRead(ValueError):
    """The file is no table of values. The message says what to do; nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """``is_kept``: what was taken is written; else nothing is."""

    is_kept: bool
    taken: int
    unchanged: int
    refused: int


@transaction.atomic
def import_values(
    file: BinaryIO,
    *,
    by: User,
    now: datetime,
    dry_run: bool = False,
    keeps_others: bool = False,
    refused: Callable[[Answer], object] | None = None,
    copied: Callable[[int], object] | None = None,
) -> Imported:
    """Keep every row of the file as its cell's draft, by the rules of ``record_in_bulk``.

    The first line names the columns, which are the fields of ``BulkRow`` in any order; ``measure``,
    ``period`` and ``kind`` must be there. Commas, semicolons or tabs stand between. ``refused`` is
    told of each row that is refused, ``line`` 1 being the first below the headings; ``copied`` of
    the number of rows before they are judged. ``ValuesNotRead`` when the file is no such table.
    """
    with transaction.atomic():
        rows = _copy(file)
        if copied:
            copied(rows)
        counts = settle_given(by=by, on=now.date())
        if refused and counts.refused:
            for answer in _refused():
                refused(answer)
        is_kept = not dry_run and (keeps_others or not counts.refused)
        if not is_kept:
            transaction.set_rollback(True)
    return Imported(
        is_kept=is_kept,
        taken=counts.taken,
        unchanged=counts.unchanged,
        refused=counts.refused,
    )


def _copy(file: BinaryIO) -> int:
    """The rows into the table ``given``; how many."""
    columns, sign = _headings(file)
    copy = (
        f"COPY given ({', '.join(columns)}) FROM STDIN "
        f"WITH (FORMAT csv, DELIMITER E'{sign}', NULL '\\N', ENCODING 'UTF8')"
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LAY_OUT)
            with connection.wrap_database_errors:
                cursor.copy_expert(copy, file)
            return cursor.rowcount
    except DataError as wrong:
        raise ValuesNotRead(_what_is_wrong(wrong)) from wrong


def _headings(file: BinaryIO) -> tuple[list[str], str]:
    """The columns of the file, and the sign between them."""
    try:
        first = file.readline(LONGEST_HEADINGS).decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ValuesNotRead(_("This file is not a table as text in UTF-8.")) from wrong
    sign = max((",", ";", "\t"), key=first.count)
    columns = [name.strip() for name in next(csv.reader(io.StringIO(first), delimiter=sign), [])]
    unknown = [name for name in columns if name not in GIVEN]
    missing = [name for name in NEEDED if name not in columns]
    if unknown or missing or len(set(columns)) < len(columns):
        raise ValuesNotRead(
            _(
                "The first line names the columns, each once: %(columns)s. The first three must be "
                "there. This file begins with: %(found)s."
            )
            % {"columns": ", ".join((*NEEDED, *GIVEN[3:])), "found": first.strip()[:200]}
        )
    return columns, "\\t" if sign == "\t" else sign


def _what_is_wrong(wrong: DataError) -> str:
    """The database names the line of what it was given, from which the headings were taken."""
    said = str(wrong)
    found = AT_LINE.search(said)
    line = int(found[1]) + 1 if found else 0
    reason = said.partition("\n")[0].strip()
    return _("Line %(line)d of the file cannot be read: %(reason)s. Nothing was kept.") % {
        "line": line,
        "reason": reason,
    }


def _refused() -> Iterator[Answer]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(ANSWERS.format(where=" WHERE fault <> ''"))
        while found := cursor.fetchmany(AT_A_TIME):
            yield from answers_of(found)
