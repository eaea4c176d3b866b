"""The child process that opens a workbook: its bytes in, the cells of its sheets out, as JSON.

Run by path and on its own: one cell at the far corner of a sheet has room made for all cells up to
it, and a file may unpack to anything. It imports nothing of ours. Exit status 0, or 3 when the
bytes are no workbook, or 4 when they say that they unpack to more than may be; without enough
memory or time it ends by a signal.
"""

import io
import json
import resource
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal

from python_calamine import CalamineError, CalamineWorkbook

NO_WORKBOOK, NO_ROOM = 3, 4
LARGEST_UNPACKED = 256 * 1024**2
MEMORY, SECONDS = 2 * 1024**3, 60


def main(most_rows: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        if _unpacked(data) > LARGEST_UNPACKED:
            return NO_ROOM
        json.dump(_sheets(data, most_rows), sys.stdout)
    except (CalamineError, zipfile.BadZipFile):
        return NO_WORKBOOK
    except MemoryError:
        return NO_ROOM
    return 0


def _unpacked(data: bytes) -> int:
    """As the file itself says it; one that lies runs into the limit of memory."""
    if not data.startswith(b"PK"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(each.file_size for each in package.infolist())


def _sheets(data: bytes, most_rows: int) -> dict[str, list[list[str]]]:
    """Those with two rows at least, in their order; of one with more than ``most_rows`` one more
    than those.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        cells = sheet.to_python(skip_empty_area=False, nrows=most_rows + 1)
        if len(cells) > 1:
            found[name] = [[_text(cell) for cell in row] for row in cells]
    return found


def _text(cell: object) -> str:
    """A number in plain digits: 5 for 5.0, never an exponent."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{int(cell)}" if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
