"""Tables as CSV text, in pieces that are worth sending."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

# Enough characters to be worth sending.
A_PIECE = 64 * 1024


def in_pieces(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of CSV, several at once; the rows are inert already."""
    piece = StringIO()
    write = csv.writer(piece).writerow
    for row in rows:
        write(row)
        if piece.tell() > A_PIECE:
            yield piece.getvalue()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue()
