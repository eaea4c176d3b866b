"""Bodies that are files: read up to what one may have, and named."""

from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from indicators import exchange, plans
from indicators.api.parameters import described
from indicators.api.problems import Refused

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
