"""Bodies that are longer than memory should be, kept as they come in."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO

from indicators.api.serving.problems import Refused

IN_MEMORY = 1024 * 1024


def laid_by(
    stream: IO[bytes],
    *,
    longest: int,
    too_long: Refused,
    heard_by: Callable[[bytes], object] | None = None,
) -> SpooledTemporaryFile:
    """What comes in, kept to be read again from its start; raises ``too_long`` past ``longest``."""
    kept, size = SpooledTemporaryFile(IN_MEMORY), 0  # noqa: SIM115 -- read by the view
    while part := stream.read(IN_MEMORY):
        size += len(part)
        if size > longest:
            raise too_long
        if heard_by:
            heard_by(part)
        kept.write(part)
    kept.seek(0)
    return kept
