"""A file on its way in: looked at while it comes, and kept on the disk, never in memory."""

import tracemalloc
from pathlib import Path

import pytest
from django.http.multipartparser import MultiPartParser

from indicators.enums import EvidenceRefusal
from indicators.web.entry.evidence import EvidenceUpload
from tests.entry.files import PDF

MEGABYTE = 1024 * 1024
HEAD = (
    b'--mark\r\nContent-Disposition: form-data; name="file"; filename="film.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n"
)
TAIL = b'\r\n--mark\r\nContent-Disposition: form-data; name="url"\r\n\r\nx\r\n--mark--\r\n'


class Body:
    """What a browser sends, made while it is read."""

    def __init__(self, size: int) -> None:
        self.parts = iter([HEAD, *[bytes(MEGABYTE)] * (size // MEGABYTE), TAIL])
        self.pending = b""

    def read(self, size: int) -> bytes:
        while len(self.pending) < size and (part := next(self.parts, b"")):
            self.pending += part
        sent, self.pending = self.pending[:size], self.pending[size:]
        return sent


def received(body, *, length: int):
    """The fields and files of a form, and what the handler says."""
    handler = EvidenceUpload()
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=mark", "CONTENT_LENGTH": length}
    fields, files = MultiPartParser(meta, body, [handler]).parse()
    return dict(fields.items()), files, handler.refused


@pytest.mark.parametrize("length", [200 * MEGABYTE, 100])
def test_two_hundred_megabytes_are_read_to_their_end_and_nothing_is_kept(
    length, tmp_path: Path, settings
):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    tracemalloc.start()

    fields, files, refused = received(Body(200 * MEGABYTE), length=length)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (fields, dict(files), refused) == ({"url": "x"}, {}, EvidenceRefusal.TOO_LARGE)
    assert list(tmp_path.iterdir()) == []
    assert most < 10 * MEGABYTE


def test_a_disk_that_takes_no_more_is_said(settings):
    settings.FILE_UPLOAD_TEMP_DIR = "/dev/full/none"

    _fields, files, refused = received(Body(MEGABYTE), length=MEGABYTE)

    assert (dict(files), refused) == ({}, EvidenceRefusal.NO_ROOM)


def test_a_small_file_lies_on_the_disk(tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    body = Body(0)
    body.parts = iter([HEAD, PDF, TAIL])

    _fields, files, refused = received(body, length=1000)

    assert refused is None
    assert files["file"].read() == PDF
    assert Path(files["file"].temporary_file_path()).parent == tmp_path
