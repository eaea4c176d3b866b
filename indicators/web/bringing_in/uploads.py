"""Plan files between upload and confirmation.

What a reader made of a file is kept for an hour, for the one who sent it; the file itself is not
kept. A file that is too large is refused while it comes in, before any of it is written down.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from indicators.plans import PlanRecord

AN_HOUR = 60 * 60
# The other fields of the form and the marks between them.
ROOM_FOR_THE_FORM = 1024 * 1024


class RefuseLargeFiles(FileUploadHandler):
    """Reads a file that is too large to its end and keeps nothing of it.

    ``most`` is in bytes. ``too_large`` says so afterwards: the form then has no file.
    """

    def __init__(self, request: HttpRequest | None = None, *, most: int) -> None:
        super().__init__(request)
        self.most = most
        self.too_large = False

    def handle_raw_input(self, _input, _meta, content_length, _boundary, _encoding=None) -> None:
        self.too_large = content_length > self.most + ROOM_FOR_THE_FORM

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        if self.too_large:
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Upload:
    """``size`` is the file's, in bytes."""

    name: str
    size: int
    record: PlanRecord


def remember(request: HttpRequest, upload: Upload) -> str:
    """Keep what was read for the person; returns the SHA-256 of the file, to ask for it by."""
    digest = upload.record.document.source_sha256
    cache.set(_key(request, digest), upload, AN_HOUR)
    return digest


def kept(request: HttpRequest, digest: str) -> Upload | None:
    return cache.get(_key(request, digest))


def forget(request: HttpRequest, digest: str) -> None:
    cache.delete(_key(request, digest))


def _key(request: HttpRequest, digest: str) -> str:
    return f"upload:{request.user.pk}:{digest}"
