"""``manage.py assess < table.csv``: a table of measures in, with their attainment out."""

import csv
import io
import signal
import sys

from django.core.management.base import BaseCommand, CommandError

from indicators import attainment

REFUSED = 2


class Command(BaseCommand):
    help = (
        "Read a CSV table of measures on standard input and print it with verdict, progress "
        "index, level ratio, reasons and gap. Exit status 1 when a line cannot be read."
    )
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: object, **options: object) -> None:
        # A reader such as head may have enough: end as a filter does, without a word.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="surrogateescape")
        try:
            rows = list(attainment.assessed(rows_of(text)))
        except attainment.NotATable as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        sys.stdout.buffer.write(as_csv(rows))
        sys.stdout.buffer.flush()
        if any(attainment.is_invalid(row) for row in rows):
            sys.exit(1)


def rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV text. Raises ``NotATable``."""
    csv.field_size_limit(len(text) + 1)
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    rows, starts = [], [0]
    for row in reader:
        rows.append(row)
        starts.append(reader.line_num)
    if rows:
        refuse_open_quotation(lines, starts[-2])
    return rows


def refuse_open_quotation(lines: list[str], start: int) -> None:
    """A quotation mark never closed would swallow every line after it into one cell."""
    try:
        list(csv.reader(lines[start:], strict=True))
    except csv.Error as error:
        if str(error) == "unexpected end of data":
            raise attainment.NotATable(
                f"Line {start + 1}: a quotation mark is opened and never closed."
            ) from error


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    # Bytes that were no UTF-8 come out as the replacement character, their line as invalid.
    return out.getvalue().encode(errors="surrogateescape").decode(errors="replace").encode()
