"""Tables as CSV text that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

# A cell that begins so is a formula to a spreadsheet.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Enough characters to be worth sending.
A_PIECE = 64 * 1024


def inert(cell: str) -> str:
    """The text as a spreadsheet takes for text; a plain number stays one."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) and not _is_a_number(cell) else cell


def as_it_was(cell: str) -> str:
    """The text before it was made inert."""
    bare = cell.removeprefix("'")
    return bare if bare != cell and inert(bare) == cell else cell


def _is_a_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()


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
