"""Bodies that are files: read up to what one may have, and named."""

from dataclasses import dataclass
from hashlib import sha256

from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from indicators import exchange, plans
from indicators.api.serving.parameters import described
from indicators.api.serving.problems import Refused

BYTES = "application/octet-stream"
MEGABYTE = 1024 * 1024
LARGEST = max(plans.LARGEST_FILE, exchange.incoming.LARGEST_FILE, exchange.spreadsheet.LARGEST_FILE)
# What was read of a file waits so long for its confirmation, in seconds.
KEPT_FOR = 60 * 60
NAME = described(
    "name",
    "What the file is called.",
    {"type": "string", "maxLength": 255, "minLength": 1, "pattern": r"^[^\x00]+$"},
)
SHEET = described(
    "sheet",
    "Of a workbook the sheet that is read; where none is named, the one whose head says most.",
    {"type": "string", "maxLength": 255, "minLength": 1, "pattern": r"^[^\x00]+$"},
)


@dataclass(frozen=True, slots=True)
class SheetRead:
    """Of a workbook its sheets with two rows at least, and the one that is read; else nothing.

    ``sha256`` is of the file, and of the name of a sheet that was asked for: each is another file.
    """

    sha256: str
    sheet: str
    sheets: tuple[str, ...]


class Bytes(BaseParser):
    media_type = BYTES

    def parse(self, stream: object, *_args: object) -> bytes:
        return stream.read(LARGEST + 1)


def bytes_of(request: Request, most: int) -> bytes:
    """The body; refused when it is larger than ``most`` bytes."""
    # Of no bytes at all nothing was parsed.
    sent = request.data if isinstance(request.data, bytes) else b""
    if len(sent) > most:
        raise Refused(413, "too-large", f"A file has {most // MEGABYTE} megabytes at most.")
    return sent


def sheet_read(data: bytes, wanted: str) -> SheetRead:
    """``NotATable`` for a workbook that is none."""
    best, sheets = exchange.spreadsheet.sheets_of(data)
    if wanted and wanted not in sheets:
        there_are = f"There are {', '.join(sheets)}." if sheets else "The file has no sheets."
        said = f"There is no such sheet with two rows. {there_are}"
        raise Refused(422, "no-such-sheet", said, [{"parameter": "sheet", "detail": said}])
    return SheetRead(sha256(data + wanted.encode()).hexdigest(), wanted or best, sheets)
